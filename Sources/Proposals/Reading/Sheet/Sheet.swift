/// A text that may hold a proposal: its lines, its words, and the phrases found among them.
struct Sheet: Sendable {
  /// A phrase of the vocabulary in the text.
  struct Hit: Sendable {
    private let firstWord: Int32
    private let endOfWords: Int32
    private let number: Int32
    private let languagePlace: Int16
    let cue: Cue

    init(cue: Cue, words: Range<Int>, language: Int = 0, value: Int) {
      self.cue = cue
      firstWord = Int32(words.lowerBound)
      endOfWords = Int32(words.upperBound)
      languagePlace = Int16(clamping: language)
      number = Int32(clamping: value)
    }

    /// Its words in ``Sheet/words``.
    var words: Range<Int> { Int(firstWord)..<Int(endOfWords) }
    /// The index of its language in ``Vocabulary/languages``.
    var language: Int { Int(languagePlace) }
    /// What the phrase stands for, where its cue counts or chooses; else 0.
    var value: Int { Int(number) }
  }

  /// The UTF-8 of all lines, one behind the other, without line ends.
  private(set) var octets: [UInt8] = []
  var lines: [Line] = []
  private(set) var words: [Word] = []
  /// Whether hardly a word begins with a capital, so that sentences may begin small.
  private(set) var writesSmall = false
  /// In the order of the text; at one place the longest first.
  private(set) var hits: [Hit] = []
  /// How many hits begin before each word, and how many there are.
  private var hitStarts: [Int32] = []
  /// The words behind which a sentence ends within a paragraph.
  private(set) var sentenceEnds: [Int32] = []
  /// How many common words of each language stand in the text.
  private(set) var commonWords: [Int]
  /// The languages that the text may be written in; all where it is too short to tell.
  ///
  /// English is always among them: its words stand in texts of all.
  private(set) var spoken = LanguageSet.all

  /// Takes lines with their numbers in the message's text.
  init(_ source: some Collection<(text: String, number: Int?)>, in vocabulary: Vocabulary) {
    self.init(lines: source, in: vocabulary)
    findShapes(in: vocabulary)
  }

  /// Takes one line that is no line of a message and announces nothing: a subject, the value of a
  /// label.
  init(line: String, in vocabulary: Vocabulary) {
    self.init(lines: CollectionOfOne((text: line, number: nil)), in: vocabulary)
  }

  private init(
    lines source: some Collection<(text: String, number: Int?)>, in vocabulary: Vocabulary
  ) {
    commonWords = [Int](repeating: 0, count: vocabulary.languages.count)
    var ends: [(octet: Int, number: Int?)] = []
    ends.reserveCapacity(source.count)
    // A line of a mail has some sixty octets, a word about five.
    octets.reserveCapacity(source.count * 64)
    for (text, number) in source {
      octets.append(contentsOf: text.utf8)
      ends.append((octets.count, number))
    }
    (lines, words) = Self.scan(octets.span, ends)
    writesSmall = hasFewCapitals
    findHits(in: vocabulary)
    findSentenceEnds()
  }

  private mutating func findSentenceEnds() {
    for index in words.indices.dropLast() where endsSentence(index) {
      sentenceEnds.append(Int32(index))
    }
  }

  /// The lines that end at some octets, and their words.
  private static func scan(
    _ octets: Span<UInt8>, _ ends: [(octet: Int, number: Int?)]
  ) -> ([Line], [Word]) {
    var lines: [Line] = []
    var words: [Word] = []
    lines.reserveCapacity(ends.count)
    words.reserveCapacity(octets.count / 5 + 1)
    var start = 0
    for (end, number) in ends {
      var line = Line(scanning: octets, start..<end, number: number)
      let first = words.count
      if line.shape == .prose {
        Word.forEach(in: octets, start..<end, line: lines.count) { words.append($0) }
      }
      line.words = first..<words.count
      lines.append(line)
      start = end
    }
    return (lines, words)
  }

  private var hasFewCapitals: Bool {
    let capitals = words.count { (0x41...0x5A).contains(octets[Int($0.start)]) }
    return words.count >= 20 && capitals * 40 < words.count
  }

  /// The words of some lines.
  func words(of lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return self.lines[first].words.lowerBound..<self.lines[last].words.upperBound
  }

  /// The words that are left of `range` behind its first and those which single spaces join to it.
  func words(behindRowOf range: Range<Int>) -> Range<Int> {
    var next = range.lowerBound + 1
    while next < range.upperBound, words[next].followsSpace,
      words[next].start == words[next - 1].end + 1
    {
      next += 1
    }
    return next..<range.upperBound
  }

  /// How much some words say, counted in words of letters.
  func weight(of range: Range<Int>) -> Int {
    var alone = 0
    for index in range where words[index].isAlone { alone += 1 }
    return range.count - alone / 2
  }
}

// MARK: - Phrases

extension Sheet {
  /// The hits that begin among some words; the range may go on behind the last word.
  ///
  /// Who asks for many words spares a reference by their ``places(ofHitsIn:)``.
  func hits(in range: Range<Int>) -> ArraySlice<Hit> { hits[places(ofHitsIn: range)] }

  /// The places in ``hits`` of those that begin among some words.
  func places(ofHitsIn range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<words.count)
    guard !range.isEmpty else { return 0..<0 }
    return Int(hitStarts[range.lowerBound])..<Int(hitStarts[range.upperBound])
  }

  /// Whether any phrase begins with the word at `index`.
  func beginsHit(_ index: Int) -> Bool { hitStarts[index] < hitStarts[index + 1] }

  /// The longest phrase of a cue that begins with the word at `index`.
  func hit(_ cue: Cue, at index: Int) -> Hit? {
    for place in places(ofHitsIn: index..<index + 1) where hits[place].cue == cue {
      return hits[place]
    }
    return nil
  }

  /// Whether a phrase of a cue begins among some words.
  func has(_ cue: Cue, in range: Range<Int>) -> Bool {
    for place in places(ofHitsIn: range) where hits[place].cue == cue { return true }
    return false
  }

  /// The cues of all phrases that begin among some words.
  func cues(in range: Range<Int>) -> CueSet {
    var cues = CueSet()
    for place in places(ofHitsIn: range) { cues.insert(hits[place].cue) }
    return cues
  }

  private mutating func findHits(in vocabulary: Vocabulary) {
    let table = vocabulary.phrases
    var hits: [Hit] = []
    hits.reserveCapacity(words.count + 4)
    for start in placesOfHits(in: table) {
      if words[start].beginsInDigit, let minutes = length(at: start, in: vocabulary) {
        hits.append(Hit(cue: .length, words: start..<start + 1, value: minutes))
      }
      guard let found = table.beginning(words[start].hash) else { continue }
      let next = start + 1 < words.count ? words[start + 1].hash : PhraseTable.gap
      for index in table.phrases(of: found, second: next) where table.goesOn(index, with: next) {
        if let end = match(table.words, table.entries[index].rest, at: start + 1, gap: 0) {
          hits.append(table.entries[index].hit(start..<end))
        }
      }
      for index in found.words { hits.append(table.entries[index].hit(start..<start + 1)) }
      table.countLanguages(of: found, in: &commonWords)
    }
    self.hits = hits
    dropOtherLanguages()
    indexHits()
  }

  /// The words with which a hit may begin.
  ///
  /// They are picked out before any is looked up: every second word is one, and a processor that
  /// guesses which gains nothing from looking several up at once.
  private func placesOfHits(in table: PhraseTable) -> ArraySlice<Int> {
    var places = [Int](repeating: 0, count: words.count)
    var count = 0
    for index in words.indices {
      places[count] = index
      count += table.mayBegin(words[index].hash) || words[index].beginsInDigit ? 1 : 0
    }
    return places[..<count]
  }

  private mutating func indexHits() {
    var starts = [Int32](repeating: Int32(hits.count), count: words.count + 1)
    var word = 0
    for place in hits.indices {
      let first = hits[place].words.lowerBound
      while word <= first {
        starts[word] = Int32(place)
        word += 1
      }
    }
    hitStarts = starts
  }

  /// Signs that a single word of a language may be by accident in a text of another.
  private static let slight: CueSet = [
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
    let (slight, spoken, common) = (Self.slight, spoken, commonWords)
    hits.removeAll { hit in
      guard hit.language > 0, hit.words.count == 1 else { return false }
      if hit.cue == .session { return common[hit.language] < 2 }
      return slight.contains(hit.cue) && !LanguageSet(only: hit.language).meets(spoken)
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
