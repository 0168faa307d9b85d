import Proposals

/// Which words of a text another version of it leaves out, keeps and adds.
struct WordDiff {
  /// A run of words that shares one fate.
  struct Run: Equatable {
    enum Fate { case kept, removed, added }

    let fate: Fate
    let text: String
  }

  /// Both versions in one, in the order of the text; what is removed comes before what takes its
  /// place, and white space is the new version's.
  let runs: [Run]
  /// The old version alone: what is kept of it, and what is removed.
  let old: [Run]
  /// The new version alone: what is kept in it, and what is added.
  let new: [Run]

  /// Compares two versions, word by word; in scripts without spaces, letter by letter.
  init(from old: String, to new: String) {
    let (before, after) = (Self.words(of: old), Self.words(of: new))
    var numbers: [Word: Int] = [:]
    func number(_ word: Word) -> Int {
      if let number = numbers[word] { return number }
      numbers[word] = numbers.count
      return numbers.count - 1
    }
    let alignment = WordAlignment(of: before.map(number), with: after.map(number))
    var (both, mine, theirs) = (Builder(), Builder(), Builder())
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, alignment.isRemoved[i] {
        // Behind the new version's last word stands no white space but the old version's.
        if j == after.count, i > 0, j > 0, !alignment.isRemoved[i - 1] {
          both.append(before[i - 1].gap, .removed)
        }
        both.append(before[i].text, .removed)
        mine.append(before[i].text, .removed)
        i += 1
      } else if j < after.count, alignment.isAdded[j] {
        both.append(after[j].text, .added)
        theirs.append(after[j].text, .added)
        j += 1
      } else {
        both.append(after[j].text, .kept)
        mine.append(before[i].text, .kept)
        theirs.append(after[j].text, .kept)
        (i, j) = (i + 1, j + 1)
      }
    }
    (runs, self.old, self.new) = (both.finished, mine.finished, theirs.finished)
  }

  /// The words of a text, each with the white space behind it.
  static func words(of text: some StringProtocol) -> [Word] {
    let text = Substring(text)
    var words: [Word] = []
    var start = text.startIndex
    var at = start
    while at < text.endIndex {
      let next = text.index(after: at)
      let isEnd =
        text[at].isWhitespace && (next == text.endIndex || !text[next].isWhitespace)
        || !text[at].isWhitespace
          && (text[at].unicodeScalars.first?.isWrittenWithoutSpaces ?? false)
      if isEnd || next == text.endIndex {
        words.append(Word(text: text[start..<next]))
        start = next
      }
      at = next
    }
    return words
  }

  /// A word that equals itself whatever white space follows.
  struct Word: Hashable {
    let text: Substring
    private let letters: Substring

    /// The white space behind it.
    var gap: Substring { text[letters.endIndex...] }

    init(text: Substring) {
      self.text = text
      letters = text.trimmingSuffix(while: \.isWhitespace)
    }

    static func == (a: Word, b: Word) -> Bool { a.letters == b.letters }
    func hash(into hasher: inout Hasher) { hasher.combine(letters) }
  }

  /// Puts words of one fate together.
  private struct Builder {
    private var kept: [Run] = []
    private var removed = ""
    private var added = ""
    private var common = ""

    mutating func append(_ text: Substring, _ fate: Run.Fate) {
      switch fate {
      case .kept:
        closeChange()
        common += text
      case .removed:
        closeCommon()
        removed += text
      case .added:
        closeCommon()
        added += text
      }
    }

    var finished: [Run] {
      var copy = self
      copy.closeChange()
      copy.closeCommon()
      return copy.kept
    }

    private mutating func closeChange() {
      if !removed.isEmpty { kept.append(Run(fate: .removed, text: removed)) }
      if !added.isEmpty { kept.append(Run(fate: .added, text: added)) }
      (removed, added) = ("", "")
    }

    private mutating func closeCommon() {
      if !common.isEmpty { kept.append(Run(fate: .kept, text: common)) }
      common = ""
    }
  }
}

extension StringProtocol {
  /// The text up to the last character that does not meet a condition.
  func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !predicate($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[...last]
  }
}
