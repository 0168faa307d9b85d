/// A text that may hold a proposal: its lines, its words, and the phrases found among them.
struct Sheet: Sendable {
  /// A phrase of the vocabulary in the text.
  struct Hit: Sendable {
    var cue: Cue
    /// Its words in ``Sheet/words``.
    var words: Range<Int>
    var language: Int
  }

  var lines: [Line] = []
  var words: [Word] = []
  /// In the order of the text; at one place the longest first.
  var hits: [Hit] = []

  /// Takes lines with their numbers in the message's text.
  init(_ source: some Sequence<(text: String, number: Int?)>, in vocabulary: Vocabulary) {
    for (text, number) in source {
      var line = Line(scanning: text, number: number)
      let first = words.count
      if line.shape == .prose { Word.append(of: text, line: lines.count, to: &words) }
      line.words = first..<words.count
      lines.append(line)
    }
    findShapes(in: vocabulary)
    findHits(in: vocabulary)
  }

  /// The hits of a cue among some words.
  func hits(_ cue: Cue, in range: Range<Int>) -> [Hit] {
    hits.filter { $0.cue == cue && range.contains($0.words.lowerBound) }
  }

  /// Whether a phrase of a cue begins among some words.
  func has(_ cue: Cue, in range: Range<Int>) -> Bool {
    hits.contains { $0.cue == cue && range.contains($0.words.lowerBound) }
  }

  /// The words of some lines.
  func words(of lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return self.lines[first].words.lowerBound..<self.lines[last].words.upperBound
  }

  private mutating func findHits(in vocabulary: Vocabulary) {
    for start in words.indices {
      for entry in vocabulary.phrases.candidates(words[start].hash) {
        guard let end = match(entry.rest[...], at: start + 1, gap: 0) else { continue }
        hits.append(Hit(cue: entry.cue, words: start..<end, language: entry.language))
      }
    }
  }

  /// Where a phrase ends whose next words are `rest`; `nil` where the text says something else.
  private func match(_ rest: ArraySlice<UInt64?>, at place: Int, gap: Int) -> Int? {
    guard let wanted = rest.first else { return place }
    guard let wanted else {
      for gap in 0...3 {
        if let end = match(rest.dropFirst(), at: place + gap, gap: gap) { return end }
      }
      return nil
    }
    // A phrase may run over the end of a line, but not over an empty one.
    guard place < words.count, words[place].hash == wanted,
      words[place].line - words[place - gap - 1].line <= 1
    else { return nil }
    return match(rest.dropFirst(), at: place + 1, gap: 0)
  }
}
