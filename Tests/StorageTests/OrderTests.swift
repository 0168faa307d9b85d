import Foundation
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Mail that comes before what it answers` {
  /// A thread in the order it was written: a talk, a question, a revision under another title,
  /// an answer to that, a copy; a talk of somebody else and its withdrawal.
  static let thread: [Draft] = [
    Invented.draft("talk", [byBoth], text: "talk"),
    Invented.draft(
      "question", from: Address(address: "finn@example.com"), replyingTo: ["talk"], kind: .reply,
      text: "How long?", after: 60),
    Invented.draft(
      "better",
      [
        Proposal(
          title: "Spans without sorrow",
          abstract: "Spans and links, and what to do with them when nobody looks at any dashboard.")
      ],
      replyingTo: ["question", "talk"], text: "better", after: 120),
    Invented.draft(
      "thanks", from: Address(address: "gro@example.com"), replyingTo: ["better"], kind: .reply,
      text: "Nice.", after: 180),
    Invented.draft("copy", from: Invented.bela, [byBoth], text: "other", after: 30),
    Invented.draft("clocks", from: Invented.bela, [Invented.clocks], text: "clocks", after: 300),
    Invented.draft(
      "stop", from: Invented.bela, subject: "Re: Talk", replyingTo: ["clocks"], kind: .withdrawal,
      text: "I withdraw it.", after: 360),
  ]

  private static let byBoth = Proposal(
    title: Invented.tracing.title, abstract: Invented.tracing.abstract,
    speakers: [Invented.ada, Invented.bela].map { Speaker(name: $0.name, email: $0.address) })

  /// The record after the thread came in this order, each mail by itself.
  private func record(_ order: [Int]) throws -> Store {
    let store = try Store.inMemory()
    var drafts: [Int: Draft] = [:]
    for (index, place) in order.enumerated() {
      let draft = Self.thread[place]
      let waiting = try store.waiting(for: [draft.messageID].compactMap(\.self)).map(\.number)
      try store.settle([draft], waiting: drafts.filter { waiting.contains($0.key) })
      drafts[index + 1] = draft
    }
    return store
  }

  /// Which mails are about one submission, and how that stands, by the mails' places.
  private func clusters(_ store: Store, _ order: [Int]) throws -> Set<String> {
    Set(
      try store.submissions(for: Invented.call).map { submission in
        let mails = submission.messages.map { order[$0.number - 1] }.sorted()
        return "\(mails) \(submission.state) \(submission.proposal.title ?? "")"
      })
  }

  @Test(arguments: 0..<20) func `comes to the same in any order`(seed: UInt64) throws {
    let inOrder = Array(Self.thread.indices)
    let expected = try clusters(record(inOrder), inOrder)
    #expect(expected.count == 2)
    var random = SeededGenerator(seed)
    let order = inOrder.shuffled(using: &random)
    #expect(try clusters(record(order), order) == expected, "\(order)")
  }

  @Test func `keeps both lines in the ledger, and owes no second answer`() throws {
    let store = try Store.inMemory()
    let (talk, question) = (Self.thread[0], Self.thread[1])
    try store.settle([question])
    #expect(try store.ledger().map(\.outcome) == [.unrelated])
    let waiting = try store.waiting(for: [talk.messageID].compactMap(\.self))
    #expect(waiting.map(\.number) == [1])
    try store.settle([talk], waiting: [1: question])

    let lines = try store.ledger()
    #expect(lines.map(\.outcome) == [.unrelated, .new])
    #expect(lines.map(\.amended) == [.followUp, nil])
    #expect(lines[0].submissions == lines[1].submissions)
    #expect(lines[0].evidence.contains("Once what it answers had come:"))
    #expect(try store.owed().isEmpty)
    // The same message by another way is no news to anybody.
    #expect(try store.waiting(for: [talk.messageID].compactMap(\.self)).isEmpty)
  }

  @Test func `gives up a code that it was given too soon, and the code leads on`() throws {
    let store = try Store.inMemory()
    let talk = Self.thread[0]
    let better = Invented.draft(
      "better",
      [
        Proposal(
          title: "Tracing with tears",
          abstract: """
            Spans and links, and what to do with them: three outages, told by those who slept \
            through two of them, and the tools they wrote when they had slept enough.
            """)
      ],
      replyingTo: ["talk"], text: "better", after: 120)
    try store.settle([better])
    try store.settle([talk], waiting: [1: better])
    let submissions = try store.submissions(for: Invented.call)
    #expect(submissions.count == 1)
    for code in ["EX-001", "EX-002"] {
      #expect(
        try store.submission(SubmissionCode(code), for: Invented.call)?.proposal.title
          == "Tracing with tears")
    }
    #expect(try store.ledger().map(\.amended) == [.revision, nil])
  }
}

/// A repeatable source of random numbers (SplitMix64; Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
