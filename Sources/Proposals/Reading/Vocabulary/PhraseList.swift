/// Phrases in the order in which tables give them.
///
/// The words of all stand in one array: there are tens of thousands of phrases, and every worker
/// takes them in anew.
struct PhraseList {
  /// A phrase: its words in ``PhraseList/words``, and what it is a sign of.
  struct Item {
    var words: Range<Int>
    var cue: Cue
    /// The index of its language in ``Vocabulary/languages``.
    var language: Int
    var value: Int
  }

  /// The words of all phrases; ``PhraseTable/gap`` stands for up to three of any kind.
  private(set) var words: [UInt64] = []
  private(set) var items: [Item] = []

  mutating func append(_ phrase: [UInt64], as cue: Cue, language: Int, value: Int) {
    items.append(
      Item(
        words: words.count..<words.count + phrase.count, cue: cue, language: language,
        value: value))
    words += phrase
  }

  /// The first word of a phrase.
  func first(of item: Item) -> UInt64? { item.words.first.map { words[$0] } }

  /// Leaves out the common words of other languages that are common in English too.
  mutating func dropCommonEnglish() {
    let words = words
    let english = Set(
      items.lazy.filter { $0.cue == .stopWord && $0.language == 0 && !$0.words.isEmpty }
        .map { words[$0.words.lowerBound] })
    items.removeAll { item in
      item.cue == .stopWord && item.language > 0
        && (item.words.isEmpty || english.contains(words[item.words.lowerBound]))
    }
  }
}
