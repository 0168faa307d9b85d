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
    let told = replaced.flatMap { LastDigest(of: $0) }
    let before = replaced.flatMap { ReplacedRecord(of: $0) } ?? ReplacedRecord()
    let restoration = try store.write { db in
      var restoration = try restore(in: db, told: told, at: now)
      try before.takeOver(in: db)
      for (address, time) in before.erasures {
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

  private static func restore(
    in db: Database, told: LastDigest?, at now: Date
  ) throws -> Restoration {
    let last = try lastLine(in: db)
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
    if let told, try told.isOfLaterState(of: db) {
      let through = try setting("digest.through", in: db).flatMap { Int($0) } ?? 0
      try set("digest.through", to: String(max(through, min(told.through, last))), in: db)
      try set("digest.owed", to: String(told.owed), in: db)
      try set("restored.told", to: try json(told.digests(behind: last)), in: db)
    }
    return Restoration(uncertain: uncertain)
  }
}

/// What a record that is being replaced says of its last digest.
private struct LastDigest {
  /// The ledger's line that it reached.
  let through: Int
  /// When it was owed.
  let owed: Double
  /// The lines that it and those before it told of.
  private let told: [(number: Int, digest: Data)]
  /// What it knows to have been told of by a record that it took the place of itself.
  private let elsewhere: [String]

  /// Reads the database at `path`; `nil` where it had no digest, and where it cannot be read.
  init?(of path: String) {
    do {
      let queue = try DatabaseQueue(path: path)
      let read: LastDigest? = try queue.read { db in try LastDigest(in: db) }
      try queue.close()
      guard let read else { return nil }
      self = read
    } catch {
      // It is replaced because it is damaged: then nothing is known of its digests.
      return nil
    }
  }

  private init?(in db: Database) throws {
    guard let through = try Store.setting("digest.through", in: db).flatMap({ Int($0) }),
      let owed = try Store.setting("digest.owed", in: db).flatMap({ Double($0) })
    else { return nil }
    let before = try Store.setting("restored.told", in: db)
    elsewhere =
      try before.map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) } ?? []
    self.through = through
    self.owed = owed
    told = try Row.fetchAll(
      db, sql: "SELECT number, digest FROM message WHERE number <= ? ORDER BY number",
      arguments: [through]
    ).map { ($0["number"], $0["digest"]) }
  }

  /// Whether the record in `db` is an earlier state of the one read: as far as the digests told of
  /// it, both have the same mail.
  func isOfLaterState(of db: Database) throws -> Bool {
    let theirs = try Row.fetchAll(
      db, sql: "SELECT number, digest FROM message WHERE number <= ? ORDER BY number",
      arguments: [through])
    guard theirs.count <= told.count else { return false }
    return zip(theirs, told).allSatisfy { $0["number"] == $1.number && $0["digest"] == $1.digest }
  }

  /// The digests, in hexadecimal, of what was told of behind a line of the ledger.
  func digests(behind number: Int) -> [String] {
    elsewhere
      + told.filter { $0.number > number }.map { Digest(octets: [UInt8]($0.digest)).description }
  }
}
