import Foundation
import GRDB
import Proposals

extension Recording {
  /// A row for a new submission: its number, and its code.
  ///
  /// Where the message opened submissions in an earlier reading it gets one of theirs, that of
  /// the same title if there is one: a code stays.
  ///
  /// - Parameter titles: The keys of all titles that the message opens submissions under; the
  ///   place of one is not given to another.
  func place(
    for message: Int, _ title: String?, besides titles: [String], received: Date
  ) throws -> (number: Int, code: SubmissionCode) {
    let vacant = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM (\(Self.vacancies)) WHERE opener = ? ORDER BY number"),
      arguments: [message])
    let place =
      vacant.first { $0["openedAs"] == title }
      ?? vacant.first { row in (row["openedAs"] as String?).map { !titles.contains($0) } ?? true }
    guard let place else {
      let code = try codeGivenBefore(for: message, title, besides: titles) ?? nextCode()
      let number = try insert(code, received: received.timeIntervalSince1970)
      try db.cachedStatement(
        sql: "UPDATE submission SET opener = ?, openedAs = ? WHERE number = ?"
      ).execute(arguments: [message, title, number])
      return (number, code)
    }
    let number: Int = place["number"]
    try db.execute(
      sql: """
        UPDATE submission SET state = 'submitted', received = ?, version = version + 1,
          mergedInto = NULL, root = NULL
        WHERE number = ?
        """, arguments: [received.timeIntervalSince1970, number])
    return (number, SubmissionCode(place["code"]))
  }

  /// The code that a message's submission of some title had in a record that this one took the
  /// place of.
  private func codeGivenBefore(
    for message: Int, _ title: String?, besides titles: [String]
  ) throws -> SubmissionCode? {
    let given = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT code, openedAs FROM givenBefore
          WHERE delivery = (SELECT delivery FROM message WHERE number = ?)
            AND code NOT IN (SELECT code FROM submission) ORDER BY code
          """), arguments: [message])
    let code =
      given.first { $0["openedAs"] == title }
      ?? given.first { row in (row["openedAs"] as String?).map { !titles.contains($0) } ?? true }
    return code.map { SubmissionCode($0["code"]) }
  }

  /// In SQL, the submissions of which no mail says anything: their codes were given too soon, or
  /// by other rules.
  private static let vacancies = """
    SELECT number, code, opener, openedAs FROM submission
    WHERE NOT EXISTS (SELECT 1 FROM revision WHERE revision.submission = submission.number)
    """

  /// Has the codes that were given for a message, and that it has no use for any more, lead to
  /// what it is about now.
  func leadOn(codesOf message: Int) throws {
    let vacant = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM (\(Self.vacancies)) WHERE opener = ?"),
      arguments: [message])
    guard !vacant.isEmpty else { return }
    let whole = try Int.fetchOne(
      db,
      sql: """
        SELECT coalesce(root, number) FROM about
        JOIN submission ON submission.number = about.submission
        WHERE message = ? ORDER BY number LIMIT 1
        """, arguments: [message])
    for number in vacant { try merge(number, into: whole == number ? nil : whole) }
  }

  /// A row for a submission called `code`.
  func insert(_ code: SubmissionCode, received: Double) throws -> Int {
    try db.cachedStatement(
      sql: """
        INSERT INTO submission (code, state, received, version, packet)
        VALUES (?, 'submitted', ?, 1, 0)
        """
    ).execute(arguments: [code.description, received])
    return Int(db.lastInsertedRowID)
  }

  /// The next code of the call's series; one that the record has by another way is skipped.
  func nextCode() throws -> SubmissionCode {
    while true {
      let number = try Int.fetchOne(
        db.cachedStatement(
          sql: """
            INSERT INTO series VALUES (?, 1)
            ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last
            """), arguments: [call.codePrefix])
      guard let number else { throw StoreError.corrupt }
      let code = SubmissionCode(prefix: call.codePrefix, number: number)
      let taken = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM submission WHERE code = ?"),
        arguments: [code.description])
      if taken == nil { return code }
    }
  }

  /// Makes one submission a part of another; `nil` lets it stand by itself again.
  func merge(_ part: Int, into whole: Int?) throws {
    try db.execute(
      sql: "UPDATE submission SET mergedInto = ?1, root = ?1 WHERE number = ?2",
      arguments: [whole, part])
    try db.execute(
      sql: """
        UPDATE submission SET root = (
          WITH RECURSIVE chain (number, next) AS (
            SELECT part.number, part.mergedInto FROM submission AS part
              WHERE part.number = submission.number
            UNION SELECT whole.number, whole.mergedInto FROM submission AS whole
              JOIN chain ON whole.number = chain.next)
          SELECT number FROM chain WHERE next IS NULL)
        WHERE mergedInto IS NOT NULL
        """)
    for number in [part, whole].compactMap({ $0 }) { try touch(number) }
  }
}
