import Mail
public import Proposals

extension Table {
  /// Submissions, one a row: how they stand, and what a person should look at.
  public init(of submissions: [Submission], for call: Call) {
    self.init(
      [
        Column(heading: "CODE"), Column(heading: "STATE"), Column(heading: "RECEIVED"),
        Column(heading: "REV"), Column(heading: "SPEAKERS", limit: 28),
        Column(heading: "TITLE", limit: 60), Column(heading: "REMARKS"),
      ],
      rows: submissions.map { submission in
        [
          submission.code.description, submission.state.rawValue,
          Moment.minute(submission.received), "\(submission.revisions.count)",
          submission.speakerNames.joined(separator: ", "), submission.titleShown,
          submission.remarks(for: call).joined(separator: "; "),
        ].map { PlainText(line: $0) }
      })
  }

  /// Submissions that members of the committee do not see, one a row, and why.
  public init(ofConflicts conflicts: [(member: Member, submission: Submission, cause: String)]) {
    self.init(
      [
        Column(heading: "MEMBER", limit: 28), Column(heading: "CODE"),
        Column(heading: "SPEAKERS", limit: 28), Column(heading: "TITLE", limit: 60),
        Column(heading: "CONFLICT", limit: 40),
      ],
      rows: conflicts.map { member, submission, cause in
        [
          member.name, submission.code.description,
          submission.speakerNames.joined(separator: ", "), submission.titleShown, cause,
        ].map { PlainText(line: $0) }
      })
  }

  /// Ledger lines, one a row: what each message came to, and why.
  public init(of ledger: [LedgerLine]) {
    self.init(
      [
        Column(heading: "NO"), Column(heading: "RECEIVED"), Column(heading: "OUTCOME"),
        Column(heading: "SUBMISSIONS"), Column(heading: "SENDER", limit: 28),
        Column(heading: "SUBJECT", limit: 36), Column(heading: "EVIDENCE"),
        Column(heading: "ANSWER"),
      ],
      rows: ledger.map { line in
        [
          "\(line.number)", Moment.minute(line.received.time), line.outcomeShown,
          line.submissions.map(\.description).joined(separator: " "), line.senderName,
          line.subject, line.evidence, line.answerShown,
        ].map { PlainText(line: $0) }
      })
  }

  /// Mails of the outbox, one a row: to whom, and how far their sending has come.
  public init(of outbox: [OwedMail]) {
    self.init(
      [
        Column(heading: "ID"), Column(heading: "STATE"), Column(heading: "KIND"),
        Column(heading: "TO", limit: 48), Column(heading: "QUEUED"), Column(heading: "CHANGED"),
        Column(heading: "TRIES"), Column(heading: "TROUBLE"),
      ],
      rows: outbox.map { mail in
        let due = mail.due.map { "tried again from " + Moment.minute($0) + " on" }
        return [
          "\(mail.id)", mail.state.rawValue, mail.kind, mail.recipients.joined(separator: ", "),
          Moment.minute(mail.queued), Moment.minute(mail.changed), "\(mail.attempts)",
          [mail.trouble, due].compactMap { $0 }.joined(separator: "; "),
        ].map { PlainText(line: $0) }
      })
  }

  /// Messages set aside, one a row: where they lay, and what stands in the way.
  public init(setAside ledger: [LedgerLine]) {
    self.init(
      [
        Column(heading: "NO"), Column(heading: "RECEIVED"), Column(heading: "SENDER", limit: 40),
        Column(heading: "SUBJECT", limit: 48), Column(heading: "SOURCE"),
        Column(heading: "REASON"),
      ],
      rows: ledger.map { line in
        [
          "\(line.number)", Moment.minute(line.received.time), line.senderShown, line.subject,
          line.source, line.evidence,
        ].map { PlainText(line: $0) }
      })
  }
}

extension Submission {
  /// What a person should look at, each in a few words.
  func remarks(for call: Call) -> [String] {
    var remarks: [String] = []
    if let lateness { remarks.append(lateness) }
    let missing: [String] = missing(for: call)
    if !missing.isEmpty { remarks.append("missing " + missing.joined(separator: ", ")) }
    remarks += resembles.map { "resembles \($0.code), \($0.percent) %" }
    return remarks
  }
}
