import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Settling a batch` {
  static let first = SubmissionCode("EX-001")
  static let second = SubmissionCode("EX-002")
  let store: Store

  init() throws { store = try Store.inMemory() }

  @discardableResult
  private func settle(_ drafts: [Draft], at now: Date = Invented.noon) throws -> [LedgerLine] {
    try store.settle(
      drafts.enumerated().map { Invented.arrival($1, name: "\($0)") }, from: "inbox",
      for: Invented.call, mailDomain: "forum.example", at: now)
  }

  @Test func `gives each message one line of the ledger, with its outcome`() throws {
    let lines = try settle(Invented.mailbox)

    #expect(
      lines.map(\.outcome) == [
        .new, .new, .followUp, .revision, .duplicate, .withdrawal, .automatic, .unrelated,
        .setAside,
      ])
    #expect(lines.map(\.number) == Array(1...9))
    #expect(try store.ledger() == lines)
    #expect(try store.ledger(after: 7) == Array(lines.suffix(2)))
    #expect(try store.setAside().map(\.number) == [9])
    #expect(lines.allSatisfy { !$0.evidence.isEmpty })
    #expect(lines.allSatisfy { ($0.answer == .none) == ($0.why != nil) })
  }

  @Test func `counts every message in exactly one outcome`() throws {
    let lines = try settle(Invented.mailbox)
    #expect(try store.counts().values.reduce(0, +) == lines.count)
  }

  @Test func `twice settles once`() throws {
    try settle(Invented.mailbox)
    let before = try store.dump()
    let again = try settle(Invented.mailbox, at: Invented.noon.addingTimeInterval(60))

    #expect(again.isEmpty)
    #expect(try store.dump() == before)
  }

  @Test func `in batches settles as in one`() throws {
    try settle(Invented.mailbox)
    let other = try Store.inMemory()
    for (index, draft) in Invented.mailbox.enumerated() {
      try other.settle(
        [Invented.arrival(draft, name: "\(index)")], from: "inbox", for: Invented.call,
        mailDomain: "forum.example", at: Invented.noon)
    }
    #expect(try other.dump(withWords: false) == store.dump(withWords: false))
  }

  @Test func `keeps a submission's whole history`() throws {
    try settle(Invented.mailbox)
    let submission = try #require(try store.submission(Self.first, for: Invented.call))

    #expect(submission.state == .withdrawn)
    #expect(submission.revisions.map(\.number) == [1, 2])
    #expect(submission.revisions.map(\.message) == [1, 4])
    #expect(
      submission.proposal.abstract
        == "Spans and links, and what to do with them when everybody looks.")
    #expect(submission.messages.map(\.number) == [1, 3, 4, 5, 6])
    #expect(submission.late == 0)
    #expect(try store.submissions(for: Invented.call).map(\.code) == [Self.first, Self.second])
  }

  @Test func `tells both submissions of a resemblance, with the same score`() throws {
    try settle(Invented.mailbox)
    let (first, second) = (
      try store.submission(Self.first, for: Invented.call),
      try store.submission(Self.second, for: Invented.call)
    )
    let score = try #require(first?.resembles.first?.score)

    #expect(first?.resembles == [Submission.Resemblance(code: Self.second, score: score)])
    #expect(second?.resembles == [Submission.Resemblance(code: Self.first, score: score)])
    #expect(score > 0.5 && score < 1)
  }

  @Test func `records how late a submission came`() throws {
    try settle([Invented.draft("late", [Invented.tracing], after: 1_000_060)])
    #expect(try store.submission(Self.first, for: Invented.call)?.late == 60)
  }

  @Test func `never gives a code again`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    try store.write { db in
      for table in ["band", "person", "about", "revision", "submission"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
    }
    try settle([Invented.draft("next", [Invented.clocks])])
    #expect(try store.submissions(for: Invented.call).map(\.code) == [Self.second])
  }

  @Test func `keeps the octets of all but automatic mail`() throws {
    try settle(Invented.mailbox)
    let kept = try (1...9).map { try store.original(of: $0) != nil }
    #expect(kept == [true, true, true, true, true, true, false, true, true])
    #expect(try store.original(of: 1) == Array("Subject: Talk\n\nText\n".utf8))
  }

  @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func `keeps originals of any size, in pieces of a mebibyte`(size: Int) throws {
    var arrival = Invented.arrival(Invented.draft("big", [Invented.tracing]))
    let octets = (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7) }
    arrival.octets = MessageOctets(octets)
    try store.settle(
      [arrival], from: "inbox", for: Invented.call, mailDomain: "forum.example", at: Invented.noon)

    #expect(try store.original(of: 1) == octets)
    let most = try store.read {
      try Int.fetchOne($0, sql: "SELECT max(length(octets)) FROM original")
    }
    #expect(try #require(most) <= 1 << 20)
  }

  @Test func `relates an answer to our own mail to what that was about`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    try store.write { db in
      try db.execute(
        sql: """
          INSERT INTO outbox (message, kind, messageID, recipients, acknowledgement, state,
            attempts, queued, changed)
          VALUES (1, 'received', 'ack-1@forum.example', '[]', '{}', 'sent', 0, 0, 0)
          """)
    }
    var thanks = Invented.draft("thanks", text: "Thank you!")
    thanks.replyingTo = [MessageID("ack-1@forum.example")]
    thanks.sender = Invented.bela
    #expect(try settle([thanks]).map(\.submissions) == [[Self.first]])
  }

  @Test func `tells what of a submission's packet is out of date`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    #expect(try store.stalePackets().map(\.version) == [1])
    try store.markPackets([(Self.first, 1)])
    #expect(try store.stalePackets().isEmpty)

    try settle([Invented.draft("reply", replyingTo: ["first"], text: "When?")])
    #expect(try store.stalePackets().map(\.code) == [Self.first])
    try store.markPackets([(Self.first, 2)])
    try store.markPackets([(Self.first, 1)])
    #expect(try store.stalePackets().isEmpty)
  }

  @Test func `remembers the names of a Maildir's messages, known deliveries included`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    try store.settle(
      [Invented.arrival(Invented.draft("first", [Invented.tracing]), name: "moved")],
      from: "inbox", for: Invented.call, mailDomain: "forum.example", at: Invented.noon)

    #expect(try store.progress(of: "inbox").knownNames == ["0", "moved"])
    #expect(try store.progress(of: "other") == SourceProgress())
    let deliveries = ["v-first", "v-else"].map(Invented.digest)
    #expect(try store.known(deliveries) == [deliveries[0]])
  }
}

extension Store {
  /// Every row of every table, as text.
  ///
  /// - Parameter withWords: Whether to tell how the words that are searched lie in the file, which
  ///   depends on how many messages share a transaction.
  func dump(withWords: Bool = true) throws -> [String] {
    try read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.filter { withWords || !$0.contains("Words") }.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { row in
          "\(table) \(row.filter { withWords || $0.0 != "words" })"
        }.sorted()
      }
    }
  }
}
