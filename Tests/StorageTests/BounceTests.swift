import Foundation
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `A mail of ours that comes back` {
  let store: Store

  init() throws { store = try Store.inMemory() }

  private func settle(_ draft: Draft) throws -> LedgerLine {
    try #require(
      try store.settle(
        [Invented.arrival(draft)], from: "inbox", for: Invented.call,
        mailDomain: "forum.example", armedSince: .distantPast, at: Invented.noon
      ).first)
  }

  private func bounce() throws -> Draft {
    var draft = Invented.draft("bounce", kind: .automatic)
    draft.returned = Draft.Returned(
      try #require(try store.owed().first).messageID, because: "5.1.1 no such user")
    return draft
  }

  @Test func `is tied to what it was about, and shown`() throws {
    #expect(try settle(Invented.draft("first", [Invented.tracing])).answer == .queued)
    try store.mark([SendingStep(1, to: .sending), SendingStep(1, to: .sent)], at: Invented.noon)
    let line = try settle(bounce())
    #expect(line.outcome == .automatic)
    #expect(line.submissions == [SubmissionCode("EX-001")])
    let mail = try #require(try store.owed([.failed]).first)
    #expect(mail.trouble == "it came back: 5.1.1 no such user")
    #expect(mail.bounce == 2)
    #expect(
      try store.submission(SubmissionCode("EX-001"), for: Invented.call)?.messages.map(\.number)
        == [1, 2])
  }

  @Test func `ends mail to its address, until a person has it sent again`() throws {
    _ = try settle(Invented.draft("first", [Invented.tracing]))
    try store.mark([SendingStep(1, to: .sending), SendingStep(1, to: .sent)], at: Invented.noon)
    _ = try settle(bounce())
    let silent = try settle(Invented.draft("second", [Invented.clocks]))
    #expect(silent.answer == .none)
    #expect(silent.why?.contains("cfp outbox retry 1") ?? false)
    let other = try settle(Invented.draft("other", from: Invented.bela, [Invented.clocks]))
    #expect(other.answer == .queued)

    try store.forgiveBounce(of: 1)
    #expect(try store.owed().first?.bounce == nil)
    let third = Proposal(title: "Fences that hold", abstract: "Wood, wire, and what goats think.")
    #expect(try settle(Invented.draft("third", [third])).answer == .queued)
  }

  @Test func `has failed once it is sent, where it came back before`() throws {
    _ = try settle(Invented.draft("first", [Invented.tracing]))
    _ = try settle(bounce())
    #expect(try store.owed().map(\.state) == [.queued])
    try store.mark([SendingStep(1, to: .sending)], at: Invented.noon)
    try store.mark([SendingStep(1, to: .sent)], at: Invented.noon)
    #expect(try store.owed().map(\.state) == [.failed])
    #expect(try store.owed()[0].trouble == "it came back: 5.1.1 no such user")
  }

  @Test func `of another program is none of ours`() throws {
    _ = try settle(Invented.draft("first", [Invented.tracing]))
    var draft = Invented.draft("bounce", kind: .automatic)
    draft.returned = Draft.Returned(MessageID("cfp.0@elsewhere.example"), because: "no")
    #expect(try settle(draft).submissions.isEmpty)
    #expect(try store.owed().map(\.trouble) == [nil])
  }

  @Test func `is one of a few that an address gets within an hour, and within a day`() throws {
    let limits = Answer.Context.Limits(perHour: 2, perDay: 3)
    let answers = try [0.0, 60, 120, 7_200, 14_400, 100_000].enumerated().map { number, seconds in
      let talk = Proposal(
        title: "Talk on \(["tar", "elm", "fog", "ink", "oak", "rye"][number]) and water",
        abstract: String(repeating: "word\(number) ", count: 12))
      return try store.settle(
        [Invented.arrival(Invented.draft("talk\(number)", [talk]))], from: "inbox",
        for: Invented.call, mailDomain: "forum.example", armedSince: .distantPast,
        limits: limits, at: Invented.noon.addingTimeInterval(seconds))[0].answer
    }
    #expect(answers == [.queued, .queued, .none, .queued, .none, .queued])
  }
}
