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
    for slot in Slot.allCases {
      for label in call.labels[slot] ?? [] {
        add(Word.words(of: label).filter { !$0.isNumber }.map(\.hash), as: slot, in: .all)
      }
    }
    var phrases: [PhraseTable.Phrase] = []
    for (index, table) in tables.enumerated() {
      try table.forEachLine { list, line in
        for phrase in Self.phrases(line) { take(phrase, as: list, language: index, &phrases) }
      }
    }
    // A word that is common in English tells of no other language.
    let english = Set(
      phrases.lazy.filter { $0.cue == .stopWord && $0.language == 0 }.compactMap(\.words.first))
    phrases.removeAll { phrase in
      phrase.cue == .stopWord && phrase.language > 0
        && phrase.words.first.map(english.contains) ?? true
    }
    let own = CallPhrases(of: call, among: phrases)
    formats = own.formats
    self.phrases = PhraseTable(phrases + own.phrases)
  }

  private mutating func take(
    _ phrase: [UInt64], as list: LanguageTable.List, language: Int,
    _ phrases: inout [PhraseTable.Phrase]
  ) {
    switch list {
    case .label(let slot): add(phrase, as: slot, in: LanguageSet(only: language))
    case .cue(.labelWord, _):
      for word in phrase { labelWords[word, default: .none].insert(language) }
    case .cue(let cue, let value):
      phrases.append(
        PhraseTable.Phrase(words: phrase, cue: cue, language: language, value: value))
    }
  }

  private mutating func add(_ phrase: [UInt64], as slot: Slot, in languages: LanguageSet) {
    let hash = Word.hash(of: phrase)
    // What a language says first of a label, it does not unsay.
    if !(labels[hash] ?? []).contains(where: { $0.languages.meets(languages) }) {
      labels[hash, default: []].append((languages, slot))
    }
  }

  /// The phrases that one line of a table stands for.
  private static func phrases(_ line: Substring) -> [[UInt64]] {
    let line = String(line)
    // Nearly all lines are one phrase.
    guard line.utf8.contains(where: { $0 == 0x7C || $0 == 0x5F }) else {
      return [Word.words(of: line).map(\.hash)]
    }
    var result: [[UInt64]] = [[]]
    for token in line.split(separator: " ") {
      if token == "_" {
        result = result.map { $0 + [PhraseTable.gap] }
        continue
      }
      let choices = token.split(separator: "|").map { Word.words(of: String($0)).map(\.hash) }
      result = result.flatMap { start in choices.map { start + $0 } }
    }
    return result
  }
}
