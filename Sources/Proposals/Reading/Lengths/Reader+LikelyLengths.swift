/// A length that is likely a talk's, as letters have taught.
struct LikelyLength {
  var minutes: Int
  var odds: Float
  var line: Int
}

extension Reader {
  /// A length that is less likely a talk's is none; a number alone has to be likelier.
  private static func leastOdds(of length: LetterLengths.Length) -> Float {
    length.isWithoutUnit ? 0.9 : 0.7
  }

  /// The lengths in a letter that are likely those of its talks; none where labels and phrases tell all.
  func likelyLengths(_ findings: [Finding]) -> [LikelyLength] {
    guard findings.first?.prose.setting.roles != nil,
      findings.contains(where: { $0.proposal.minutes == nil })
    else { return [] }
    let letter = LetterLengths(in: findings, self)
    return letter.lengths.compactMap { length in
      let odds = letter.odds(of: length)
      guard odds >= Self.leastOdds(of: length) else { return nil }
      return LikelyLength(minutes: length.minutes, odds: odds, line: letter.line(of: length))
    }
  }

  /// Takes the likeliest of some lengths for a talk's where no phrase tells one: "We'll share the 40 minutes".
  func readLength(_ finding: inout Finding, among likely: [LikelyLength]) {
    guard finding.proposal.minutes == nil else { return }
    let format = call.formats.first { $0.id == finding.proposal.format }
    let (part, isAlone) = (finding.part, finding.part.isAlone)
    let own = likely.filter { length in
      (isAlone || part.outline.holds(length.line))
        && (format == nil || format?.minutes == length.minutes)
    }
    guard let length = own.max(by: { $0.odds < $1.odds }) else { return }
    let source = provenance(.prose, line: length.line, Double(length.odds) * 0.8)
    finding.proposal.minutes = length.minutes
    finding.proposal.provenance[.minutes] = source
    readFormat(ofLengthOf: &finding, confidence: source.confidence)
  }
}
