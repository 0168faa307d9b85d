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

  /// The phrases that begin with one word: the places of their entries.
  struct Beginning: Sendable {
    /// Those of several words, the longest first.
    let phrases: Range<Int>
    /// Those that are the word alone.
    let words: Range<Int>
    /// The languages that the word is common in.
    let stopWords: Range<Int>
    /// A bit for the ending of each second word.
    let seconds: UInt64

    var all: Range<Int> { phrases.lowerBound..<stopWords.upperBound }
  }

  /// Stands in ``words`` for up to three words of any kind.
  static let gap: UInt64 = 0

  /// The entries, those of one first word side by side.
  private(set) var entries: [Entry] = []
  /// The words of all phrases after their first.
  private(set) var words: [UInt64] = []
  /// The second word of each entry; ``gap`` where that may be any, or where there is none.
  private var seconds: [UInt64] = []
  /// What each first word begins.
  private var beginnings: [Beginning] = []
  /// The first words at the places their hashes give them, and their indices in ``beginnings``.
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var sieve = [UInt64](repeating: 0, count: 1024)

  /// Takes all phrases of the tables.
  init(_ phrases: PhraseList) {
    // A phrase that begins with a gap begins nowhere.
    let order = phrases.items.enumerated().compactMap { index, item in
      phrases.first(of: item).flatMap { first in
        let rank = item.cue == .stopWord ? 0 : -item.words.count
        return first == Self.gap ? nil : (first: first, rank: rank, index: index)
      }
    }.sorted { ($0.first, $0.rank, $0.index) < ($1.first, $1.rank, $1.index) }
    entries.reserveCapacity(order.count)
    words.reserveCapacity(order.count * 2)
    seconds.reserveCapacity(order.count)
    for (_, _, index) in order { append(phrases.items[index], of: phrases) }
    let starts = order.indices.filter { $0 == 0 || order[$0].first != order[$0 - 1].first }
    var size = 64
    while size < starts.count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: 0, count: size)
    for (start, end) in zip(starts, starts.dropFirst() + [order.count]) {
      insert(order[start].first, start..<end)
    }
  }

  private mutating func append(_ item: PhraseList.Item, of phrases: PhraseList) {
    let rest = words.count
    words += phrases.words[item.words.dropFirst()]
    seconds.append(rest < words.count ? words[rest] : Self.gap)
    entries.append(
      Entry(
        cue: item.cue, language: item.language, value: item.value, rest: rest..<words.count))
  }

  private mutating func insert(_ first: UInt64, _ all: Range<Int>) {
    let common = all.first { entries[$0].cue == .stopWord } ?? all.upperBound
    let alone = (all.lowerBound..<common).first { entries[$0].rest.isEmpty } ?? common
    let phrases = all.lowerBound..<alone
    let endings = phrases.reduce(UInt64(0)) { bits, index in
      bits | (seconds[index] == Self.gap ? .max : 1 << (seconds[index] & 63))
    }
    let mask = keys.count - 1
    var place = Int(first & UInt64(mask))
    while keys[place] != 0 { place = (place + 1) & mask }
    keys[place] = first
    values[place] = Int32(beginnings.count)
    beginnings.append(
      Beginning(
        phrases: phrases, words: alone..<common, stopWords: common..<all.upperBound,
        seconds: endings))
    sieve[Int(first & 0xFFFF) >> 6] |= 1 << (first & 63)
  }

  /// The phrases that may begin with the word of this hash; `nil` where none do.
  func beginning(_ first: UInt64) -> Beginning? {
    guard sieve[Int(first & 0xFFFF) >> 6] & (1 << (first & 63)) != 0 else { return nil }
    let mask = keys.count - 1
    var place = Int(first & UInt64(mask))
    while keys[place] != first {
      if keys[place] == 0 { return nil }
      place = (place + 1) & mask
    }
    return beginnings[Int(values[place])]
  }

  /// Calls `body` with each phrase of several words that may go on with `second`.
  func forEachPhrase(of beginning: Beginning, second: UInt64, _ body: (Entry) -> Void) {
    guard beginning.seconds & (1 << (second & 63)) != 0 else { return }
    for index in beginning.phrases where seconds[index] == second || seconds[index] == Self.gap {
      body(entries[index])
    }
  }

  /// Whether a phrase of `cue` is this single word.
  func contains(_ word: UInt64, as cue: Cue) -> Bool {
    contains(word, as: CueSet(only: cue))
  }

  /// Whether a phrase of one of `cues` is this single word.
  func contains(_ word: UInt64, as cues: CueSet) -> Bool {
    beginning(word)?.words.contains { cues.contains(entries[$0].cue) } ?? false
  }

  /// Whether a phrase of `cue` is these words.
  func contains(_ words: [Word], as cue: Cue) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst().map(\.hash)
    return beginning(first.hash)?.all.contains { index in
      entries[index].cue == cue && self.words[entries[index].rest].elementsEqual(rest)
    } ?? false
  }
}
