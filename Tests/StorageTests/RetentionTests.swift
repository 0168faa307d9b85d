import Foundation
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Originals kept long enough` {
  let store: Store
  private static let first = SubmissionCode("EX-001")

  init() throws { store = try Store.inMemory() }

  private static func hours(_ number: Double) -> Date {
    Invented.noon.addingTimeInterval(number * 3600)
  }

  private func rule(_ action: Ruling.Action) throws {
    _ = try store.rule(action, by: "cleo", for: Invented.call, at: Invented.noon).get()
  }

  private func shown() throws -> [String] {
    try store.ledger().map { "\($0.current) \($0.submissions)" }
      + store.submissions(for: Invented.call).map {
        "\($0.code) \($0.state) \($0.revisions) \($0.resembles) \($0.otherCodes) \($0.rulings)"
      }
  }

  /// Reads again what is kept, by `drafts` in the order of the ledger.
  private func reread(_ drafts: [Draft]) throws {
    try store.beginRereading()
    let kept = try store.kept(after: 0).map(\.number)
    try store.note(rereading: kept.map { ($0, drafts[$0 - 1]) })
    _ = try store.finishRereading(for: Invented.call, at: Invented.noon)
  }

  @Test func `go, but for those of mail that is set aside`() throws {
    try store.settle(Invented.mailbox)
    #expect(try store.dropOriginals(receivedBefore: Invented.noon) == 0)
    for (code, version) in try store.packetVersions() {
      try store.markPackets([(code, version)])
    }
    #expect(try store.dropOriginals(receivedBefore: Self.hours(1)) == 7)
    #expect(try store.kept(after: 0).map(\.number) == [9])
    #expect(try store.setAside().map(\.number) == [9])
    #expect(try store.stalePackets().count == 2, "packets show originals")
    #expect(try store.dropOriginals(receivedBefore: Self.hours(1)) == 0)
  }

  @Test func `take nothing with them when the rest is read again`() throws {
    let mails =
      [
        Invented.draft("first", [Invented.tracing]),
        Invented.draft("second", from: Invented.bela, [Invented.clocks]),
        Invented.draft(
          "third", [Invented.tracing.with(abstract: "Another talk under the same title.")],
          after: 9),
        Invented.draft("leave", from: Invented.bela, replyingTo: ["second"], kind: .withdrawal),
      ] + [
        Invented.draft(
          "late", [Invented.tracing.with(abstract: "It says more by now.")],
          replyingTo: ["first"], after: 7200)
      ]
    try store.settle(Array(mails.prefix(4)))
    try rule(
      .edit(
        Self.first,
        Proposal(title: "Tracing", provenance: [.title: Provenance(from: .edit, confidence: 1)])))
    try store.settle([mails[4]])
    let before = try shown()
    #expect(before.contains { $0.hasPrefix("EX-002 withdrawn") })

    #expect(try store.dropOriginals(receivedBefore: Self.hours(1)) == 4)
    #expect(try shown() == before)
    try reread(mails)
    #expect(try shown() == before)
    // What they are found by is there too.
    try store.settle([
      Invented.draft("copy", from: Invented.bela, [Invented.clocks], after: 7300)
    ])
    #expect(try store.ledger().last?.submissions == [SubmissionCode("EX-002")])
  }

  @Test(arguments: [false, true])
  func `stay where a ruling put them, taken back or not`(isUndone: Bool) throws {
    let mails = [
      Invented.draft("first", [Invented.tracing]),
      Invented.draft(
        "second", [Invented.tracing.with(abstract: "Another talk under the same title.")], after: 9),
      Invented.draft("late", from: Invented.bela, [Invented.clocks], after: 7200),
    ]
    try store.settle(mails)
    try rule(.split(Self.first, message: 2))
    if isUndone { try rule(.undo) }
    let talks = try store.submissions(for: Invented.call).map { "\($0.code) \($0.proposal)" }
    #expect(try store.dropOriginals(receivedBefore: Self.hours(1)) == 2)
    for _ in 1...2 {
      try reread(mails)
      #expect(
        try store.submissions(for: Invented.call).map { "\($0.code) \($0.proposal)" } == talks)
    }
  }
}
