extension Vocabulary {
  /// The words of the built-in language tables, and of the call's own over them.
  ///
  /// A table of the call's stands in the place of the built-in one for the same language; the
  /// labels of its form go before those of all tables.
  ///
  /// - Throws: What is wrong with a table of the call's.
  public init(for call: Call) throws(LanguageTable.Fault) {
    let own = Set(call.languages.map(\.language))
    let tables = call.languages + LanguageTable.builtIn.filter { !own.contains($0.language) }
    languages = tables.map(\.language)
    for slot in Slot.allCases {
      for label in call.labels[slot] ?? [] {
        add(Word.words(of: label).filter { !$0.isNumber }.map(\.hash), as: slot)
      }
    }
    var phrases: [PhraseTable.Phrase] = []
    for (index, table) in tables.enumerated() {
      try table.forEachLine { list, line in
        for phrase in Self.phrases(line) { take(phrase, as: list, language: index, &phrases) }
      }
    }
    self.phrases = PhraseTable(phrases)
  }

  private mutating func take(
    _ phrase: [UInt64?], as list: LanguageTable.List, language: Int,
    _ phrases: inout [PhraseTable.Phrase]
  ) {
    switch list {
    case .label(let slot): add(phrase, as: slot)
    case .cue(.labelWord): labelWords.formUnion(phrase.compactMap { $0 })
    case .cue(let cue): phrases.append((phrase, cue, language))
    }
  }

  private mutating func add(_ phrase: [UInt64?], as slot: Slot) {
    let hash = phrase.reduce(Word.seed) { Word.combine($0, $1 ?? 0) }
    // What one table says, a later one does not unsay.
    if labels[hash] == nil { labels[hash] = slot }
  }

  /// The phrases that one line of a table stands for.
  private static func phrases(_ line: Substring) -> [[UInt64?]] {
    var result: [[UInt64?]] = [[]]
    for token in line.split(separator: " ") {
      if token == "_" {
        result = result.map { $0 + [nil] }
        continue
      }
      let choices = token.split(separator: "|").map { Word.words(of: String($0)).map(\.hash) }
      result = result.flatMap { start in choices.map { start + $0 } }
    }
    return result
  }
}
