import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite struct `A digest` {
  static let contents = DigestContents(
    call: Sample.call, now: Sample.time("2031-04-19T12:00:00Z"),
    since: Sample.time("2031-04-18T12:00:00Z"),
    ledger: RecordTests.ledger + [
      Sample.line(
        4, .revision, [Sample.first], received: "2031-04-19T10:00:00Z",
        evidence: "the code is in the subject"),
      Sample.line(9, .withdrawal, [Sample.second], evidence: "asks to withdraw"),
      Sample.line(
        10, .automatic, from: Address(address: "mailer-daemon@example.net"),
        subject: "Undelivered", answer: .none, why: "no machine is answered"),
      Sample.line(11, .unrelated, subject: "Is there a hotel nearby?", evidence: "no proposal"),
      Sample.line(12, .followUp, [Sample.first], subject: "May I bring a friend?"),
    ],
    submissions: [Sample.submission, Sample.lateSubmission, third],
    setAside: [RecordTests.ledger[3]], troubles: RecordTests.outbox)

  static let third = Submission(
    code: SubmissionCode("ESF31-003"), state: .submitted,
    received: Sample.time("2031-04-19T11:00:00Z"), late: 0,
    revisions: [
      .init(
        number: 1, proposal: Sample.incomplete, message: 6,
        received: Sample.time("2031-04-19T11:00:00Z"))
    ])

  @Test func `says what is new and what needs a person`() throws {
    let mail = try MailText(of: Self.contents, with: .builtIn)
    try expectGolden("Subject: \(mail.subject)\n\n\(mail.text)", named: "digest.txt")
    try expectGolden(mail.html ?? "", named: "digest.html")
  }

  @Test func `after the deadline, with nothing new, is quiet`() throws {
    let contents = DigestContents(
      call: Sample.call, now: Sample.time("2031-04-24T13:00:00Z"), since: nil, ledger: [],
      submissions: [])
    let mail = try MailText(of: contents, with: .builtIn)
    try expectGolden("Subject: \(mail.subject)\n\n\(mail.text)", named: "digest-quiet.txt")
  }

  @Test(arguments: Outcome.allCases)
  func `is news unless machines or repetitions were all`(outcome: Outcome) {
    let contents = DigestContents(
      call: Sample.call, now: Sample.time("2031-04-24T13:00:00Z"), since: nil,
      ledger: [Sample.line(1, outcome)], submissions: [])
    #expect(contents.isNews() == (outcome != .automatic && outcome != .duplicate))
  }
}
