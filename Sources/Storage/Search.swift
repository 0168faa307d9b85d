import Foundation
import GRDB
import Mail
import Proposals

/// Looks up what is on record that a draft may have to do with.
///
/// Each clue costs a look-up in an index of its own, and finds a bounded number of rows:
/// deciding costs the same with a hundred submissions and with a hundred thousand.
struct Search {
  let db: Database

  /// No clue of one kind brings more submissions than this.
  private static let most = 100

  func candidates(for clues: Clues) throws -> Candidates {
    let messages = try knownMessages(for: clues)
    var found = Set<Int>()
    for code in Set(clues.codes.map(\.description) + messages.codes) {
      found.formUnion(try numbers("SELECT number FROM submission WHERE code = ?", code))
    }
    for address in Set(clues.addresses) where !address.isEmpty {
      found.formUnion(
        try numbers("SELECT DISTINCT submission FROM person WHERE address = ? LIMIT ?", address))
    }
    for name in Set(clues.names) where !name.isEmpty {
      found.formUnion(
        try numbers("SELECT DISTINCT submission FROM person WHERE name = ? LIMIT ?", name))
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
    return Candidates(
      submissions: try found.sorted().compactMap(candidate), messages: messages.known)
  }

  private func numbers(_ sql: String, _ value: some DatabaseValueConvertible) throws -> [Int] {
    let statement = try db.cachedStatement(sql: sql)
    let limit: [any DatabaseValueConvertible] = sql.hasSuffix("LIMIT ?") ? [Self.most] : []
    return try Int.fetchAll(statement, arguments: StatementArguments([value] + limit))
  }

  /// The submission with this number, with all of its versions and people.
  private func candidate(_ number: Int) throws -> Candidate? {
    let submission = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT code, state, withdrawn FROM submission WHERE number = ?"),
      arguments: [number])
    let revisions = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT proposal, written FROM revision WHERE submission = ? ORDER BY number"),
      arguments: [number])
    let people = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT address, name FROM person WHERE submission = ?"),
      arguments: [number])
    guard let submission, let latest = revisions.last else { return nil }
    return Candidate(
      code: SubmissionCode(submission["code"]), state: try submission.value("state"),
      revisions: try revisions.map { try $0.json("proposal") },
      people: people.map { PersonKey(address: $0["address"], name: $0["name"]) },
      revised: latest["written"], withdrawn: submission["withdrawn"])
  }

  /// The messages of the same Message-ID, content or subject, those answered, and our own
  /// mails answered: a mail of ours is about what the message is about that it answers.
  private func knownMessages(for clues: Clues) throws -> (known: [KnownMessage], codes: [String]) {
    let columns = "SELECT number, messageID, senderKey, contentDigest, subjectKey, written, outcome"
    var rows: [Int: Row] = [:]
    func collect(_ condition: String, _ value: some DatabaseValueConvertible) throws {
      let sql = "\(columns) FROM message WHERE \(condition) ORDER BY number DESC LIMIT 20"
      for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [value]) {
        rows[row["number"]] = row
      }
    }
    for id in [clues.messageID].compactMap({ $0 }) + clues.replyingTo {
      try collect("messageID = ?", id.text)
    }
    if let digest = clues.contentDigest { try collect("contentDigest = ?", digest.data) }
    if let subject = clues.answeredSubject { try collect("subjectKey = ?", subject) }
    var known = try rows.sorted { $0.key < $1.key }.map { number, row in
      KnownMessage(
        messageID: (row["messageID"] as String?).map { MessageID($0) },
        sender: row["senderKey"], contentDigest: try row.digest("contentDigest"),
        subject: row["subjectKey"], written: row["written"], outcome: try row.value("outcome"),
        submissions: try codes(of: number))
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
    return (known, known.flatMap(\.submissions).map(\.description))
  }

  private func codes(of message: Int) throws -> [SubmissionCode] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT code FROM about JOIN submission ON submission.number = about.submission
          WHERE message = ? ORDER BY submission.number
          """),
      arguments: [message]
    ).map { SubmissionCode($0) }
  }
}
