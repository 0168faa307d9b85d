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

  private func oweDigest(_ name: String, through last: Int) throws {
    try store.owe(
      digest: Array("Subject: Digest\n\nNews\n".utf8), to: ["chair@forum.example"],
      messageID: MessageID(name), coveringThrough: last, at: Invented.noon)
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

  @Test func `follows a mail through its states`() throws {
    try oweDigest("digest-1@forum.example", through: 9)
    let id = try #require(try store.owed([.queued]).last).id
    let later = Invented.noon.addingTimeInterval(60)

    try store.mark(id, as: .sending, at: later)
    try store.mark(id, as: .retry, trouble: "The server is busy.", at: later)
    let mail = try #require(try store.owed([.retry]).first)
    #expect(mail.attempts == 1)
    #expect(mail.trouble == "The server is busy.")
    #expect(mail.queued == Invented.noon)
    #expect(mail.changed == later)

    try store.mark(id, as: .sending, at: later)
    try store.mark(id, as: .sent, at: later)
    #expect(try store.owed([.retry, .sending]).isEmpty)
    #expect(try store.owed([.sent]).map(\.attempts) == [2])
    #expect(try store.owed([.sent]).first?.trouble == nil)
  }

  @Test func `is armed from a moment on, and disarmed`() throws {
    #expect(try store.armedSince() == nil)
    try store.arm(since: Invented.noon)
    #expect(try store.armedSince() == Invented.noon)
    try store.arm(since: nil)
    #expect(try store.armedSince() == nil)
  }
}
