public import Foundation
import GRDB

extension Store {
  /// Drops the originals of messages received before a time, of some hundreds at a time; what was
  /// read out of them stays.
  ///
  /// Those of mail that is set aside stay: nothing else is on record of it.
  ///
  /// - Returns: How many messages' originals were dropped; 0 where none was left.
  public func dropOriginals(receivedBefore time: Date) throws(StoreError) -> Int {
    let numbers = try read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT number FROM message
          WHERE received < ? AND coalesce(amended, outcome) <> 'set-aside'
            AND EXISTS (SELECT 1 FROM original WHERE original.message = message.number)
          LIMIT 500
          """, arguments: [time.timeIntervalSince1970])
    }
    guard !numbers.isEmpty else { return 0 }
    try write { db in
      for number in numbers {
        try db.cachedStatement(sql: "DELETE FROM original WHERE message = ?")
          .execute(arguments: [number])
        // Their packets show the originals' texts.
        try db.cachedStatement(
          sql: """
            UPDATE submission SET version = version + 1 WHERE number IN (
              SELECT coalesce(root, number) FROM submission
              WHERE number IN (SELECT submission FROM about WHERE message = ?))
            """
        ).execute(arguments: [number])
      }
    }
    return numbers.count
  }
}
