import Foundation
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Reading kept mail again` {
  let store: Store

  init() throws { store = try Store.inMemory() }

  /// Decides anew about all kept mail, by `drafts` in the order of the ledger.
  @discardableResult
  private func reread(_ drafts: [Draft]) throws -> [LedgerLine] {
    try store.beginRereading()
    let kept = try store.kept(after: 0).map(\.number)
    try store.note(rereading: kept.map { ($0, drafts[$0 - 1]) })
    return try store.finishRereading(for: Invented.call, at: Invented.noon)
  }

  private func shown(_ store: Store) throws -> [String] {
    try store.ledger().map { "\($0.outcome) \($0.submissions) \($0.amended, default: "-")" }
      + store.submissions(for: Invented.call).map {
        "\($0.code) \($0.state) \($0.revisions) \($0.resembles) \($0.otherCodes)"
      }
  }

  @Test func `by the same rules changes nothing, and owes nobody anything`() throws {
    try store.settle(Invented.mailbox)
    let before = try shown(store)
    let owed = try store.owed()
    #expect(try reread(Invented.mailbox).isEmpty)
    #expect(try shown(store) == before)
    #expect(try store.owed() == owed)
  }

  @Test func `gives what a fresh record gives, up to codes`() throws {
    // By yesterday's rules the second mail held another talk besides, and the third none.
    var yesterday = Invented.mailbox
    yesterday[1].proposals = [Invented.clocks] + yesterday[1].proposals
    yesterday[3].kind = .reply
    yesterday[3].proposals = []
    try store.settle(yesterday)
    let changed = try reread(Invented.mailbox)
    #expect(changed.map(\.number) == [2, 4])

    let fresh = try Store.inMemory()
    try fresh.settle(Invented.mailbox)
    // EX-002 was given for what is none, and leads to EX-003 now.
    let mine = try shown(store).map {
      $0.replacing("[EX-002]", with: "[]").replacing("EX-003", with: "EX-002")
    }
    #expect(try mine == shown(fresh))
  }

  @Test func `keeps a code with its talk, and leads on from one that has none any more`() throws {
    let two = Invented.draft("two", [Invented.tracing, Invented.clocks])
    try store.settle([two])
    var one = two
    one.proposals = [Invented.clocks]
    try reread([one])
    let submissions = try store.submissions(for: Invented.call)
    #expect(submissions.map(\.code) == [SubmissionCode("EX-002")])
    #expect(submissions[0].proposal.title == Invented.clocks.title)
    #expect(
      try store.submission(SubmissionCode("EX-001"), for: Invented.call)?.code.description
        == "EX-002")

    try reread([two])
    #expect(
      try store.submissions(for: Invented.call).map(\.proposal.title)
        == [Invented.tracing.title, Invented.clocks.title])
  }

  @Test func `keeps the committee's word, each in its place`() throws {
    let code = SubmissionCode("EX-001")
    let title = Proposal(
      title: "Tracing", provenance: [.title: Provenance(from: .edit, confidence: 1)])
    try store.settle([Invented.draft("first", [Invented.tracing])])
    try store.settle([Invented.draft("second", from: Invented.bela, [Invented.clocks])])
    func rule(_ action: Ruling.Action) throws {
      _ = try store.rule(action, by: "cleo", for: Invented.call, at: Invented.noon).get()
    }
    try rule(.edit(code, title))
    try rule(.merge(SubmissionCode("EX-002"), into: code))
    let question = Invented.draft(
      "question", from: Invented.bela, replyingTo: ["second"], kind: .reply, text: "When?",
      after: 90)
    try store.settle([question])
    let third = Invented.draft(
      "third", [Invented.tracing.with(abstract: "Another talk, under the same title.")], after: 99)
    try store.settle([third])
    try rule(.split(code, message: 4))
    try rule(.withdraw(SubmissionCode("EX-003")))
    let before = try shown(store)

    try reread([
      Invented.draft("first", [Invented.tracing]),
      Invented.draft("second", from: Invented.bela, [Invented.clocks]), question, third,
    ])
    #expect(try shown(store) == before)
    #expect(try store.submission(code, for: Invented.call)?.proposal.title == "Tracing")
  }

  @Test func `that does not come to its end changes nothing`() throws {
    try store.settle(Invented.mailbox)
    let before = try shown(store)
    try store.beginRereading()
    try store.note(rereading: [(1, Invented.draft("first", [Invented.clocks]))])
    #expect(try shown(store) == before)
    try reread(Invented.mailbox)
    #expect(try shown(store) == before)
  }
}
