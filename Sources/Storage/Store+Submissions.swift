import Foundation
import GRDB
import Mail
public import Proposals

extension Store {
  /// All submissions in the order of their codes' numbers, with their whole history.
  public func submissions(for call: Call) throws(StoreError) -> [Submission] {
    try submissions(for: call) { $0 }
  }

  /// What `body` makes of each of ``submissions(for:)``, of which one at a time is in memory.
  public func submissions<Value>(
    for call: Call, _ body: (Submission) -> Value
  ) throws(StoreError) -> [Value] {
    try read { db in
      let numbers = try Int.fetchAll(
        db, sql: "SELECT number FROM submission WHERE root IS NULL ORDER BY number")
      return try numbers.compactMap { try Self.submission($0, for: call, in: db).map(body) }
    }
  }

  /// The submission that goes by this code, or of which what went by it is a part now, with its
  /// whole history; `nil` where there is none.
  public func submission(
    _ code: SubmissionCode, for call: Call
  ) throws(StoreError) -> Submission? {
    try read { db in
      try Dossier.number(of: code, in: db).flatMap { try Self.submission($0, for: call, in: db) }
    }
  }

  /// The submissions that go by these codes, each as ``submission(_:for:)`` has it.
  public func submissions(
    _ codes: [SubmissionCode], for call: Call
  ) throws(StoreError) -> [SubmissionCode: Submission] {
    try read { db in
      try codes.reduce(into: [:]) { found, code in
        found[code] = try Dossier.number(of: code, in: db)
          .flatMap { try Self.submission($0, for: call, in: db) }
      }
    }
  }

  static func submission(
    _ number: Int, for call: Call, in db: Database
  ) throws -> Submission? {
    let dossier = try Dossier(of: number, in: db)
    guard let history = try dossier.history(for: call) else { return nil }
    let row = try dossier.rows("SELECT * FROM submission WHERE number = :number").first
    guard let row else { throw StoreError.corrupt }
    let received = row.date("received")
    return Submission(
      code: SubmissionCode(row["code"]), state: try row.value("state"), received: received,
      late: call.deadline?.lateness(of: received) ?? 0, revisions: try dossier.revisions(history),
      resembles: try dossier.resemblances(), messages: try dossier.lines(),
      rulings: try dossier.rulings(), otherCodes: try dossier.otherCodes())
  }

  /// Has the packets written anew of what a new deadline makes late or no longer late.
  public func note(deadline: Deadline?) throws(StoreError) {
    try write { db in
      let earlier = try Self.deadline(in: db)
      guard earlier != deadline else { return }
      for row in try Row.fetchAll(db, sql: "SELECT number, received FROM submission") {
        let received = row.date("received")
        guard earlier?.lateness(of: received) != deadline?.lateness(of: received) else { continue }
        // Its words stay as they are.
        try db.execute(
          sql: """
            UPDATE submission SET version = version + 1, indexed = indexed + 1 WHERE number = ?
            """, arguments: [row["number"]])
      }
      try Self.set("deadline", to: deadline.map { try json($0) }, in: db)
    }
  }

  /// The submissions that changed since their packet was written, each with the version a
  /// packet written now would be of.
  public func stalePackets() throws(StoreError) -> [(code: SubmissionCode, version: Int)] {
    try packets(where: "packet < version")
  }

  /// All submissions, each with the version a packet written now would be of.
  public func packetVersions() throws(StoreError) -> [(code: SubmissionCode, version: Int)] {
    try packets(where: "true")
  }

  /// The submissions that stand by themselves, each with a text that is another wherever it, or what
  /// is a part of it, has changed.
  public func wholeVersions() throws(StoreError) -> [SubmissionCode: String] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT whole.code, part.number, part.version FROM submission AS part
          JOIN submission AS whole ON whole.number = coalesce(part.root, part.number)
          ORDER BY part.number
          """)
      return rows.reduce(into: [:]) { versions, row in
        versions[SubmissionCode(row["code"]), default: ""] +=
          "\(row["number"] as Int) \(row["version"] as Int)\n"
      }
    }
  }

  private func packets(
    where condition: String
  ) throws(StoreError) -> [(code: SubmissionCode, version: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT code, version FROM submission WHERE \(condition) ORDER BY number"
      ).map { (SubmissionCode($0["code"]), $0["version"]) }
    }
  }

  /// Records that the packets of these versions were written; one of a later version stays.
  public func markPackets(
    _ versions: [(code: SubmissionCode, version: Int)]
  ) throws(StoreError) {
    try write { db in
      for (code, version) in versions {
        try db.cachedStatement(
          sql: "UPDATE submission SET packet = :version WHERE code = :code AND packet < :version"
        ).execute(arguments: ["version": version, "code": code.description])
      }
    }
  }
}
