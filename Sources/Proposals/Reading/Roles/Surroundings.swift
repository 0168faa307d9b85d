/// What stands around some words of a letter, by which what they are is told: words, phrases, and what the
/// sentence is likely to be there for.
struct Surroundings: Sendable {
  let sheet: Sheet
  /// The sentences of the letter, its signature among them.
  let sentences: [Range<Int>]
  private let roles: Roles?

  init(_ letter: Letter, of sheet: Sheet, _ roles: Roles?) {
    (self.sheet, self.roles) = (sheet, roles)
    sentences = sheet.sentences(ofParagraphsIn: Array(letter.body) + Array(letter.signOff))
  }

  /// The sentence that a word stands in.
  func sentence(of word: Int) -> Range<Int> {
    let place = sentences.partitioningIndex { $0.upperBound > word }
    return place < sentences.count && sentences[place].contains(word)
      ? sentences[place] : word..<word + 1
  }

  /// The words before and behind some words in their sentence.
  func words(around words: Range<Int>) -> (before: Range<Int>, behind: Range<Int>) {
    let sentence = sentence(of: words.lowerBound)
    return (
      sentence.lowerBound..<words.lowerBound,
      words.upperBound..<max(words.upperBound, sentence.upperBound)
    )
  }

  /// The mark before a word on its line; `nil` where none is, quotation marks apart.
  func mark(before word: Int) -> UInt8? {
    let line = sheet.lines[Int(sheet.words[word].line)]
    return sheet.octets[line.octets.lowerBound..<Int(sheet.words[word].start)]
      .last { $0 != 0x20 && $0 != 0x22 }
  }

  /// Gives the word before some words, the two before them, and the word behind them.
  func forEachWord(around words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    let (before, behind) = self.words(around: words)
    if !before.isEmpty { Trait.give(.before, before.suffix(1), of: sheet, body) }
    if before.count > 1 { Trait.give(.beforeTwo, before.suffix(2), of: sheet, body) }
    if !behind.isEmpty { Trait.give(.behind, behind.prefix(1), of: sheet, body) }
  }

  /// Gives the words not far from some words.
  func forEachWord(near words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    let (before, behind) = self.words(around: words)
    for word in [before.suffix(5), behind.prefix(4)].joined() {
      Trait.give(.near, word..<word + 1, of: sheet, body)
    }
  }

  /// Gives the phrases of the sentence that some words stand in, and of those before them.
  func forEachCue(around words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    let sentence = sentence(of: words.lowerBound)
    Trait.give(.cue, sheet.cues(in: sentence), body)
    Trait.give(.openingCue, sheet.cues(in: sentence.prefix(3)), body)
    var (before, near) = (CueSet(), CueSet())
    let start = max(sentence.lowerBound, words.lowerBound - 5)
    for hit in sheet.hits(in: start..<max(start, words.lowerBound)) {
      if hit.words.upperBound == words.lowerBound { before.insert(hit.cue) }
      if hit.words.upperBound <= words.lowerBound { near.insert(hit.cue) }
    }
    Trait.give(.cueBefore, before, body)
    Trait.give(.cueNear, near, body)
  }

  /// Gives the phrases that begin not far behind some words.
  func forEachCue(behind words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    Trait.give(.cueBehind, sheet.cues(in: self.words(around: words).behind.prefix(5)), body)
  }

  /// Gives the words and the phrases around some words.
  func forEachNeighbour(of words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    forEachWord(around: words, body)
    forEachWord(near: words, body)
    forEachCue(around: words, body)
    forEachCue(behind: words, body)
  }

  /// The line that some words begin on.
  func line(of words: Range<Int>) -> Int { Int(sheet.words[words.lowerBound].line) }

  /// Gives what the sentence of some words is there for and asks, how much it says, and which part of some talks it
  /// stands in.
  func forEachForm(
    ofSentenceOf words: Range<Int>, in findings: [Finding], _ body: (Trait.Form) -> Void
  ) {
    let sentence = sentence(of: words.lowerBound)
    forEachRole(of: sentence, body)
    body(.weighing(sheet.weight(of: sentence)))
    if sheet.isAsked(sentence) { body(.asks) }
    if sheet.asksForSlot(sentence) { body(.asksForSlot) }
    if sentence.lowerBound == words.lowerBound { body(.opensSentence) }
    if findings.haveInText(words, of: line(of: words)) { body(.isInText) }
    if findings.slot(of: line(of: words)) != nil { body(.isBelowField) }
  }

  /// Gives whether a comma stands before some words on their line, and behind them.
  func forEachComma(around words: Range<Int>, _ body: (Trait.Form) -> Void) {
    if mark(before: words.lowerBound) == 0x2C { body(.isBehindComma) }
    let end = Int(sheet.words[words.upperBound - 1].end)
    if end < sheet.octets.count, sheet.octets[end] == 0x2C { body(.isBeforeComma) }
  }

  /// Gives what a sentence is likely to be there for.
  func forEachRole(of sentence: Range<Int>, _ body: (Trait.Form) -> Void) {
    if isLikely(.life, sentence) { body(.isLikelyLife) }
    if isLikely(.text, sentence) { body(.isLikelyText) }
    if isLikely(.beside, sentence) { body(.isLikelyBeside) }
  }

  /// Whether a sentence is likely there for a role.
  func isLikely(_ role: Role, _ sentence: Range<Int>) -> Bool {
    roles?.share(of: [role], in: sentence) ?? 0 > 0.5
  }
}
