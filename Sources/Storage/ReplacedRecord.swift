import Foundation
import GRDB

/// What a record that a backup takes the place of knows and the backup does not: what it had
/// settled, the codes it had given, and whom it had forgotten.
struct ReplacedRecord {
  /// Whom it had forgotten, by the digest of an address, and when.
  private(set) var erasures: [(address: Data, at: Double)] = []
  private var rows: [(table: String, columns: [String], rows: [Row])] = []

  /// What is taken over, and from where.
  private static let questions: [(table: String, columns: [String], sql: String)] = [
    (
      "settledBefore", ["delivery", "isErased"],
      """
      SELECT delivery, senderKey IS NULL AND subject = '' AND silence = :erased AS isErased
        FROM message
      UNION SELECT delivery, isErased FROM settledBefore
      """
    ),
    (
      "givenBefore", ["code", "delivery", "openedAs"],
      """
      SELECT code, delivery, openedAs FROM submission JOIN message ON message.number = opener
      UNION SELECT code, delivery, openedAs FROM givenBefore
      """
    ),
    ("series", ["prefix", "last"], "SELECT prefix, last FROM series"),
    ("erasedCode", ["code", "at"], "SELECT code, at FROM erasedCode"),
    ("omission", ["delivery", "name"], "SELECT delivery, name FROM omission"),
  ]

  /// Of a record of which nothing is known.
  init() {}

  /// Reads the database at `path`; `nil` where it cannot be read: it is damaged, or of a version
  /// that knew less.
  init?(of path: String) {
    do {
      let queue = try DatabaseQueue(path: path)
      self = try queue.read { db in try ReplacedRecord(in: db) }
      try queue.close()
    } catch {
      return nil
    }
  }

  private init(in db: Database) throws {
    erasures = try Row.fetchAll(db, sql: "SELECT address, at FROM erasure")
      .map { ($0["address"], $0["at"]) }
    rows = try Self.questions.map { table, columns, sql in
      let values: StatementArguments =
        sql.contains(":erased") ? ["erased": Recording.whyUnanswered] : [:]
      return (table, columns, try Row.fetchAll(db, sql: sql, arguments: values))
    }
  }

  /// Notes it all in the record in `db`, whose own lines and codes stay as they are.
  func takeOver(in db: Database) throws {
    for (table, columns, rows) in rows {
      let places = columns.map { _ in "?" }.joined(separator: ", ")
      let clash =
        table == "series"
        ? "ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)"
        : "ON CONFLICT DO NOTHING"
      let insert = try db.makeStatement(
        sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places)) \(clash)"
      )
      for row in rows {
        try insert.execute(arguments: StatementArguments(columns.map { row[$0] as DatabaseValue }))
      }
    }
    // What is on record here is known from there.
    try db.execute(
      sql: "DELETE FROM settledBefore WHERE delivery IN (SELECT delivery FROM message)")
    try db.execute(
      sql: "DELETE FROM givenBefore WHERE code IN (SELECT code FROM submission)")
    try db.execute(
      sql: """
        DELETE FROM givenBefore WHERE code IN (SELECT code FROM erasedCode)
        """)
  }
}
