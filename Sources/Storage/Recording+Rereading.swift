import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Decides anew about every message in the order of the ledger, by what was read out of each
  /// now, with the committee's rulings in their places.
  ///
  /// What a message that has no new reading came to stays: a machine's, of which nothing is kept.
  mutating func replay() throws {
    try clear()
    let rulings = try Row.fetchAll(
      db,
      sql: "SELECT * FROM ruling WHERE verb <> 'undo' AND \(Ruling.stands) ORDER BY number")
    var waiting = rulings[...]
    let messages = try Row.fetchCursor(
      db, sql: "SELECT message, draft FROM rereading ORDER BY message")
    while let row = try messages.next() {
      let number: Int = row["message"]
      while let ruling = waiting.first, ruling["behind"] < number {
        try enact(ruling)
        waiting.removeFirst()
      }
      try decideAnew(number, row.json("draft"))
    }
    for ruling in waiting { try enact(ruling) }
    let openers = try Int.fetchAll(
      db, sql: "SELECT DISTINCT opener FROM submission WHERE opener IS NOT NULL")
    for message in openers { try leadOn(codesOf: message) }
    try db.execute(sql: "DELETE FROM rereading")
  }

  /// Takes out what was decided; which message each code was given for stays.
  private func clear() throws {
    // What a machine's mail is tied to stays: nothing is kept of it to be read again.
    try db.execute(sql: "DELETE FROM about WHERE message IN (SELECT message FROM rereading)")
    for table in ["revision", "band", "person", "resemblance"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try db.execute(
      sql: """
        UPDATE submission SET state = 'submitted', mergedInto = NULL, root = NULL,
          version = version + 1
        """)
    try WordIndex.clear(in: db)
  }

  private mutating func decideAnew(_ number: Int, _ draft: Draft) throws {
    last = number
    drafts[number] = draft
    let (decision, record) = try decision(on: draft, as: number)
    try db.cachedStatement(
      sql: """
        UPDATE message SET senderName = :senderName, senderAddress = :senderAddress,
          senderKey = :senderKey, subject = :subject, subjectKey = :subjectKey, kind = :kind,
          contentDigest = :contentDigest, outcome = :outcome, amended = NULL, evidence = :evidence
        WHERE number = :number
        """
    ).execute(arguments: StatementArguments(values(of: draft, decision, as: number)))
    _ = try apply(decision, of: draft, as: number, among: record)
    if try isFirst(of: draft.messageID, number) { try relateAgain(whatAnswers: draft) }
  }
}
