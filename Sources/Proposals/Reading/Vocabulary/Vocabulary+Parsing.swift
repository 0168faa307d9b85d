extension Vocabulary {
  /// Reads language tables; `en.txt` explains their form.
  ///
  /// A list of a name that no ``Cue`` and no ``Slot`` has is a mistake in a table of ours.
  init(tables: [(language: String, octets: [UInt8])]) {
    languages = tables.map(\.language)
    var phrases: [PhraseTable.Phrase] = []
    for (index, table) in tables.enumerated() {
      read(String(decoding: table.octets, as: UTF8.self), language: index, into: &phrases)
    }
    self.phrases = PhraseTable(phrases)
  }

  private mutating func read(
    _ table: String, language: Int, into phrases: inout [PhraseTable.Phrase]
  ) {
    var slot: Slot?
    var cue: Cue?
    for line in table.split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let name = line.dropFirst().dropLast()
        slot = name.hasPrefix("label ") ? Slot(rawValue: String(name.dropFirst(6))) : nil
        cue = Cue(rawValue: String(name))
        precondition(slot != nil || cue != nil, "no list of a language table is called \(name)")
        continue
      }
      for phrase in Self.phrases(line) {
        if let slot { add(phrase, as: slot) }
        if cue == .labelWord {
          labelWords.formUnion(phrase.compactMap { $0 })
        } else if let cue {
          phrases.append((phrase, cue, language))
        }
      }
    }
  }

  private mutating func add(_ phrase: [UInt64?], as slot: Slot) {
    let hash = phrase.reduce(Word.seed) { Word.combine($0, $1 ?? 0) }
    // The tables stand in order of weight: what one says, a later one does not unsay.
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
