import Foundation
import GRDB
import Mail
public import Proposals

extension Store {
  /// The ledger's lines behind line `number`, in order; all of them behind 0.
  ///
  /// - Parameter most: The first so many; `nil` for all.
  public func ledger(
    after number: Int = 0, most: Int? = nil
  ) throws(StoreError) -> [LedgerLine] {
    try read { db in try Self.ledger(after: number, most: most, in: db) }
  }

  /// The number of the ledger's last line; 0 where there is none.
  public func lastLine() throws(StoreError) -> Int {
    try read { db in try Self.lastLine(in: db) }
  }

  static func lastLine(in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(number) FROM message") ?? 0
  }

  /// The messages that could not be read and wait for a person, in order.
  public func setAside() throws(StoreError) -> [LedgerLine] {
    try read { db in
      try Self.lines(where: "coalesce(message.amended, message.outcome) = 'set-aside'", [], in: db)
    }
  }

  /// How many messages came to each outcome.
  ///
  /// They sum to the number of the ledger's lines.
  public func counts() throws(StoreError) -> [Outcome: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT outcome, count(*) AS count FROM message GROUP BY outcome")
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (try $0.value("outcome"), $0["count"]) })
    }
  }

  /// The octets of the message with this ledger number as they were found; `nil` where they
  /// are not kept.
  public func original(of message: Int) throws(StoreError) -> [UInt8]? {
    try read { db in try Self.original(of: message, in: db) }
  }

  static func original(of message: Int, in db: Database) throws -> [UInt8]? {
    let pieces = try Data.fetchAll(
      db.cachedStatement(sql: "SELECT octets FROM original WHERE message = ? ORDER BY piece"),
      arguments: [message])
    return pieces.isEmpty ? nil : pieces.flatMap { [UInt8]($0) }
  }

  static func ledger(
    after number: Int, most: Int? = nil, in db: Database
  ) throws -> [LedgerLine] {
    try lines(where: "message.number > ?", [number], most: most, in: db)
  }

  /// The ledger's lines that meet a condition, in order.
  static func lines(
    where condition: String, _ arguments: StatementArguments, most: Int? = nil, in db: Database
  ) throws -> [LedgerLine] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT message.*, outbox.state AS answer,
            (SELECT group_concat(code, char(10)) FROM (SELECT DISTINCT whole.code FROM about
              JOIN submission ON submission.number = about.submission
              JOIN submission AS whole
                ON whole.number = coalesce(submission.root, submission.number)
              WHERE about.message = message.number ORDER BY whole.number)) AS codes
          FROM message LEFT JOIN outbox ON outbox.message = message.number
          WHERE \(condition) ORDER BY message.number LIMIT ?
          """), arguments: arguments + [most ?? -1])
    var lines: [LedgerLine] = []
    while let row = try rows.next() { lines.append(try LedgerLine(row)) }
    return lines
  }
}

extension LedgerLine {
  fileprivate init(_ row: Row) throws {
    guard let digest = try row.digest("digest") else { throw StoreError.corrupt }
    let messageID: String? = row["messageID"]
    let sender: String? = row["senderAddress"]
    let (answer, amended): (String?, String?) = (row["answer"], row["amended"])
    let codes: String? = row["codes"]
    self.init(
      number: row["number"], messageID: messageID.map { MessageID($0) }, digest: digest,
      source: row["source"],
      received: ReceivedTime(row.date("received"), witness: try row.value("witness")),
      sender: sender.map { Address(name: row["senderName"], address: $0) },
      subject: row["subject"], outcome: try row.value("outcome"),
      submissions: (codes ?? "").split(separator: "\n").map { SubmissionCode(String($0)) },
      evidence: row["evidence"],
      answer: answer == nil ? .none : try row.value("answer"),
      why: answer == nil ? row["silence"] : nil,
      amended: amended == nil ? nil : try row.value("amended"))
  }
}
