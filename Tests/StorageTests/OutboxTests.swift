import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `The outbox` {
  let store: Store

  init() throws {
    store = try Store.inMemory()
    try store.settle(
      Invented.mailbox.map { Invented.arrival($0) }, from: "inbox", for: Invented.call,
      mailDomain: "forum.example", at: Invented.noon)
  }

  /// Settles drafts in an armed store.
  private func settle(_ drafts: [Draft], completing: Bool = false) throws -> [LedgerLine] {
    try store.settle(
      drafts.map {
        var arrival = Invented.arrival($0)
        arrival.completesEarlier = completing
        return arrival
      }, from: "inbox", for: Invented.call, mailDomain: "forum.example", armedSince: Invented.noon,
      at: Invented.noon)
  }

  @Test func `owes nothing before the call is armed, and says so`() throws {
    #expect(try store.owed().isEmpty)
    #expect(try store.ledger().allSatisfy { $0.why != nil })
  }

  @Test func `owes the sender an answer, with the decision`() throws {
    let lines = try settle([Invented.draft("third", [Invented.clocks], text: "clocks")])
    #expect(lines.map(\.answer) == [.queued])
    #expect(lines.map(\.why) == [nil])
    let mail = try #require(try store.owed([.queued]).first)
    #expect(mail.message == lines[0].number)
    #expect(mail.recipients == ["ada@example.org"])
    #expect(mail.attempts == 0)
    guard case .acknowledgement(let acknowledgement) = mail.content else {
      Issue.record("no acknowledgement")
      return
    }
    #expect(acknowledgement.messageID == mail.messageID)
    #expect(acknowledgement.items.map(\.code) == lines[0].submissions)
    #expect(acknowledgement.items.map(\.proposal) == [Invented.clocks])
  }

  @Test func `tells in the answer what a revision changed`() throws {
    var changed = Invented.clocks
    changed.minutes = 20
    _ = try settle([Invented.draft("third", [Invented.clocks])])
    _ = try settle([Invented.draft("fourth", [changed])])
    guard case .acknowledgement(let answer) = try store.owed().last?.content else {
      Issue.record("no acknowledgement")
      return
    }
    #expect(answer.kind == .revised)
    #expect(answer.items.map(\.changed) == [[.minutes]])
  }

  @Test func `owes one answer for a message, whatever ways it comes`() throws {
    var second = Invented.draft("third", from: Invented.bela, [Invented.clocks], text: "clocks")
    second.identity = Identity(digest: Invented.digest("x"), delivery: Invented.digest("x"))
    let lines = try settle([
      Invented.draft("third", [Invented.clocks], text: "clocks"), second,
    ])
    #expect(lines.map(\.outcome) == [.new, .duplicate])
    #expect(lines.map(\.answer) == [.queued, .none])
  }

  @Test func `owes one answer for a message that came in two pieces`() throws {
    var part = Invented.draft("third", [Invented.clocks])
    part.messageID = nil
    part.written = 5
    var whole = part
    whole.identity = Identity(digest: Invented.digest("x"), delivery: Invented.digest("x"))
    whole.proposals = [Invented.clocks.with(abstract: "Every guest has a clock of its own, again.")]
    #expect(try settle([part]).map(\.answer) == [.queued])
    #expect(try settle([whole], completing: true).map(\.answer) == [.none])
  }

  @Test func `owes an answer to each of two people whose programs chose one Message-ID`() throws {
    var other = Invented.draft("other", from: Invented.bela, [Invented.clocks])
    other.messageID = MessageID("third@example.org")
    let lines = try settle([
      Invented.draft("third", [Invented.tracing.with(abstract: "Something else.")]), other,
    ])
    #expect(lines.last?.outcome == .new)
    #expect(lines.last?.answer == .queued)
  }

  private func oweDigest(_ name: String, through last: Int) throws {
    try store.owe(
      [
        .init(
          Array("Subject: Digest\n\nNews\n".utf8), to: ["chair@forum.example"],
          messageID: MessageID(name))
      ], coveringThrough: last, at: Invented.noon)
  }

  @Test func `owes a digest once, and remembers what it told`() throws {
    #expect(try store.lastDigest() == nil)
    try oweDigest("digest-1@forum.example", through: 9)
    let before = try store.dump()

    #expect(throws: StoreError.self) { try oweDigest("digest-1@forum.example", through: 10) }
    #expect(try store.dump() == before)
    #expect(try store.lastDigest()?.through == 9)
    #expect(try store.lastDigest()?.at == Invented.noon)
    let mail = try #require(try store.owed([.queued]).last)
    #expect(mail.kind == "digest")
    #expect(
      mail.content
        == .composed(
          octets: Array("Subject: Digest\n\nNews\n".utf8), recipients: ["chair@forum.example"]))
  }

  @Test func `remembers which troubles the last digest told, and since when they are`() throws {
    #expect(try store.toldTroubles().isEmpty)
    try oweDigest("digest-1@forum.example", through: 9)
    var mail = try #require(try store.owed().last)
    mail.changed = Invented.noon.addingTimeInterval(0.1)
    try store.owe(
      [.init([], to: [], messageID: MessageID("digest-2@forum.example"))], coveringThrough: 9,
      telling: [mail], at: Invented.noon)
    #expect(try store.toldTroubles() == [mail.id: mail.changed])
    try oweDigest("digest-3@forum.example", through: 9)
    #expect(try store.toldTroubles().isEmpty)
  }

  @Test func `follows a mail through its states`() throws {
    try oweDigest("digest-1@forum.example", through: 9)
    let id = try #require(try store.owed([.queued]).last).id
    let later = Invented.noon.addingTimeInterval(60)

    try store.mark([SendingStep(id, to: .sending, by: "smtp")], at: later)
    #expect(try store.due(at: later).map(\.state) == [.sending])
    try store.mark(
      [SendingStep(id, to: .retry, trouble: "The server is busy.", due: later + 300)], at: later)
    let mail = try #require(try store.owed([.retry]).first)
    #expect(mail.attempts == 1)
    #expect(mail.trouble == "The server is busy.")
    #expect(mail.queued == Invented.noon)
    #expect(mail.changed == later)
    #expect(mail.due == later + 300)
    #expect(mail.carrier == "smtp")
    #expect(try store.due(at: later + 299).isEmpty)
    #expect(try store.due(at: later + 300).map(\.id) == [id])

    try store.mark([SendingStep(id, to: .sending, by: "sendmail")], at: later)
    try store.mark([SendingStep(id, to: .sent)], at: later)
    #expect(try store.owed([.retry, .sending]).isEmpty)
    #expect(try store.owed([.sent]).map(\.attempts) == [2])
    #expect(try store.owed([.sent]).first?.trouble == nil)
    #expect(try store.owed([.sent]).first?.due == nil)
    #expect(try store.owed([.sent]).first?.carrier == "sendmail")
  }

  @Test func `is armed from a moment on, and disarmed`() throws {
    #expect(try store.armedSince() == nil)
    try store.arm(since: Invented.noon)
    #expect(try store.armedSince() == Invented.noon)
    try store.arm(since: nil)
    #expect(try store.armedSince() == nil)
  }
}
