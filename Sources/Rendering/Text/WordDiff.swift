import Proposals

/// Which words of a text another version of it leaves out, keeps and adds.
struct WordDiff {
  /// A run of words that shares one fate.
  struct Run: Equatable {
    enum Fate { case kept, removed, added }

    let fate: Fate
    let text: String
  }

  /// In the order of the text; what is removed comes before what takes its place.
  let runs: [Run]

  /// Texts of more words than these are compared as a whole.
  private static let most = 5_000

  /// Compares two versions, word by word; in scripts without spaces, letter by letter.
  ///
  /// The least difference by Myers's algorithm (*An O(ND) difference algorithm*, 1986), which is
  /// the standard library's.
  init(from old: String, to new: String) {
    let (before, after) = (Self.words(of: old), Self.words(of: new))
    guard before.count <= Self.most, after.count <= Self.most else {
      runs = [Run(fate: .removed, text: old), Run(fate: .added, text: new)]
      return
    }
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var builder = Builder()
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, removed.contains(i) {
        builder.append(before[i], .removed)
        i += 1
      } else if j < after.count, added.contains(j) {
        builder.append(after[j], .added)
        j += 1
      } else {
        builder.append(after[j], .kept)
        (i, j) = (i + 1, j + 1)
      }
    }
    runs = builder.finished
  }

  /// As a line for a terminal, in the marks that `wdiff` uses: `the [-old-]{+new+} text`.
  var text: String {
    runs.map { run in
      let words = run.text.trimmingSuffix(while: \.isWhitespace)
      let gap = run.text[words.endIndex...]
      switch run.fate {
      case .kept: return run.text
      case .removed: return "[-\(words)-]\(gap)"
      case .added: return "{+\(words)+}\(gap)"
      }
    }.joined()
  }

  /// The words of a text, each with the white space behind it.
  private static func words(of text: String) -> [Word] {
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
  private struct Word: Hashable {
    let text: Substring
    private var letters: Substring { text.trimmingSuffix(while: \.isWhitespace) }

    init(text: Substring) { self.text = text }

    static func == (a: Word, b: Word) -> Bool { a.letters == b.letters }
    func hash(into hasher: inout Hasher) { hasher.combine(letters) }
  }

  /// Puts words of one fate together.
  private struct Builder {
    private var kept: [Run] = []
    private var removed = ""
    private var added = ""
    private var common = ""

    mutating func append(_ word: Word, _ fate: Run.Fate) {
      switch fate {
      case .kept:
        closeChange()
        common += word.text
      case .removed:
        closeCommon()
        removed += word.text
      case .added:
        closeCommon()
        added += word.text
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
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !predicate($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[...last]
  }
}
