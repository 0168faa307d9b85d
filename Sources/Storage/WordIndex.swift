import Foundation
import GRDB
import Mail
import Proposals

/// The words that the record is searched by: of every submission as it stands, and of every
/// message's sender and subject.
///
/// The tables hold no text but its words (FTS5 without content). SQLite takes a row out of such
/// a table only for the text that it was made of, which is no longer at hand: a submission that
/// changed gets a new row, its column `words` names the one that counts, and the others are
/// passed over. There are never more of them than versions on record.
struct WordIndex {
  let db: Database
  let call: Call

  /// Whether something on record changed since its words were taken.
  static func isStale(in db: Database) throws -> Bool {
    try !stale(in: db).isEmpty || last(of: "messageWords", in: db) < Store.lastLine(in: db)
  }

  /// Forgets all words, before all of them are taken anew.
  static func clear(in db: Database) throws {
    for table in ["submissionWords", "messageWords"] {
      try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('delete-all')")
    }
    try db.execute(
      sql: "UPDATE submission SET indexed = 0, words = NULL, wordsDigest = NULL")
  }

  /// Takes the words of what is new and of what changed; writes nothing where nothing is.
  func bringUpToDate() throws {
    try indexMessages()
    let stale = try Self.stale(in: db)
    let roots = try Dossier.dossiers(of: stale, in: db).map(\.number)
    for number in roots { try index(number) }
    // What is part of another submission is found by that one's words.
    for number in stale where !roots.contains(number) { try note(nil, of: number) }
  }

  private static func stale(in db: Database) throws -> [Int] {
    try Dossier.numbers(changedSince: "indexed", by: "submissionByStaleWords", in: db)
  }

  private static func last(of table: String, in db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT rowid FROM \(table) ORDER BY rowid DESC LIMIT 1")) ?? 0
  }

  private func indexMessages() throws {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT number, senderName, senderAddress, subject FROM message WHERE number > ?
          ORDER BY number
          """), arguments: [Self.last(of: "messageWords", in: db)])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO messageWords (rowid, sender, subject) VALUES (?, ?, ?)")
    while let row = try rows.next() {
      let sender = (row["senderAddress"] as String?).map {
        Address(name: row["senderName"], address: $0)
      }
      let texts = SearchedText.texts(ofMessageBy: sender, about: row["subject"])
      try insert.execute(arguments: [
        row["number"] as Int, texts.words(in: [.sender]), texts.words(in: [.subject]),
      ])
    }
  }

  private func index(_ number: Int) throws {
    let dossier = try Dossier(of: number, in: db)
    guard let proposal = try dossier.history(for: call)?.standing,
      let row = try dossier.rows("SELECT code, wordsDigest FROM submission WHERE number = :number")
        .first
    else { return try note(nil, of: number) }
    let codes = try [SubmissionCode(row["code"])] + dossier.otherCodes()
    let texts = SearchedText.texts(of: proposal, codes: codes)
    let words = SearchedText.Place.columns.map { texts.words(in: $0.places) }
    let digest = Digest(of: Array(words.joined(separator: "\n").utf8))
    guard try row.digest("wordsDigest") != digest else {
      return try db.cachedStatement(sql: "UPDATE submission SET indexed = version WHERE number = ?")
        .execute(arguments: [number])
    }
    let place = try Self.last(of: "submissionWords", in: db) + 1
    try db.cachedStatement(
      sql: """
        INSERT INTO submissionWords (rowid, title, abstract, rest, people) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments([place]) + StatementArguments(words))
    try note((place, digest), of: number)
  }

  /// Notes which words count for a submission from now on; `nil` for none.
  private func note(_ words: (place: Int, digest: Digest)?, of number: Int) throws {
    try db.cachedStatement(
      sql: """
        UPDATE submission SET indexed = version, words = ?, wordsDigest = ? WHERE number = ?
        """
    ).execute(arguments: [words?.place, words?.digest.data, number])
  }
}

extension SearchedText.Place {
  /// The columns of `submissionWords`, in order, and the texts whose words each holds.
  fileprivate static let columns: [(name: String, places: Set<SearchedText.Place>)] = [
    ("title", [.title]), ("abstract", [.abstract]), ("rest", [.notes, .topics, .code]),
    ("people", [.speakers, .affiliation, .bio]),
  ]
}

extension [SearchedText] {
  /// The words of the texts at `places`, as FTS5 is given them.
  fileprivate func words(in places: Set<SearchedText.Place>) -> String {
    filter { places.contains($0.place) }.map { SearchedWords.index(of: $0.text) }
      .joined(separator: " ")
  }
}
