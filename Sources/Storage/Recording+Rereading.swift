import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Decides anew about every message in the order of the ledger, by what was read out of each
  /// now, with the committee's rulings in their places.
  ///
  /// What a message that has no new reading came to stays: a machine's, of which nothing is kept,
  /// and one whose original was dropped.
  mutating func replay() throws {
    try clear()
    var rulings = try Row.fetchAll(
      db,
      sql: "SELECT * FROM ruling WHERE verb <> 'undo' AND \(Ruling.stands) ORDER BY number")[...]
    var unread = try Row.fetchAll(
      db,
      sql: """
        SELECT about.message, submission, effect, written, received
        FROM about JOIN message ON message.number = about.message
        WHERE effect IN ('open', 'revise', 'withdraw') ORDER BY about.message
        """)[...]
    /// Does what stands in the ledger before a line.
    func catchUp(to number: Int) throws {
      while true {
        let behind = rulings.first.map { $0["behind"] as Int } ?? .max
        if let effect = unread.first, effect["message"] < number, effect["message"] <= behind {
          try repeatEffect(effect)
          unread.removeFirst()
        } else if let ruling = rulings.first, behind < number {
          try enact(ruling)
          rulings.removeFirst()
        } else {
          return
        }
      }
    }
    let messages = try Row.fetchCursor(
      db, sql: "SELECT message, draft FROM rereading ORDER BY message")
    while let row = try messages.next() {
      let number: Int = row["message"]
      try catchUp(to: number)
      try decideAnew(number, row.json("draft"))
    }
    try catchUp(to: .max)
    let openers = try Int.fetchAll(
      db, sql: "SELECT DISTINCT opener FROM submission WHERE opener IS NOT NULL")
    for message in openers { try leadOn(codesOf: message) }
    try db.execute(sql: "DELETE FROM rereading")
  }

  /// Takes out what was decided about mail that was read again; which message each code was given
  /// for stays.
  private func clear() throws {
    for table in ["about", "revision"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE message IN (SELECT message FROM rereading)")
    }
    for table in ["band", "person"] { try db.execute(sql: "DELETE FROM \(table)") }
    try db.execute(
      sql: """
        DELETE FROM resemblance
        WHERE submission NOT IN (SELECT submission FROM about WHERE effect = 'open')
        """)
    try db.execute(
      sql: """
        UPDATE submission SET state = 'submitted', mergedInto = NULL, root = NULL,
          version = version + 1
        """)
    try takeBackSplits()
    for submission in try Int.fetchAll(db, sql: "SELECT DISTINCT submission FROM revision") {
      try promote(submission)
      try findAgain(submission)
    }
    try WordIndex.clear(in: db)
    try Store.clearBriefs(in: db)
  }

  /// Puts what a message that is not read again said of a submission back where it was before it
  /// was split off, where that was taken back.
  private func takeBackSplits() throws {
    let splits = try Row.fetchAll(
      db,
      sql: """
        SELECT submission, other, message FROM ruling
        WHERE verb = 'split' AND message IS NOT NULL AND NOT \(Ruling.stands)
        ORDER BY number DESC
        """)
    for split in splits {
      for (table, change) in Self.moves {
        try db.execute(
          sql: "UPDATE \(table) SET \(change) WHERE message = :message AND submission = :other",
          arguments: [
            "part": split["submission"] as Int, "message": split["message"] as Int,
            "other": split["other"] as Int,
          ])
      }
    }
  }

  /// Has a message that is not read again do to the state of a submission what it did.
  private func repeatEffect(_ row: Row) throws {
    let moment = Draft.moment(written: row["written"], received: row["received"])
    let submission = try Dossier(of: row["submission"], in: db).number
    if row["effect"] == "withdraw" {
      try touch(submission, "state = 'withdrawn', withdrawn = :at", ["at": moment])
    } else {
      // What was withdrawn after this was written stays withdrawn.
      try touch(
        submission, "state = iif(state = 'withdrawn' AND withdrawn >= :at, state, 'submitted')",
        ["at": moment])
    }
  }

  private mutating func decideAnew(_ number: Int, _ read: Draft) throws {
    last = number
    guard let draft = try remembered(read) else {
      return try empty([number])
    }
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
