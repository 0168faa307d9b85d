/// What makes two proposals alike: their titles, and the word sequences of their texts.
struct Likeness: Sendable {
  /// The same title, as far as letters and digits go.
  var sameTitle = false
  /// The titles differ in numbers alone: two parts of a series.
  var numbered = false
  /// The share of the titles' words in common, from 0 to 1; `nil` where one has no title.
  var title: Double?
  /// The share of word sequences in common (Jaccard), exact, from 0 to 1.
  var text = 0.0
  /// The share of the shorter text's word sequences that the longer one has, from 0 to 1.
  var contained = 0.0
  /// Whether both have a text to compare.
  var hasTexts = false
  /// The number of word sequences in common.
  var common = 0

  init(of a: Wording, and b: Wording) {
    if let mine = a.title, let theirs = b.title {
      sameTitle = mine == theirs
      numbered = mine.differsInNumbers(from: theirs)
      title = mine.likeness(to: theirs)
    }
    let (mine, theirs) = (a.shingles, b.shingles)
    hasTexts = mine.count > 0 && theirs.count > 0
    common = mine.common(with: theirs)
    guard common > 0 else { return }
    let common = Double(common)
    text = common / (Double(mine.count + theirs.count) - common)
    contained = common / Double(min(mine.count, theirs.count))
  }
}

/// The sequences of three words that a text consists of, each once, as 64-bit values.
struct Shingles: Sendable {
  /// In ascending order.
  let values: [UInt64]
  /// How many words the text has.
  let words: Int
  var count: Int { values.count }

  /// The sequences of a text in the form of ``Swift/String/folded``.
  init(ofFolded text: String) {
    let words = text.splitAtSpaces.map { Fingerprint.hash($0.utf8) }
    self.words = words.count
    guard words.count > 3 else {
      values = words.isEmpty ? [] : [Fingerprint.mix(words)]
      return
    }
    var all = words.indices.dropLast(2).map { Fingerprint.mix(words[$0..<$0 + 3]) }
    all.sort()
    values = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
  }

  /// How many sequences both have: a merge of two sorted lists.
  func common(with other: Shingles) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < values.count, j < other.values.count {
      if values[i] == other.values[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if values[i] < other.values[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return common
  }
}
