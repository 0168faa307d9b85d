public import Foundation
import GRDB
public import Mail
public import Proposals

extension Store {
  /// Since when mail is acknowledged; `nil` before somebody armed the call.
  public func armedSince() throws(StoreError) -> Date? {
    try read { db in try Self.armedSince(in: db) }
  }

  /// Lets acknowledgements go out for mail received since `time`; none with `nil`.
  public func arm(since time: Date?) throws(StoreError) {
    try write { db in
      try Self.set("armed.since", to: time.map { String($0.timeIntervalSince1970) }, in: db)
    }
  }

  /// Since when mail is answered, where the configuration says `configured`; `nil` before
  /// somebody armed the call.
  ///
  /// Never since before the record was brought back from a backup: who was answered after that
  /// had been made is not known.
  public func answersSince(_ configured: Date?) throws(StoreError) -> Date? {
    try read { db in try Self.answersSince(configured, in: db) }
  }

  /// The ledger line that the last digest reached, and when it was owed; `nil` before the
  /// first.
  public func lastDigest() throws(StoreError) -> (through: Int, at: Date)? {
    try read { db in
      guard let through = try Self.setting("digest.through", in: db).flatMap({ Int($0) }),
        let owed = try Self.time("digest.owed", in: db)
      else { return nil }
      return (through, owed)
    }
  }

  /// The mails that the last digest told had trouble, each with when that began.
  public func toldTroubles() throws(StoreError) -> [OwedMail.ID: Date] {
    try read { db in
      guard let told = try Self.setting("digest.troubles", in: db) else { return [:] }
      return try JSONDecoder().decode([OwedMail.ID: Date].self, from: Data(told.utf8))
    }
  }

  static func armedSince(in db: Database) throws -> Date? {
    try time("armed.since", in: db)
  }

  /// Since when mail is answered, where the configuration says `configured`: never since before
  /// the record was brought back from a backup.
  static func answersSince(_ configured: Date?, in db: Database) throws -> Date? {
    guard let armed = try configured ?? armedSince(in: db) else { return nil }
    return max(armed, try restored(in: db) ?? .distantPast)
  }

  static func restored(in db: Database) throws -> Date? { try time("restored.at", in: db) }

  private static func time(_ name: String, in db: Database) throws -> Date? {
    try setting(name, in: db).flatMap { Double($0) }.map { Date(timeIntervalSince1970: $0) }
  }

  /// The digests of messages that a mail to the committee told of which the record does not know,
  /// since it was brought back from a backup.
  public func toldElsewhere() throws(StoreError) -> Set<Digest> {
    try read { db in
      Set(
        try Data.fetchAll(db, sql: "SELECT told FROM settledBefore WHERE told IS NOT NULL")
          .map { Digest(octets: Array($0)) })
    }
  }

  /// Whether there is mail that is not on record and was in the record that this one took the place
  /// of, as it was brought back from a backup.
  public func waitsForMailOfBefore() throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM settledBefore WHERE delivery NOT IN (SELECT delivery FROM message))
          """) ?? false
    }
  }

  /// The deadline that the record was last used with.
  static func deadline(in db: Database) throws -> Deadline? {
    try setting("deadline", in: db).map {
      try JSONDecoder().decode(Deadline.self, from: Data($0.utf8))
    }
  }

  static func setting(_ name: String, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  /// Sets a setting, or removes it; writes nothing where it has that value.
  static func set(_ name: String, to value: String?, in db: Database) throws {
    guard try setting(name, in: db) != value else { return }
    if let value {
      try db.execute(
        sql: """
          INSERT INTO setting VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """, arguments: [name, value])
    } else {
      try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
    }
  }
}
