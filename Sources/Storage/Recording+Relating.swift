import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Decides anew about the messages on record that answer `draft`, and that came before it.
  ///
  /// The ledger keeps what each came to at first beside what it comes to now; none is answered
  /// again.
  func relateAgain(whatAnswers draft: Draft) throws {
    var ids = [draft.messageID].compactMap { $0 }
    var seen: Set<Int> = [last]
    while let id = ids.popLast() {
      for number in try answers(to: id) where seen.insert(number).inserted {
        guard let draft = drafts[number], try relate(number, draft) else { continue }
        if let id = draft.messageID { ids.append(id) }
      }
    }
  }

  /// The lines of the ledger so far whose messages answer the one called so.
  private func answers(to id: MessageID) throws -> [Int] {
    try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT message FROM parent WHERE messageID = ? AND message <= ?
          ORDER BY message
          """), arguments: [id.text, last])
  }

  /// Decides anew about one message on record.
  ///
  /// - Returns: Whether anything changed by it.
  private func relate(_ number: Int, _ draft: Draft) throws -> Bool {
    let before = try effects(of: number)
    let line = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT outcome, amended, evidence FROM message WHERE number = ?"),
      arguments: [number])
    guard let line else { throw StoreError.corrupt }
    let outcome: Outcome = try line.value("outcome")
    let standing = (line["amended"] as String?) ?? outcome.rawValue
    var isChanged = false
    try db.inSavepoint {
      try unsettle(number)
      let (decision, record) = try decision(on: draft, as: number)
      _ = try apply(decision, of: draft, as: number, among: record)
      try leadOn(codesOf: number)
      isChanged = try decision.outcome.rawValue != standing || effects(of: number) != before
      guard isChanged else { return .rollback }
      let evidence: String = line["evidence"]
      try db.execute(
        sql: "UPDATE message SET amended = ?, evidence = ? WHERE number = ?",
        arguments: [
          decision.outcome == outcome ? nil : decision.outcome.rawValue,
          "\(evidence) Once what it answers had come: \(decision.evidence)", number,
        ])
      return .commit
    }
    return isChanged
  }

  /// What a message did to each submission: the number, and the effect.
  private func effects(of message: Int) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT submission, effect FROM about WHERE message = ? ORDER BY submission"),
      arguments: [message])
  }

  /// Takes out of the record what a message did to submissions.
  private func unsettle(_ message: Int) throws {
    let effects = try effects(of: message)
    try db.execute(sql: "DELETE FROM about WHERE message = ?", arguments: [message])
    try db.execute(sql: "DELETE FROM revision WHERE message = ?", arguments: [message])
    for row in effects {
      let number: Int = row["submission"]
      switch row["effect"] as String {
      case "withdraw":
        try touch(number, "state = 'submitted'")
      case "note": try touch(number)
      case "open":
        try db.execute(
          sql: "DELETE FROM resemblance WHERE submission = ?", arguments: [number])
        try promote(number)
        try findAgain(number)
      default: try findAgain(number)
      }
    }
  }

  /// Has the earliest version left of a submission be the one that it began with.
  func promote(_ submission: Int) throws {
    try db.execute(
      sql: """
        UPDATE about SET effect = 'open' WHERE submission = ?1 AND message =
          (SELECT message FROM revision WHERE submission = ?1 ORDER BY written, message LIMIT 1)
        """, arguments: [submission])
  }

  /// Makes anew what a submission is found by: its people, and the sketches of its texts.
  func findAgain(_ submission: Int) throws {
    try touch(submission)
    for table in ["band", "person"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE submission = ?", arguments: [submission])
    }
    let said = try Row.fetchAll(
      db,
      sql: """
        SELECT proposal, senderName, senderAddress FROM revision
        JOIN message ON message.number = revision.message WHERE submission = ?
        """, arguments: [submission])
    for row in said {
      let proposal: Proposal = try row.json("proposal")
      let sender = (row["senderAddress"] as String?).map {
        Address(name: row["senderName"], address: $0)
      }
      try sketch(proposal, of: submission)
      try meet(PersonKey.people(of: proposal, sentBy: sender, for: call), in: submission)
    }
  }
}
