import Foundation
import GRDB
import Mail
import Proposals

extension Recording {
  /// Does to a submission what a decision says, and returns what an answer tells of it.
  func apply(_ effect: Decision.Effect, of draft: Draft, among record: Candidates) throws
    -> Acknowledgement.Item?
  {
    if case .open(let proposal, let resembling) = effect {
      return try open(proposal, resembling: resembling, of: draft)
    }
    let candidate = record.submissions.first { $0.code == effect.code }
    guard let candidate, let standing = candidate.revisions.last else { return nil }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, late FROM submission WHERE code = ?"),
      arguments: [candidate.code.description])
    guard let row else { throw StoreError.corrupt }
    let number: Int = row["number"]
    var item = Acknowledgement.Item(code: candidate.code, proposal: standing, late: row["late"])
    switch effect {
    case .open: break
    case .revise(_, let proposal):
      item.proposal = proposal
      item.changed = proposal.changes(since: standing)
      try link(number, "revise")
      try add(proposal, to: number, of: draft)
      try meet(PersonKey.people(of: proposal, sentBy: draft.sender, for: call), in: number)
      try touch(number, "state = 'submitted'")
    case .repeat:
      try link(number, "repeat")
      if candidate.isOf(draft) {
        // A copy from another address of theirs: they may write from it again.
        try meet(PersonKey.people(of: Proposal(), sentBy: draft.sender, for: call), in: number)
      }
      try touch(number)
    case .note:
      try link(number, "note")
      try touch(number)
    case .withdraw:
      try link(number, "withdraw")
      try touch(number, "state = 'withdrawn', withdrawn = :written", ["written": draft.moment])
    }
    return item
  }

  private func open(
    _ proposal: Proposal, resembling: [Submission.Resemblance], of draft: Draft
  ) throws -> Acknowledgement.Item {
    let received = draft.received.time
    let late = call.deadline?.lateness(of: received) ?? 0
    let code = try nextCode()
    try db.cachedStatement(
      sql: """
        INSERT INTO submission (code, state, received, late, version, packet)
        VALUES (?, 'submitted', ?, ?, 1, 0)
        """
    ).execute(arguments: [code.description, received.timeIntervalSince1970, late])
    let number = Int(db.lastInsertedRowID)
    try link(number, "open")
    try add(proposal, to: number, of: draft)
    try meet(PersonKey.people(of: proposal, sentBy: draft.sender, for: call), in: number)
    for other in resembling {
      try db.cachedStatement(
        sql: "INSERT INTO resemblance SELECT ?, number, ? FROM submission WHERE code = ?"
      ).execute(arguments: [number, other.score, other.code.description])
      try db.cachedStatement(sql: "UPDATE submission SET version = version + 1 WHERE code = ?")
        .execute(arguments: [other.code.description])
    }
    return Acknowledgement.Item(code: code, proposal: proposal, late: late)
  }

  /// The next code of the call's series; one that the record has by another way is skipped.
  private func nextCode() throws -> SubmissionCode {
    while true {
      let number = try Int.fetchOne(
        db.cachedStatement(
          sql: """
            INSERT INTO series VALUES (?, 1)
            ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last
            """), arguments: [call.codePrefix])
      guard let number else { throw StoreError.corrupt }
      let code = SubmissionCode(prefix: call.codePrefix, number: number)
      let taken = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM submission WHERE code = ?"),
        arguments: [code.description])
      if taken == nil { return code }
    }
  }

  private func link(_ submission: Int, _ effect: String) throws {
    try db.cachedStatement(sql: "INSERT INTO about VALUES (?, ?, ?)")
      .execute(arguments: [last, submission, effect])
  }

  private func touch(
    _ submission: Int, _ change: String? = nil,
    _ values: [String: any DatabaseValueConvertible] = [:]
  ) throws {
    let changes = ["version = version + 1", change].compactMap { $0 }.joined(separator: ", ")
    let values = values.merging(["number": submission]) { $1 }
    try db.cachedStatement(sql: "UPDATE submission SET \(changes) WHERE number = :number")
      .execute(arguments: StatementArguments(values))
  }

  /// Adds a version, with the keys it is found by.
  private func add(_ proposal: Proposal, to submission: Int, of draft: Draft) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO revision (submission, number, message, proposal, titleKey, fingerprint,
          received, written)
        SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7
        FROM revision WHERE submission = ?1
        """
    ).execute(arguments: [
      submission, last, try json(proposal), Clues.titleKey(of: proposal, for: call),
      Fingerprint(of: proposal).map { Int64(bitPattern: $0.value) },
      draft.received.time.timeIntervalSince1970, draft.moment,
    ])
    let band = try db.cachedStatement(sql: "INSERT OR IGNORE INTO band VALUES (?, ?)")
    for value in Sketch(of: proposal).bands {
      try band.execute(arguments: [Int64(bitPattern: value), submission])
    }
  }

  private func meet(_ people: [PersonKey], in submission: Int) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO person VALUES (?, ?, ?)")
    for person in people {
      try statement.execute(arguments: [submission, person.address, person.name])
    }
  }
}
