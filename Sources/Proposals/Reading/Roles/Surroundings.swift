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

  /// Gives the word before some words, the two before them, and the word behind them.
  func forEachWord(around words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    let sentence = sentence(of: words.lowerBound)
    if words.lowerBound > sentence.lowerBound {
      Trait.give(.before, words.lowerBound - 1..<words.lowerBound, of: sheet, body)
    }
    if words.lowerBound > sentence.lowerBound + 1 {
      Trait.give(.beforeTwo, words.lowerBound - 2..<words.lowerBound, of: sheet, body)
    }
    if words.upperBound < sentence.upperBound {
      Trait.give(.behind, words.upperBound..<words.upperBound + 1, of: sheet, body)
    }
  }

  /// Gives the words not far from some words.
  func forEachWord(near words: Range<Int>, _ body: (Trait, () -> String) -> Void) {
    let sentence = sentence(of: words.lowerBound)
    let before = (sentence.lowerBound..<words.lowerBound).suffix(5)
    let behind = (words.upperBound..<max(words.upperBound, sentence.upperBound)).prefix(4)
    for word in [before, behind].joined() {
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
    let sentence = sentence(of: words.lowerBound)
    let behind = words.upperBound..<max(words.upperBound, sentence.upperBound)
    Trait.give(.cueBehind, sheet.cues(in: behind.prefix(5)), body)
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
