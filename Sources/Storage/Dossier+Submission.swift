import Foundation
import GRDB
import Proposals

extension Dossier {
  /// Every version of a history, with when it came.
  func revisions(_ history: History) throws -> [Submission.Revision] {
    // One mail may have proposed two talks that are one now.
    let received = try Dictionary(
      rows("SELECT message, received FROM revision WHERE submission IN \(Self.members)")
        .map { ($0["message"] as Int, $0.date("received")) }
    ) { first, _ in first }
    return zip(history.contributions, history.versions).enumerated().map { index, version in
      let (contribution, proposal) = version
      let time = Date(timeIntervalSince1970: contribution.time)
      guard case .message(let message) = contribution.origin else {
        return Submission.Revision(
          number: index + 1, proposal: proposal, message: nil, received: time)
      }
      return Submission.Revision(
        number: index + 1, proposal: proposal, message: message,
        received: received[message] ?? time)
    }
  }

  /// The ledger's lines about it, in order.
  func lines() throws -> [LedgerLine] {
    try Store.lines(
      where: """
        message.number IN (SELECT message FROM about WHERE submission IN \(Self.members))
        """, ["number": number], in: db)
  }

  /// What a person should look at beside it, the closest first.
  func resemblances() throws -> [Submission.Resemblance] {
    try rows(
      """
      SELECT whole.code, max(score) AS score FROM (
        SELECT other AS number, score FROM resemblance WHERE submission IN \(Self.members)
        UNION ALL
        SELECT submission, score FROM resemblance WHERE other IN \(Self.members)
      ) AS alike
      JOIN submission ON submission.number = alike.number
      JOIN submission AS whole ON whole.number = coalesce(submission.root, submission.number)
      WHERE whole.number <> :number GROUP BY whole.number ORDER BY score DESC, whole.code LIMIT 10
      """
    ).map { Submission.Resemblance(code: SubmissionCode($0["code"]), score: $0["score"]) }
  }

  /// What the committee said of it, in order.
  func rulings() throws -> [Ruling] {
    try Ruling.fetch(
      where: "submission IN \(Self.members) OR other IN \(Self.members)", ["number": number], in: db
    )
  }
}

extension Ruling {
  /// In SQL, that a ruling was not taken back.
  static let stands = "ruling.number NOT IN (SELECT undoes FROM ruling WHERE undoes IS NOT NULL)"

  /// The rulings that meet a condition, in order.
  static func fetch(
    where condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [Ruling] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT ruling.*, submission.code AS code, other.code AS otherCode,
            NOT \(stands) AS isUndone
          FROM (SELECT * FROM ruling WHERE \(condition)) AS ruling
          JOIN submission ON submission.number = ruling.submission
          LEFT JOIN submission AS other ON other.number = ruling.other
          ORDER BY ruling.number
          """), arguments: arguments
    ).map { row in
      let other: String? = row["otherCode"]
      func proposal(_ column: String) throws -> Proposal? {
        row[column] == nil ? nil : try row.json(column) as Proposal
      }
      let said = try proposal("said")
      return Ruling(
        number: row["number"], verb: try row.value("verb"), code: SubmissionCode(row["code"]),
        other: other.map { SubmissionCode($0) }, undoes: row["undoes"],
        fields: Field.allCases.filter { said?.provenance[$0] != nil },
        before: try proposal("was"), after: try proposal("became"), who: row["who"],
        at: row.date("at"), behind: row["behind"], isUndone: row["isUndone"])
    }
  }
}
