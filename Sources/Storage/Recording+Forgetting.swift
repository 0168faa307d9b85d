import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Forgets who goes by the digest of an address, as at an earlier time.
  ///
  /// - Returns: Whether they are on record.
  func eraseAgain(_ digest: Data, at time: Double) throws -> Bool {
    let known = try Double.fetchOne(
      db, sql: "SELECT at FROM erasure WHERE address = ?", arguments: [digest])
    // What they sent since then is anybody's mail.
    if let known, known >= time { return false }
    try db.execute(
      sql: """
        INSERT INTO erasure VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET at = excluded.at
        """, arguments: [digest, time])
    let address = try String.fetchAll(
      db,
      sql: "SELECT senderKey FROM message WHERE senderKey <> '' UNION SELECT address FROM person"
    ).first { Self.digest(of: $0) == digest }
    guard let address else { return false }
    return try !erase(address, receivedBy: time).isEmpty
  }

  /// The day of a time in seconds since 1970: `2027-03-02`.
  static func day(of time: Double) -> String {
    Date(timeIntervalSince1970: time).formatted(.iso8601.year().month().day())
  }

  /// What a draft says without the people who asked to be forgotten after it had come; `nil` where
  /// it is theirs, or holds nothing but their proposals.
  func remembered(_ draft: Draft) throws -> Draft? {
    guard try isAnybodyForgotten() else { return draft }
    guard try wasErasedBefore(draft.identity.delivery) != true,
      try forgotten(draft.sender?.address, in: draft) == nil
    else { return nil }
    guard !draft.proposals.isEmpty else { return draft }
    let names = try omissions(from: draft)
    var rest = draft
    rest.proposals = try draft.proposals.compactMap { proposal in
      var kept = proposal
      kept.speakers = try proposal.speakers.filter { speaker in
        let key = PersonKey(address: nil, fullName: speaker.name)?.name
        return try forgotten(speaker.email, in: draft) == nil
          && !(key.map { names.contains(Self.digest(of: $0)) } ?? false)
      }
      return kept.speakers.isEmpty && !proposal.speakers.isEmpty ? nil : kept
    }
    return rest.proposals.isEmpty ? nil : rest
  }

  /// Takes in an arrival that is to be forgotten: its line of the ledger says no more than that.
  func insertForgotten(_ arrival: Arrival) throws {
    let draft = arrival.draft
    try db.execute(
      sql: """
        INSERT INTO message (number, delivery, digest, source, received, witness, subject, kind,
          outcome, evidence, silence, settled)
        VALUES (?, ?, ?, ?, ?, ?, '', 'other', 'unrelated', ?, ?, ?)
        """,
      arguments: [
        last, draft.identity.delivery.data, draft.identity.digest.data, arrival.source,
        draft.received.time.timeIntervalSince1970, draft.received.witness.rawValue,
        "A person asked for its erasure after it had come; it is not taken in again.",
        Self.whyUnanswered, now.timeIntervalSince1970,
      ])
  }

  /// Why a message of a person who is forgotten has no answer.
  static let whyUnanswered = "It was erased at a person's request."

  /// The digest that an address or a name is known again by.
  static func digest(of key: String) -> Data { Digest(of: Array(key.utf8)).data }

  private func isAnybodyForgotten() throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM erasure) OR EXISTS (SELECT 1 FROM omission)
            OR EXISTS (SELECT 1 FROM settledBefore)
          """)) ?? false
  }

  /// When a person asked to be forgotten, where that was after a message had come.
  private func forgotten(_ address: String?, in draft: Draft) throws -> Double? {
    guard let address else { return nil }
    // Where nobody but the run says when it came, the writer's own date counts.
    let came =
      draft.received.witness == .run
      ? min(draft.written ?? .infinity, draft.received.time.timeIntervalSince1970)
      : draft.received.time.timeIntervalSince1970
    return try Double.fetchOne(
      db.cachedStatement(sql: "SELECT at FROM erasure WHERE address = ? AND at >= ?"),
      arguments: [Self.digest(of: Address(address: address).key), came])
  }

  /// Whether a delivery was erased in a record that this one took the place of; `nil` where it had
  /// not come there.
  func wasErasedBefore(_ delivery: Digest) throws -> Bool? {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT isErased FROM settledBefore WHERE delivery = ?"),
      arguments: [delivery.data])
  }

  /// The names that are left out of what a message says, or another copy of it.
  private func omissions(from draft: Draft) throws -> Set<Data> {
    try Data.fetchSet(
      db.cachedStatement(
        sql: """
          SELECT name FROM omission WHERE delivery = ?
            OR delivery IN (SELECT delivery FROM message WHERE messageID = ?)
          """), arguments: [draft.identity.delivery.data, draft.messageID?.text])
  }
}
