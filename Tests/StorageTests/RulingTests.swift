import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `The committee's word` {
  static let first = SubmissionCode("EX-001")
  static let second = SubmissionCode("EX-002")
  static let third = SubmissionCode("EX-003")
  let store: Store

  init() throws {
    store = try Store.inMemory()
    try store.settle([Invented.draft("first", [Invented.tracing])])
    try store.settle([Invented.draft("second", from: Invented.bela, [Invented.clocks])])
  }

  private func rule(_ action: Ruling.Action, at minutes: Double = 1) throws -> Ruling {
    try store.rule(
      action, by: "cleo", for: Invented.call,
      at: Invented.noon.addingTimeInterval(minutes * 60)
    ).get()
  }

  private func submission(_ code: SubmissionCode) throws -> Submission {
    try #require(try store.submission(code, for: Invented.call))
  }

  private static func retitled(_ title: String?) -> Proposal {
    Proposal(title: title, provenance: [.title: Provenance(from: .edit, confidence: 1)])
  }

  /// What people see of the record, without how often it changed.
  private func shown() throws -> [String] {
    try store.submissions(for: Invented.call).map {
      "\($0.code) \($0.state) \($0.revisions.map(\.proposal)) \($0.messages.map(\.number)) "
        + "\($0.otherCodes)"
    }
  }

  @Test func `edits a field, and logs who did, and how it stood`() throws {
    let ruling = try rule(.edit(Self.first, Self.retitled("Tracing")))
    #expect(ruling.fields == [.title])
    #expect(ruling.before?.title == Invented.tracing.title)
    #expect(ruling.after?.title == "Tracing")
    #expect(ruling.who == "cleo")
    let submission = try submission(Self.first)
    #expect(submission.proposal.title == "Tracing")
    #expect(submission.proposal.abstract == Invented.tracing.abstract)
    #expect(submission.revisions.map(\.message) == [1, nil])
    #expect(submission.rulings == [ruling])
    #expect(try store.rulings() == [ruling])
  }

  @Test func `counts over mail whose clock is ahead`() throws {
    #expect(
      try rule(.edit(Self.first, Self.retitled("Tracing")), at: -600).after?.title == "Tracing")
    #expect(try submission(Self.first).proposal.title == "Tracing")
  }

  @Test func `makes two one: both codes lead to it, and mail about either is about it`() throws {
    let ruling = try rule(.merge(Self.second, into: Self.first))
    #expect(ruling.code == Self.first && ruling.other == Self.second)
    #expect(try store.submissions(for: Invented.call).map(\.code) == [Self.first])
    let merged = try submission(Self.second)
    #expect(merged.code == Self.first)
    #expect(merged.otherCodes == [Self.second])
    #expect(merged.messages.map(\.number) == [1, 2])
    var question = Invented.draft("question", from: Invented.bela, text: "When?")
    question.codes = [Self.second]
    #expect(try store.settle([question]).map(\.submissions) == [[Self.first]])
  }

  @Test func `makes two talks of one mail one, and takes them apart by their codes`() throws {
    let talks = [
      Proposal(title: "Cranes of the north", abstract: "All there is to say about cranes."),
      Proposal(title: "Nothing about birds", abstract: "Lighthouses, and how to keep them lit."),
    ]
    let both = Invented.draft("both", from: Address(address: "dana@example.com"), talks)
    let line = try #require(try store.settle([both]).first)
    let (whole, part) = (line.submissions[0], line.submissions[1])
    let merged = try rule(.merge(part, into: whole))
    #expect(merged.after?.title == talks[1].title)
    #expect(try submission(whole).revisions.map(\.message) == [line.number, line.number])
    let refused = try store.rule(
      .split(whole, message: nil), by: "cleo", for: Invented.call, at: Invented.noon)
    #expect(throws: RulingRefusal.self) { try refused.get() }
    try store.beginRereading()
    try store.note(rereading: [(line.number, both)])
    _ = try store.finishRereading(for: Invented.call, at: Invented.noon)
    #expect(try submission(part).code == whole)
    _ = try rule(.split(part, message: nil), at: 2)
    #expect(try [whole, part].map { try submission($0).proposal.title } == talks.map(\.title))
  }

  @Test func `takes apart what one mail said, and what was merged`() throws {
    try store.settle([
      Invented.draft(
        "other", [Invented.tracing.with(abstract: "It is another talk, with the same name.")])
    ])
    #expect(try submission(Self.first).revisions.count == 2)
    let split = try rule(.split(Self.first, message: nil))
    #expect(split.other == Self.third)
    #expect(try submission(Self.first).revisions.map(\.message) == [1])
    #expect(try submission(Self.third).revisions.map(\.message) == [3])
    #expect(try submission(Self.third).messages.map(\.submissions) == [[Self.third]])

    _ = try rule(.merge(Self.second, into: Self.first), at: 2)
    _ = try rule(.split(Self.second, message: nil), at: 3)
    #expect(try submission(Self.second).code == Self.second)
    #expect(
      try store.submissions(for: Invented.call).map(\.code) == [
        Self.first, Self.second, Self.third,
      ])
  }

  @Test func `withdraws and restores`() throws {
    _ = try rule(.withdraw(Self.first))
    #expect(try submission(Self.first).state == .withdrawn)
    _ = try rule(.restore(Self.first), at: 2)
    #expect(try submission(Self.first).state == .submitted)
  }

  @Test(arguments: [
    Ruling.Action.edit(first, retitled("Tracing")), .edit(first, retitled(nil)),
    .merge(second, into: first), .split(first, message: 3), .withdraw(first),
    .answered(first),
  ])
  func `is taken back without a trace but in the log`(action: Ruling.Action) throws {
    try store.settle([
      Invented.draft("more", [Invented.tracing.with(abstract: "A better text, as promised.")])
    ])
    let before = try shown()
    let given = try rule(action)
    let taken = try rule(.undo, at: 2)
    #expect(taken.undoes == given.number)
    // What a split gave a code for is a part again, and its code leads there.
    let after = try shown().map { $0.replacing("[EX-003]", with: "[]") }
    #expect(after == before)
    #expect(try store.rulings().map(\.isUndone) == [true, false])
    #expect(throws: RulingRefusal.self) { try rule(.undo, at: 3) }
  }

  @Test(arguments: [
    (Ruling.Action.edit(SubmissionCode("EX-009"), retitled("X")), "no such submission"),
    (.edit(first, retitled(Invented.tracing.title)), "says already"),
    (.merge(first, into: first), "same submission"), (.restore(first), "not withdrawn"),
    (.split(first, message: nil), "one mail"), (.split(first, message: 2), "one mail"),
    (.undo, "nothing to undo"),
  ])
  func `is refused with a reason where it has nothing to act on`(
    action: Ruling.Action, words: String
  ) throws {
    let before = try store.dump()
    let result = try store.rule(action, by: "cleo", for: Invented.call, at: Invented.noon)
    guard case .failure(let refusal) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(refusal.sentence.contains(words))
    #expect(try store.dump() == before)
  }

  @Test func `hides no live talk behind one that is withdrawn`() throws {
    _ = try rule(.withdraw(Self.first))
    #expect(throws: RulingRefusal.self) { try rule(.merge(Self.second, into: Self.first)) }
    _ = try rule(.merge(Self.first, into: Self.second), at: 2)
    #expect(try submission(Self.first).state == .submitted)
  }

  @Test func `tells by a new deadline what is late`() throws {
    var call = Invented.call
    #expect(try store.submission(Self.first, for: call)?.late == 0)
    try store.note(deadline: call.deadline)
    try store.write { try $0.execute(sql: "UPDATE submission SET packet = version") }

    call.deadline = Deadline(end: Invented.noon.addingTimeInterval(-30))
    try store.note(deadline: call.deadline)
    #expect(try store.submission(Self.first, for: call)?.late == 30)
    #expect(try store.stalePackets().count == 2)
  }
}

extension Store {
  /// Settles drafts one by one.
  @discardableResult
  func settle(_ drafts: [Draft], waiting: [Int: Draft] = [:]) throws -> [LedgerLine] {
    try settle(
      drafts.map { Invented.arrival($0) }, from: "inbox", waiting: waiting, for: Invented.call,
      mailDomain: "forum.example", at: Invented.noon)
  }
}
