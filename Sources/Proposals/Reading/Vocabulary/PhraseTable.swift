/// Phrases by their first word, for finding all of them in one pass over a text.
struct PhraseTable: Sendable {
  /// What a phrase is looked up for.
  struct Entry: Sendable {
    /// The hashes of the words after the first; `nil` stands for up to three words of any kind.
    let rest: [UInt64?]
    let cue: Cue
    /// The index of its language in ``Vocabulary/languages``.
    let language: Int
  }

  private var entries: [UInt64: [Entry]] = [:]
  /// One bit for every 16-bit ending of a first word's hash: most words end the look-up here.
  private var sieve = [UInt64](repeating: 0, count: 1024)

  /// Adds a phrase; its longest form is found first.
  mutating func add(_ phrase: [UInt64?], as cue: Cue, language: Int) {
    guard case let first?? = phrase.first else { return }
    var known = entries[first] ?? []
    let entry = Entry(rest: Array(phrase.dropFirst()), cue: cue, language: language)
    let place = known.firstIndex { $0.rest.count < entry.rest.count } ?? known.count
    known.insert(entry, at: place)
    entries[first] = known
    sieve[Int(first & 0xFFFF) >> 6] |= 1 << (first & 63)
  }

  /// The phrases that may begin with the word of this hash.
  func candidates(_ first: UInt64) -> [Entry] {
    guard sieve[Int(first & 0xFFFF) >> 6] & (1 << (first & 63)) != 0 else { return [] }
    return entries[first] ?? []
  }

  /// Whether a phrase of `cue` is this single word.
  func contains(_ word: UInt64, as cue: Cue) -> Bool {
    candidates(word).contains { $0.cue == cue && $0.rest.isEmpty }
  }

  /// Whether a phrase of `cue` is these words.
  func contains(_ words: [Word], as cue: Cue) -> Bool {
    guard let first = words.first else { return false }
    return candidates(first.hash).contains {
      $0.cue == cue && $0.rest == words.dropFirst().map(\.hash)
    }
  }
}
