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

  /// A phrase as the tables give it; `nil` stands for a gap.
  typealias Phrase = (words: [UInt64?], cue: Cue, language: Int)

  /// Takes all phrases of the tables.
  init(_ phrases: [Phrase]) {
    var groups: [UInt64: [Phrase]] = [:]
    for phrase in phrases {
      guard case let first?? = phrase.words.first else { continue }
      groups[first, default: []].append(phrase)
    }
    var size = 64
    while size < groups.count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Range<Int>](repeating: 0..<0, count: size)
    for first in groups.keys.sorted() {
      let start = entries.count
      for phrase in (groups[first] ?? []).sorted(by: { $0.words.count > $1.words.count }) {
        let rest = words.count
        words += phrase.words.dropFirst().map { $0 ?? Self.gap }
        entries.append(
          Entry(cue: phrase.cue, language: phrase.language, rest: rest..<words.count))
      }
      var place = Int(first & UInt64(size - 1))
      while keys[place] != 0 { place = (place + 1) & (size - 1) }
      keys[place] = first
      values[place] = start..<entries.count
      sieve[Int(first & 0xFFFF) >> 6] |= 1 << (first & 63)
    }
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
