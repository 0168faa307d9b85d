import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Searching the record` {
  let store: Store

  init() throws { store = try Store.inMemory() }

  private func settle(_ proposals: Proposal...) throws {
    for proposal in proposals {
      let id = UUID().uuidString
      try store.settle([
        Invented.draft(id, from: Address(name: "Cy", address: "\(id)@example.net"), [proposal])
      ])
    }
  }

  private func found(_ text: String, isBlind: Bool = false) throws -> [String] {
    try store.search(for: WordQuery(text), isBlind: isBlind, for: Invented.call).best.map(\.name)
  }

  @Test func `puts titles before abstracts, and abstracts before the rest`() throws {
    try settle(
      Proposal(title: "One", abstract: "Nothing of it.", notes: "Sampling costs, sampling saves."),
      Proposal(title: "Two", abstract: "A word on sampling, among many other words that are here."),
      Proposal(title: "Sampling at three in the morning", abstract: "Of other things."))
    #expect(try found("sampling") == ["EX-003", "EX-002", "EX-001"])
    let scores = try store.search(for: WordQuery("sampling"), for: Invented.call).best.map(\.score)
    #expect(scores == scores.sorted(by: >))
    #expect(try #require(scores.last) > 0)
  }

  @Test(arguments: [
    ("仮想化", 1), ("想化", 1), ("仮", 1), ("能", 1), ("化能", 0), ("仮想 性能", 1), ("仮想化の性能", 1),
    ("\"仮想 性能\"", 0), ("カーネル", 1), ("ネル", 1), ("ｶｰﾈﾙ", 1), ("虚拟机", 2), ("机", 2), ("拟虚", 0),
    ("가상화", 3), ("상화", 3), ("가상 화를", 3), ("서버", 3), ("화상", 0), ("linux仮想", 1),
    ("виртуализация", 4), ("ВИРТУ", 4), ("елка", 4), ("ёлка", 4), ("strasse", 5), ("Straße", 5),
    ("oslo blabaer", 5), ("naive cafe", 5), ("naïve Café", 5), ("caf", 5), ("caf naive", 0),
    ("c++", 5), ("\"cafe naive\"", 0), ("\"naive cafe\"", 5),
  ])
  func `finds words of any language`(text: String, number: Int) throws {
    try settle(
      Proposal(title: "Linux仮想化の性能", abstract: "カーネルを測定する。"),
      Proposal(title: "调试虚拟机", abstract: "在内核中跟踪。"),
      Proposal(title: "서버 가상화를 위한 도구", abstract: "커널에서."),
      Proposal(title: "Виртуализация", abstract: "Ёлка в лесу."),
      Proposal(title: "Straßen, Oslo, Blåbær", abstract: "A naïve café, in C++."))
    let expected: [String] = number == 0 ? [] : ["EX-00\(number)"]
    #expect(try found(text).sorted() == expected)
  }

  @Test(arguments: [
    ("trac", ["EX-001"]), ("tracing", ["EX-001"]), ("trac without", []), ("\"trac\"", []),
    ("\"without tears\"", ["EX-001"]), ("\"tears without\"", []), ("tears without", ["EX-001"]),
    ("t", []), ("tracing absent", []), ("ex-001", ["EX-001"]), ("ada quill", ["EX-001"]),
    ("example.org", ["EX-001"]), ("nimbus", ["EX-001"]), ("gardener", ["EX-001"]),
    ("tuesday kernel", ["EX-001"]),
  ])
  func `asks for all words, side by side in quotes, the last may go on`(
    text: String, expected: [String]
  ) throws {
    var proposal = Invented.tracing
    proposal.speakers = [
      Speaker(
        name: "Ada Quill", email: "ada@example.org", affiliation: "Nimbus", bio: "A gardener.")
    ]
    (proposal.topics, proposal.notes) = (["kernel"], "Not on Tuesday.")
    try settle(proposal, Invented.clocks)
    #expect(try found(text) == expected)
  }

  static let hostile: [String] =
    [
      "\"", "*", "NEAR(", "NEAR(tracing tears, 2)", "title:", "title : tracing", "{title}:x",
      "^tracing", "tracing AND", "AND OR NOT", "-tracing", "tracing\u{0}tears", "\u{0}",
      "'; DROP TABLE message; --", "(((", "\"\"\"", "tracing\" OR \"x",
    ]
    + [("a", 100_000), ("(", 100_000), ("\"", 100_001), ("仮", 33_000)].map {
      String(repeating: $0.0, count: $0.1)
    }

  /// 100 kB of words.
  static let long = (0..<15_000).map { "w\($0)" }.joined(separator: " ")

  @Test(arguments: hostile + [long, "\"\(long)\""])
  func `takes what is typed for text, never for a fault`(text: String) throws {
    try settle(Invented.tracing)
    let before = try store.dump()
    _ = try found(text)
    _ = try found(text, isBlind: true)
    #expect(try store.dump() == before)
  }

  @Test func `takes operators for words`() throws {
    try settle(Invented.tracing)
    #expect(try found("tracing NOT tears") == [])
    #expect(try found("absent OR tracing") == [])
    #expect(try found("title:tracing") == [])
    #expect(try found("^tracing*") == ["EX-001"])
  }

  @Test func `finds questions and what was set aside, but nothing twice`() throws {
    try store.settle([
      Invented.draft("first", subject: "Tracing, a proposal", [Invented.tracing]),
      Invented.draft("reply", subject: "Re: Tracing", replyingTo: ["first"], text: "When?"),
      Invented.draft(
        "broken", from: Invented.bela, subject: "Tracing keys", obstacle: "Encrypted."),
      Invented.draft("question", from: Invented.bela, subject: "Visa", kind: .other, text: "Help?"),
    ])
    #expect(try found("tracing") == ["EX-001", "3"])
    #expect(try found("visa") == ["4"])
    #expect(Set(try found("bela@example.net")) == ["3", "4"])
    // The submission says nothing of a proposal: its message does.
    #expect(try found("proposal") == ["1"])
  }

  @Test func `counts what it does not return`() throws {
    try settle(Invented.tracing, Invented.clocks)
    try store.settle([Invented.draft("m", subject: "that and more", kind: .other)])
    let hits = try store.search(for: WordQuery("that"), most: 1, for: Invented.call)
    #expect(hits.best.map(\.name) == ["EX-002"])
    let all = try store.search(for: WordQuery("a"), most: 1, for: Invented.call)
    #expect(all.best.count == 1)
    #expect(hits.more == 1)
    #expect(try store.search(for: WordQuery("that"), most: 2, for: Invented.call).more == 0)
  }

  @Test func `finds nobody by who they are where that is hidden`() throws {
    var proposal = Invented.tracing
    proposal.speakers = [
      Speaker(
        name: "Ada Quill", email: "ada@hidden.example", affiliation: "Nimbus", bio: "A gardener.")
    ]
    try store.settle([
      Invented.draft("first", subject: "Secretly", [proposal]),
      Invented.draft("other", subject: "Tracing", kind: .other),
    ])
    for text in ["quill", "hidden.example", "nimbus", "gardener", "secretly", "ada tracing"] {
      #expect(try !found(text).isEmpty || text == "secretly")
      #expect(try found(text, isBlind: true) == [], "\(text)")
    }
    #expect(try found("tracing tears", isBlind: true) == ["EX-001"])
    #expect(try found("tracing", isBlind: true) == ["EX-001"], "and no message")
  }
}

@Suite struct `The words on record` {
  let store: Store

  init() throws {
    store = try Store.inMemory()
    try store.settle([
      Invented.draft("first", [Invented.tracing]),
      Invented.draft("second", from: Invented.bela, [Invented.clocks]),
    ])
  }

  private func found(_ text: String) throws -> [String] {
    try store.search(for: WordQuery(text), for: Invented.call).best.map(\.name)
  }

  private func rule(_ action: Ruling.Action, at minutes: Double) throws {
    _ = try store.rule(
      action, by: "cleo", for: Invented.call, at: Invented.noon.addingTimeInterval(minutes * 60)
    ).get()
    #expect(try store.read { try !WordIndex.isStale(in: $0) })
  }

  @Test func `are those of a submission as it stands`() throws {
    let spans = "Spans and links, and what to do with them when everybody looks."
    try store.settle([
      Invented.draft("more", [Invented.tracing.with(abstract: spans)], replyingTo: ["first"])
    ])
    #expect(try found("everybody") == ["EX-001"])
    #expect(try found("dashboard") == [])
    let edit = Proposal(
      title: "Sampling", provenance: [.title: Provenance(from: .edit, confidence: 1)])
    try rule(.edit(SubmissionCode("EX-001"), edit), at: 1)
    #expect(try found("sampling") == ["EX-001"])
    #expect(try found("tears") == [])
    try rule(.undo, at: 2)
    #expect(try found("sampling") == [])
    #expect(try found("tears") == ["EX-001"])
  }

  @Test func `follow what is merged, and taken apart again`() throws {
    let (one, two) = (SubmissionCode("EX-001"), SubmissionCode("EX-002"))
    try rule(.merge(two, into: one), at: 1)
    #expect(try found("ex-002") == ["EX-001"])
    #expect(try found("disagree").allSatisfy { $0 != "EX-002" })
    try rule(.undo, at: 2)
    #expect(try found("ex-002") == ["EX-002"])
    #expect(try found("disagree") == ["EX-002"])
    try rule(.merge(two, into: one), at: 3)
    try rule(.split(two, message: nil), at: 4)
    #expect(try found("disagree") == ["EX-002"])
    #expect(try found("tears") == ["EX-001"])
  }

  @Test func `are taken anew when mail is read again`() throws {
    try store.settle([Invented.draft("question", subject: "Visa", kind: .other)])
    var question = Invented.draft("question", subject: "Passports", kind: .other)
    question.sender = Invented.bela
    try store.beginRereading()
    let drafts = [
      Invented.draft("first", [Invented.tracing.with(abstract: "Probes.")]),
      Invented.draft("second", from: Invented.bela, [Invented.clocks]), question,
    ]
    try store.note(rereading: zip(1...3, drafts).map { ($0, $1) })
    _ = try store.finishRereading(for: Invented.call, at: Invented.noon)
    #expect(try found("passports") == ["3"])
    #expect(try found("visa") == [])
    #expect(try found("probes") == ["EX-001"])
    #expect(try found("dashboard") == [])
    #expect(try found("disagree") == ["EX-002"])
  }

  @Test func `take no room for what does not touch the text`() throws {
    func rows() throws -> Int? {
      try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM submissionWords_docsize") }
    }
    #expect(try rows() == 2)
    try store.settle([Invented.draft("reply", replyingTo: ["first"], text: "When?")])
    try rule(.withdraw(SubmissionCode("EX-001")), at: 1)
    try store.note(deadline: Deadline(end: .distantPast))
    try store.settle([])
    #expect(try rows() == 2)
    #expect(try store.read { try !WordIndex.isStale(in: $0) })
    #expect(try found("tears") == ["EX-001"])
  }

  @Test func `are gone where a write fails`() throws {
    let before = try store.dump()
    try store.failAt("INSERT", on: "submissionWords_docsize")
    let edit = Proposal(
      title: "Sampling", provenance: [.title: Provenance(from: .edit, confidence: 1)])
    #expect(throws: StoreError.self) { try rule(.edit(SubmissionCode("EX-001"), edit), at: 1) }
    #expect(try store.dump() == before)
    #expect(try found("tears") == ["EX-001"])
  }

  @Test func `take less room than what they are taken from`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(path: folder.appending(path: "cfp.sqlite").path)
    var words = ZipfWords(seed: 7)
    let drafts = (1...400).map { number in
      Invented.draft(
        "m\(number)", from: Address(name: "Cy", address: "cy\(number)@example.net"),
        [Proposal(title: words.text(of: 6), abstract: words.text(of: 250))])
    }
    try store.settle(drafts)
    let (index, text) = try store.read { db in
      (
        try Int.fetchOne(
          db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%Words%'") ?? 0,
        try Int.fetchOne(db, sql: "SELECT sum(length(proposal)) FROM revision") ?? 0
      )
    }
    #expect(text > 500_000)
    #expect(index < text, "\(index) octets for \(text)")
    try store.close()
  }

  @Test func `are looked up in their index, and what they belong to in its own`() throws {
    for sql in [Store.submissionsByWords, Store.messagesByWords] {
      let plan = try store.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: ["query": "tears"])
          .map { $0["detail"] as String }
      }
      #expect(plan.contains { $0.contains("submissionWords VIRTUAL TABLE INDEX 0:M") }, "\(plan)")
      #expect(plan.contains { $0.contains("submissionByWords (words=?)") }, "\(plan)")
      let scans = plan.filter {
        $0.hasPrefix("SCAN") && $0 != "SCAN found" && !$0.contains("Words VIRTUAL TABLE INDEX 0:M")
      }
      #expect(scans.isEmpty, "\(plan)")
    }
  }
}

/// Invented words in the frequencies that words of a language have, the same for the same seed.
private struct ZipfWords {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func text(of count: Int) -> String {
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) / Double(1 << 53)
      // Zipf's law over about 8,000 words.
      let rank = Int(exp(share * 9))
      return "w" + String(rank * 7919 % 46_656, radix: 36)
    }.joined(separator: " ")
  }
}

extension Hit {
  /// The code of a submission, or the number of a message.
  var name: String {
    switch source {
    case .submission(let code, _, _): code.description
    case .message(let line): "\(line.number)"
    }
  }
}
