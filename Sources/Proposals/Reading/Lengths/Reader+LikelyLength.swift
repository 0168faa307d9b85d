extension Reader {
  /// A length that is less likely a talk's is none; a number alone has to be likelier.
  private static func leastOdds(of length: LetterLengths.Length) -> Float {
    length.isWithoutUnit ? 0.9 : 0.7
  }

  /// Takes the length that is likeliest the talk's, as letters have taught, where no phrase tells one: "We'll
  /// share the 40 minutes".
  func readLikelyLength(_ finding: inout Finding, among findings: [Finding]) {
    guard finding.proposal.minutes == nil, finding.prose.setting.roles != nil else { return }
    let letter = LetterLengths(in: findings, self)
    let format = call.formats.first { $0.id == finding.proposal.format }
    let (part, isAlone) = (finding.part, finding.part.isAlone)
    let likely = letter.lengths.lazy
      .filter { isAlone || part.outline.holds(letter.line(of: $0)) }
      .filter { format == nil || format?.minutes == $0.minutes }
      .map { (length: $0, odds: letter.odds(of: $0)) }
      .filter { $0.odds >= Self.leastOdds(of: $0.length) }
      .max { $0.odds < $1.odds }
    guard let (length, odds) = likely else { return }
    let source = provenance(.prose, line: letter.line(of: length), Double(odds) * 0.8)
    finding.proposal.minutes = length.minutes
    finding.proposal.provenance[.minutes] = source
    guard finding.proposal.format == nil, let format = onlyFormat(taking: length.minutes) else {
      return
    }
    finding.proposal.format = format.id
    finding.proposal.provenance[.format] = source
  }
}
