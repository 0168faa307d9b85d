/// A text that may hold a proposal: its lines, its words, and the phrases found among them.
struct Sheet: Sendable {
  /// A phrase of the vocabulary in the text.
  struct Hit: Sendable {
    var cue: Cue
    /// Its words in ``Sheet/words``.
    var words: Range<Int>
    var language: Int
    /// What the phrase stands for, where its cue counts or chooses; else 0.
    var value = 0
  }

  var lines: [Line] = []
  var words: [Word] = []
  /// In the order of the text; at one place the longest first.
  var hits: [Hit] = []
  /// How many hits begin before each word, and how many there are.
  private var hitStarts: [Int32] = []
  /// How many common words of each language stand in the text.
  var commonWords: [Int] = []
  /// The languages that the text may be written in; all where it is too short to tell.
  ///
  /// English is always among them: its words stand in texts of all.
  private(set) var spoken = LanguageSet.all

  /// Takes lines with their numbers in the message's text.
  init(_ source: some Sequence<(text: String, number: Int?)>, in vocabulary: Vocabulary) {
    for (text, number) in source {
      var line = Line(scanning: text, number: number)
      let first = words.count
      if line.shape == .prose { Word.append(of: text, line: lines.count, to: &words) }
      line.words = first..<words.count
      lines.append(line)
    }
    findHits(in: vocabulary)
    findShapes(in: vocabulary)
  }

  /// Takes one line that is no line of a message: a subject, the value of a label.
  init(line: String, in vocabulary: Vocabulary) {
    self.init([(text: line, number: nil)], in: vocabulary)
  }

  /// The hits that begin among some words; the range may go on behind the last word.
  func hits(in range: Range<Int>) -> ArraySlice<Hit> {
    let range = range.clamped(to: 0..<words.count)
    guard !range.isEmpty else { return [] }
    return hits[Int(hitStarts[range.lowerBound])..<Int(hitStarts[range.upperBound])]
  }

  /// Whether any phrase begins with the word at `index`.
  func beginsHit(_ index: Int) -> Bool { hitStarts[index] < hitStarts[index + 1] }

  /// The longest phrase of a cue that begins with the word at `index`.
  func hit(_ cue: Cue, at index: Int) -> Hit? {
    hits(in: index..<index + 1).first { $0.cue == cue }
  }

  /// Whether a phrase of a cue begins among some words.
  func has(_ cue: Cue, in range: Range<Int>) -> Bool {
    hits(in: range).contains { $0.cue == cue }
  }

  /// The words of some lines.
  func words(of lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return self.lines[first].words.lowerBound..<self.lines[last].words.upperBound
  }

  /// How much some words say, counted in words of letters.
  func weight(of range: Range<Int>) -> Int {
    let alone = words[range].count(where: \.isAlone)
    return range.count - alone / 2
  }

  private mutating func findHits(in vocabulary: Vocabulary) {
    let table = vocabulary.phrases
    commonWords = [Int](repeating: 0, count: vocabulary.languages.count)
    for start in words.indices {
      if let minutes = length(at: start, in: vocabulary) {
        hits.append(Hit(cue: .length, words: start..<start + 1, language: 0, value: minutes))
      }
      for index in table.candidates(words[start].hash) {
        let entry = table.entries[index]
        if entry.cue == .stopWord {
          commonWords[entry.language] += 1
        } else if let end = match(table.words, entry.rest, at: start + 1, gap: 0) {
          hits.append(
            Hit(
              cue: entry.cue, words: start..<end, language: entry.language, value: entry.value))
        }
      }
    }
    dropOtherLanguages()
    hitStarts.reserveCapacity(words.count + 1)
    var next = 0
    for word in 0...words.count {
      while next < hits.count, hits[next].words.lowerBound < word { next += 1 }
      hitStarts.append(Int32(next))
    }
  }

  /// Signs that a single word of a language may be by accident in a text of another.
  private static let slight: Set<Cue> = [
    .pleasantry, .logistics, .announcement, .question, .correction, .track, .call, .invitation,
    .withdraw, .together, .andI, .unwanted, .aboutMe, .aboutPerson, .numbering, .several, .firmOf,
    .and, .role, .organization, .propose, .mayPropose, .titled,
  ]

  /// Leaves out words of languages that the text is not written in, where it is long enough to
  /// tell: "die" is no German in an English sentence.
  private mutating func dropOtherLanguages() {
    let best = commonWords.max() ?? 0
    guard best >= 4 else { return }
    spoken = .none
    for place in commonWords.indices where place == 0 || commonWords[place] * 4 >= best {
      spoken.insert(place)
    }
    hits.removeAll { hit in
      guard hit.words.count == 1, hit.language > 0 else { return false }
      if hit.cue == .session { return commonWords[hit.language] < 2 }
      return Self.slight.contains(hit.cue) && !LanguageSet(only: hit.language).meets(spoken)
    }
  }

  /// Where a phrase ends whose next words are `rest` of `all`; `nil` where the text says
  /// something else.
  private func match(_ all: [UInt64], _ rest: Range<Int>, at place: Int, gap: Int) -> Int? {
    guard let first = rest.first else { return place }
    if all[first] == PhraseTable.gap {
      for gap in 0...3 {
        if let end = match(all, rest.dropFirst(), at: place + gap, gap: gap) { return end }
      }
      return nil
    }
    // A phrase may run over the end of a line, but not over an empty one.
    guard place < words.count, words[place].hash == all[first],
      words[place].line - words[place - gap - 1].line <= 1
    else { return nil }
    return match(all, rest.dropFirst(), at: place + 1, gap: 0)
  }
}
