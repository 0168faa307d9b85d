import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `What a list shows of submissions` {
  let store: Store

  init() throws { store = try Store.inMemory() }

  private func settle(_ draft: Draft) throws {
    try store.settle(
      [Invented.arrival(draft)], from: "inbox", for: Invented.call, mailDomain: "forum.example",
      armedSince: .distantPast, at: Invented.noon)
  }

  private func rule(_ action: Ruling.Action) throws {
    _ = try store.rule(
      action, by: "cleo", for: Invented.call, at: Invented.noon.addingTimeInterval(60)
    ).get()
  }

  private func expectSame(
    for call: Call = Invented.call, as key: String = "call",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(
      try store.briefs(for: call, as: key)
        == store.submissions(for: call).map { Brief($0, for: call) },
      sourceLocation: sourceLocation)
  }

  @Test func `is what the whole submissions say, whatever happens to them`() throws {
    let (first, second) = (SubmissionCode("EX-001"), SubmissionCode("EX-002"))
    try expectSame()
    for draft in Invented.mailbox {
      try settle(draft)
      try expectSame()
    }
    try settle(
      Invented.draft("third", from: Address(address: "dana@example.com"), [Invented.clocks]))
    var stranger = Invented.draft("stranger", from: Address(address: "eve@example.com"), text: "?")
    stranger.codes = [second]
    try settle(stranger)
    try expectSame()
    let briefs = try store.briefs(for: Invented.call, as: "call")
    #expect(briefs.contains { !$0.resembles.isEmpty } && briefs.contains { !$0.waits.isEmpty })

    let title = Proposal(title: "Ink", provenance: [.title: Provenance(from: .edit, confidence: 1)])
    for action: Ruling.Action in [
      .edit(second, title), .answered(second), .merge(SubmissionCode("EX-003"), into: second),
      .split(SubmissionCode("EX-003"), message: nil), .undo, .withdraw(second), .undo,
      .restore(first), .split(first, message: nil),
    ] {
      try rule(action)
      try expectSame()
    }
    var later = Invented.call
    later.deadline = Deadline(end: Invented.noon.addingTimeInterval(-3600))
    try store.note(deadline: later.deadline)
    try expectSame(for: later, as: "later")
    later.committee = [Member(name: "Eve", addresses: ["eve@example.com"])]
    try expectSame(for: later, as: "eve")
    _ = try store.erase(
      "ada@example.org", for: later, at: Invented.noon.addingTimeInterval(120))
    let dump = try store.dump().joined(separator: "\n").lowercased()
    #expect(!dump.contains("ada quill"))
    try expectSame(for: later, as: "eve")
  }

  @Test func `is found out once`() throws {
    try Invented.mailbox.forEach(settle)
    _ = try store.briefs(for: Invented.call, as: "call")
    func changes() throws -> Int {
      try store.read { try Int.fetchOne($0, sql: "SELECT total_changes()") ?? -1 }
    }
    let before = try changes()
    _ = try store.briefs(for: Invented.call, as: "call")
    #expect(try changes() == before)
    try rule(.withdraw(SubmissionCode("EX-002")))
    let ruled = try changes()
    _ = try store.briefs(for: Invented.call, as: "call")
    #expect(try changes() == ruled + 1)
  }

  @Test func `is the same whatever a title or a name holds`() throws {
    var odd = Invented.clocks
    odd.title = "12:a,\0\u{1F}\n\u{1F570}\u{FE0F}, \"[]\""
    odd.speakers = [Speaker(name: ":,", email: "ada@example.org"), Speaker()]
    odd.topics = ["", ",", "3:abc,"]
    odd.minutes = 45
    try settle(Invented.draft("odd", [odd]))
    try expectSame()
    #expect(try store.briefs(for: Invented.call, as: "call").first?.title == odd.title)
  }

  @Test func `is found out anew for a record that kept it as JSON`() throws {
    try Invented.mailbox.forEach(settle)
    _ = try store.briefs(for: Invented.call, as: "call")
    try store.write { db in
      // As it was shipped before.
      try db.execute(
        sql: """
          ALTER TABLE submission DROP COLUMN brief;
          ALTER TABLE submission ADD COLUMN brief TEXT CHECK (json_valid(coalesce(brief, '{}')));
          UPDATE submission SET brief = '["EX-001","submitted"]', briefed = version;
          DELETE FROM grdb_migrations WHERE identifier = 'brief texts';
          """)
    }
    try Schema.prepare(store.database)
    try expectSame()
  }

  @Test func `is none where its octets were cut off or spoiled`() throws {
    try Invented.mailbox.forEach(settle)
    let octets = try #require(
      store.submissions(for: Invented.call).first.map { Brief($0, for: Invented.call).octets })
    #expect(Brief(octets: octets) != nil)
    #expect(Brief(octets: octets + octets) == nil)
    for count in octets.indices { #expect(Brief(octets: Array(octets.prefix(count))) == nil) }
    for spoiled in ["99999999999999999999:a,", "-1:", "2:a,", "a", ":", "1:a", "1:ab"] {
      #expect(Brief(octets: spoiled.utf8 + octets) == nil, "\(spoiled)")
    }
  }
}
