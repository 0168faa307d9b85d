/// Phrases in the order in which tables give them.
///
/// The words of all stand in one array: there are tens of thousands of phrases, and every worker
/// takes them in anew.
struct PhraseList {
  /// A phrase: its words in ``PhraseList/words``, and what it is a sign of.
  struct Item {
    private let start: Int32
    private let end: Int32
    private let number: Int32
    private let languagePlace: Int16
    let cue: Cue

    init(words: Range<Int>, cue: Cue, language: Int, value: Int) {
      start = Int32(words.lowerBound)
      end = Int32(words.upperBound)
      number = Int32(clamping: value)
      languagePlace = Int16(clamping: language)
      self.cue = cue
    }

    var words: Range<Int> { Int(start)..<Int(end) }
    /// The index of its language in ``Vocabulary/languages``.
    var language: Int { Int(languagePlace) }
    var value: Int { Int(number) }
  }

  /// The words of all phrases; ``PhraseTable/gap`` stands for up to three of any kind.
  private(set) var words: [UInt64] = []
  private(set) var items: [Item] = []

  /// A list with room for what stands in so many octets of tables.
  init(octets: Int) {
    words.reserveCapacity(octets / 4)
    items.reserveCapacity(octets / 8)
  }

  mutating func append(_ phrase: [UInt64], as cue: Cue, language: Int, value: Int) {
    let start = words.count
    for word in phrase { words.append(word) }
    items.append(
      Item(words: start..<words.count, cue: cue, language: language, value: value))
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

  /// The places of phrases in ``items``, those of one first word side by side, and where each such
  /// word's begin.
  ///
  /// Of one word's, common words come first, then the longest phrases; else the tables' order
  /// stays. A phrase that begins with a gap begins nowhere.
  func byFirstWord() -> (order: [Int32], starts: [Int]) {
    // A sort by counting: there are tens of thousands, and hashes are spread already.
    var groups = HashTable<Int32>(capacity: items.count / 4)
    var ends: [Int] = []
    let places = items.map { item -> Int32 in
      guard let first = first(of: item), first != PhraseTable.gap else { return -1 }
      let group = groups[first] ?? Int32(ends.count)
      if group == ends.count {
        groups[first] = group
        ends.append(0)
      }
      ends[Int(group)] += 1
      return group
    }
    var starts: [Int] = []
    var end = 0
    for group in ends.indices {
      starts.append(end)
      (ends[group], end) = (end, end + ends[group])
    }
    var order = [Int32](repeating: 0, count: end)
    for (index, group) in places.enumerated() where group >= 0 {
      order[ends[Int(group)]] = Int32(index)
      ends[Int(group)] += 1
    }
    for (start, end) in zip(starts, ends) where end - start > 1 {
      order[start..<end].sort { (rank($0), $0) < (rank($1), $1) }
    }
    return (order, starts)
  }

  private func rank(_ place: Int32) -> Int {
    let item = items[Int(place)]
    return item.cue == .stopWord ? .min : -item.words.count
  }
}
