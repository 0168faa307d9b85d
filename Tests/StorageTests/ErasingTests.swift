import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Forgetting a person` {
  let store: Store
  private static let adaSpeaks = Speaker(
    name: "Ada Quill", email: "Ada@example.org", affiliation: "Quill Works", bio: "Likes ink.")
  private static let belaSpeaks = Speaker(name: "Bela Morrow", email: "bela@example.net")

  init() throws { store = try Store.inMemory() }

  private static func talk(_ title: String, _ speakers: [Speaker]) -> Proposal {
    Proposal(title: title, abstract: "About \(title), at some length.", speakers: speakers)
  }

  private func settle(_ drafts: [Draft]) throws {
    try store.settle(
      drafts.map { Invented.arrival($0) }, from: "inbox", for: Invented.call,
      mailDomain: "forum.example", armedSince: .distantPast, at: Invented.noon)
  }

  @discardableResult
  private func erase(_ address: String, after seconds: Double = 60) throws -> Erasure {
    try store.erase(
      address, for: Invented.call, at: Invented.noon.addingTimeInterval(seconds))
  }

  private func reread(_ drafts: [Draft]) throws {
    try store.beginRereading()
    let kept = try store.kept(after: 0).map(\.number)
    try store.note(rereading: kept.map { ($0, drafts[$0 - 1]) })
    _ = try store.finishRereading(for: Invented.call, at: Invented.noon)
  }

  private func codes() throws -> [String] {
    try store.submissions(for: Invented.call).map(\.code.description)
  }

  @Test func `leaves of their mail a line that says nothing, and of their talk no word`() throws {
    try settle(Invented.mailbox)
    let counts = try store.counts()
    let rehearsed = try store.erasure(
      of: "ADA@Example.org", for: Invented.call, at: Invented.noon.addingTimeInterval(60))
    #expect(try store.submissions(for: Invented.call).count == 2, "nothing was changed")
    let erasure = try erase("ADA@Example.org")
    #expect(erasure == rehearsed)
    #expect(erasure.messages == [1, 3, 4, 6, 7, 9])
    #expect(erasure.submissions.map(\.description) == ["EX-001"])
    #expect(erasure.passedOn == [5], "Bela's copy of it")
    #expect(erasure.stillNaming == [])

    #expect(try store.counts() == counts)
    #expect(try codes() == ["EX-002"])
    #expect(try store.setAside().isEmpty)
    let lines = try store.ledger()
    for line in lines where erasure.messages.contains(line.number) {
      #expect(line.sender == nil && line.subject.isEmpty && line.messageID == nil)
      #expect(line.answer == .none && line.why != nil && line.submissions.isEmpty)
      #expect(line.evidence == "Erased on 1970-01-12, at a person's request.")
    }
    let dump = try store.dump().joined(separator: "\n").lowercased()
    for word in ["ada@", "quill", "everybody looks"] {
      #expect(!dump.contains(word), "\(word)")
    }
    #expect(try store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
  }

  @Test func `holds when the mailbox is read again, or brings the mail another way`() throws {
    try settle(Invented.mailbox)
    try erase("ada@example.org")
    try settle(Invented.mailbox)
    #expect(try store.ledger().count == Invented.mailbox.count)

    let copy = Invented.draft("other-delivery", [Invented.tracing], after: 59)
    try settle([copy])
    let line = try #require(try store.ledger().last)
    #expect(line.outcome == .unrelated && line.sender == nil && line.subject.isEmpty)
    #expect(try store.original(of: line.number) == nil)
    #expect(try codes() == ["EX-002"])
    try reread(Invented.mailbox + [copy])
    #expect(try codes() == ["EX-002"])

    // What they send from then on is anybody's mail, and gets a code of its own.
    try settle([Invented.draft("new", [Invented.clocks], after: 61)])
    #expect(try codes() == ["EX-002", "EX-003"])
  }

  @Test func `never gives the code again, and says what became of it`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    try erase("ada@example.org")
    try settle([Invented.draft("second", from: Invented.bela, [Invented.clocks])])
    #expect(try codes() == ["EX-002"])
    #expect(
      try store.refusal(missing: SubmissionCode("ex-001")).sentence.contains("was erased"))
    let refusal = try store.refusal(missing: SubmissionCode("EX-001"))
    #expect(refusal.sentence.contains("was erased on 1970-01-12"))
    let missing = SubmissionCode("EX-009")
    #expect(try store.refusal(missing: missing) == RulingRefusal(missing: missing))
    let result = try store.rule(
      .withdraw(SubmissionCode("EX-001")), by: "cleo", for: Invented.call, at: Invented.noon)
    #expect(throws: refusal) { try result.get() }
  }

  @Test(arguments: ["Two of us", "Two of us, again"])
  func `leaves a talk that others wrote of, too, without them`(title: String) throws {
    let first = Invented.draft(
      "first", [Self.talk("Two of us", [Self.adaSpeaks, Self.belaSpeaks])])
    let second = Invented.draft(
      "second", from: Invented.bela,
      [
        Self.talk(
          title, [Self.belaSpeaks, Speaker(name: "Quill, Ada", affiliation: "Quill Works")])
      ], replyingTo: ["first"], after: 5)
    try settle([first, second])
    let edit = Proposal(
      speakers: [Self.belaSpeaks, Self.adaSpeaks],
      provenance: [.speakers: Provenance(from: .edit, confidence: 1)])
    _ = try store.rule(
      .edit(SubmissionCode("EX-001"), edit), by: "cleo", for: Invented.call, at: Invented.noon
    ).get()
    let erasure = try erase("ada@example.org")
    #expect(erasure.kept.map(\.description) == ["EX-001"])
    #expect(erasure.submissions.isEmpty)
    func check() throws {
      let submission = try #require(try store.submissions(for: Invented.call).first)
      #expect(submission.code.description == "EX-001")
      #expect(submission.proposal.title == title)
      #expect(submission.proposal.speakers == [Self.belaSpeaks])
      let dump = try store.dump().joined(separator: "\n").lowercased()
      for word in ["ada@", "quill", "ink"] { #expect(!dump.contains(word), "\(word)") }
    }
    try check()
    try reread([first, second])
    try check()
    // Another copy of the co-speaker's mail does not bring the name back.
    var copy = second
    copy.identity = Identity(digest: Invented.digest("x"), delivery: Invented.digest("y"))
    try settle([copy])
    try check()
  }

  @Test func `takes along what others only passed on, and what nobody else wrote of`() throws {
    let talk = Self.talk("Mine alone", [Self.adaSpeaks])
    try settle([
      Invented.draft("forward", from: Invented.bela, [talk], text: "See below."),
      Invented.draft("both", [Self.talk("Ours", [Self.adaSpeaks, Self.belaSpeaks])]),
      Invented.draft("theirs", from: Invented.bela, [Invented.clocks]),
    ])
    let erasure = try erase("ada@example.org")
    #expect(erasure.passedOn == [1])
    #expect(erasure.messages == [2])
    #expect(erasure.submissions.map(\.description) == ["EX-001", "EX-002"])
    #expect(erasure.bereft.map(\.description) == ["EX-002"])
    #expect(try codes() == ["EX-003"])
    try settle([Invented.draft("again", from: Invented.bela, [talk], after: 1)])
    #expect(try codes() == ["EX-003"])
    #expect(try store.ledger().last?.sender == nil)
  }

  @Test func `leaves the talks of others that they asked about, or whose address holds theirs`()
    throws
  {
    let vada = Speaker(name: "Vada Quilling", email: "vada@example.org")
    try settle([
      Invented.draft("first", from: Invented.bela, [Self.talk("Hers", [vada])]),
      Invented.draft("question", replyingTo: ["first"], text: "When is it?"),
      Invented.draft("other", from: Invented.bela, [Self.talk("Other", [vada])]),
    ])
    let edit = Proposal(
      title: "Other, edited", speakers: [vada],
      provenance: [
        .title: Provenance(from: .edit, confidence: 1)
      ])
    _ = try store.rule(
      .edit(SubmissionCode("EX-002"), edit), by: "cleo", for: Invented.call, at: Invented.noon
    ).get()
    let erasure = try erase("ada@example.org")
    #expect(erasure.messages == [2])
    #expect(erasure.kept.map(\.description) == ["EX-001"])
    #expect(try store.submissions(for: Invented.call).map(\.proposal.speakers) == [[vada], [vada]])
    #expect(try store.rulings().count == 1)
  }

  @Test func `leaves the code where the heir's mail had only repeated theirs`() throws {
    var talk = Invented.tracing
    talk.speakers = [Self.adaSpeaks, Self.belaSpeaks]
    var revised = talk.with(
      abstract: "Spans and links, and what to do with them when everybody looks.")
    revised.speakers = [Self.belaSpeaks]
    let drafts = [
      Invented.draft("first", [talk]),
      Invented.draft("copy", from: Invented.bela, [talk], after: 1),
      Invented.draft(
        "more", from: Invented.bela, [revised], replyingTo: ["copy"], after: 2),
    ]
    try settle(drafts)
    #expect(try store.ledger().map(\.outcome) == [.new, .duplicate, .revision])
    let erasure = try erase("ada@example.org")
    #expect(erasure.kept.map(\.description) == ["EX-001"])
    try reread(drafts)
    #expect(try codes() == ["EX-001"])
    #expect(try store.submissions(for: Invented.call).first?.otherCodes == [])
  }

  @Test func `takes somebody who left the committee out of rulings and digests`() throws {
    try settle([Invented.draft("other", from: Invented.bela, [Invented.clocks])])
    _ = try store.rule(
      .answered(SubmissionCode("EX-001")), by: "Ada Quill <Ada@example.org>", for: Invented.call,
      at: Invented.noon
    ).get()
    for (number, to) in [(1, "chair@forum.example"), (2, "Ada@example.org")] {
      try store.owe(
        [
          .init(Array("To: \(to)".utf8), to: [to], messageID: MessageID("d\(number)@forum.example"))
        ], coveringThrough: 1, at: Invented.noon)
    }
    let erasure = try erase("ada@example.org")
    #expect(erasure.rulings == [1])
    #expect(erasure.digests.map(\.messageID.text) == ["d2@forum.example"])
    #expect(try store.rulings().map(\.who) == ["somebody"])
    let dump = try store.dump().joined(separator: "\n").lowercased()
    #expect(!dump.contains("ada@") && !dump.contains("quill"))
    #expect(try codes() == ["EX-001"])
  }

  @Test func `names mail that holds the address, and not what only ends like it`() throws {
    let texts = ["to vada@example.org", "to ada@example.organic", "to <ADA@example.org>."]
    let arrivals = texts.enumerated().map { index, text in
      Arrival(
        draft: Invented.draft("m\(index)", from: Invented.bela, text: text),
        octets: MessageOctets(Array("Subject: x\n\n\(text)\n".utf8)), source: "inbox#\(index)")
    }
    try store.settle(
      arrivals + [Invented.arrival(Invented.draft("first", [Invented.tracing]))], from: "inbox",
      for: Invented.call, mailDomain: "forum.example", at: Invented.noon)
    #expect(try erase("ada@example.org").stillNaming == [3])
  }

  @Test func `leaves no word of theirs in the index of words`() throws {
    try settle([
      Invented.draft("first", [Self.talk("Zebras", [Self.adaSpeaks])]),
      Invented.draft("question", subject: "A giraffe?"),
      Invented.draft("other", from: Invented.bela, [Self.talk("Cranes", [Self.belaSpeaks])]),
    ])
    func words() throws -> Set<String> {
      try store.write { db in
        var words: Set<String> = []
        for table in ["submissionWords", "messageWords"] {
          try db.execute(
            sql: "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, '\(table)', 'row')")
          words.formUnion(try String.fetchAll(db, sql: "SELECT term FROM temp.vocabulary"))
          try db.execute(sql: "DROP TABLE temp.vocabulary")
        }
        return words
      }
    }
    let theirs: Set = ["ada", "quill", "zebras", "ink", "giraffe"]
    #expect(try theirs.isSubset(of: words()))
    try erase("ada@example.org")
    #expect(try theirs.isDisjoint(with: words()))
    #expect(try words().isSuperset(of: ["bela", "morrow", "cranes"]))
  }

  @Test func `takes their part out of what was merged, and out of what was said of it`() throws {
    try settle([
      Invented.draft("hers", from: Invented.bela, [Self.talk("Cranes", [Self.belaSpeaks])]),
      Invented.draft("theirs", [Self.talk("Zebras", [Self.adaSpeaks])], after: 1),
    ])
    let edit = Proposal(
      abstract: "A giraffe.", provenance: [.abstract: Provenance(from: .edit, confidence: 1)])
    for action: Ruling.Action in [
      .edit(SubmissionCode("EX-002"), edit),
      .merge(SubmissionCode("EX-002"), into: SubmissionCode("EX-001")),
    ] {
      _ = try store.rule(
        action, by: "cleo", for: Invented.call, at: Invented.noon.addingTimeInterval(30)
      ).get()
    }
    let erasure = try erase("ada@example.org")
    #expect(erasure.submissions.map(\.description) == ["EX-002"])
    #expect(erasure.kept.map(\.description) == ["EX-001"])
    let left = try #require(try store.submissions(for: Invented.call).first)
    #expect(left.proposal.abstract == "About Cranes, at some length.")
    let dump = try store.dump().joined(separator: "\n").lowercased()
    for word in ["zebra", "giraffe", "quill"] { #expect(!dump.contains(word), "\(word)") }
  }

  @Test func `takes a name out of others' mail that holds another talk, too`() throws {
    var zebras = Invented.tracing
    zebras.speakers = [Self.adaSpeaks]
    let first = Invented.draft("first", [zebras])
    zebras.speakers = [Speaker(name: "Ada Quill")]
    let both = Invented.draft(
      "both", from: Invented.bela, [zebras, Self.talk("Cranes", [Self.belaSpeaks])], after: 1)
    let drafts = [first, both]
    try settle(drafts)
    #expect(try store.ledger().last?.submissions.map(\.description) == ["EX-001", "EX-002"])
    let answers = try store.owed().count
    let erasure = try erase("ada@example.org")
    #expect(erasure.answers.count == answers - 1, "Bela is still to hear of the cranes")
    guard case .acknowledgement(let answer) = try store.owed().first?.content else {
      Issue.record("no answer is owed")
      return
    }
    #expect(answer.items.map(\.proposal.title) == ["Cranes"])
    #expect(try codes() == ["EX-002"])
    try reread(drafts)
    #expect(try codes() == ["EX-002"])
  }

  @Test func `clears the outbox of what was to them, and of digests since`() throws {
    try settle([Invented.draft("other", from: Invented.bela, [Invented.clocks])])
    try store.owe(
      [.init([65], to: [], messageID: MessageID("d1@forum.example"))], coveringThrough: 1,
      at: Invented.noon.addingTimeInterval(-1))
    try settle([Invented.draft("first", [Invented.tracing])])
    try store.owe(
      [.init([65], to: [], messageID: MessageID("d2@forum.example"))], coveringThrough: 2,
      at: Invented.noon)
    let erasure = try erase("ada@example.org")
    #expect(erasure.answers.map(\.message) == [2])
    #expect(erasure.digests.map(\.messageID.text) == ["d2@forum.example"])
    #expect(try store.owed().map(\.kind) == ["incomplete", "digest"])
  }

  @Test func `is told of when there is nothing of theirs, now or before`() throws {
    try settle([Invented.draft("first", [Invented.tracing])])
    let before = try store.dump()
    let nobody = try erase("nobody@example.org")
    #expect(nobody.isEmpty && !nobody.isRepeated)
    #expect(try store.dump() == before)
    try erase("ada@example.org")
    let again = try erase("ada@example.org")
    #expect(again.isEmpty && again.isRepeated)
  }

  @Test(arguments: ["message", "submission", "revision", "ruling", "outbox", "original", "erasure"])
  func `is whole or not at all`(table: String) throws {
    try settle(Invented.mailbox)
    _ = try store.rule(
      .answered(SubmissionCode("EX-001")), by: "cleo", for: Invented.call, at: Invented.noon
    ).get()
    let operation = ["message": "UPDATE", "erasure": "INSERT"][table] ?? "DELETE"
    try store.failAt(operation, on: table)
    let before = try store.dump()
    #expect(throws: StoreError.self) { try erase("ada@example.org") }
    #expect(try store.dump() == before)
  }

  @Test func `outlives a backup from before it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let paths = ["record", "backup", "restored"].map { folder.appending(path: $0).path }
    let record = try Store(path: paths[0])
    try record.settle(Invented.mailbox)
    try record.copy(to: paths[1])
    _ = try record.erase("ada@example.org", for: Invented.call, at: Invented.noon)
    try record.close()
    let restoration = try Store.restore(
      paths[1], to: paths[2], replacing: paths[0], for: Invented.call, at: Invented.noon)
    #expect(restoration.forgotten == 1)
    let restored = try Store(path: paths[2])
    #expect(try restored.submissions(for: Invented.call).map(\.code.description) == ["EX-002"])
    try restored.close()
    let octets = try Data(contentsOf: URL(filePath: paths[2]))
    #expect(octets.ranges(of: Data("ada@example.org".utf8)).isEmpty)
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `works on a record of the version before`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "cfp.sqlite").path
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: "sending")
    try old.close()
    let record = try Store(path: path)
    try record.settle([Invented.draft("first", [Invented.tracing])])
    let erasure = try record.erase("ada@example.org", for: Invented.call, at: Invented.noon)
    #expect(erasure.messages == [1])
    try record.close()
    try FileManager.default.removeItem(at: folder)
  }
}
