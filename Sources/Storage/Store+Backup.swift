public import Foundation
import GRDB
import Mail
public import Proposals

/// What bringing a record back from a backup came to.
public struct Restoration: Sendable, Equatable {
  /// The mails that the backup took for owed: they may have gone out since.
  public var uncertain: [Int] = []
  /// How many people were forgotten again, who are in the backup and asked for it since.
  public var forgotten = 0
}

extension Store {
  /// Copies the record, as one moment has it, into the empty file at `path`: one file, whole.
  ///
  /// Runs may go on beside it.
  ///
  /// - Throws: ``StoreError/corrupt`` where the copy is not sound.
  public func copy(to path: String) throws(StoreError) {
    try Self.reporting { try Self.copy(database, to: path) }
  }

  /// Makes, in the empty file at `path`, a record out of the backup at `backup`, to take the place
  /// of a record that is to be replaced.
  ///
  /// What it owes may have been sent since it was made, and is uncertain; mail that it does not
  /// know may have been answered: none received before `now` is answered any more. What a digest
  /// of the `replaced` record told of, where that is of the same call and can be read, no digest
  /// tells again; and who was forgotten there is forgotten.
  ///
  /// - Throws: ``StoreError/foreign`` and ``StoreError/newer`` where it is no backup of ours;
  ///   ``StoreError/corrupt`` where it is not sound. The backup is left as it is.
  public static func restore(
    _ backup: String, to path: String, replacing replaced: String?, for call: Call,
    at now: Date
  ) throws(StoreError) -> Restoration {
    try reporting {
      var configuration = Configuration()
      configuration.readonly = true
      let source = try DatabaseQueue(path: backup, configuration: configuration)
      try source.read { db in
        // An empty file is a database too, but nothing of ours.
        guard try Schema.isOurs(db) else { throw StoreError.foreign }
      }
      try copy(source, to: path)
      try source.close()
    }
    let store = try Store(path: path)
    let before = replaced.flatMap { ReplacedRecord(of: $0) }
    let restoration = try store.write { db in
      var restoration = try restore(in: db, at: now)
      try before?.takeOver(in: db)
      for (address, time) in before?.erasures ?? [] {
        let isThere = try Recording.forgetting(in: db, for: call, at: now)
          .eraseAgain(address, at: time)
        restoration.forgotten += isThere ? 1 : 0
      }
      return restoration
    }
    try store.compact()
    try store.close()
    return restoration
  }

  /// Folds what a killed run left in the journal of the database at `path` into its one file, so
  /// that the file can be moved.
  ///
  /// - Throws: ``StoreError/busy`` where another process has it open.
  public static func fold(_ path: String) throws(StoreError) {
    try reporting {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
    }
  }

  private static func copy(_ source: DatabaseQueue, to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try source.backup(to: copy)
    try copy.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      guard try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok" else {
        throw StoreError.corrupt
      }
    }
    try copy.close()
  }

  private static func restore(in db: Database, at now: Date) throws -> Restoration {
    let uncertain = try Int.fetchAll(
      db, sql: "SELECT id FROM outbox WHERE state IN ('queued', 'sending', 'retry') ORDER BY id")
    try db.execute(
      sql: """
        UPDATE outbox SET state = 'uncertain', due = NULL, changed = ?,
          trouble = 'the record was brought back from a backup; it may have gone out since'
        WHERE state IN ('queued', 'sending', 'retry')
        """, arguments: [now.timeIntervalSince1970])
    try db.execute(sql: "UPDATE submission SET packet = 0")
    try set("restored.at", to: String(now.timeIntervalSince1970), in: db)
    return Restoration(uncertain: uncertain)
  }
}
