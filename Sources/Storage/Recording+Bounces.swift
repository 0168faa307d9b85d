import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// How many acknowledgements went, or will go, to an address before now, and in this run to
  /// anybody.
  func sent(to address: String?, inRun: Int) throws -> Answer.Context.Sent {
    var sent = Answer.Context.Sent(inRun: inRun)
    guard let address else { return sent }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) AS inDay, count(*) FILTER (WHERE queued > :now - 3600) AS inHour
          FROM outbox WHERE recipientKey = :address AND queued > :now - 86400
          """), arguments: ["address": address, "now": now.timeIntervalSince1970])
    sent.inHour = row?["inHour"] ?? 0
    sent.inDay = row?["inDay"] ?? 0
    return sent
  }

  /// That mail to an address came back: a sentence; `nil` where none did, or where a person had
  /// it sent again since.
  func bounce(of address: String?) throws -> String? {
    guard let address else { return nil }
    let id = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM outbox WHERE recipientKey = ? AND bounce IS NOT NULL LIMIT 1"),
      arguments: [address])
    return id.map {
      "Mail to its sender came back; 'cfp outbox retry \($0)' says that the address is good again."
    }
  }

  /// Ties a report that a mail of ours could not be delivered to that mail, and to what it was
  /// about.
  func noteBounce(_ draft: Draft) throws {
    guard let returned = draft.returned else { return }
    let mail = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, message FROM outbox WHERE messageID = ?"),
      arguments: [returned.messageID.text])
    guard let mail else { return }
    try db.execute(
      sql: """
        UPDATE outbox SET trouble = ?, bounce = ?, changed = ?,
          state = iif(state = 'queued', state, 'failed'), due = NULL
        WHERE id = ?
        """,
      arguments: [
        "it came back: \(returned.reason)", last, now.timeIntervalSince1970, mail["id"],
      ])
    guard let answered: Int = mail["message"] else { return }
    let submissions = try Int.fetchAll(
      db, sql: "SELECT submission FROM about WHERE message = ?", arguments: [answered])
    for number in submissions {
      try link(last, number, "note")
      try touch(number)
    }
  }
}
