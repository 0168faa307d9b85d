import Foundation
import GRDB

/// What a record that a backup takes the place of knows and the backup does not: what it had
/// settled and told, the codes it had given, and whom it had forgotten.
struct ReplacedRecord {
  /// Whom it had forgotten, by the digest of an address, and when.
  let erasures: [(address: Data, at: Double)]
  /// The ledger's line that its last digest reached, and when that was owed; `nil` where it had
  /// none.
  private let digest: (through: Int, owed: Double)?
  /// Its ledger as far as that.
  private let told: [Line]
  private let rows: [(table: String, columns: [String], rows: [Row])]

  private typealias Line = (number: Int, digest: Data)

  /// What is taken over, and from where.
  private static let questions: [(table: String, columns: [String], sql: String)] = [
    (
      "settledBefore", ["delivery", "isErased", "told"],
      """
      SELECT delivery, senderKey IS NULL AND subject = '' AND silence IS :erased AS isErased,
          iif(number <= :through, digest, NULL) AS told
        FROM message
      UNION SELECT delivery, isErased, told FROM settledBefore
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

  /// Reads the database at `path`, brought to today's schema first; `nil` where it cannot be read:
  /// it is damaged, or of a newer version.
  init?(of path: String) {
    do {
      let queue = try DatabaseQueue(path: path)
      try Schema.prepare(queue)
      self = try queue.read { db in try ReplacedRecord(in: db) }
      try queue.close()
    } catch {
      return nil
    }
  }

  private init(in db: Database) throws {
    erasures = try Row.fetchAll(db, sql: "SELECT address, at FROM erasure")
      .map { ($0["address"], $0["at"]) }
    let (last, owed) = (
      try Store.setting("digest.through", in: db).flatMap { Int($0) },
      try Store.setting("digest.owed", in: db).flatMap { Double($0) }
    )
    digest = last.flatMap { last in owed.map { (last, $0) } }
    told = try Self.ledger(through: digest?.through ?? 0, in: db)
    let values: [String: any DatabaseValueConvertible] = [
      "erased": Recording.whyUnanswered, "through": digest?.through ?? 0,
    ]
    rows = try Self.questions.map { table, columns, sql in
      let named = values.filter { sql.contains(":\($0.key)") }
      return (table, columns, try Row.fetchAll(db, sql: sql, arguments: StatementArguments(named)))
    }
  }

  /// Notes it all in the record in `db`, whose own lines and codes stay as they are.
  func takeOver(in db: Database) throws {
    for (table, columns, rows) in rows {
      let places = columns.map { _ in "?" }.joined(separator: ", ")
      let clash =
        table == "series"
        ? "(prefix) DO UPDATE SET last = max(last, excluded.last)" : "DO NOTHING"
      let insert = try db.makeStatement(
        sql: """
          INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))
          ON CONFLICT \(clash)
          """)
      for row in rows {
        try insert.execute(arguments: StatementArguments(columns.map { row[$0] as DatabaseValue }))
      }
    }
    // What is on record here is known from there.
    try db.execute(
      sql: """
        DELETE FROM settledBefore WHERE delivery IN (SELECT delivery FROM message);
        DELETE FROM givenBefore WHERE code IN
          (SELECT code FROM submission UNION SELECT code FROM erasedCode);
        """)
    try takeOverDigest(in: db)
  }

  /// Has no digest tell again what one told of, where the record in `db` is an earlier state of
  /// this one: as far as the digests told of it, both have the same mail.
  private func takeOverDigest(in db: Database) throws {
    guard let digest, try Self.ledger(through: digest.through, in: db).isBeginning(of: told) else {
      return try db.execute(sql: "UPDATE settledBefore SET told = NULL")
    }
    let through = try Store.setting("digest.through", in: db).flatMap { Int($0) } ?? 0
    let reached = min(digest.through, try Store.lastLine(in: db))
    try Store.set("digest.through", to: String(max(through, reached)), in: db)
    try Store.set("digest.owed", to: String(digest.owed), in: db)
  }

  private static func ledger(through last: Int, in db: Database) throws -> [Line] {
    try Row.fetchAll(
      db, sql: "SELECT number, digest FROM message WHERE number <= ? ORDER BY number",
      arguments: [last]
    ).map { ($0["number"], $0["digest"]) }
  }
}

extension [(number: Int, digest: Data)] {
  fileprivate func isBeginning(of others: Self) -> Bool {
    count <= others.count && zip(self, others).allSatisfy { $0 == $1 }
  }
}
