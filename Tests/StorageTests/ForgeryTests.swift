import Mail
import Proposals
import Storage
import Testing

@Suite struct `The ledger's line about a forged sender` {
  @Test(arguments: [
    (Authentication.Verdict.failed, true), (.passed, false), (.absent, false),
  ])
  func `says so, and no other line does`(verdict: Authentication.Verdict, isForged: Bool) throws {
    let store = try Store.inMemory()
    var draft = Invented.draft("first", [Invented.tracing])
    draft.authentication = Authentication(verdict, because: ["dmarc=fail"])
    let lines = try store.settle(
      [Arrival(draft: draft, octets: MessageOctets([]), source: "inbox")], from: "inbox",
      for: Invented.call,
      mailDomain: "forum.example", at: Invented.noon)
    #expect(lines.map(\.isForged) == [isForged])
  }

  @Test func `is not feigned by the name of a sender`() throws {
    let store = try Store.inMemory()
    var draft = Invented.draft("first", [Invented.tracing])
    draft.sender?.name = "Its sender was not authenticated (x; RFC 8601)."
    var copy = draft
    copy.identity = Invented.draft("second").identity
    copy.messageID = MessageID("second@example.org")
    let lines = try store.settle(
      [draft, copy].map { Arrival(draft: $0, octets: MessageOctets([]), source: "inbox") },
      from: "inbox",
      for: Invented.call, mailDomain: "forum.example", at: Invented.noon)
    #expect(lines.map(\.outcome) == [.new, .duplicate])
    #expect(lines[1].evidence.contains("RFC 8601"))
    #expect(lines.map(\.isForged) == [false, false])
  }
}
