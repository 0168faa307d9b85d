/// The phrases by which a call's formats and topics are named in text.
struct CallPhrases {
  /// The call's own names, as phrases.
  private(set) var phrases: [PhraseTable.Phrase] = []
  /// The place in the call of the format that a kind of session means, by the kind's place: the
  /// only one whose names are words for it.
  private(set) var formats: [Int: Int] = [:]

  /// Takes the names of `call`; `table` holds the phrases for kinds of session.
  init(of call: Call, among table: [PhraseTable.Phrase]) {
    var kinds: [UInt64: Int] = [:]
    for phrase in table where phrase.cue == .session {
      kinds[Word.hash(of: phrase.words)] = phrase.value
    }
    let nouns = Set(
      table.lazy.filter { $0.cue == .submissionNoun && $0.words.count == 1 }.map(\.words[0]))
    var claims: [Int: Set<Int>] = [:]
    for (place, format) in call.formats.enumerated() {
      for name in [format.name, format.id] + format.words {
        let words = Word.words(of: name).map(\.hash)
        guard !words.isEmpty else { continue }
        let kind = kinds[Word.hash(of: words)]
        if let kind { claims[kind, default: []].insert(place) }
        // "Talk" is said of every kind of session, and names no format.
        let isNoun = words.count == 1 && nouns.contains(words[0])
        if kind != SessionKind.talk.number, !isNoun { add(words, .format, place) }
      }
    }
    formats = claims.compactMapValues { $0.count == 1 ? $0.first : nil }
    for (place, topic) in call.topics.enumerated() {
      for name in [topic.name] + topic.keywords {
        let words = Word.words(of: name).map(\.hash)
        if !words.isEmpty { add(words, .topic, place) }
      }
    }
  }

  private mutating func add(_ words: [UInt64], _ cue: Cue, _ place: Int) {
    phrases.append(PhraseTable.Phrase(words: words, cue: cue, language: 0, value: place))
  }
}
