extension Vocabulary {
  /// The words of the built-in language tables, and of the call's own over them.
  ///
  /// A table of the call's stands in the place of the built-in one for the same language; the
  /// labels of its form go before those of all tables.
  ///
  /// - Throws: What is wrong with a table of the call's.
  public init(for call: Call) throws(LanguageTable.Fault) {
    // English stays the first, whatever the call brings along.
    let known = Set(LanguageTable.builtIn.map(\.language))
    let tables =
      LanguageTable.builtIn.map { table in
        call.languages.first { $0.language == table.language } ?? table
      } + call.languages.filter { !known.contains($0.language) }
    languages = tables.map(\.language)
    callWords = CallWords(of: call)
    for slot in Slot.allCases {
      for label in call.labels[slot] ?? [] {
        add(Word.words(of: label).filter { !$0.isNumber }.map(\.hash), as: slot, in: .all)
      }
    }
    var phrases = PhraseList()
    var reader = PhraseLine()
    for (index, table) in tables.enumerated() {
      try table.forEachLine { list, line in
        reader.read(line) { take($0, as: list, language: index, &phrases) }
      }
    }
    // A word that is common in English tells of no other language.
    phrases.dropCommonEnglish()
    formats = phrases.takeNames(of: call)
    self.phrases = PhraseTable(phrases)
  }

  private mutating func take(
    _ phrase: [UInt64], as list: LanguageTable.List, language: Int, _ phrases: inout PhraseList
  ) {
    switch list {
    case .label(let slot): add(phrase, as: slot, in: LanguageSet(only: language))
    case .cue(.labelWord, _):
      for word in phrase { labelWords[word, default: .none].insert(language) }
    case .cue(let cue, let value):
      phrases.append(phrase, as: cue, language: language, value: value)
    }
  }

  private mutating func add(_ phrase: [UInt64], as slot: Slot, in languages: LanguageSet) {
    let hash = Word.hash(of: phrase)
    // What a language says first of a label, it does not unsay.
    if !(labels[hash] ?? []).contains(where: { $0.languages.meets(languages) }) {
      labels[hash, default: []].append((languages, slot))
    }
  }
}
