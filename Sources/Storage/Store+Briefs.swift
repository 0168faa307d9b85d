import Foundation
import GRDB
import Mail
public import Proposals

extension Store {
  /// What a list shows of every submission, in the order of their codes' numbers.
  ///
  /// The record keeps what it found out for an earlier list, until a submission or the call changes.
  ///
  /// - Parameter key: A text that is another where the call is another.
  public func briefs(for call: Call, as key: String) throws(StoreError) -> [Brief] {
    let isKnown = try read { db in
      try Self.setting("briefs.call", in: db) == key && Self.stale(in: db).isEmpty
    }
    if !isKnown { try write { db in try Self.bringBriefsUpToDate(for: call, as: key, in: db) } }
    return try read { db in try Self.briefs(in: db) }
  }

  /// Forgets what was found out, which names people.
  static func clearBriefs(in db: Database) throws {
    try db.execute(sql: "UPDATE submission SET brief = NULL, briefed = 0 WHERE briefed > 0")
  }

  private static func stale(in db: Database) throws -> [Int] {
    try Dossier.numbers(changedSince: "briefed", by: "submissionByStaleBrief", in: db)
  }

  private static func bringBriefsUpToDate(
    for call: Call, as key: String, in db: Database
  ) throws {
    if try setting("briefs.call", in: db) != key {
      try clearBriefs(in: db)
      try set("briefs.call", to: key, in: db)
    }
    let stale = try stale(in: db)
    let statement = try db.cachedStatement(
      sql: "UPDATE submission SET briefed = version, brief = ? WHERE number = ?")
    let roots = Set(try Dossier.dossiers(of: stale, in: db).map(\.number))
    for number in roots.union(stale).sorted() {
      let submission = roots.contains(number) ? try submission(number, for: call, in: db) : nil
      // Resemblances, which may change with the other submission, are no part of it.
      let octets = submission.map { Data(Brief($0, for: call).octets) }
      try statement.execute(arguments: [octets, number])
    }
  }

  private static func briefs(in db: Database) throws -> [Brief] {
    var briefs = try Data.fetchAll(
      db,
      sql: "SELECT brief FROM submission WHERE root IS NULL AND brief IS NOT NULL ORDER BY number"
    ).map { octets in
      guard let brief = Brief(octets: [UInt8](octets)) else { throw StoreError.corrupt }
      return brief
    }
    let numbers = try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM submission WHERE root IS NULL AND brief IS NOT NULL
          AND number IN (SELECT coalesce(root, number) FROM submission WHERE number IN
            (SELECT submission FROM resemblance UNION SELECT other FROM resemblance))
        ORDER BY number
        """)
    guard !numbers.isEmpty else { return briefs }
    let places = Dictionary(briefs.enumerated().map { ($1.code, $0) }) { first, _ in first }
    for number in numbers {
      let dossier = try Dossier(of: number, in: db)
      guard let place = places[try dossier.code()] else { continue }
      briefs[place].resembles = try dossier.resemblances()
    }
    return briefs
  }
}
