import Foundation
import GRDB
import Mail
import Proposals
import Synchronization
import Testing

@testable import Storage

@Suite struct `What settling costs` {
  /// Tables that grow with the mail on record.
  static let large = [
    "message", "parent", "original", "submission", "revision", "band", "person", "about",
    "resemblance", "outbox",
  ]

  @Test func `does not grow with the record: everything is looked up in an index`() throws {
    let store = try Store.inMemory()
    let statements = Mutex<Set<String>>([])
    try store.write { db in
      db.trace(options: .statement) { event in
        if case .statement(let statement) = event {
          _ = statements.withLock { $0.insert(statement.expandedSQL) }
        }
      }
    }
    for draft in Invented.mailbox {
      _ = try store.waiting(for: [draft.messageID].compactMap(\.self))
      let lines = try store.settle(
        [Invented.arrival(draft)], from: "inbox", for: Invented.call,
        mailDomain: "forum.example", armedSince: .distantPast, at: Invented.noon)
      for code in lines.flatMap(\.submissions) {
        _ = try store.submission(code, for: Invented.call)
      }
    }
    _ = try store.setAside()
    let asked = statements.withLock(\.self).filter { sql in
      ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].contains { sql.hasPrefix($0) }
    }
    #expect(asked.count > 50)
    for sql in asked {
      let plan = try store.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
      }
      // That index holds nothing but what waits for a person.
      let scans = plan.filter { $0 != "SCAN message USING INDEX messageSetAside" }.filter { step in
        Self.large.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) ") }
      }
      #expect(scans.isEmpty, "\(sql)")
    }
  }
}
