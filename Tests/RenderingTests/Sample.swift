import Foundation
import Mail
import Proposals

/// A call, submissions and ledger lines, all invented, that the documents are shown with.
enum Sample {
  static let call = Call(
    name: "Example Systems Forum 2031", codePrefix: "ESF31", addresses: ["talks@forum.example"],
    deadline: Deadline(end: time("2031-04-21T12:00:00Z")),
    formats: [
      Format(id: "presentation", name: "presentation", minutes: 50),
      Format(id: "mini", name: "mini-presentation", minutes: 25),
    ],
    topics: [Topic(name: "storage"), Topic(name: "tracing"), Topic(name: "use cases")],
    committee: [Member(name: "Carla Muster", addresses: ["carla@forum.example"])],
    expects: [.title, .abstract, .speakers, .bio, .format])

  static let proposal = Proposal(
    title: "Tracing without tears",
    abstract: """
      Distributed systems fail in ways that no single log explains. This talk follows one
      request through forty services and shows what its trace tells and what it hides.

      You will learn:
      - how to begin with one service,
        and where to stop
      - what sampling costs
      * when a trace lies

      1. First the theory,
      2. then a demonstration.
      """,
    speakers: [
      Speaker(
        name: "Ada Example", email: "ada@example.org", affiliation: "Example Works",
        bio: "Ada has kept systems running since 2004."),
      Speaker(name: "Bo Beispiel", email: "bo@example.net"),
    ],
    format: "mini", minutes: 25, topics: ["tracing", "use cases"],
    notes: "I can only travel on Tuesday.",
    provenance: [
      .title: Provenance(from: .label, line: 3, confidence: 0.95),
      .abstract: Provenance(from: .prose, line: 9, confidence: 0.5),
      .format: Provenance(from: .edit, confidence: 1),
    ])

  static let incomplete = Proposal(
    title: "Snapshots of a moving disk", speakers: [Speaker(name: "Kim Muster")], minutes: 30)

  static func time(_ text: String) -> Date {
    (try? Date(text, strategy: .iso8601)) ?? .distantPast
  }

  static func line(
    _ number: Int, _ outcome: Outcome, _ codes: [SubmissionCode] = [],
    from sender: Address? = Address(name: "Ada Example", address: "ada@example.org"),
    subject: String = "A talk about tracing", received: String = "2031-04-18T09:30:00Z",
    evidence: String = "a title and an abstract, nothing like it on record",
    answer: LedgerLine.Answer = .sent, why: String? = nil, amended: Outcome? = nil
  ) -> LedgerLine {
    LedgerLine(
      number: number, messageID: MessageID("m\(number)@example.org"),
      digest: Digest(octets: Array(repeating: UInt8(number), count: 32)),
      source: "inbox.mbox#\(number)",
      received: ReceivedTime(time(received), witness: .received), sender: sender,
      subject: subject, outcome: outcome, submissions: codes, evidence: evidence,
      answer: answer, why: why, amended: amended)
  }

  static let first: SubmissionCode = SubmissionCode("ESF31-001")
  static let second: SubmissionCode = SubmissionCode("ESF31-002")

  static let submission = Submission(
    code: first, state: .submitted, received: time("2031-04-18T09:30:00Z"), late: 0,
    revisions: [
      .init(
        number: 1,
        proposal: Proposal(
          title: "Tracing with tears", abstract: "Earlier.",
          speakers: [Speaker(name: "Ada Example", email: "ada@example.org")], format: "mini",
          minutes: 25),
        message: 1, received: time("2031-04-18T09:30:00Z")),
      .init(number: 2, proposal: proposal, message: 4, received: time("2031-04-19T10:00:00Z")),
    ],
    resembles: [.init(code: second, score: 0.934)],
    messages: [
      line(1, .new, [first]),
      line(
        4, .revision, [first], subject: "Re: A talk about tracing [ESF31-001]",
        received: "2031-04-19T10:00:00Z", evidence: "the code is in the subject",
        answer: .queued),
    ])

  static let lateSubmission = Submission(
    code: second, state: .withdrawn, received: time("2031-04-21T15:12:09Z"), late: 11_529,
    revisions: [
      .init(
        number: 1, proposal: incomplete, message: 7, received: time("2031-04-21T15:12:09Z"))
    ],
    messages: [
      line(
        7, .new, [second], from: Address(address: "kim@example.com"), subject: "Snapshots",
        received: "2031-04-21T15:12:09Z")
    ])
}
