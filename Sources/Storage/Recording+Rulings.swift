import Foundation
import GRDB
import Proposals

extension Recording {
  /// Does what the committee says, and logs it.
  ///
  /// - Throws: ``RulingRefusal`` where there is nothing to act on.
  func rule(_ action: Ruling.Action, by who: String) throws -> Int {
    switch action {
    case .edit(let code, let edit):
      return try log(.edit, dossier(code), said: edit, by: who) { _ in }
    case .merge(let code, let whole):
      let (part, whole) = (try dossier(code), try dossier(whole))
      guard part.number != whole.number else {
        throw RulingRefusal("\(code): is the same submission already")
      }
      // What is live would be hidden behind what is not.
      guard try state(of: whole) != .withdrawn || state(of: part) == .withdrawn else {
        throw RulingRefusal(
          "\(code): would become part of a submission that is withdrawn; restore that first, or "
            + "merge the other way round")
      }
      return try log(.merge, whole, other: part.number, by: who) { _ in
        try merge(part.number, into: whole.number)
      }
    case .split(let code, let message): return try split(code, message, by: who)
    case .withdraw(let code):
      let dossier = try dossier(code)
      guard try state(of: dossier) != .withdrawn else {
        throw RulingRefusal("\(code): is withdrawn already")
      }
      return try log(.withdraw, dossier, by: who) { try enact($0) }
    case .restore(let code):
      let dossier = try dossier(code)
      guard try state(of: dossier) == .withdrawn else {
        throw RulingRefusal("\(code): is not withdrawn")
      }
      return try log(.restore, dossier, by: who) { try enact($0) }
    case .answered(let code): return try log(.answered, dossier(code), by: who) { _ in }
    case .undo: return try undo(by: who)
    }
  }

  /// The submission that goes by a code, as a person typed it.
  private func dossier(_ code: SubmissionCode) throws -> Dossier {
    let dossier = try Dossier(of: number(of: code), in: db)
    guard try dossier.history(for: call) != nil else {
      throw RulingRefusal("\(code): no mail proposes it any more; see 'cfp show \(code)'")
    }
    return dossier
  }

  private func number(of code: SubmissionCode) throws -> Int {
    guard let number = try Dossier.number(of: code, in: db) else {
      throw try Store.refusal(missing: code, in: db)
    }
    return number
  }

  private func state(of dossier: Dossier) throws -> Submission.State {
    let row = try dossier.rows("SELECT state FROM submission WHERE number = :number").first
    guard let row else { throw StoreError.corrupt }
    return try row.value("state")
  }

  /// Logs a ruling and does `body`; records how the proposal stood before and after.
  private func log(
    _ verb: Ruling.Verb, _ dossier: Dossier, other: Int? = nil, message: Int? = nil,
    undoes: Int? = nil, said: Proposal? = nil, by who: String, _ body: (Row) throws -> Void
  ) throws -> Int {
    let history = try dossier.history(for: call)
    let before = history?.standing
    // Who ruled has seen all of it, though a clock elsewhere may be ahead of ours.
    let time = max(now.timeIntervalSince1970, history?.contributions.last?.time ?? 0)
    try db.execute(
      sql: """
        INSERT INTO ruling (verb, submission, other, message, undoes, said, who, at, behind)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        verb.rawValue, dossier.number, other, message, undoes, try said.map { try json($0) }, who,
        time, last,
      ])
    let number = Int(db.lastInsertedRowID)
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM ruling WHERE number = ?", arguments: [number])
    guard let row else { throw StoreError.corrupt }
    try body(row)
    try touch(dossier.number)
    let after = try Dossier(of: dossier.number, in: db).history(for: call)?.standing
    if verb == .edit, let before, let after, after.says(sameAs: before) {
      throw RulingRefusal("that is what it says already")
    }
    guard before != after else { return number }
    try db.execute(
      sql: "UPDATE ruling SET was = ?, became = ? WHERE number = ?",
      arguments: [
        try before.map { try json($0) }, try after.map { try json($0) }, number,
      ])
    return number
  }

  /// Lets a code that was merged stand by itself again, or takes what one mail said of a
  /// submission, the latest by default, out of it into a new one.
  private func split(_ code: SubmissionCode, _ message: Int?, by who: String) throws -> Int {
    let number = try number(of: code)
    let whole = try Dossier(of: number, in: db)
    if whole.number != number, message == nil {
      return try log(.split, whole, other: number, by: who) { try enact($0) }
    }
    let messages = try whole.rows(
      "SELECT message FROM revision WHERE submission IN \(Dossier.members) ORDER BY written, message"
    ).map { $0["message"] as Int }
    guard messages.count > 1 else {
      throw RulingRefusal("\(code): holds what one mail said, and nothing else")
    }
    let chosen = message ?? messages[messages.count - 1]
    guard messages.contains(chosen) else {
      throw RulingRefusal(
        "\(code): message \(chosen) of the ledger brought none of its versions; those that did: "
          + messages.map(String.init).joined(separator: ", "))
    }
    guard messages.count(where: { $0 == chosen }) == 1 else {
      throw RulingRefusal(
        "\(code): message \(chosen) of the ledger proposed several talks that are one now; 'cfp "
          + "split' takes apart what was merged by its code, which is one of "
          + (try [whole.code()] + whole.otherCodes()).map(\.description).joined(separator: ", "))
    }
    let received = try Double.fetchOne(
      db, sql: "SELECT received FROM message WHERE number = ?", arguments: [chosen])
    guard let received else { throw StoreError.corrupt }
    let other = try insert(nextCode(), received: received)
    return try log(.split, whole, other: other, message: chosen, by: who) { try enact($0) }
  }

  /// Takes back the last ruling that was not taken back.
  private func undo(by who: String) throws -> Int {
    let last = try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM ruling WHERE verb <> 'undo' AND \(Ruling.stands)
        ORDER BY number DESC LIMIT 1
        """)
    guard let last else { throw RulingRefusal("there is nothing to undo") }
    let dossier = try Dossier(of: last["submission"], in: db)
    return try log(.undo, dossier, undoes: last["number"], by: who) { _ in try revoke(last) }
  }

  /// Does to the record what a ruling in the log says; edits are part of a submission's history
  /// by themselves.
  func enact(_ ruling: Row) throws {
    let submission = try Dossier(of: ruling["submission"], in: db).number
    let other: Int? = ruling["other"]
    switch try ruling.value("verb") as Ruling.Verb {
    case .edit, .answered, .undo: break
    case .withdraw:
      try touch(submission, "state = 'withdrawn', withdrawn = :at", ["at": ruling["at"] as Double])
    case .restore: try touch(submission, "state = 'submitted'")
    case .merge:
      let part = try other.map { try Dossier(of: $0, in: db).number }
      if let part, part != submission { try merge(part, into: submission) }
    case .split:
      guard let other else { throw StoreError.corrupt }
      guard let message: Int = ruling["message"] else { return try merge(other, into: nil) }
      try move(message, outOf: submission, into: other)
    }
  }

  /// Undoes to the record what a ruling did.
  private func revoke(_ ruling: Row) throws {
    let submission = try Dossier(of: ruling["submission"], in: db).number
    let other: Int? = ruling["other"]
    switch try ruling.value("verb") as Ruling.Verb {
    case .edit, .answered, .undo: break
    case .withdraw: try touch(submission, "state = 'submitted'")
    case .restore: try touch(submission, "state = 'withdrawn'")
    case .merge:
      if let other { try merge(other, into: nil) }
    case .split:
      if let other, other != submission { try merge(other, into: submission) }
    }
  }

  /// In SQL, how what a message said becomes a part of the submission `part`.
  static let moves = [
    (
      "revision",
      """
      submission = :part,
      number = (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE submission = :part)
      """
    ), ("about", "submission = :part"),
  ]

  /// Moves what a message said from one submission to another.
  private func move(_ message: Int, outOf whole: Int, into part: Int) throws {
    for (table, change) in Self.moves {
      try db.execute(
        sql: """
          UPDATE \(table) SET \(change) WHERE message = :message AND submission IN
            \(Dossier.members)
          """, arguments: ["part": part, "message": message, "number": whole])
    }
    for submission in try Dossier(of: whole, in: db).memberNumbers() + [part] {
      try promote(submission)
      try findAgain(submission)
    }
  }
}
