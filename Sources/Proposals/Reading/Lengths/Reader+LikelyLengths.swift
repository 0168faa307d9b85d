/// A length that may be a talk's, as letters have taught.
struct LikelyLength {
  var minutes: Int
  var odds: Float
  /// Whether that is enough for it to be taken for a talk's.
  var isLikely: Bool
  /// Whether its sentence says hardly more, as in "half an hour, please".
  var isBrief: Bool
  var line: Int
}

extension Reader {
  /// A length that is less likely a talk's is none; a number alone has to be likelier.
  private static func leastOdds(of length: LetterLengths.Length) -> Float {
    length.isWithoutUnit ? 0.9 : 0.7
  }

  /// One that a phrase tells is given up below this.
  private static func leastKeptOdds(of length: LikelyLength, _ format: Format?) -> Float {
    if let format, format.minutes != length.minutes { return 0.5 }
    return length.isBrief ? 0.15 : 0.35
  }

  /// The lengths in a letter, and how likely they are those of its talks; none where labels tell all.
  ///
  /// - Parameter around: The letter; `nil` where nothing but labels tells.
  func likelyLengths(_ findings: [Finding], _ around: Surroundings?) -> [LikelyLength] {
    guard let around,
      findings.contains(where: { finding in
        finding.proposal.minutes == nil || finding.proposal.provenance[.minutes]?.from == .prose
      })
    else { return [] }
    let letter = LetterLengths(in: findings, around, self)
    return letter.lengths.map { length in
      let odds = letter.odds(of: length)
      return LikelyLength(
        minutes: length.minutes, odds: odds, isLikely: odds >= Self.leastOdds(of: length),
        isBrief: letter.isBrief(length), line: letter.line(of: length))
    }
  }

  /// Takes the likeliest of some lengths for a talk's where no phrase tells one.
  ///
  /// "We'll share the 40 minutes". Gives up one that is most likely something else's: "My machine needs three
  /// hours for it". The length tells the format where nothing else does.
  func readLength(_ finding: inout Finding, among likely: [LikelyLength]) {
    let part = finding.part
    let own = likely.filter { part.isAlone || part.outline.holds($0.line) }
    dropUnlikelyLength(of: &finding, among: own)
    dropSubjectsFormat(of: &finding, among: own)
    let format = call.formats.first { $0.id == finding.proposal.format }
    if finding.proposal.minutes == nil,
      case let fitting = own.filter({ length in
        length.isLikely && (format == nil || format?.minutes == length.minutes)
      }), let length = fitting.max(by: { $0.odds < $1.odds })
    {
      finding.proposal.minutes = length.minutes
      finding.proposal.provenance[.minutes] = provenance(
        .prose, line: length.line, Double(length.odds) * 0.8)
    }
    if !isEither(finding.proposal, own) { readFormat(ofLengthOf: &finding) }
  }

  /// Whether a talk may as well have another of the call's lengths that is named beside its own: "any slot from 20 to
  /// 40 minutes".
  private func isEither(_ proposal: Proposal, _ own: [LikelyLength]) -> Bool {
    let lengths = Set(call.formats.map(\.minutes))
    return own.contains { length in
      length.minutes == proposal.minutes
        && own.contains { other in
          other.minutes != length.minutes && other.line == length.line
            && lengths.contains(other.minutes)
        }
    }
  }

  /// Gives up a format of the subject's where the letter says the length of another: "Short one", and
  /// below it "in five minutes".
  private func dropSubjectsFormat(of finding: inout Finding, among own: [LikelyLength]) {
    guard finding.proposal.provenance[.format]?.from == .subject,
      let format = call.formats.first(where: { $0.id == finding.proposal.format }),
      !own.contains(where: { $0.minutes == format.minutes }),
      own.contains(where: { length in
        (length.isLikely || length.minutes == finding.proposal.minutes)
          && call.formats.contains { $0.minutes == length.minutes }
      })
    else { return }
    finding.proposal.format = nil
    finding.proposal.provenance[.format] = nil
  }

  /// Gives up a length that a phrase tells and letters deny.
  private func dropUnlikelyLength(of finding: inout Finding, among own: [LikelyLength]) {
    let proposal = finding.proposal
    guard let minutes = proposal.minutes, proposal.provenance[.minutes]?.from == .prose,
      // "Half an hour, so one of those of 25 minutes"
      let best = own.filter({ abs($0.minutes - minutes) <= 5 }).max(by: { $0.odds < $1.odds }),
      best.odds < Self.leastKeptOdds(of: best, call.formats.first { $0.id == proposal.format })
    else { return }
    finding.proposal.minutes = nil
    finding.proposal.provenance[.minutes] = nil
  }
}
