/// A few values that near-same texts are likely to share: MinHash in bands (Broder 1997;
/// Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, 3.4).
///
/// Two texts with the share *s* of word sequences in common have a band in common with
/// probability 1 - (1 - s⁴)¹⁶: 0.98 for 0.68, 0.64 for 0.5, 0.0016 for 0.1. What a band
/// finds is then compared exactly.
public struct Sketch: Sendable {
  /// One value a band; none for a text without words.
  public let bands: [UInt64]

  private static let count = 16
  private static let rows = 4

  /// The sketch of a proposal's abstract.
  public init(of proposal: Proposal) {
    let shingles = Shingles(ofFolded: (proposal.abstract ?? "").folded).values
    guard !shingles.isEmpty else {
      bands = []
      return
    }
    bands = (0..<Self.count).map { band in
      let least = (0..<Self.rows).map { row in
        let seed = Fingerprint.mix([UInt64(band * Self.rows + row)])
        return shingles.reduce(UInt64.max) { min($0, ($1 ^ seed) &* 0x9fb2_1c65_1e98_df25) }
      }
      return Fingerprint.mix([UInt64(band)] + least)
    }
  }
}
