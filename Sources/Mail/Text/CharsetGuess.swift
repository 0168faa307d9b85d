/// What octets are in when nothing declared fits them.
///
/// A detector proposes, and the text decides: of the proposal and the sets that mail without
/// a declaration is mostly in, the one is taken whose text looks most like writing.
struct CharsetGuess {
  /// The label of the set, one that ``CharsetName`` knows.
  private(set) var label = "windows-1252"
  private(set) var encoding = CharsetName.Encoding.windows1252

  /// How sure that is; text that makes sense reaches 600.
  private(set) var score = Int.min

  /// The octets that are looked at: enough to tell, and little to pay.
  private static let sampleOctets = 2048

  /// The sets that are tried whatever the detector says, the likelier first, and how much
  /// better than the others a less likely one has to be.
  private static let usual: [(label: String, handicap: Int)] = [
    ("windows-1252", 0), ("windows-1251", 0), ("koi8-r", 0), ("koi8-u", 0), ("gb18030", 0),
    ("big5", 0), ("euc-kr", 0), ("shift-jis", 0), ("euc-jp", 0), ("windows-1250", 100),
    ("iso-8859-2", 100), ("cp850", 300), ("macintosh", 300),
  ]

  /// Looks at `octets`, which are not UTF-8.
  init(_ octets: ArraySlice<UInt8>) {
    let sample = Self.sample(of: octets)
    let proposed = Detector.charset(of: sample).map(CharsetName.normalized)
    let proposal = proposed.flatMap { CharsetName.encodings[$0]?.name }
    // A detector counts letters: what it says of a few is little better than chance.
    let bonus = sample.lazy.filter { $0 > 0x7F }.prefix(12).count < 12 ? 60 : 250
    var candidates = Self.usual
    let known = candidates.firstIndex { CharsetName.encodings[$0.label]?.name == proposal }
    if let known {
      // The proposal first: where it fits, nothing else is tried.
      candidates.insert(candidates.remove(at: known), at: 0)
    } else if let proposed {
      candidates.insert((proposed, 0), at: 0)
    }
    for (label, handicap) in candidates {
      guard let encoding = CharsetName.encodings[label] else { continue }
      // The Ukrainian set differs from the Russian one in what no mail has.
      let isProposed =
        encoding.name == proposal || encoding.name == "KOI8-U" && proposal == "KOI8-R"
      let surplus = (isProposed ? bonus : 0) - handicap
      guard Plausibility.best + surplus > score,
        let plain = Plausibility.score(of: sample[...], in: encoding), plain + surplus > score
      else { continue }
      (score, self.label, self.encoding) = (plain + surplus, label, encoding)
    }
    // Nothing makes sense of it: every octet is a character of the set of the West.
    if score < 300 { (label, encoding) = ("windows-1252", .windows1252) }
  }

  /// Whether the octets are rather in the set than in UTF-8 with some in windows-1252.
  var isLikelierThanMixed: Bool {
    if case .windows1252 = encoding { return false }
    return score >= 600
  }

  /// The lines of `octets` that go beyond ASCII, up to a limit.
  private static func sample(of octets: ArraySlice<UInt8>) -> [UInt8] {
    guard octets.count > sampleOctets else { return [UInt8](octets) }
    var sample: [UInt8] = []
    var position = octets.startIndex
    while sample.count < sampleOctets,
      let first = octets[position...].firstIndex(where: { $0 > 0x7F })
    {
      // Of a line without end, a little before the first such octet is enough.
      let near = max(position, first - 80)
      let start = octets[near..<first].lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? near
      let rest = octets[first...].prefix(sampleOctets - sample.count)
      let end = rest.firstIndex(where: \.isLineEnd) ?? rest.endIndex
      sample += octets[start..<end]
      sample.append(0x0A)
      position = end
    }
    return sample
  }
}
