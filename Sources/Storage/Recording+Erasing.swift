import Foundation
import GRDB
import Mail
import Proposals

/// A person who is forgotten, as the record knows them.
struct Person {
  /// The address in lower case.
  let address: String
  /// The names that go with the address, as written.
  var names: Set<String> = []
  /// Keys of the names of more than one word.
  var nameKeys: Set<String> {
    Set(names.compactMap { PersonKey(address: nil, fullName: $0)?.name }).subtracting([""])
  }

  /// Whether a speaker is this person: by address, or by name where there is no other address.
  func isSpeaker(_ speaker: Speaker) -> Bool {
    if let email = speaker.email { return Address(address: email).key == address }
    let key = PersonKey(address: nil, fullName: speaker.name)?.name
    return key.map(nameKeys.contains) ?? false
  }

  /// A proposal without them among its speakers.
  func removed(from proposal: Proposal) -> Proposal {
    var rest = proposal
    rest.speakers.removeAll(where: isSpeaker)
    return rest
  }
}

extension Recording {
  /// Forgets a person, by address.
  ///
  /// - Parameter limit: Mail that was received after it is not theirs any more; `nil` for all.
  func erase(_ address: String, receivedBy limit: Double? = nil) throws -> Erasure {
    try db.execute(sql: "DELETE FROM rereading")
    var person = Person(address: Address(address: address).key)
    let digest = Self.digest(of: person.address)
    var erasure = Erasure()
    erasure.isRepeated =
      try Bool.fetchOne(
        db, sql: "SELECT 1 FROM erasure WHERE address = ?", arguments: [digest]) != nil
    let theirs = try Int.fetchAll(
      db, sql: "SELECT number FROM message WHERE senderKey = ? AND received <= ?",
      arguments: [person.address, limit ?? .infinity])
    let dossiers = try involving(person, theirs)
    person.names = try names(of: person, in: dossiers)
    let removed = try dossiers.filter { dossier in
      try isOf(person, dossier) && !hasOthers(dossier, besides: person)
        && !leaveToHeir(dossier, of: person)
    }
    erasure.bereft = try removed.filter { dossier in
      try dossier.contributions().contains { !person.removed(from: $0.said).speakers.isEmpty }
    }.map { try $0.code() }
    var kept = dossiers.filter { dossier in !removed.contains { $0.number == dossier.number } }
    var submissions = try removed.flatMap { try $0.memberNumbers() }
    // Of what was merged, that which only they brought goes.
    let parts = try kept.flatMap { try $0.memberNumbers() }
    let bare = try bereft(parts, by: theirs)
    if !bare.isEmpty {
      try separate(bare)
      submissions += bare
      kept = try Dossier.dossiers(of: parts.filter { !bare.contains($0) }, in: db)
    }

    erasure.kept = try kept.map { try $0.code() }
    erasure.submissions = try codes(of: submissions)
    erasure.passedOn = try heldNothingElse(than: submissions).filter { !theirs.contains($0) }
    let about = try messages(about: submissions)
    try takeOutbox(person, theirs + erasure.passedOn, about: about, of: submissions, &erasure)
    let emptied = theirs + erasure.passedOn + (try bounces(of: erasure.answers))
    erasure.messages = Set(emptied).subtracting(erasure.passedOn).sorted()

    let since = try Double.fetchOne(
      db, sql: "SELECT max(received) FROM message WHERE number IN \(Self.list(theirs))")
    try omit(person, from: about.filter { !emptied.contains($0) })
    for dossier in kept where try !bare.isEmpty || holds(dossier, versionsFrom: emptied) {
      try blankRulings(of: dossier)
    }
    try empty(emptied)
    try remove(erasure.answers + erasure.digests)
    try remove(submissions: submissions)
    for dossier in kept { try take(person, outOf: dossier) }
    try silence(person)
    erasure.rulings = try rulings(by: person)
    try db.execute(
      sql: "UPDATE ruling SET who = 'somebody' WHERE number IN \(Self.list(erasure.rulings))")
    erasure.stillNaming = try Set(naming(person) + about).subtracting(emptied).sorted()
    guard !erasure.isEmpty || erasure.isRepeated else { return erasure }
    try db.execute(
      sql: """
        INSERT INTO erasure VALUES (?, ?)
        ON CONFLICT (address) DO UPDATE SET at = max(at, excluded.at)
        """, arguments: [digest, max(limit ?? now.timeIntervalSince1970, since ?? 0)])
    // Words cannot be taken out of the index one by one.
    try WordIndex.clear(in: db)
    try WordIndex(db: db, call: call).bringUpToDate()
    try Store.clearBriefs(in: db)
    return erasure
  }

  /// In SQL, a list of numbers.
  static func list(_ numbers: [Int]) -> String {
    "(" + numbers.map(String.init).joined(separator: ", ") + ")"
  }

  // MARK: Who and what

  /// The submissions that a person sent mail about, speaks in, or is named in by the committee.
  private func involving(_ person: Person, _ messages: [Int]) throws -> [Dossier] {
    let numbers = try Int.fetchAll(
      db,
      sql: """
        SELECT submission FROM about WHERE message IN \(Self.list(messages))
        UNION SELECT submission FROM person WHERE address = :address AND address <> ''
        """, arguments: ["address": person.address])
    let rulings = try Row.fetchAll(
      db, sql: "SELECT submission, said, was, became FROM ruling")
    let edited = try rulings.filter { row in
      try ["said", "was", "became"].contains { column in
        guard row[column] != nil else { return false }
        let proposal: Proposal = try row.json(column)
        return proposal.speakers.contains(where: person.isSpeaker)
      }
    }
    return try Dossier.dossiers(of: numbers + edited.map { $0["submission"] }, in: db)
  }

  private func names(of person: Person, in dossiers: [Dossier]) throws -> Set<String> {
    var names = try String.fetchSet(
      db, sql: "SELECT senderName FROM message WHERE senderKey = ? AND senderName <> ''",
      arguments: [person.address])
    for dossier in dossiers {
      let speakers = try dossier.contributions().flatMap(\.said.speakers)
      names.formUnion(speakers.filter(person.isSpeaker).compactMap(\.name))
    }
    return names
  }

  /// Whether a submission is a talk of this person's: they speak in it, or brought a version of it.
  private func isOf(_ person: Person, _ dossier: Dossier) throws -> Bool {
    try versions(of: dossier).contains { sender, proposal in
      sender == person.address || proposal.speakers.contains(where: person.isSpeaker)
    }
  }

  /// Who sent each version of a submission, and what it said.
  private func versions(of dossier: Dossier) throws -> [(sender: String?, proposal: Proposal)] {
    try dossier.rows(
      """
      SELECT proposal, senderKey FROM revision JOIN message ON message.number = revision.message
      WHERE submission IN \(Dossier.members)
      """
    ).map { ($0["senderKey"], try $0.json("proposal")) }
  }

  /// Whether somebody else brought a version of a submission that is not this person's talk alone.
  private func hasOthers(_ dossier: Dossier, besides person: Person) throws -> Bool {
    try versions(of: dossier).contains { sender, proposal in
      guard sender != person.address else { return false }
      return !person.removed(from: proposal).speakers.isEmpty
        || proposal.speakers.isEmpty && !call.isOurs(sender ?? "")
    }
  }

  /// Has the version of a submission that another of its speakers repeated become theirs.
  ///
  /// - Returns: Whether one did.
  private func leaveToHeir(_ dossier: Dossier, of person: Person) throws -> Bool {
    let speakers = try dossier.contributions().flatMap(\.said.speakers).filter {
      !person.isSpeaker($0)
    }
    let addresses = Set(speakers.compactMap(\.email).map { Address(address: $0).key })
    let copies = try dossier.rows(
      """
      SELECT message, submission, senderKey, written, received FROM about
      JOIN message ON message.number = about.message
      WHERE submission IN \(Dossier.members) AND effect = 'repeat' ORDER BY message
      """)
    var inherited: Set<Int> = []
    for copy in copies where addresses.contains(copy["senderKey"] ?? "") {
      guard !inherited.contains(copy["submission"]) else { continue }
      try db.execute(
        sql: """
          UPDATE revision SET message = :message, received = :received, written = :written
          WHERE submission = :submission AND number = (SELECT number FROM revision
            WHERE submission = :submission AND message < :message
            ORDER BY written DESC, message DESC LIMIT 1)
          """,
        arguments: [
          "message": copy["message"] as Int, "submission": copy["submission"] as Int,
          "received": copy["received"] as Double,
          "written": Draft.moment(written: copy["written"], received: copy["received"]),
        ])
      if db.changesCount > 0 { inherited.insert(copy["submission"]) }
    }
    return !inherited.isEmpty
  }

  /// The messages that brought or repeated versions of some submissions and have to do with no other.
  private func heldNothingElse(than submissions: [Int]) throws -> [Int] {
    let these = Self.list(submissions)
    return try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT message FROM about
        WHERE submission IN \(these) AND effect IN ('open', 'revise', 'repeat')
          AND message NOT IN (SELECT message FROM about WHERE submission NOT IN \(these))
        ORDER BY message
        """)
  }

  /// Those of some submissions of which every version came with one of these messages.
  private func bereft(_ submissions: [Int], by messages: [Int]) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT submission FROM revision WHERE submission IN \(Self.list(submissions))
        GROUP BY submission HAVING min(message IN \(Self.list(messages))) ORDER BY submission
        """)
  }

  /// Takes submissions apart from those that were merged into them.
  private func separate(_ submissions: [Int]) throws {
    let these = Self.list(submissions)
    let merged = try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM submission WHERE mergedInto IN \(these) OR number IN \(these)
          AND mergedInto IS NOT NULL
        """)
    for number in merged { try merge(number, into: nil) }
  }

  private func messages(about submissions: [Int]) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: "SELECT DISTINCT message FROM about WHERE submission IN \(Self.list(submissions))")
  }

  private func codes(of submissions: [Int]) throws -> [SubmissionCode] {
    try String.fetchAll(
      db,
      sql: "SELECT code FROM submission WHERE number IN \(Self.list(submissions)) ORDER BY number"
    ).map { SubmissionCode($0) }
  }

  /// Notes the mails to a person, those about what is removed, and the digests since.
  ///
  /// - Parameters:
  ///   - messages: What is emptied.
  ///   - about: What is about the `submissions` that are removed.
  private func takeOutbox(
    _ person: Person, _ messages: [Int], about: [Int], of submissions: [Int],
    _ erasure: inout Erasure
  ) throws {
    // Who also heard of a talk that stays is still to hear of that.
    let alone = try Int.fetchAll(
      db,
      sql: """
        SELECT message FROM about WHERE message IN \(Self.list(about)) GROUP BY message
        HAVING min(submission IN \(Self.list(submissions)))
        """)
    erasure.answers = try OwedMail.fetch(
      where: "recipientKey = ? OR message IN \(Self.list(messages + alone))", [person.address],
      in: db)
    try shorten(
      about.filter { !messages.contains($0) && !alone.contains($0) },
      by: Set(erasure.submissions))
    let first = try Double.fetchOne(
      db,
      sql: "SELECT min(settled) FROM message WHERE number IN \(Self.list(messages + about))")
    erasure.digests = try OwedMail.fetch(
      where: """
        kind = 'digest' AND (queued >= ?
          OR EXISTS (SELECT 1 FROM json_each(recipients) WHERE lower(value) = ?))
        """, [first, person.address], in: db)
  }

  /// The rulings that were given in a person's name.
  private func rulings(by person: Person) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT number FROM ruling WHERE instr(lower(who), ?) ORDER BY number",
      arguments: [person.address])
  }

  /// The reports that some mails came back.
  private func bounces(of mails: [OwedMail]) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT bounce FROM outbox
        WHERE bounce IS NOT NULL AND id IN \(Self.list(mails.map(\.id)))
        """)
  }

  /// The kept messages whose octets hold the address.
  private func naming(_ person: Person) throws -> [Int] {
    let address = Address(address: person.address)
    return try Int.fetchAll(db, sql: "SELECT DISTINCT message FROM original ORDER BY message")
      .filter { try Store.original(of: $0, in: db).map(address.stands(in:)) ?? false }
  }
}
