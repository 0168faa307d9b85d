public import Foundation
import GRDB
import Mail
public import Proposals

extension Store {
  /// What ``erase(_:for:at:)`` would do; changes nothing.
  public func erasure(
    of address: String, for call: Call, at now: Date
  ) throws(StoreError) -> Erasure {
    try write { db in
      var erasure = Erasure()
      try db.inSavepoint {
        erasure = try Recording.forgetting(in: db, for: call, at: now).erase(address)
        return .rollback
      }
      return erasure
    }
  }

  /// Forgets a person: what they sent, what they proposed, and that it was they.
  ///
  /// Their lines of the ledger stay and say nothing of them, so that the same deliveries are known
  /// again. Codes do not return. Of the person stays the digest of the address and the time, by
  /// which mail of theirs that was received before is not taken in again.
  public func erase(
    _ address: String, for call: Call, at now: Date
  ) throws(StoreError) -> Erasure {
    try write { db in try Recording.forgetting(in: db, for: call, at: now).erase(address) }
  }

  /// Writes the database anew, so that its files hold no octet of what was removed.
  ///
  /// - Throws: ``StoreError/busy`` where another process reads it.
  public func compact() throws(StoreError) {
    try Self.reporting {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard row?["busy"] != 1 else { throw StoreError.busy }
      }
    }
  }

  /// Why nothing goes by a code.
  public func refusal(missing code: SubmissionCode) throws(StoreError) -> RulingRefusal {
    try read { db in try Self.refusal(missing: code, in: db) }
  }

  static func refusal(missing code: SubmissionCode, in db: Database) throws -> RulingRefusal {
    let erased = try Double.fetchOne(
      db, sql: "SELECT at FROM erasedCode WHERE code = ?", arguments: [code.description])
    guard let erased else { return RulingRefusal(missing: code) }
    return RulingRefusal(erased: code, on: Recording.day(of: erased))
  }
}

extension Recording {
  /// For forgetting people: nothing is settled.
  static func forgetting(in db: Database, for call: Call, at now: Date) throws -> Recording {
    Recording(db: db, call: call, now: now, last: try Store.lastLine(in: db))
  }
}
