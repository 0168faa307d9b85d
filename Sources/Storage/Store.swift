import Foundation
import GRDB

/// The record of a call: every message ever taken in, the submissions, the mail owed.
///
/// A store is the only writer of its file. Each method is one transaction: it happens
/// whole, or not at all; what it returns is on disk, through the loss of power, or is with
/// ``keep()`` where it comes after ``begin()``. A method that has nothing to change writes nothing.
public struct Store: Sendable {
  let database: DatabaseQueue
  /// Whether nothing is ever kept.
  private let isRehearsing: Bool

  /// Opens the database at `path`, creating or upgrading it as needed.
  ///
  /// - Throws: ``StoreError`` where that cannot be done; a database of a newer version and
  ///   one of another program are left as they are.
  public init(path: String) throws(StoreError) {
    self = try Self.reporting { try Store(DatabaseQueue(path: path, configuration: .record)) }
  }

  /// An empty store that lives in memory.
  public static func inMemory() throws(StoreError) -> Store {
    try reporting { try Store(DatabaseQueue(configuration: .record)) }
  }

  /// A store that does everything the one at `path` would do, and forgets it when closed.
  ///
  /// The file stays as it is. Where there is no file, it begins empty.
  public static func rehearsing(path: String) throws(StoreError) -> Store {
    guard FileManager.default.fileExists(atPath: path) else { return try inMemory() }
    return try reporting {
      let queue = try DatabaseQueue(path: path, configuration: .record)
      let store = try Store(queue, isRehearsing: true)
      // Everything is rolled back with this one.
      try queue.writeWithoutTransaction { try $0.beginTransaction(.deferred) }
      return store
    }
  }

  /// Takes a database that is at today's schema, or brings it there.
  init(_ database: DatabaseQueue, isRehearsing: Bool = false) throws {
    self.database = database
    self.isRehearsing = isRehearsing
    try Schema.prepare(database)
  }

  /// Has what is changed from here on share one transaction, until ``keep()``; does nothing where
  /// one is begun.
  ///
  /// Pages of indexes, which change with every message, are then written once for all of them.
  /// What is not kept, a record that is closed or a process that ends takes back.
  public func begin() throws(StoreError) {
    try Self.reporting {
      try database.writeWithoutTransaction { db in
        if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
      }
    }
  }

  /// Puts what was changed since ``begin()`` on disk; a rehearsal keeps nothing.
  public func keep() throws(StoreError) {
    guard !isRehearsing else { return }
    try Self.reporting {
      try database.writeWithoutTransaction { db in
        if db.isInsideTransaction { try db.commit() }
      }
    }
  }

  /// Closes the database and folds its journal into its one file.
  public func close() throws(StoreError) {
    try Self.reporting {
      try database.writeWithoutTransaction { db in
        if db.isInsideTransaction { try db.rollback() }
      }
      try database.close()
    }
  }

  /// Runs `body` in one transaction that is rolled back when it throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.reporting {
      try database.writeWithoutTransaction { db in
        var value: Value?
        try db.inSavepoint {
          value = try body(db)
          return .commit
        }
        guard let value else { throw StoreError.failed(code: 0) }
        return value
      }
    }
  }

  /// Runs `body`, which changes nothing, on the record as one moment has it.
  ///
  /// Not GRDB's own `read`: the pragma by which that keeps changes out makes SQLite prepare all
  /// statements anew, at every call.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.reporting {
      try database.unsafeRead { db in
        // What was begun is seen as it is now.
        guard !db.isInsideTransaction else { return try body(db) }
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw StoreError.failed(code: 0) }
        return value
      }
    }
  }

  /// The one place where SQLite's errors become ours.
  static func reporting<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do { return try body() } catch { throw StoreError(error) }
  }
}

extension Configuration {
  /// How the record's database is opened: as safe as SQLite makes it.
  fileprivate static var record: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    // A transaction may go on from one call to the next.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // What is removed is a person's: its octets go too.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // Pages of indexes change with every batch: the log, of 32 MB at most times, is written into
      // the file less often than SQLite would (1,000 pages).
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
      // Pages that a transaction changes again and again stay in memory until it ends (KiB).
      try db.execute(sql: "PRAGMA cache_size = -32768")
    }
    return configuration
  }
}
