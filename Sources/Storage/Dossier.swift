import Foundation
import GRDB
import Mail
import Proposals

/// What the record holds of one submission: of it, and of all that was merged into it.
struct Dossier {
  let db: Database
  /// The submission that stands by itself.
  let number: Int

  /// The dossier that the submission with this number is part of now.
  init(of number: Int, in db: Database) throws {
    self.db = db
    self.number =
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT coalesce(root, number) FROM submission WHERE number = ?"),
        arguments: [number]) ?? number
  }

  /// The submission that goes by a code, as a person typed it; `nil` where there is none.
  static func number(of code: SubmissionCode, in db: Database) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT number FROM submission WHERE code = ? COLLATE NOCASE",
      arguments: [code.description])
  }

  /// The submissions that changed since something was made of them, by number.
  ///
  /// - Parameters:
  ///   - column: Holds the version that it was made of.
  ///   - index: Holds those that are of a later one.
  static func numbers(changedSince column: String, by index: String, in db: Database) throws
    -> [Int]
  {
    try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT number FROM submission INDEXED BY \(index)
          WHERE \(column) < version AND number > 0
          """))
  }

  /// The dossiers that some submissions are part of, each once.
  static func dossiers(of numbers: [Int], in db: Database) throws -> [Dossier] {
    try Set(numbers.map { try Dossier(of: $0, in: db).number }).sorted()
      .map { try Dossier(of: $0, in: db) }
  }

  /// Stands in SQL for the numbers of all that belongs to it.
  static let members = "(SELECT number FROM submission WHERE number = :number OR root = :number)"

  /// The rows of a query about its `members`.
  func rows(_ sql: String) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["number": number])
  }

  /// The numbers of all that belongs to it.
  func memberNumbers() throws -> [Int] {
    try rows("SELECT number FROM submission WHERE number IN \(Self.members)")
      .map { $0["number"] }
  }

  /// The code of the submission that stands by itself.
  func code() throws -> SubmissionCode {
    let row = try rows("SELECT code FROM submission WHERE number = :number").first
    guard let row else { throw StoreError.corrupt }
    return SubmissionCode(row["code"])
  }

  /// What was said of it; what one mail said, in the order in which that said it.
  func contributions() throws -> [Contribution] {
    try rows(
      """
      SELECT message, proposal, written FROM revision WHERE submission IN \(Self.members)
      ORDER BY submission, number
      """
    ).map { Contribution(try $0.json("proposal"), in: .message($0["message"]), at: $0["written"]) }
      + rows(
        """
        SELECT number, said, at FROM ruling
        WHERE submission IN \(Self.members) AND verb = 'edit' AND \(Ruling.stands)
        """
      ).map { Contribution(try $0.json("said"), in: .ruling($0["number"]), at: $0["at"]) }
  }

  /// How it came to stand as it does; `nil` where no mail says anything of it any more.
  func history(for call: Call) throws -> History? {
    let contributions = try contributions()
    let isSpoken = contributions.contains { contribution in
      if case .message = contribution.origin { true } else { false }
    }
    return isSpoken ? History(of: contributions, for: call) : nil
  }

  /// Its speakers, and the senders of its versions.
  func people() throws -> [PersonKey] {
    try rows("SELECT DISTINCT address, name FROM person WHERE submission IN \(Self.members)")
      .map { PersonKey(address: $0["address"], name: $0["name"]) }
  }

  /// The codes of what was merged into it.
  func otherCodes() throws -> [SubmissionCode] {
    try rows("SELECT code FROM submission WHERE root = :number ORDER BY number")
      .map { SubmissionCode($0["code"]) }
  }

  /// What deciding looks at; `nil` where it holds nothing any more.
  func candidate(for call: Call) throws -> Candidate? {
    guard
      let row = try rows("SELECT code, state, withdrawn FROM submission WHERE number = :number")
        .first, let history = try history(for: call)
    else { return nil }
    return Candidate(
      code: SubmissionCode(row["code"]), otherCodes: try otherCodes(),
      state: try row.value("state"), history: history, people: try people(),
      withdrawn: row["withdrawn"], for: call)
  }
}
