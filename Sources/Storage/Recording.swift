import Foundation
import GRDB
import Mail
import Proposals

/// The writing of one transaction.
struct Recording {
  let db: Database
  let call: Call
  let now: Date
  /// The number of the ledger's last line; when all is decided about anew, of the line reached.
  var last: Int
  /// On which terms arrivals are answered; `nil` where none is settled.
  var answering: Answering?
  /// The drafts of messages on record that may have to be related again, by ledger number.
  var drafts: [Int: Draft] = [:]

  /// The terms on which arrivals are answered.
  struct Answering {
    let mailDomain: String
    let armedSince: Date?
    let limits: Answer.Context.Limits
    /// How many answers this run owed before.
    var owedInRun: Int
  }

  /// Decides about an arrival and records it; passes over a delivery on record.
  mutating func settle(_ arrival: Arrival) throws {
    var draft = arrival.draft
    let isKnown = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM message WHERE delivery = ?"),
      arguments: [draft.identity.delivery.data])
    guard isKnown == nil else { return }
    last += 1
    guard let rest = try remembered(draft) else { return try insertForgotten(arrival) }
    draft = rest
    let isFirstOfID = try isFirst(of: draft.messageID, last)
    drafts[last] = draft
    let (decision, record) = try decision(on: draft, as: last)
    try insert(arrival, draft, decision)
    if decision.outcome != .automatic { try keep(arrival.octets) }
    let items = try apply(decision, of: draft, as: last, among: record)
    try answer(arrival, draft, decision, items)
    try noteBounce(draft)
    if isFirstOfID { try relateAgain(whatAnswers: draft) }
  }

  /// What a message means, and what on record that rests on.
  func decision(on draft: Draft, as number: Int) throws -> (Decision, Candidates) {
    let search = CandidateSearch(db: db, call: call, itself: number, last: last)
    let isMachine = draft.kind == .automatic
    let record = isMachine ? Candidates() : try search.candidates(for: Clues(of: draft, for: call))
    return (Decision(on: draft, among: record, for: call), record)
  }

  /// Does what a decision says, and returns what an answer tells of it.
  func apply(
    _ decision: Decision, of draft: Draft, as number: Int, among record: Candidates
  ) throws -> [Acknowledgement.Item] {
    let opened = decision.effects.compactMap { effect -> String? in
      guard case .open(let proposal, _) = effect else { return nil }
      return Clues.titleKey(of: proposal, for: call)
    }
    return try decision.effects.compactMap {
      try apply($0, of: draft, as: number, among: record, besides: opened)
    }
  }

  /// Whether no line of the ledger before this one is of a message called so.
  func isFirst(of id: MessageID?, _ number: Int) throws -> Bool {
    guard let id else { return false }
    return try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM message WHERE messageID = ? AND number < ? LIMIT 1"),
      arguments: [id.text, number]) == nil
  }

  /// The evidence of a decision, and what is odd about a message's date and sender.
  func evidence(of decision: Decision, on draft: Draft) -> String {
    guard draft.kind != .automatic else { return decision.evidence }
    return [decision.evidence, draft.oddDate, draft.forgery].compactMap { $0 }
      .joined(separator: " ")
  }

  /// What the ledger's line holds of a draft and of the decision about it, by column.
  func values(
    of draft: Draft, _ decision: Decision, as number: Int
  ) -> [String: (any DatabaseValueConvertible)?] {
    [
      "number": number, "senderName": draft.sender?.name, "senderAddress": draft.sender?.address,
      "senderKey": draft.sender?.key, "subject": draft.subject,
      "subjectKey": Clues.subjectKey(of: draft, for: call), "kind": draft.kind.rawValue,
      "contentDigest": draft.contentDigest?.data, "outcome": decision.outcome.rawValue,
      "evidence": evidence(of: decision, on: draft),
    ]
  }

  private func insert(_ arrival: Arrival, _ draft: Draft, _ decision: Decision) throws {
    let found: [String: (any DatabaseValueConvertible)?] = [
      "delivery": draft.identity.delivery.data, "digest": draft.identity.digest.data,
      "messageID": draft.messageID?.text, "source": arrival.source,
      "received": draft.received.time.timeIntervalSince1970,
      "witness": draft.received.witness.rawValue, "written": draft.written,
      "settled": now.timeIntervalSince1970,
    ]
    let values = values(of: draft, decision, as: last).merging(found) { $1 }
    try db.cachedStatement(
      sql: """
        INSERT INTO message (number, delivery, digest, messageID, source, received, witness,
          written, senderName, senderAddress, senderKey, subject, subjectKey, kind,
          contentDigest, outcome, evidence, settled)
        VALUES (:number, :delivery, :digest, :messageID, :source, :received, :witness,
          :written, :senderName, :senderAddress, :senderKey, :subject, :subjectKey, :kind,
          :contentDigest, :outcome, :evidence, :settled)
        """
    ).execute(arguments: StatementArguments(values))
    let parent = try db.cachedStatement(sql: "INSERT INTO parent VALUES (?, ?, ?)")
    for (position, id) in draft.replyingTo.prefix(32).enumerated() {
      try parent.execute(arguments: [last, position, id.text])
    }
  }

  /// Keeps the octets in pieces of a mebibyte; an empty message is one empty piece.
  private func keep(_ octets: MessageOctets) throws {
    let size = 1 << 20
    let statement = try db.cachedStatement(sql: "INSERT INTO original VALUES (?, ?, ?)")
    var taken = 0
    for piece in 0..<max(1, (octets.count + size - 1) / size) {
      let end = min(octets.count, taken + size)
      var data = Data()
      while taken < end {
        let more = try octets.piece(at: taken).prefix(end - taken)
        data.append(contentsOf: more)
        taken += more.count
      }
      try statement.execute(arguments: [last, piece, data])
    }
  }

  /// Owes the answer that the gate lets through, or records why there is none.
  private mutating func answer(
    _ arrival: Arrival, _ draft: Draft, _ decision: Decision, _ items: [Acknowledgement.Item]
  ) throws {
    guard let answering else { return }
    let key = draft.sender?.key
    let context = Answer.Context(
      call: call, armedSince: answering.armedSince,
      alreadyAnswered: try isAnswered(arrival, decision.outcome),
      mailDomain: answering.mailDomain, sent: try sent(to: key, inRun: answering.owedInRun),
      limits: answering.limits, bounce: try bounce(of: key))
    switch Answer(to: draft, outcome: decision.outcome, items: items, in: context) {
    case .none(let why):
      try db.cachedStatement(sql: "UPDATE message SET silence = ? WHERE number = ?")
        .execute(arguments: [why, last])
    case .send(let acknowledgement):
      self.answering?.owedInRun += 1
      try db.cachedStatement(
        sql: """
          INSERT INTO outbox (message, kind, messageID, recipients, acknowledgement, state,
            attempts, queued, changed, recipientKey)
          VALUES (?1, ?2, ?3, ?4, ?5, 'queued', 0, ?6, ?6, ?7)
          """
      ).execute(arguments: [
        last, acknowledgement.kind.rawValue, acknowledgement.messageID.text,
        try json([acknowledgement.recipient.address]), try json(acknowledgement),
        now.timeIntervalSince1970, acknowledgement.recipient.key,
      ])
    }
  }

  /// Whether the outbox has an answer to another copy of this message, or to the part of it
  /// that came first.
  ///
  /// A copy is one of the same Message-ID or date, from the same sender unless it is
  /// the same content. A Message-ID that somebody else used is no copy.
  private func isAnswered(_ arrival: Arrival, _ outcome: Outcome) throws -> Bool {
    let draft = arrival.draft
    // Whatever had come to the record that this one took the place of had its answer there.
    if try wasErasedBefore(draft.identity.delivery) != nil { return true }
    let values: StatementArguments = [
      "messageID": draft.messageID?.text, "sender": draft.sender?.key,
      "isCopy": outcome == .duplicate, "written": draft.written,
    ]
    func isOnRecord(_ condition: String) throws -> Bool {
      let sql = """
        SELECT 1 FROM message JOIN outbox ON outbox.message = message.number
        WHERE \(condition) LIMIT 1
        """
      return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: values) != nil
    }
    return try isOnRecord(
      "message.messageID = :messageID AND (senderKey IS :sender OR :isCopy)")
      || arrival.completesEarlier
        && isOnRecord("senderKey IS :sender AND written = :written")
  }
}
