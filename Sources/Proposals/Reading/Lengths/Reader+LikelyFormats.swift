/// A format that likely is a talk's, as letters have taught.
struct LikelyFormat {
  /// The format's place in the call.
  var format: Int
  var odds: Float
  var line: Int
}

extension Reader {
  /// A format that is less likely a talk's is not taken for it, and one that a phrase tells is given up below
  /// the other.
  private static let (leastOdds, leastKeptOdds): (Float, Float) = (0.6, 0.35)

  /// Which formats words name in a letter, and how likely they are those of its talks; none where labels
  /// tell all.
  ///
  /// - Parameter around: The letter; `nil` where nothing but labels tells.
  func likelyFormats(_ findings: [Finding], _ around: Surroundings?) -> [LikelyFormat] {
    guard let around,
      findings.contains(where: { $0.proposal.provenance[.format]?.from != .label })
    else { return [] }
    let letter = LetterFormats(in: findings, around, self)
    return letter.mentions.map { mention in
      LikelyFormat(
        format: mention.format, odds: letter.odds(of: mention), line: letter.line(of: mention))
    }
  }

  /// Takes the likeliest of some formats for a talk's where no phrase tells one.
  ///
  /// "Workshop, please!", "consider it as a talk". None where another is as likely. Gives up one that is most
  /// likely not meant: "so no lightning talk, please".
  func readFormat(_ finding: inout Finding, among likely: [LikelyFormat]) {
    let part = finding.part
    let own = likely.filter { part.isAlone || part.outline.holds($0.line) }
    let known = own.filter { call.formats[$0.format].id == finding.proposal.format }
    if finding.proposal.provenance[.format]?.from == .prose, let odds = known.map(\.odds).max(),
      odds < Self.leastKeptOdds
    {
      finding.proposal.format = nil
      finding.proposal.provenance[.format] = nil
    }
    guard finding.proposal.format == nil, let best = own.max(by: { $0.odds < $1.odds }),
      best.odds >= Self.leastOdds,
      !own.contains(where: { $0.format != best.format && $0.odds >= Self.leastOdds })
    else { return }
    finding.proposal.format = call.formats[best.format].id
    finding.proposal.provenance[.format] = provenance(
      .prose, line: best.line, Double(best.odds) * 0.8)
  }
}
