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
  func likelyFormats(_ findings: [Finding]) -> [LikelyFormat] {
    guard findings.first?.prose.setting.roles != nil,
      findings.contains(where: { $0.proposal.provenance[.format]?.from != .label })
    else { return [] }
    let letter = LetterFormats(in: findings, self)
    return letter.mentions.map { mention in
      LikelyFormat(
        format: mention.format, odds: letter.odds(of: mention), line: letter.line(of: mention))
    }
  }

  /// Takes the likeliest of some formats for a talk's where no phrase tells one.
  ///
  /// "Workshop, please!", "consider it as a talk". None where another is as likely. Gives up one that is most likely not meant: "so no
  /// lightning talk, please".
  func readFormat(_ finding: inout Finding, among likely: [LikelyFormat]) {
    let part = finding.part
    let own = likely.filter { part.isAlone || part.outline.holds($0.line) }
    func odds(of format: Int) -> Float {
      own.lazy.filter { $0.format == format }.map(\.odds).max() ?? 0
    }
    if let format = finding.proposal.format,
      let known = call.formats.firstIndex(where: { $0.id == format }),
      finding.proposal.provenance[.format]?.from == .prose,
      own.contains(where: { $0.format == known }), odds(of: known) < Self.leastKeptOdds
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
