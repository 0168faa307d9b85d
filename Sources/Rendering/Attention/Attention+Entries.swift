import Mail
import Proposals

extension Attention.Entry {
  init(_ submission: Submission, remark: String) {
    codes = [submission.code]
    who = submission.speakersShown
    what = submission.titleShown
    self.remark = remark
  }

  init(_ brief: Brief, remark: String) {
    codes = [brief.code]
    who = brief.speakersShown
    what = brief.titleShown
    self.remark = remark
  }

  init(_ line: LedgerLine, isBlind: Bool) {
    codes = line.submissions
    message = line.number
    who = isBlind ? "" : line.senderShown
    what = isBlind ? "" : line.subjectShown
    remark = line.evidence
    came = line.received.time
  }

  init(_ mail: OwedMail) {
    who = mail.recipients.joined(separator: ", ")
    what = "mail \(mail.id), \(mail.kind): \(mail.state.shown)"
    remark = mail.trouble ?? ""
    came = mail.changed
  }

  /// What the call expects and the submission does not say, since the longest missing of it is
  /// missing; `nil` where it says all.
  init?(missingFrom brief: Brief, for call: Call) {
    guard let since = brief.missing(for: call).map(\.since).min() else { return nil }
    self.init(
      brief, remark: brief.missingShown(for: call).map { "no " + $0 }.joined(separator: ", "))
    self.since = since
  }

  /// One entry a pair.
  static func pairs(of standing: [Brief]) -> [Self] {
    let byCode = standing.byCode
    return standing.flatMap { brief in
      brief.resembles.filter { $0.code > brief.code || byCode[$0.code] == nil }
        .map { Self(pair: brief, with: byCode[$0.code], alike: $0) }
    }
  }

  private init(pair brief: Brief, with other: Brief?, alike resemblance: Submission.Resemblance) {
    let pair = [brief, other].compactMap(\.self)
    let titles = pair.compactMap(\.title)
    let isSame = titles.count == 2 && titles[0] == titles[1]
    codes = [brief.code, resemblance.code]
    who = pair.map(\.speakersShown).filter { !$0.isEmpty }.joined(separator: "; ")
    what = isSame ? titles[0] : titles.joined(separator: " / ")
    remark = "\(resemblance.percent) % alike"
  }
}

extension Submission {
  /// What the call expects and nobody said, `no format, no length`; empty for nothing.
  func missingShown(for call: Call) -> String {
    missing(for: call).map { "no " + $0 }.joined(separator: ", ")
  }
}

extension LedgerLine.Answer {
  /// How far a mail has come, in words.
  fileprivate var shown: String {
    switch self {
    case .retry: "to be tried again"
    case .uncertain: "may or may not have been sent"
    default: rawValue
    }
  }
}
