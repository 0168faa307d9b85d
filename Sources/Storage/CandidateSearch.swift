import Foundation
import GRDB
import Mail
import Proposals

/// Looks up what is on record that a draft may have to do with.
///
/// Each clue costs a look-up in an index of its own, and finds a bounded number of rows:
/// deciding costs the same with a hundred submissions and with a hundred thousand.
struct CandidateSearch {
  let db: Database
  let call: Call
  /// The ledger number of the message decided about.
  let itself: Int
  /// The last line of the ledger that counts.
  let last: Int

  /// No clue of one kind brings more submissions than this.
  private static let most = 100

  func candidates(for clues: Clues) throws -> Candidates {
    let messages = try knownMessages(for: clues)
    var found = Set<Int>(messages.submissions)
    for code in Set(clues.codes.map(\.description)) {
      found.formUnion(try numbers("SELECT number FROM submission WHERE code = ?", code))
    }
    // The indexes of people leave out empty names and addresses; saying so has them used.
    for address in Set(clues.addresses) where !address.isEmpty {
      found.formUnion(
        try numbers(
          "SELECT submission FROM person WHERE address = ? AND address <> '' LIMIT ?", address))
    }
    for name in Set(clues.names) where !name.isEmpty {
      found.formUnion(
        try numbers("SELECT submission FROM person WHERE name = ? AND name <> '' LIMIT ?", name))
    }
    for title in Set(clues.titles) {
      found.formUnion(
        try numbers("SELECT DISTINCT submission FROM revision WHERE titleKey = ? LIMIT ?", title))
    }
    for fingerprint in Set(clues.fingerprints) {
      found.formUnion(
        try numbers(
          "SELECT DISTINCT submission FROM revision WHERE fingerprint = ? LIMIT ?",
          Int64(bitPattern: fingerprint.value)))
    }
    for band in Set(clues.bands) {
      found.formUnion(
        try numbers(
          "SELECT submission FROM band WHERE value = ? LIMIT ?", Int64(bitPattern: band)))
    }
    let dossiers = Set(try found.map { try Dossier(of: $0, in: db).number })
    return Candidates(
      submissions: try dossiers.sorted().compactMap {
        try Dossier(of: $0, in: db).candidate(for: call)
      }, messages: messages.known)
  }

  private func numbers(_ sql: String, _ value: some DatabaseValueConvertible) throws -> [Int] {
    let statement = try db.cachedStatement(sql: sql)
    let limit: [any DatabaseValueConvertible] = sql.hasSuffix("LIMIT ?") ? [Self.most] : []
    return try Int.fetchAll(statement, arguments: StatementArguments([value] + limit))
  }

  /// The messages of the same Message-ID, content or subject, those answered, and our own
  /// mails answered: a mail of ours is about what the message is about that it answers.
  private func knownMessages(
    for clues: Clues
  ) throws -> (known: [KnownMessage], submissions: [Int]) {
    let columns = "SELECT number, messageID, senderKey, contentDigest, subjectKey, written, outcome"
    var rows: [Int: Row] = [:]
    func collect(_ condition: String, _ value: some DatabaseValueConvertible) throws {
      let sql = "\(columns) FROM message WHERE \(condition) ORDER BY number DESC LIMIT 20"
      for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [value, itself, last]) {
        rows[row["number"]] = row
      }
    }
    // What came after a message is no copy that it repeats, but may be what it answers.
    let earlier = "AND number < min(?2, ?3 + 1)"
    let others = "AND number <> ?2 AND number <= ?3"
    for id in clues.replyingTo { try collect("messageID = ?1 \(others)", id.text) }
    if let id = clues.messageID { try collect("messageID = ?1 \(earlier)", id.text) }
    if let digest = clues.contentDigest {
      try collect("contentDigest = ?1 \(earlier)", digest.data)
    }
    if let subject = clues.answeredSubject { try collect("subjectKey = ?1 \(others)", subject) }
    var submissions: [Int] = []
    func codes(of message: Int) throws -> [SubmissionCode] {
      let found = try self.submissions(of: message)
      submissions += found.map(\.number)
      return found.map(\.code)
    }
    var known = try rows.sorted { $0.key < $1.key }.map { number, row in
      KnownMessage(
        messageID: (row["messageID"] as String?).map { MessageID($0) },
        sender: row["senderKey"], contentDigest: try row.digest("contentDigest"),
        subject: row["subjectKey"], written: row["written"], outcome: try row.value("outcome"),
        submissions: try codes(of: number), isLater: number > itself)
    }
    let answers = try db.cachedStatement(
      sql: "SELECT message FROM outbox WHERE messageID = ? AND message IS NOT NULL")
    for id in clues.replyingTo {
      for number in try Int.fetchAll(answers, arguments: [id.text]) {
        known.append(
          KnownMessage(
            messageID: id, sender: nil, outcome: .followUp, submissions: try codes(of: number)))
      }
    }
    return (known, submissions)
  }

  /// What a message is about, by the submissions that stand by themselves now.
  private func submissions(of message: Int) throws -> [(number: Int, code: SubmissionCode)] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT whole.number, whole.code FROM about
          JOIN submission ON submission.number = about.submission
          JOIN submission AS whole
            ON whole.number = coalesce(submission.root, submission.number)
          WHERE message = ? ORDER BY whole.number
          """),
      arguments: [message]
    ).map { ($0["number"], SubmissionCode($0["code"])) }
  }
}
