public import Foundation
import GRDB
public import Mail
public import Proposals

/// A message as the record keeps it.
public struct KeptMessage: Sendable {
  /// Its place in the ledger.
  public var number: Int
  /// Its octets as they were found.
  public var octets: [UInt8]
  /// What tells its delivery from others.
  public var identity: Identity
  /// Where it was found.
  public var source: String
  /// When our host got it.
  public var received: ReceivedTime
}

extension Store {
  /// The kept messages that answer one of these, none of which is on record, and those that
  /// answer them in turn: once these are settled, they are related again.
  ///
  /// Mail comes before what it answers now and then; at most a thousand of them are looked at.
  public func waiting(for ids: [MessageID]) throws(StoreError) -> [KeptMessage] {
    try read { db in
      let numbers = try Int.fetchAll(
        db.cachedStatement(
          sql: """
            WITH RECURSIVE waiting (number) AS (
              SELECT message FROM parent WHERE messageID IN (
                SELECT value FROM json_each(?) WHERE NOT EXISTS
                  (SELECT 1 FROM message WHERE messageID = value))
              UNION SELECT parent.message FROM waiting
                JOIN message ON message.number = waiting.number
                JOIN parent ON parent.messageID = message.messageID
              LIMIT 1000)
            SELECT number FROM waiting ORDER BY number
            """), arguments: [try json(ids.map(\.text))])
      return try numbers.compactMap { try Self.kept($0, in: db) }
    }
  }

  /// The kept messages behind a line of the ledger, in order, about as many as fit into a few
  /// mebibytes; none behind the last.
  public func kept(after number: Int) throws(StoreError) -> [KeptMessage] {
    try read { db in
      let numbers = try Int.fetchCursor(
        db,
        sql: """
          SELECT DISTINCT message FROM original WHERE message > ? ORDER BY message LIMIT 1000
          """, arguments: [number])
      var messages: [KeptMessage] = []
      var size = 0
      while size < 4 << 20, let number = try numbers.next() {
        guard let message = try Self.kept(number, in: db) else { continue }
        size += message.octets.count
        messages.append(message)
      }
      return messages
    }
  }

  private static func kept(_ number: Int, in db: Database) throws -> KeptMessage? {
    guard let octets = try original(of: number, in: db),
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT digest, delivery, source, received, witness FROM message WHERE number = ?
            """), arguments: [number]),
      let digest = try row.digest("digest"), let delivery = try row.digest("delivery")
    else { return nil }
    return KeptMessage(
      number: number, octets: octets, identity: Identity(digest: digest, delivery: delivery),
      source: row["source"],
      received: ReceivedTime(row.date("received"), witness: try row.value("witness")))
  }

  /// Forgets an earlier rereading that did not come to its end.
  public func beginRereading() throws(StoreError) {
    try write { db in try db.execute(sql: "DELETE FROM rereading") }
  }

  /// Notes what today's rules read out of kept messages, by ledger number.
  public func note(rereading drafts: [(Int, Draft)]) throws(StoreError) {
    try write { db in
      let insert = try db.cachedStatement(sql: "INSERT INTO rereading VALUES (?, ?)")
      for (number, draft) in drafts { try insert.execute(arguments: [number, try json(draft)]) }
    }
  }

  /// Decides anew about all kept messages by what was read out of them now.
  ///
  /// Codes and rulings stay; nothing is owed to anybody. All of it is one transaction.
  ///
  /// - Returns: The ledger's lines that came to something else than before.
  public func finishRereading(for call: Call, at now: Date) throws(StoreError) -> [LedgerLine] {
    try write { db in
      let before = try Self.ledger(after: 0, in: db)
      var recording = Recording(db: db, call: call, now: now, last: 0)
      try recording.replay()
      try WordIndex(db: db, call: call).bringUpToDate()
      let after = try Self.ledger(after: 0, in: db)
      return zip(before, after).filter { before, after in
        before.current != after.current || before.submissions != after.submissions
      }.map(\.1)
    }
  }
}
