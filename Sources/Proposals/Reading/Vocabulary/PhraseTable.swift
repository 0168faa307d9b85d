/// Phrases by their first word, for finding all of them in one pass over a text.
///
/// Words are hashes already, so the table is a plain open-addressed one over them, and a bit for
/// every 16-bit ending of a first word tells most other words apart without a look into it.
struct PhraseTable: Sendable {
  /// What a phrase is looked up for.
  struct Entry: Sendable {
    let cue: Cue
    /// The index of its language in ``Vocabulary/languages``.
    let language: Int
    /// What the phrase stands for, where its cue counts or chooses; else 0.
    let value: Int
    /// The words after the first, in ``PhraseTable/words``.
    let rest: Range<Int>
  }

  /// Stands in ``words`` for up to three words of any kind.
  static let gap: UInt64 = 0

  /// The entries, those of one first word side by side, the longest first.
  private(set) var entries: [Entry] = []
  /// The words of all phrases after their first.
  private(set) var words: [UInt64] = []
  private var keys: [UInt64]
  private var values: [Range<Int>]
  private var sieve = [UInt64](repeating: 0, count: 1024)

  /// Takes all phrases of the tables.
  init(_ phrases: PhraseList) {
    // A phrase that begins with a gap begins nowhere.
    let order = phrases.items.enumerated().compactMap { index, item in
      phrases.first(of: item).flatMap { first in
        first == Self.gap ? nil : (first: first, count: item.words.count, index: index)
      }
    }.sorted { ($0.first, -$0.count, $0.index) < ($1.first, -$1.count, $1.index) }
    var size = 64
    while size < order.count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Range<Int>](repeating: 0..<0, count: size)
    entries.reserveCapacity(order.count)
    words.reserveCapacity(order.count * 2)
    var start = 0
    for (place, (first, _, index)) in order.enumerated() {
      let item = phrases.items[index]
      let rest = words.count
      words += phrases.words[item.words.dropFirst()]
      entries.append(
        Entry(
          cue: item.cue, language: item.language, value: item.value, rest: rest..<words.count))
      if place + 1 == order.count || order[place + 1].first != first {
        insert(first, start..<place + 1)
        start = place + 1
      }
    }
  }

  private mutating func insert(_ first: UInt64, _ entries: Range<Int>) {
    let mask = keys.count - 1
    var place = Int(first & UInt64(mask))
    while keys[place] != 0 { place = (place + 1) & mask }
    keys[place] = first
    values[place] = entries
    sieve[Int(first & 0xFFFF) >> 6] |= 1 << (first & 63)
  }

  /// The indices of the entries that may begin with the word of this hash.
  func candidates(_ first: UInt64) -> Range<Int> {
    guard sieve[Int(first & 0xFFFF) >> 6] & (1 << (first & 63)) != 0 else { return 0..<0 }
    let mask = keys.count - 1
    var place = Int(first & UInt64(mask))
    while keys[place] != first {
      if keys[place] == 0 { return 0..<0 }
      place = (place + 1) & mask
    }
    return values[place]
  }

  /// Whether a phrase of one of `cues` is this single word.
  func contains(_ word: UInt64, as cues: Cue...) -> Bool {
    candidates(word).contains { entries[$0].rest.isEmpty && cues.contains(entries[$0].cue) }
  }

  /// Whether a phrase of `cue` is these words.
  func contains(_ words: [Word], as cue: Cue) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst().map(\.hash)
    return candidates(first.hash).contains { index in
      entries[index].cue == cue && self.words[entries[index].rest].elementsEqual(rest)
    }
  }
}
