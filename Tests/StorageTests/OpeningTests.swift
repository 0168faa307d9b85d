import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

@Suite struct `Opening a record` {
  let folder: URL
  var path: String { folder.appending(path: "cfp.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func settle(_ store: Store, _ drafts: [Draft] = Invented.mailbox) throws {
    try store.settle(
      drafts.map { Invented.arrival($0) }, from: "inbox", for: Invented.call,
      mailDomain: "forum.example", at: Invented.noon)
  }

  private func remove() throws { try FileManager.default.removeItem(at: folder) }

  @Test func `finds what was recorded, in one file`() throws {
    let store = try Store(path: path)
    try settle(store)
    let before = try store.dump()
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["cfp.sqlite"])

    let again = try Store(path: path)
    #expect(try again.dump() == before)
    try again.close()
    try remove()
  }

  @Test func `writes nothing when there is nothing new`() throws {
    let store = try Store(path: path)
    try settle(store)
    try store.close()
    let before = try Data(contentsOf: URL(filePath: path))

    let again = try Store(path: path)
    try settle(again)
    try again.arm(since: nil)
    _ = try again.submissions(for: Invented.call)
    try again.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    try remove()
  }

  @Test func `keeps the journal apart and every commit on disk`() throws {
    for _ in 1...2 {
      let store = try Store(path: path)
      let modes = try ["journal_mode", "synchronous", "foreign_keys"].map { name in
        try store.read { try Row.fetchOne($0, sql: "PRAGMA \(name)").map { "\($0)" } }
      }
      #expect(modes == ["[journal_mode:\"wal\"]", "[synchronous:2]", "[foreign_keys:1]"])
      try store.close()
    }
    try remove()
  }

  @Test func `refuses a database of a newer version, and leaves it as it is`() throws {
    let store = try Store(path: path)
    try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of tomorrow')") }
    try store.close()
    let before = try Data(contentsOf: URL(filePath: path))

    #expect(throws: StoreError.newer) { try Store(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    try remove()
  }

  @Test func `goes on where a process was killed while it made the file`() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    let store = try Store(path: path)
    try settle(store)
    try store.close()
    try remove()
  }

  @Test func `refuses another program's database`() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE recipes (title)") }
    try queue.close()
    #expect(throws: StoreError.foreign) { try Store(path: path) }
    try remove()
  }

  @Test func `refuses a file that is no database, and a folder that is not there`() throws {
    try Data("Not a database, but long enough to look at.\n".utf8).write(to: URL(filePath: path))
    #expect(throws: StoreError.corrupt) { try Store(path: path) }
    #expect(throws: StoreError.cannotOpen) { try Store(path: path + "/none/cfp.sqlite") }
    try remove()
  }

  @Test func `tells a full disk, and leaves the record as it was`() throws {
    let store = try Store(path: path)
    try settle(store, [Invented.draft("first", [Invented.tracing])])
    let before = try store.dump()
    let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
    try store.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = \(try #require(pages))")
    }
    var arrival = Invented.arrival(Invented.draft("big", [Invented.clocks]))
    arrival.octets = MessageOctets([UInt8](repeating: 65, count: 1 << 20))
    #expect(throws: StoreError.full) {
      try store.settle(
        [arrival], from: "inbox", for: Invented.call, mailDomain: "forum.example",
        at: Invented.noon)
    }
    #expect(try store.dump() == before)
    try store.close()
    try remove()
  }

  @Test func `tells that another process holds the database`() throws {
    let store = try Store(path: path)
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        try store.database.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA busy_timeout = 0")
        }
        #expect(throws: StoreError.busy) { try settle(store) }
        return .rollback
      }
    }
    try settle(store)
    #expect(try store.ledger().count == Invented.mailbox.count)
    try remove()
  }

  @Test func `brings an outbox from before there were several deliveries along`() throws {
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: "the record")
    try old.write { db in
      for (id, state, attempts) in [(1, "retry", 1), (2, "sending", 1), (3, "queued", 0)] {
        try db.execute(
          sql: """
            INSERT INTO outbox (id, kind, messageID, recipients, octets, state, attempts, queued,
              changed)
            VALUES (?1, 'digest', 'd' || ?1, '[]', x'41', ?2, ?3, 1000, 2000)
            """, arguments: [id, state, attempts])
      }
    }
    try old.close()

    let store = try Store(path: path)
    let mails = try store.owed()
    #expect(mails.map(\.carrier) == ["maildir", "maildir", nil])
    #expect(mails.map(\.due) == [Date(timeIntervalSince1970: 2000), nil, nil])
    #expect(try store.due(at: Invented.noon).map(\.id) == [1, 2, 3])
    try store.close()
    try remove()
  }

  @Test(arguments: Schema.migrator.migrations)
  func `brings a database of any schema that was shipped to today's`(schema: String) throws {
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: schema)
    try old.close()
    let store = try Store(path: path)
    try settle(store)
    let texts = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    let today = try Store.inMemory()
    #expect(
      try store.read { try String.fetchAll($0, sql: texts) }
        == today.read { try String.fetchAll($0, sql: texts) })
    try store.close()
    try remove()
  }

  @Test func `takes the words of a record from before it could be searched`() throws {
    let store = try Store(path: path)
    try settle(store)
    // As it was shipped before: nothing was known of words.
    try store.write { db in
      for table in ["submissionWords", "messageWords"] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      for index in [
        "submissionByStaleWords", "submissionByWords", "submissionByStaleBrief", "messageSetAside",
      ] {
        try db.execute(sql: "DROP INDEX \(index)")
      }
      for column in ["indexed", "wordsDigest", "words", "briefed", "brief"] {
        try db.execute(sql: "ALTER TABLE submission DROP COLUMN \(column)")
      }
      try db.execute(sql: "ALTER TABLE settledBefore DROP COLUMN told")
      try db.execute(
        sql: """
          DELETE FROM grdb_migrations
          WHERE identifier IN ('words', 'told before', 'briefs', 'set aside', 'brief texts')
          """)
    }
    let shipped = try DatabaseQueue()
    try Schema.migrator.migrate(shipped, upTo: "erasing")
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    #expect(
      try store.read { try String.fetchAll($0, sql: schema) }
        == shipped.read { try String.fetchAll($0, sql: schema) })
    try store.close()

    let again = try Store(path: path)
    let hits = try again.search(for: WordQuery("tracing"), for: Invented.call).best
    #expect(hits.map(\.name) == ["EX-001", "EX-002"])
    #expect(
      try again.search(for: WordQuery("win@example.com"), for: Invented.call).best.map(\.name)
        == ["8"])
    try again.close()
    let before = try Data(contentsOf: URL(filePath: path))
    let third = try Store(path: path)
    #expect(try third.search(for: WordQuery("tracing"), for: Invented.call).best.count == 2)
    try third.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before, "it is searched without a write")
    try remove()
  }

  @Test func `keeps what was begun at once, and shows nobody else any of it before`() throws {
    let (store, other) = (try Store(path: path), try Store(path: path))
    try store.begin()
    try settle(store, Array(Invented.mailbox.prefix(2)))
    try store.begin()
    try settle(store)
    let lines = try store.ledger()
    #expect(lines.count == Invented.mailbox.count)
    #expect(try other.ledger().isEmpty)
    try store.keep()
    #expect(try other.ledger() == lines)
    try store.keep()
    try store.arm(since: Invented.noon)
    #expect(try other.armedSince() == Invented.noon, "each is kept by itself again")
    try store.close()
    try other.close()
    try remove()
  }

  @Test func `takes back what was begun and not kept`() throws {
    let store = try Store(path: path)
    try settle(store, Array(Invented.mailbox.prefix(2)))
    let before = try store.dump()
    try store.begin()
    try settle(store)
    try store.close()
    let again = try Store(path: path)
    #expect(try again.dump() == before)
    try again.close()
    try remove()
  }

  @Test func `for a rehearsal changes nothing, and does everything`() throws {
    let store = try Store(path: path)
    try settle(store, Array(Invented.mailbox.prefix(2)))
    try store.close()
    let before = try Data(contentsOf: URL(filePath: path))

    let rehearsal = try Store.rehearsing(path: path)
    try rehearsal.begin()
    try settle(rehearsal)
    try rehearsal.keep()
    try rehearsal.arm(since: Invented.noon)
    #expect(try rehearsal.ledger().count == Invented.mailbox.count)
    #expect(try rehearsal.armedSince() == Invented.noon)
    try rehearsal.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)

    let new = try Store.rehearsing(path: path + ".new")
    try settle(new)
    try new.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["cfp.sqlite"])
    try remove()
  }

  @Test(arguments: [
    (StoreError.busy, true), (.full, true), (.unavailable(code: 10), true), (.readOnly, false),
    (.cannotOpen, false), (.corrupt, false), (.newer, false), (.foreign, false),
    (.failed(code: 19), false),
  ])
  func `says which errors may pass`(error: StoreError, isTemporary: Bool) {
    #expect(error.isTemporary == isTemporary)
    #expect(!error.sentence.contains("\n"))
  }
}
