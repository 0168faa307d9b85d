import Foundation
import GRDB
public import Proposals

extension Store {
  /// What holds all words of `query`, the best first: a title counts for more than an abstract,
  /// an abstract for more than the rest (BM25, Robertson and Zaragoza 2009, as FTS5 has it).
  ///
  /// - Parameters:
  ///   - isBlind: Whether nobody is found by who they are: not by names, addresses, affiliations
  ///     and biographies, and no message by its sender or subject.
  ///   - most: How many are wanted; the rest is counted.
  public func search(
    for query: WordQuery, isBlind: Bool = false, most: Int = .max, for call: Call
  ) throws(StoreError) -> Hits {
    guard !query.isEmpty, most > 0 else { return Hits() }
    // The record of an earlier version, whose words were never taken.
    if try read({ db in try WordIndex.isStale(in: db) }) {
      try write { db in try WordIndex(db: db, call: call).bringUpToDate() }
    }
    return try read { db in
      let submissions = try Self.ranked(
        Self.submissionsByWords, query.expression(isBlind: isBlind), in: db)
      let messages =
        isBlind ? [] : try Self.ranked(Self.messagesByWords, query.expression(), in: db)
      var best = try submissions.prefix(most).compactMap { number, score in
        try Self.hit(number, score: score, for: call, in: db)
      }
      let numbers = messages.prefix(most - min(most, submissions.count))
      best += try numbers.compactMap { number, score in
        try Self.lines(where: "message.number = ?", [number], in: db).first
          .map { Hit(.message($0), score: score) }
      }
      return Hits(best: best, more: submissions.count + messages.count - best.count)
    }
  }

  /// The submissions that hold the words, and how well each fits.
  static let submissionsByWords = """
    SELECT submission.number, -bm25(submissionWords, 8, 4, 1, 1) AS score
    FROM submissionWords JOIN submission ON submission.words = submissionWords.rowid
    WHERE submissionWords MATCH :query ORDER BY score DESC, number
    """

  /// The messages that hold the words and are about no submission that holds them.
  static let messagesByWords = """
    WITH found (number) AS MATERIALIZED (
      SELECT submission.number
      FROM submissionWords JOIN submission ON submission.words = submissionWords.rowid
      WHERE submissionWords MATCH :query)
    SELECT messageWords.rowid AS number, -bm25(messageWords, 1, 2) AS score FROM messageWords
    WHERE messageWords MATCH :query AND NOT EXISTS (
      SELECT 1 FROM about JOIN submission ON submission.number = about.submission
      WHERE about.message = messageWords.rowid
        AND coalesce(submission.root, submission.number) IN (SELECT number FROM found))
    ORDER BY score DESC, number
    """

  private static func ranked(
    _ sql: String, _ query: String, in db: Database
  ) throws -> [(number: Int, score: Double)] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["query": query])
      .map { ($0["number"], $0["score"]) }
  }

  private static func hit(
    _ number: Int, score: Double, for call: Call, in db: Database
  ) throws -> Hit? {
    let dossier = try Dossier(of: number, in: db)
    guard let proposal = try dossier.history(for: call)?.standing else { return nil }
    return Hit(
      .submission(try dossier.code(), otherCodes: try dossier.otherCodes(), proposal),
      score: score)
  }
}

extension WordQuery {
  /// The query in FTS5's language.
  ///
  /// Words hold letters, digits and marks only, and stand between quotes: none is ever read as a
  /// part of that language.
  fileprivate func expression(isBlind: Bool = false) -> String {
    let all = terms.map { term in
      "\"" + term.indexed.joined(separator: " ") + "\"" + (term.isIndexedOpen ? "*" : "")
    }.joined(separator: " AND ")
    return isBlind ? "{title abstract rest} : (\(all))" : all
  }
}
