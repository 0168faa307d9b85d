import Foundation
import GRDB
import Mail
import Proposals
import Testing

@testable import Storage

/// The tables that settling writes to, and how.
private let writes: [(table: String, operation: String)] = [
  ("message", "INSERT"), ("message", "UPDATE"), ("parent", "INSERT"), ("original", "INSERT"),
  ("series", "INSERT"), ("series", "UPDATE"), ("submission", "INSERT"), ("submission", "UPDATE"),
  ("revision", "INSERT"), ("band", "INSERT"), ("person", "INSERT"), ("about", "INSERT"),
  ("resemblance", "INSERT"), ("source", "INSERT"), ("sourceName", "INSERT"),
  ("outbox", "INSERT"),
  ("submissionWords_data", "INSERT"), ("submissionWords_idx", "INSERT"),
  ("submissionWords_docsize", "INSERT"), ("messageWords_data", "INSERT"),
  ("messageWords_idx", "INSERT"), ("messageWords_docsize", "INSERT"),
]

@Suite struct `A write that fails` {
  @Test(arguments: writes)
  func `leaves nothing behind`(table: String, operation: String) throws {
    let store = try Store.inMemory()
    try store.failAt(operation, on: table)
    let before = try store.dump()
    #expect(throws: StoreError.self) { try store.settleMailbox() }
    #expect(try store.dump() == before)

    try store.write { try $0.execute(sql: "DROP TRIGGER fault") }
    #expect(try store.settleMailbox().count == Invented.mailbox.count)
  }

  @Test func `is met by the faults of this table in every table that settling writes`() throws {
    let store = try Store.inMemory()
    let tables = try store.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    let others = [
      "grdb_migrations", "setting", "sqlite_sequence", "ruling", "rereading",
      "erasure", "omission", "erasedCode", "settledBefore", "givenBefore",
      // Virtual: SQLite writes to the tables behind them.
      "submissionWords", "messageWords", "submissionWords_config", "messageWords_config",
    ]
    #expect(Set(tables).subtracting(others) == Set(writes.map(\.table)))
  }
}

extension Store {
  @discardableResult
  fileprivate func settleMailbox() throws -> [LedgerLine] {
    try settle(
      Invented.mailbox.enumerated().map { Invented.arrival($1, name: "\($0)") }, from: "inbox",
      for: Invented.call, mailDomain: "forum.example", armedSince: .distantPast, at: Invented.noon)
  }
}
