/// The words that proposals are written with, in every language the tables know.
///
/// The tables are data files beside this one, one for each language, for a translator to edit.
/// A vocabulary is read once and asked for every message.
public struct Vocabulary: Sendable {
  /// The languages, in the order of their tables.
  let languages: [String]
  /// Labels of several words, and of one, by the hash of all their words.
  var labels: [UInt64: Slot] = [:]
  /// Words that may stand beside a label's own.
  var labelWords: Set<UInt64> = []
  var phrases = PhraseTable([])

  /// The most words that a label has.
  public static let longestLabel = 20

  /// The slot that the words of a label announce; `nil` where they announce none.
  ///
  /// A phrase of the tables is one; so is any row of words of the tables among which one
  /// names a slot: "short talk abstract". Numbers do not count: "presenter 2".
  ///
  /// - Parameter exact: Only phrases of the tables as they stand there.
  func slot(of words: some Collection<Word>, exact: Bool) -> Slot? {
    let words = words.filter { !$0.isNumber }
    guard !words.isEmpty, words.count <= Self.longestLabel else { return nil }
    if let slot = labels[Word.hash(of: words)] { return slot }
    guard !exact, words.count <= 12 else { return nil }
    var best: Slot?
    var at = 0
    // "Name and affiliation" asks for people.
    let joins = words.contains { phrases.contains($0.hash, as: .and) }
    while at < words.count {
      if let (slot, length) = longestLabel(words[at...]) {
        if best.map({ slot.precedes($0) != (joins && $0 == .speakers) }) ?? true { best = slot }
        at += length
      } else if labelWords.contains(words[at].hash) {
        at += 1
      } else {
        return nil
      }
    }
    return best
  }

  /// Whether every one of `words` only goes along with labels, and one says what mail is for:
  /// "Talk", "My proposal".
  func isBareNoun(_ words: some Collection<Word>) -> Bool {
    let words = words.filter { !$0.isNumber }
    return !words.isEmpty && words.count <= 4
      && words.allSatisfy { labelWords.contains($0.hash) || isNoun($0) }
      && words.contains(where: isNoun)
  }

  /// Whether `word` says what a mail is for: "proposal".
  func isNoun(_ word: Word) -> Bool { phrases.contains(word.hash, as: .submissionNoun) }

  private func longestLabel(_ words: ArraySlice<Word>) -> (Slot, Int)? {
    var hash = Word.seed
    var found: (Slot, Int)?
    for (length, word) in words.prefix(8).enumerated() {
      hash = Word.combine(hash, word.hash)
      if let slot = labels[hash] { found = (slot, length + 1) }
    }
    return found
  }
}

extension Slot {
  /// Whether a label with words of both announces this one.
  fileprivate func precedes(_ other: Slot) -> Bool {
    let order = Slot.allCases
    return order.firstIndex(of: self) ?? 0 < order.firstIndex(of: other) ?? 0
  }
}
