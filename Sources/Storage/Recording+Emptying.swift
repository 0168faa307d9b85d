import Foundation
import GRDB
import Mail
import Proposals

/// What forgetting a person does to the tables.
extension Recording {
  /// Takes out of lines of the ledger, and out of all that hangs on them, what was said and by whom;
  /// that a submission was withdrawn stays.
  func empty(_ messages: [Int]) throws {
    let these = Self.list(messages)
    try db.execute(
      sql: """
        DELETE FROM parent WHERE message IN \(these)
          OR messageID IN (SELECT messageID FROM message WHERE number IN \(these))
        """)
    for table in ["original", "revision"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE message IN \(these)")
    }
    try db.execute(
      sql: """
        DELETE FROM omission
        WHERE delivery IN (SELECT delivery FROM message WHERE number IN \(these))
        """)
    try db.execute(
      sql: """
        DELETE FROM givenBefore
        WHERE delivery IN (SELECT delivery FROM message WHERE number IN \(these))
        """)
    try db.execute(sql: "DELETE FROM about WHERE message IN \(these) AND effect <> 'withdraw'")
    try db.execute(
      sql: """
        UPDATE message SET messageID = NULL, written = NULL, senderName = NULL,
          senderAddress = NULL, senderKey = NULL, subject = '', subjectKey = NULL,
          contentDigest = NULL, evidence = ?, silence = ?,
          amended = iif(coalesce(amended, outcome) = 'set-aside', 'unrelated', amended)
        WHERE number IN \(these)
        """,
      arguments: [
        "Erased on \(Self.day(of: now.timeIntervalSince1970)), at a person's request.",
        Self.whyUnanswered,
      ])
  }

  /// Removes mails from the outbox.
  func remove(_ mails: [OwedMail]) throws {
    let these = Self.list(mails.map(\.id))
    try db.execute(
      sql: """
        UPDATE message SET silence = ? WHERE silence IS NULL
          AND number IN (SELECT message FROM outbox WHERE id IN \(these))
        """, arguments: [Self.whyUnanswered])
    try db.execute(sql: "DELETE FROM outbox WHERE id IN \(these)")
  }

  /// Removes submissions, with all that was said of them; their codes do not return.
  func remove(submissions: [Int]) throws {
    let these = Self.list(submissions)
    // A code that was given by a split goes on belonging to the message that was split off.
    try db.execute(
      sql: """
        UPDATE submission SET opener = ruling.message FROM ruling
        WHERE ruling.verb = 'split' AND ruling.other = submission.number AND opener IS NULL
          AND ruling.submission IN \(these)
        """)
    let rulings = "SELECT number FROM ruling WHERE submission IN \(these) OR other IN \(these)"
    // What takes back a ruling that stays, stays with it.
    try db.execute(
      sql: """
        UPDATE ruling SET submission = undone.submission FROM ruling AS undone
        WHERE undone.number = ruling.undoes AND undone.number NOT IN (\(rulings))
        """)
    try db.execute(sql: "DELETE FROM ruling WHERE undoes IN (\(rulings))")
    try db.execute(sql: "DELETE FROM ruling WHERE number IN (\(rulings))")
    try db.execute(
      sql: "DELETE FROM resemblance WHERE submission IN \(these) OR other IN \(these)")
    for table in ["band", "person", "revision", "about"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE submission IN \(these)")
    }
    try db.execute(
      sql:
        "INSERT OR IGNORE INTO erasedCode SELECT code, ? FROM submission WHERE number IN \(these)",
      arguments: [now.timeIntervalSince1970])
    try db.execute(
      sql: "DELETE FROM givenBefore WHERE code IN (SELECT code FROM erasedCode)")
    try db.execute(
      sql: "UPDATE submission SET mergedInto = NULL, root = NULL WHERE number IN \(these)")
    try db.execute(sql: "DELETE FROM submission WHERE number IN \(these)")
  }

  /// Takes a person out of a submission that stays.
  func take(_ person: Person, outOf dossier: Dossier) throws {
    let versions = try dossier.rows(
      "SELECT submission, message, proposal FROM revision WHERE submission IN \(Dossier.members)")
    for row in versions {
      let proposal: Proposal = try row.json("proposal")
      let rest = person.removed(from: proposal)
      guard rest != proposal else { continue }
      try db.execute(
        sql: "UPDATE revision SET proposal = ? WHERE submission = ? AND message = ?",
        arguments: [try json(rest), row["submission"] as Int, row["message"] as Int])
      try omit(person, from: [row["message"]])
    }
    try takeOutOfRulings(person, of: dossier)
    try takeOutOfAnswers(person, about: dossier)
    for number in try dossier.memberNumbers() {
      try promote(number)
      try findAgain(number)
      // Read again, what is left gets the code again: its first mail opens it, though that may only
      // have repeated what is gone.
      try db.execute(
        sql: """
          UPDATE submission SET
            opener = (SELECT min(message) FROM about
              WHERE submission = :number AND effect IN ('open', 'revise', 'repeat')),
            openedAs = (SELECT titleKey FROM revision
              WHERE submission = :number ORDER BY written, message LIMIT 1)
          WHERE number = :number AND opener IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM revision WHERE submission = :number AND message = opener)
          """, arguments: ["number": number])
    }
  }

  /// Has a person's names left out of what some messages say, whenever they are read.
  func omit(_ person: Person, from messages: [Int]) throws {
    for name in person.nameKeys {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO omission
          SELECT delivery, ? FROM message WHERE number IN \(Self.list(messages))
          """, arguments: [Self.digest(of: name)])
    }
  }

  private func takeOutOfRulings(_ person: Person, of dossier: Dossier) throws {
    for row in try dossier.rows(
      "SELECT number, said, was, became FROM ruling WHERE submission IN \(Dossier.members)")
    {
      for column in ["said", "was", "became"] where row[column] != nil {
        let proposal: Proposal = try row.json(column)
        try db.execute(
          sql: "UPDATE ruling SET \(column) = ? WHERE number = ?",
          arguments: [try json(person.removed(from: proposal)), row["number"] as Int])
      }
    }
  }

  /// Whether some version of a submission came with one of these messages.
  func holds(_ dossier: Dossier, versionsFrom messages: [Int]) throws -> Bool {
    try !dossier.rows(
      """
      SELECT 1 FROM revision WHERE submission IN \(Dossier.members)
        AND message IN \(Self.list(messages)) LIMIT 1
      """
    ).isEmpty
  }

  /// Forgets what rulings on a submission replaced and what they made of it: that the committee
  /// said so, and what it wrote itself, stays.
  func blankRulings(of dossier: Dossier) throws {
    let members = Self.list(try dossier.memberNumbers())
    try db.execute(
      sql: "UPDATE ruling SET was = NULL, became = NULL WHERE submission IN \(members)")
  }

  /// Takes submissions out of what the answers to some messages tell.
  func shorten(_ messages: [Int], by codes: Set<SubmissionCode>) throws {
    try rewriteAnswers(to: messages) { $0.removeAll { codes.contains($0.code) } }
  }

  private func takeOutOfAnswers(_ person: Person, about dossier: Dossier) throws {
    let messages = try dossier.rows(
      "SELECT DISTINCT message FROM about WHERE submission IN \(Dossier.members)"
    ).map { $0["message"] as Int }
    try rewriteAnswers(to: messages) { items in
      for index in items.indices {
        items[index].proposal = person.removed(from: items[index].proposal)
      }
    }
  }

  private func rewriteAnswers(
    to messages: [Int], by change: (inout [Acknowledgement.Item]) -> Void
  ) throws {
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT id, acknowledgement FROM outbox
        WHERE acknowledgement IS NOT NULL AND message IN \(Self.list(messages))
        """)
    {
      var answer: Acknowledgement = try row.json("acknowledgement")
      change(&answer.items)
      try db.execute(
        sql: "UPDATE outbox SET acknowledgement = ? WHERE id = ?",
        arguments: [try json(answer), row["id"] as Int])
    }
  }

  /// Takes a person's address and names out of the sentences that the program wrote.
  func silence(_ person: Person) throws {
    let words = [person.address] + person.names.filter { $0.contains(" ") }
    for (table, key, columns) in [
      ("message", "number", ["evidence", "silence"]), ("outbox", "id", ["trouble"]),
    ] {
      for column in columns {
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT \(key) AS key, \(column) AS text FROM \(table)
            WHERE \(words.map { _ in "instr(lower(\(column)), lower(?))" }.joined(separator: " OR "))
            """, arguments: StatementArguments(words))
        for row in rows {
          let text = words.reduce(row["text"] as String) {
            $0.replacingOccurrences(of: $1, with: "somebody", options: .caseInsensitive)
          }
          try db.execute(
            sql: "UPDATE \(table) SET \(column) = ? WHERE \(key) = ?",
            arguments: [text, row["key"] as Int])
        }
      }
    }
  }
}
