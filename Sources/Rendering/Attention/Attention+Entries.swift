import Mail
import Proposals
import struct Foundation.Date

extension Attention.Entry {
  init(_ submission: Submission, remark: String) {
    codes = [submission.code]
    who = submission.speakersShown
    what = submission.titleShown
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
  init?(missingFrom submission: Submission, for call: Call) {
    let fields = submission.proposal.missing(for: call)
    let since = fields.compactMap { submission.lacks($0) }.min()
    guard let since else { return nil }
    self.init(submission, remark: submission.missingShown(for: call))
    self.since = since
  }

  /// One entry a pair.
  static func pairs(of standing: [Submission]) -> [Self] {
    let byCode = standing.byCode
    return standing.flatMap { submission in
      submission.resembles.filter { $0.code > submission.code || byCode[$0.code] == nil }
        .map { Self(pair: submission, with: byCode[$0.code], alike: $0) }
    }
  }

  private init(
    pair submission: Submission, with other: Submission?, alike resemblance: Submission.Resemblance
  ) {
    let titles = [submission, other].compactMap { $0?.proposal.title }
    let isSame = titles.count == 2 && titles[0] == titles[1]
    let speakers = [submission, other].compactMap(\.self).map(\.speakersShown)
    codes = [submission.code, resemblance.code]
    who = speakers.filter { !$0.isEmpty }.joined(separator: "; ")
    what = isSame ? titles[0] : titles.joined(separator: " / ")
    remark = "\(resemblance.percent) % alike"
  }
}

extension Submission {
  /// What the call expects and nobody said, `no format, no length`; empty for nothing.
  func missingShown(for call: Call) -> String {
    missing(for: call).map { "no " + $0 }.joined(separator: ", ")
  }

  /// Since when a field is missing in every version; `nil` where the last has it.
  fileprivate func lacks(_ field: Field) -> Date? {
    revisions.reversed().prefix { $0.proposal.missing.contains(field) }.last?.received
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
