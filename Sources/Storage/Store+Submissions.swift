import Foundation
import GRDB
import Mail
public import Proposals

extension Store {
  /// All submissions in the order of their codes' numbers, with their whole history.
  public func submissions() throws(StoreError) -> [Submission] {
    try read { db in
      let numbers = try Int.fetchAll(db, sql: "SELECT number FROM submission ORDER BY number")
      return try numbers.map { try Self.submission($0, in: db) }
    }
  }

  /// The submission with this code, with its whole history; `nil` where there is none.
  public func submission(_ code: SubmissionCode) throws(StoreError) -> Submission? {
    try read { db in
      let number = try Int.fetchOne(
        db, sql: "SELECT number FROM submission WHERE code = ?", arguments: [code.description])
      return try number.map { try Self.submission($0, in: db) }
    }
  }

  private static func submission(_ number: Int, in db: Database) throws -> Submission {
    func rows(_ sql: String) throws -> [Row] {
      try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["number": number])
    }
    let submission = try rows("SELECT * FROM submission WHERE number = :number").first
    guard let submission else { throw StoreError.corrupt }
    let revisions = try rows(
      "SELECT * FROM revision WHERE submission = :number ORDER BY number")
    let alike = try rows(
      """
      SELECT code, score FROM resemblance
      JOIN submission ON submission.number = resemblance.other
      WHERE resemblance.submission = :number
      UNION ALL
      SELECT code, score FROM resemblance
      JOIN submission ON submission.number = resemblance.submission
      WHERE resemblance.other = :number
      ORDER BY score DESC, code LIMIT 10
      """)
    return Submission(
      code: SubmissionCode(submission["code"]), state: try submission.value("state"),
      received: submission.date("received"), late: submission["late"],
      revisions: try revisions.map { row in
        Submission.Revision(
          number: row["number"], proposal: try row.json("proposal"), message: row["message"],
          received: row.date("received"))
      },
      resembles: alike.map { row in
        Submission.Resemblance(code: SubmissionCode(row["code"]), score: row["score"])
      },
      messages: try lines(
        where: "message.number IN (SELECT message FROM about WHERE submission = ?)", [number],
        in: db))
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

  private func packets(
    where condition: String
  ) throws(StoreError) -> [(code: SubmissionCode, version: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT code, version FROM submission WHERE \(condition) ORDER BY number"
      ).map { (SubmissionCode($0["code"]), $0["version"]) }
    }
  }

  /// Records that the packet of this version was written; one of a later version stays.
  public func markPacket(_ code: SubmissionCode, version: Int) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE submission SET packet = :version WHERE code = :code AND packet < :version",
        arguments: ["version": version, "code": code.description])
    }
  }
}
