import Foundation
import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("The record on a terminal") struct RecordTests {
  static let ledger = [
    Sample.line(1, .new, [Sample.first]),
    Sample.line(
      2, .automatic, from: nil, subject: "Out of office", evidence: "Auto-Submitted: auto-replied",
      answer: .none, why: "no machine is answered"),
    Sample.line(
      3, .followUp, [Sample.first], answer: .none, why: "nothing new", amended: .revision),
    Sample.line(
      5, .setAside, from: Address(name: "", address: "x@example.com"), subject: "",
      evidence: "encrypted for a key we do not have", answer: .queued),
    Sample.line(6, .new, [Sample.first, Sample.second], subject: "Two talks", answer: .retry),
  ]
  static let outbox = [
    OwedMail(
      id: 3, message: 1, kind: "received", messageID: MessageID("ack@forum.example"),
      recipients: ["ada@example.org"], content: .composed(octets: [], recipients: []),
      state: .failed, attempts: 2, trouble: "550 no such user",
      queued: Sample.time("2031-04-18T09:31:00Z"), changed: Sample.time("2031-04-18T10:00:00Z"))
  ]

  @Test func `is a table for people`() throws {
    let tables = [
      Table(of: [Sample.submission, Sample.lateSubmission], for: Sample.call),
      Table(of: Self.ledger), Table(of: Self.outbox), Table(setAside: [Self.ledger[3]]),
    ]
    try expectGolden(
      tables.map(\.description).joined(separator: "\n"), named: "tables.txt")
  }

  @Test func `is silent when there is nothing`() {
    #expect(Table(of: [LedgerLine]()).description.isEmpty)
  }

  @Test func `is NDJSON for programs`() throws {
    let lines =
      try [Sample.submission, Sample.lateSubmission].map { try JSONLine(SubmissionJSON($0)) }
      + Self.ledger.map { try JSONLine(LedgerJSON($0)) }
      + Self.outbox.map { try JSONLine(OwedMailJSON($0)) }
    try expectGolden(
      lines.map { $0.description + "\n" }.joined(), named: "record.ndjson")
  }

  @Test func `is one line a message while running`() throws {
    let lines = Self.ledger.map { line in
      let submissions = [Sample.submission, Sample.lateSubmission].filter {
        line.submissions.contains($0.code)
      }.map(RunLine.Talk.init)
      return RunLine(of: line, about: submissions, for: Sample.call).description + "\n"
    }
    try expectGolden(lines.joined(), named: "run.txt")
  }
}
