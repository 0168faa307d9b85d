import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `A backup of the record` {
  let folder: URL
  var path: String { folder.appending(path: "cfp.sqlite").path }
  var backup: String { folder.appending(path: "backup").path }
  var restored: String { folder.appending(path: "restored").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static let unheard = Proposal(
    title: "Unheard of", abstract: "Nobody has proposed this before, in no record at all.")

  private func remove() throws { try FileManager.default.removeItem(at: folder) }

  private func settle(_ store: Store, _ drafts: [Draft]) throws {
    try store.settle(
      drafts.map { Invented.arrival($0) }, from: "inbox", for: Invented.call,
      mailDomain: "forum.example", armedSince: .distantPast, at: Invented.noon)
  }

  @Test func `is one file with all of it, made while it is written to`() throws {
    let store = try Store(path: path)
    try settle(store, Invented.mailbox)
    let before = try store.dump()
    let reader = try Store(path: path)
    try store.write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('of a run', 'that goes on')")
      try reader.copy(to: backup)
    }
    try reader.close()
    try store.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "backup", "cfp.sqlite",
      ])
    let copy = try Store(path: backup)
    #expect(try copy.dump() == before)
    try copy.close()
    try remove()
  }

  @Test func `gives the codes, answers and erasures of the record that it replaces`() throws {
    var store = try Store(path: path)
    try store.copy(to: backup)
    let ada = Invented.draft("first", [Invented.tracing])
    let bela = Invented.draft("second", from: Invented.bela, [Invented.clocks], after: 1)
    let third = Invented.draft(
      "third", from: Address(address: "cleo@example.com"),
      [Proposal(title: "Quite another talk", abstract: "It is about nothing of the kind.")])
    try settle(store, [third, ada, bela])
    _ = try store.erase("cleo@example.com", for: Invented.call, at: Invented.noon)
    try store.close()

    let now = Invented.noon.addingTimeInterval(-600)
    _ = try Store.restore(backup, to: restored, replacing: path, for: Invented.call, at: now)
    store = try Store(path: restored)
    // In another order, and later than the restoration by their own account.
    try settle(store, [bela, third, ada])
    let submissions = try store.submissions(for: Invented.call)
    #expect(
      submissions.map { "\($0.code) \($0.proposal.title ?? "")" }.sorted() == [
        "EX-002 \(Invented.tracing.title ?? "")", "EX-003 \(Invented.clocks.title ?? "")",
      ])
    #expect(try store.owed().isEmpty, "each was answered before")
    #expect(try store.ledger().map { $0.sender == nil } == [false, true, false])
    try settle(store, [Invented.draft("new", [Self.unheard], after: 9)])
    #expect(try store.submissions(for: Invented.call).map(\.code.description).max() == "EX-004")
    #expect(try store.owed().count == 1, "what is new is answered")
    try store.close()
    try remove()
  }

  @Test func `leaves what somebody sent after an erasure that it knows of`() throws {
    let store = try Store(path: path)
    try settle(store, [Invented.draft("first", [Invented.tracing])])
    _ = try store.erase(
      "ada@example.org", for: Invented.call, at: Invented.noon.addingTimeInterval(60))
    try settle(store, [Invented.draft("new", [Invented.clocks], after: 61)])
    try store.copy(to: backup)
    try store.close()
    let restoration = try Store.restore(
      backup, to: restored, replacing: path, for: Invented.call, at: Invented.noon)
    #expect(restoration.forgotten == 0)
    let again = try Store(path: restored)
    #expect(try again.submissions(for: Invented.call).map(\.code.description) == ["EX-002"])
    try again.close()
    try remove()
  }

  @Test func `owes nobody anything for certain once it is brought back`() throws {
    let store = try Store(path: path)
    try settle(store, [Invented.draft("first", [Invented.tracing])])
    try store.copy(to: backup)
    try settle(store, [Invented.draft("second", from: Invented.bela, [Invented.clocks])])
    try store.close()

    let now = Invented.noon.addingTimeInterval(60)
    let restoration = try Store.restore(
      backup, to: restored, replacing: path, for: Invented.call, at: now)
    #expect(restoration.uncertain == [1])
    let again = try Store(path: restored)
    #expect(try again.owed().map(\.state) == [.uncertain])
    #expect(try again.due(at: .distantFuture).isEmpty)
    // What came before is taken in again, what comes from now on is answered as ever.
    let early = Invented.draft("second", from: Invented.bela, [Invented.clocks])
    let late = Invented.draft("third", from: Address(address: "cy@example.com"), after: 61)
    try settle(again, [early, late])
    #expect(try again.ledger().map(\.answer) == [.uncertain, .none, .none])
    #expect(try again.answersSince(.distantPast) == now)
    #expect(try again.answersSince(now.addingTimeInterval(9)) == now.addingTimeInterval(9))
    #expect(try again.answersSince(nil) == nil, "nobody armed the call")
    try again.close()
    try remove()
  }

  @Test func `does not have told again what a digest told since`() throws {
    func owe(_ store: Store, through last: Int, after seconds: Double) throws {
      try store.owe(
        [.init([65], to: ["chair@forum.example"], messageID: MessageID("d\(last)@forum.example"))],
        coveringThrough: last, at: Invented.noon.addingTimeInterval(seconds))
    }
    let store = try Store(path: path)
    try settle(store, Array(Invented.mailbox.prefix(3)))
    try owe(store, through: 2, after: 0)
    try store.copy(to: backup)
    try settle(store, Invented.mailbox)
    try owe(store, through: 6, after: 9)
    try store.close()

    _ = try Store.restore(
      backup, to: restored, replacing: path, for: Invented.call, at: Invented.noon)
    let again = try Store(path: restored)
    let digest = try #require(try again.lastDigest())
    #expect(digest.through == 3)
    #expect(digest.at == Invented.noon.addingTimeInterval(9))
    #expect(
      try again.toldElsewhere() == Set(Invented.mailbox[3..<6].map(\.identity.digest)))
    try again.close()
    // Nor when it is brought back twice.
    _ = try Store.restore(
      backup, to: restored + ".again", replacing: restored, for: Invented.call, at: Invented.noon)
    let twice = try Store(path: restored + ".again")
    #expect(try twice.toldElsewhere() == Set(Invented.mailbox[3..<6].map(\.identity.digest)))
    try twice.close()
    try remove()
  }

  @Test func `takes nothing from a record of other mail, or from one that is damaged`() throws {
    let store = try Store(path: path)
    try settle(store, Array(Invented.mailbox.prefix(2)))
    try store.copy(to: backup)
    try store.close()
    let other = try Store(path: path + ".other")
    try settle(other, Invented.mailbox.reversed())
    try other.owe(
      [.init([65], to: [], messageID: MessageID("d@forum.example"))], coveringThrough: 5,
      at: Invented.noon)
    try other.close()
    try Data("damaged\n".utf8).write(to: URL(filePath: path))
    for replaced in [path + ".other", path] {
      _ = try Store.restore(
        backup, to: restored, replacing: replaced, for: Invented.call, at: Invented.noon)
      let again = try Store(path: restored)
      #expect(try again.lastDigest() == nil)
      #expect(try again.toldElsewhere().isEmpty)
      try again.close()
      try FileManager.default.removeItem(atPath: restored)
    }
    try remove()
  }

  @Test(arguments: ["the record", "erasing", "words"])
  func `knows what was settled in a record of an earlier version`(schema: String) throws {
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: schema)
    try old.write { db in
      try db.execute(
        sql: """
          INSERT INTO message (number, delivery, digest, source, received, witness, subject, kind,
            outcome, evidence, settled)
          VALUES (1, ?1, ?1, 'inbox', 0, 'run', '', 'other', 'unrelated', 'none', 0)
          """, arguments: [Data(repeating: 7, count: 32)])
    }
    try old.close()
    let store = try Store(path: backup)
    try store.close()
    _ = try Store.restore(
      backup, to: restored, replacing: path, for: Invented.call, at: Invented.noon)
    let again = try Store(path: restored)
    #expect(
      try again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM settledBefore") } == 1)
    try again.close()
    try remove()
  }

  @Test func `of an earlier version is brought along`() throws {
    let old = try DatabaseQueue(path: backup)
    try Schema.migrator.migrate(old, upTo: "the record")
    try old.close()
    _ = try Store.restore(
      backup, to: restored, replacing: nil, for: Invented.call, at: Invented.noon)
    let store = try Store(path: restored)
    #expect(try store.ledger().isEmpty)
    try store.close()
    try remove()
  }

  @Test func `of another program, of a newer version or of nobody is refused`() throws {
    let foreign = try DatabaseQueue(path: backup)
    try foreign.write { try $0.execute(sql: "CREATE TABLE recipes (title)") }
    try foreign.close()
    let newer = try Store(path: path)
    try newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of tomorrow')") }
    try newer.close()
    try Data().write(to: folder.appending(path: "empty"))
    try Data("No database at all, but some words.\n".utf8)
      .write(to: folder.appending(path: "words"))
    for (name, error) in [
      ("backup", StoreError.foreign), ("cfp.sqlite", .newer), ("empty", .foreign),
      ("words", .corrupt),
    ] {
      let before = try Data(contentsOf: folder.appending(path: name))
      #expect(throws: error, "\(name)") {
        try Store.restore(
          folder.appending(path: name).path, to: restored, replacing: nil, for: Invented.call,
          at: Invented.noon)
      }
      #expect(try Data(contentsOf: folder.appending(path: name)) == before)
      if FileManager.default.fileExists(atPath: restored) {
        try FileManager.default.removeItem(atPath: restored)
      }
    }
    try remove()
  }
}
