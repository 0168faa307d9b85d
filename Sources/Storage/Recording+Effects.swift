import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Does to a submission what a decision says, and returns what an answer tells of it.
  ///
  /// - Parameter titles: The keys of all titles that the message opens submissions under.
  func apply(
    _ effect: Decision.Effect, of draft: Draft, as message: Int, among record: Candidates,
    besides titles: [String]
  ) throws -> Acknowledgement.Item? {
    if case .open(let proposal, let resembling) = effect {
      let title = Clues.titleKey(of: proposal, for: call)
      let place = try place(
        for: message, title, besides: titles, received: draft.received.time)
      return try open(place, proposal, resembling: resembling, of: draft, as: message)
    }
    guard let candidate = record.submissions.first(where: { $0.code == effect.code }) else {
      return nil
    }
    let standing = candidate.proposal
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, received FROM submission WHERE code = ?"),
      arguments: [candidate.code.description])
    guard let row else { throw StoreError.corrupt }
    let number: Int = row["number"]
    var item = Acknowledgement.Item(
      code: candidate.code, proposal: standing, late: late(row.date("received")))
    switch effect {
    case .open: break
    case .revise(_, let proposal):
      item.proposal = candidate.history.adding(proposal, at: draft.moment, for: call).standing
      item.changed = item.proposal.changes(since: standing)
      let isFirst = draft.moment < candidate.history.began
      if isFirst { try begin(number, with: draft) }
      try link(message, number, isFirst ? "open" : "revise")
      try add(proposal, to: number, of: draft, as: message)
      try meet(PersonKey.people(of: proposal, sentBy: draft.sender, for: call), in: number)
      // What was withdrawn after this was written stays withdrawn.
      let isReopening = candidate.withdrawn.map { $0 < draft.moment } ?? true
      try touch(number, isReopening ? "state = 'submitted'" : nil)
    case .repeat:
      try link(message, number, "repeat")
      if candidate.isOf(draft) {
        // A copy from another address of theirs: they may write from it again.
        try meet(PersonKey.people(of: Proposal(), sentBy: draft.sender, for: call), in: number)
      }
      try touch(number)
    case .note:
      try link(message, number, "note")
      try touch(number)
    case .withdraw:
      item.isTakenBack = true
      try link(message, number, "withdraw")
      try touch(number, "state = 'withdrawn', withdrawn = :written", ["written": draft.moment])
    }
    return item
  }

  /// Seconds after the deadline; 0 in time.
  private func late(_ received: Date) -> Int { call.deadline?.lateness(of: received) ?? 0 }

  /// A mail that was written before all that is on record of a submission: the one that was
  /// taken for its first is a revision.
  private func begin(_ submission: Int, with draft: Draft) throws {
    try db.execute(
      sql: """
        UPDATE message SET amended = 'revision' WHERE outcome = 'new' AND number IN
          (SELECT message FROM about WHERE submission = ? AND effect = 'open')
          AND 1 = (SELECT count(*) FROM about WHERE message = message.number)
        """, arguments: [submission])
    try db.execute(
      sql: "UPDATE about SET effect = 'revise' WHERE submission = ? AND effect = 'open'",
      arguments: [submission])
    try db.execute(
      sql: "UPDATE submission SET received = min(received, ?) WHERE number = ?",
      arguments: [draft.received.time.timeIntervalSince1970, submission])
  }

  private func open(
    _ place: (number: Int, code: SubmissionCode), _ proposal: Proposal,
    resembling: [Submission.Resemblance], of draft: Draft, as message: Int
  ) throws -> Acknowledgement.Item {
    let (number, code) = place
    try link(message, number, "open")
    try add(proposal, to: number, of: draft, as: message)
    try meet(PersonKey.people(of: proposal, sentBy: draft.sender, for: call), in: number)
    for other in resembling {
      try db.cachedStatement(
        sql: "INSERT INTO resemblance SELECT ?, number, ? FROM submission WHERE code = ?"
      ).execute(arguments: [number, other.score, other.code.description])
      try db.cachedStatement(sql: "UPDATE submission SET version = version + 1 WHERE code = ?")
        .execute(arguments: [other.code.description])
    }
    return Acknowledgement.Item(code: code, proposal: proposal, late: late(draft.received.time))
  }

  func link(_ message: Int, _ submission: Int, _ effect: String) throws {
    try db.cachedStatement(sql: "INSERT INTO about VALUES (?, ?, ?)")
      .execute(arguments: [message, submission, effect])
  }

  func touch(
    _ submission: Int, _ change: String? = nil,
    _ values: [String: any DatabaseValueConvertible] = [:]
  ) throws {
    let changes = ["version = version + 1", change].compactMap { $0 }.joined(separator: ", ")
    let values = values.merging(["number": submission]) { $1 }
    try db.cachedStatement(sql: "UPDATE submission SET \(changes) WHERE number = :number")
      .execute(arguments: StatementArguments(values))
  }

  /// Adds a version, with the keys it is found by.
  private func add(
    _ proposal: Proposal, to submission: Int, of draft: Draft, as message: Int
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO revision (submission, number, message, proposal, titleKey, fingerprint,
          received, written)
        SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7
        FROM revision WHERE submission = ?1
        """
    ).execute(arguments: [
      submission, message, try json(proposal), Clues.titleKey(of: proposal, for: call),
      Fingerprint(of: proposal).map { Int64(bitPattern: $0.value) },
      draft.received.time.timeIntervalSince1970, draft.moment,
    ])
    try sketch(proposal, of: submission)
  }

  /// Keeps what near-same texts are found by.
  func sketch(_ proposal: Proposal, of submission: Int) throws {
    let band = try db.cachedStatement(sql: "INSERT OR IGNORE INTO band VALUES (?, ?)")
    for value in Sketch(of: proposal).bands {
      try band.execute(arguments: [Int64(bitPattern: value), submission])
    }
  }

  func meet(_ people: [PersonKey], in submission: Int) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO person VALUES (?, ?, ?)")
    for person in people {
      try statement.execute(arguments: [submission, person.address, person.name])
    }
  }
}
