extension PhraseList {
  /// Adds the phrases by which a call's formats and topics are named in text.
  ///
  /// - Returns: The place in the call of the format that a kind of session means, by the kind's
  ///   place: the only one whose names are words for it.
  mutating func takeNames(of call: Call) -> [Int: Int] {
    var kinds: [UInt64: Int] = [:]
    var nouns: Set<UInt64> = []
    for item in items {
      if item.cue == .session { kinds[Word.hash(of: words[item.words])] = item.value }
      if item.cue == .submissionNoun, item.words.count == 1 {
        nouns.insert(words[item.words.lowerBound])
      }
    }
    var claims: [Int: Set<Int>] = [:]
    for (place, format) in call.formats.enumerated() {
      for name in [format.name, format.id] + format.words {
        let words = Word.words(of: name).map(\.hash)
        guard !words.isEmpty else { continue }
        let kind = kinds[Word.hash(of: words)]
        if let kind { claims[kind, default: []].insert(place) }
        // "Talk" is said of every kind of session, and names no format. A short identifier may be
        // any word: "show", "half".
        let isNoun = words.count == 1 && nouns.contains(words[0])
        let isSlight =
          name == format.id && name != format.name && name.count < 6 && !format.words.contains(name)
        if !isNoun, !isSlight {
          append(words, as: .format, language: 0, value: place)
        }
      }
    }
    for (place, topic) in call.topics.enumerated() {
      for name in [topic.name] + topic.keywords {
        append(Word.words(of: name).map(\.hash), as: .topic, language: 0, value: place)
      }
    }
    let named = claims.compactMapValues { $0.count == 1 ? $0.first : nil }
    return named.merging(Self.byLength(call.formats, claims)) { named, _ in named }
  }

  /// The formats that "a long one" and "a short one" mean where none is called so: the longest of several kinds of
  /// talks, and the shorter of two.
  private static func byLength(_ formats: [Format], _ claims: [Int: Set<Int>]) -> [Int: Int] {
    let talks = [SessionKind.talk, .short, .long, .half, .lightning].map(\.number)
    let others = claims.filter { !talks.contains($0.key) }.values.reduce(into: Set()) {
      $0.formUnion($1)
    }
    let lengths = formats.indices.filter { !others.contains($0) }
      .sorted { formats[$0].minutes < formats[$1].minutes }
    guard lengths.count > 1, let longest = lengths.last, let shortest = lengths.first,
      formats[lengths[lengths.count - 2]].minutes < formats[longest].minutes
    else { return [:] }
    var meant = [SessionKind.long.number: longest]
    if lengths.count == 2 { meant[SessionKind.short.number] = shortest }
    return meant
  }
}
