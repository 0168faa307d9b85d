/// The words that proposals are written with, in every language the tables know.
///
/// The tables are data files beside this one, one for each language, for a translator to edit.
/// A vocabulary is read once and asked for every message: all of them share one.
public final class Vocabulary: Sendable {
  /// The languages, in the order of their tables.
  let languages: [String]
  /// Labels of several words, and of one, by the hash of all their words; what each language
  /// means by it, in the order of their tables.
  let labels: HashTable<[(languages: LanguageSet, slot: Slot)]>
  /// Words that may stand beside a label's own, in which languages.
  let labelWords: HashTable<LanguageSet>
  let phrases: PhraseTable
  /// The words by which mail about the call is known.
  let callWords: CallWords
  /// The place in the call of the format that each kind of session means, by the kind's place.
  let formats: [Int: Int]

  /// The most words that a label has.
  public static let longestLabel = 20

  /// The words of the built-in language tables, and of the call's own over them.
  ///
  /// A table of the call's stands in the place of the built-in one for the same language; the
  /// labels of its form go before those of all tables.
  ///
  /// - Throws: What is wrong with a table of the call's.
  public init(for call: Call) throws(LanguageTable.Fault) {
    let tables = Self.tables(for: call)
    languages = tables.map(\.language)
    var words = TableWords(octets: tables.reduce(0) { $0 + $1.text.utf8.count })
    words.takeLabels(of: call)
    var reader = PhraseLine()
    for (index, table) in tables.enumerated() {
      try table.forEachLine { list, octets, line in
        reader.read(octets, line) { words.take($0, as: list, language: index) }
      }
    }
    // A word that is common in English tells of no other language.
    words.phrases.dropCommonEnglish()
    formats = words.phrases.takeNames(of: call)
    (labels, labelWords) = (words.labels, words.labelWords)
    let phrases = PhraseTable(words.phrases)
    self.phrases = phrases
    callWords = CallWords(of: call) { phrases.contains($0.hash, as: .submissionNoun) }
  }

  /// The language tables that count for a call; English stays the first, whatever it brings along.
  private static func tables(for call: Call) -> [LanguageTable] {
    let known = Set(LanguageTable.builtIn.map(\.language))
    return LanguageTable.builtIn.map { table in
      call.languages.first { $0.language == table.language } ?? table
    } + call.languages.filter { !known.contains($0.language) }
  }

  /// The slot that the words of a label announce; `nil` where they announce none.
  ///
  /// A phrase of the tables is one; so is any row of words of one language's tables among which
  /// one names a slot: "short talk abstract". Numbers do not count: "presenter 2".
  ///
  /// - Parameters:
  ///   - exact: Only phrases of the tables as they stand there.
  ///   - spoken: The languages that the text seems to be written in; their word goes before that
  ///     of others.
  func slot(
    of words: some Collection<Word>, exact: Bool, spoken: LanguageSet = .all
  ) -> Slot? {
    let words = words.filter { !$0.isNumber }
    guard !words.isEmpty, words.count <= Self.longestLabel else { return nil }
    if let slot = slot(of: words, exact: exact, in: spoken) { return slot }
    // "Presentation: …" is another language's label only where it is nothing here.
    return isBareNoun(words, in: spoken) ? nil : slot(of: words, exact: exact, in: .all)
  }

  private func slot(of words: [Word], exact: Bool, in spoken: LanguageSet) -> Slot? {
    if let slot = labels[Word.hash(of: words)]?.first(where: { $0.languages.meets(spoken) })?.slot {
      return slot
    }
    guard !exact, words.count <= 12 else { return nil }
    // Nearly every row of words that is no label ends here.
    guard labelWords[words[0].hash] != nil || longestLabel(words[...], in: .all) != nil else {
      return nil
    }
    return languages.indices.lazy.map(LanguageSet.init(only:)).filter { $0.meets(spoken) }
      .compactMap { self.slot(of: words, in: $0) }.first
  }

  /// The slot that a row of words of one language announces.
  private func slot(of words: [Word], in language: LanguageSet) -> Slot? {
    var best: Slot?
    // "Session" alone asks for a topic, and in "session description" for nothing.
    var weak: Slot?
    var at = 0
    // "Name and affiliation" asks for people.
    let joins = words.contains { phrases.contains($0.hash, as: .and) }
    while at < words.count {
      if let (slot, length) = longestLabel(words[at...], in: language) {
        if length == 1, words.count > 1, labelWords[words[at].hash]?.meets(language) ?? false {
          weak = weak ?? slot
          at += 1
          continue
        }
        if best.map({ slot.precedes($0) != (joins && $0 == .speakers) }) ?? true { best = slot }
        at += length
      } else if labelWords[words[at].hash]?.meets(language) ?? false {
        at += 1
      } else {
        return nil
      }
    }
    return best ?? weak
  }

  /// The field that the last label among some words announces, whatever stands around it: "here is
  /// the corrected abstract"; `nil` where there is none.
  func slot(among words: some Collection<Word>, spoken: LanguageSet) -> Slot? {
    var rest = Array(words)[...]
    var found: Slot?
    while !rest.isEmpty {
      if let (slot, length) = longestLabel(rest, in: spoken) {
        // A letter or two is a word in too many languages.
        let octets = rest.prefix(length).reduce(0) { $0 + $1.end - $1.start }
        if octets > 2, slot != .envelope, slot != .other { found = slot }
        rest = rest.dropFirst(length)
      } else {
        rest = rest.dropFirst()
      }
    }
    return found
  }

  /// Whether every one of `words` only goes along with labels, and one says what mail is for:
  /// "Talk", "My proposal".
  func isBareNoun(_ words: some Collection<Word>, in spoken: LanguageSet = .all) -> Bool {
    // Most rows of words are too long, and need no list.
    guard (1...4).contains(words.count(where: { !$0.isNumber })) else { return false }
    let words = words.filter { !$0.isNumber }
    return !isForeignKind(words)
      && words.allSatisfy {
        labelWords[$0.hash]?.meets(spoken) ?? false || isNoun($0, in: spoken)
      } && words.contains { isNoun($0, in: spoken) }
  }

  /// Whether some words are a kind of session that the call has no format for: a title may begin with them,
  /// "Panel: Frogs in Space".
  private func isForeignKind(_ words: [Word]) -> Bool {
    guard words.count == 1 else { return false }
    let kinds = phrases.entries(alone: words[0].hash).lazy.filter { $0.cue == .session }
      .map(\.value)
    guard let first = kinds.first, first != SessionKind.talk.number else { return false }
    return kinds.allSatisfy { formats[$0] == nil }
  }

  /// Whether `word` says what a mail is for: "proposal".
  func isNoun(_ word: Word, in spoken: LanguageSet = .all) -> Bool {
    phrases.entries(alone: word.hash).contains { entry in
      entry.cue == .submissionNoun && LanguageSet(only: entry.language).meets(spoken)
    }
  }

  private func longestLabel(_ words: ArraySlice<Word>, in spoken: LanguageSet) -> (Slot, Int)? {
    var hash = Word.seed
    var found: (Slot, Int)?
    for (length, word) in words.prefix(8).enumerated() {
      hash = Word.combine(hash, word.hash)
      if let slot = labels[hash]?.first(where: { $0.languages.meets(spoken) })?.slot {
        found = (slot, length + 1)
      }
    }
    return found
  }
}

extension Slot {
  /// Whether a label with words of both announces this one.
  fileprivate func precedes(_ other: Slot) -> Bool {
    let order = Slot.allCases
    return order.firstIndex(of: self) ?? 0 < order.firstIndex(of: other) ?? 0
  }
}
