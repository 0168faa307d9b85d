public import Foundation
import GRDB
public import Mail
public import Proposals

extension Store {
  /// The mails in these states, in the order they were owed; all of them by default.
  public func owed(
    _ states: Set<LedgerLine.Answer> = [.queued, .sending, .sent, .retry, .failed, .uncertain]
  ) throws(StoreError) -> [OwedMail] {
    try read { db in
      let wanted = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
      return try OwedMail.fetch(where: "state IN (\(wanted))", [], in: db)
    }
  }

  /// The mails that failed, may not have been sent, or wait for another try, in the order they were
  /// owed.
  public func troubles() throws(StoreError) -> [OwedMail] {
    try owed([.retry, .failed, .uncertain])
  }

  /// The mails to hand over at `now`, in the order they were owed: those queued, those whose
  /// next try has come, and those whose sending was cut off.
  public func due(at now: Date) throws(StoreError) -> [OwedMail] {
    try read { db in
      try OwedMail.fetch(
        where: "state IN ('queued', 'sending') OR state = 'retry' AND coalesce(due, 0) <= ?",
        [now.timeIntervalSince1970], in: db)
    }
  }

  /// Records how far the sending of mails has come, in one transaction.
  ///
  /// One that came back already has failed once it is sent.
  public func mark(_ steps: [SendingStep], at now: Date) throws(StoreError) {
    guard !steps.isEmpty else { return }
    try write { db in
      for step in steps {
        precondition(step.state != .none, "a mail in the outbox is owed")
        try db.execute(
          sql: """
            UPDATE outbox SET trouble = iif(bounce IS NULL, :trouble, trouble), due = :due,
              state = iif(bounce IS NOT NULL AND :state = 'sent', 'failed', :state), changed = :now,
              carrier = coalesce(:carrier, carrier), attempts = attempts + (:state = 'sending')
            WHERE id = :id
            """,
          arguments: [
            "state": step.state.rawValue, "trouble": step.trouble,
            "due": step.due?.timeIntervalSince1970, "carrier": step.carrier,
            "now": now.timeIntervalSince1970, "id": step.mail,
          ])
      }
    }
  }

  /// Has an address that a mail came back from be good again: a person says so.
  public func forgiveBounce(of id: OwedMail.ID) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE outbox SET bounce = NULL WHERE id = ? AND bounce IS NOT NULL",
        arguments: [id])
    }
  }

  /// Owes the committee digests that tell of the ledger up to line `last` and of `troubles`, and
  /// records that it does, in one transaction.
  public func owe(
    _ digests: [CommitteeMail], coveringThrough last: Int, telling troubles: [OwedMail] = [],
    at now: Date
  ) throws(StoreError) {
    try write { db in
      for digest in digests {
        try db.execute(
          sql: """
            INSERT INTO outbox (kind, messageID, recipients, octets, state, attempts, queued,
              changed)
            VALUES ('digest', ?, ?, ?, 'queued', 0, ?4, ?4)
            """,
          arguments: [
            digest.messageID.text, try json(digest.recipients), Data(digest.octets),
            now.timeIntervalSince1970,
          ])
      }
      try Self.set("digest.through", to: String(last), in: db)
      try Self.set("digest.owed", to: String(now.timeIntervalSince1970), in: db)
      let told = Dictionary(uniqueKeysWithValues: troubles.map { ($0.id, $0.changed) })
      try Self.set("digest.troubles", to: told.isEmpty ? nil : try json(told), in: db)
    }
  }

  /// A mail that tells some of the committee what there is.
  public struct CommitteeMail: Sendable {
    /// The mail, octet for octet.
    public var octets: [UInt8]
    /// The addresses it goes to.
    public var recipients: [String]
    /// What it calls itself.
    public var messageID: MessageID

    /// A mail to `recipients`.
    public init(_ octets: [UInt8], to recipients: [String], messageID: MessageID) {
      self.octets = octets
      self.recipients = recipients
      self.messageID = messageID
    }
  }
}

extension OwedMail {
  /// The mails that meet a condition, in the order they were owed.
  static func fetch(
    where condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [OwedMail] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM outbox WHERE \(condition) ORDER BY id", arguments: arguments
    ).map { try OwedMail($0) }
  }

  private init(_ row: Row) throws {
    let recipients: [String] = try row.json("recipients")
    let octets: Data? = row["octets"]
    self.init(
      id: row["id"], message: row["message"], kind: row["kind"],
      messageID: MessageID(row["messageID"] as String), recipients: recipients,
      content: try octets.map { .composed(octets: [UInt8]($0), recipients: recipients) }
        ?? .acknowledgement(try row.json("acknowledgement")),
      state: try row.value("state"), attempts: row["attempts"], trouble: row["trouble"],
      queued: row.date("queued"), changed: row.date("changed"),
      due: (row["due"] as Double?).map { Date(timeIntervalSince1970: $0) },
      carrier: row["carrier"], bounce: row["bounce"])
  }
}
