/// Lengths of time in a letter that proposes talks, each with where it stands, of which one may be a talk's.
struct LetterLengths {
  struct Length {
    var minutes: Int
    var words: Range<Int>
    /// Whether only a number says it.
    var isWithoutUnit = false
  }

  let lengths: [Length]
  private let around: Surroundings
  private let findings: [Finding]
  /// How long the talks of the call are.
  private let formats: Set<Int>

  /// So many are looked at, of which letters have few.
  private static let most = 50

  /// Takes the lengths in the letter of some talks.
  ///
  /// "40 minutes", and numbers that say how long talks of the call are. Times in the text of a talk or in its
  /// title are its own matter.
  init(in findings: [Finding], _ around: Surroundings, _ reader: Reader) {
    let sheet = around.sheet
    let formats = Set(reader.call.formats.map(\.minutes))
    (self.around, self.findings, self.formats) = (around, findings, formats)
    let titles = findings.titleWords
    var lengths: [Length] = []
    for sentence in around.sentences where lengths.count < Self.most {
      let said = sheet.lengths(in: sentence).map { Length(minutes: $0.minutes, words: $0.words) }
      let bare = sheet.numbers(in: sentence).filter { formats.contains($0.value) }
        .map { Length(minutes: $0.value, words: $0.words, isWithoutUnit: true) }
      let found = said + bare.filter { one in !said.contains { $0.words.overlaps(one.words) } }
      guard !found.isEmpty,
        around.isLikely(.beside, sentence)
          || !findings.haveInText(sentence, of: around.line(of: sentence))
      else { continue }
      lengths += found.filter { length in
        let words = sheet.words[length.words].map(\.hash)
        return !titles.contains { $0.contains(words) }
      }
    }
    self.lengths = Array(lengths.prefix(Self.most))
  }

  /// How likely a length is a talk's.
  func odds(of length: Length) -> Float {
    TraitTable.lengths.odds { forEachTrait(of: length, $0) }
  }

  /// The line that a length stands on.
  func line(of length: Length) -> Int { around.line(of: length.words) }

  /// Whether the sentence of a length says hardly more.
  func isBrief(_ length: Length) -> Bool {
    around.sheet.weight(of: around.sentence(of: length.words.lowerBound)) <= 8
  }

  /// Calls `body` with each trait of a length, and what it is called.
  func forEachTrait(of length: Length, _ body: (Trait, () -> String) -> Void) {
    around.forEachNeighbour(of: length.words, body)
    forEachForm(of: length) { form in body(Trait(form)) { "form \(form)" } }
  }

  private func forEachForm(of length: Length, _ body: (Trait.Form) -> Void) {
    let words = length.words
    around.forEachForm(ofSentenceOf: words, in: findings, body)
    if around.mark(before: words.lowerBound) == 0x28 { body(.isInBrackets) }
    if length.isWithoutUnit { body(.isWithoutUnit) }
    let others = lengths.filter { !$0.isWithoutUnit && $0.minutes != length.minutes }
    if others.isEmpty { body(.isOnly) }
    if formats.contains(length.minutes) {
      body(.isFormat)
      if !others.contains(where: { formats.contains($0.minutes) }) { body(.isOnlyFormat) }
    }
    if lengths.first?.words == words { body(.isFirst) }
    if lengths.last?.words == words { body(.isLast) }
  }
}
