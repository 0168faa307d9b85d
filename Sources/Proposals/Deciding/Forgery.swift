import Mail

/// What the ledger says of a message whose sender's address is forged, as far as a mail server
/// that is believed can tell (RFC 8601).
enum Forgery {
  private static let opening = "Its sender was not authenticated ("
  private static let closing = "; RFC 8601)."

  /// The sentence for these results of a mail server's checks.
  static func sentence(_ results: [String]) -> String {
    opening + results.joined(separator: ", ") + closing
  }

  /// Whether `evidence` ends in such a sentence: nothing is ever said after it.
  static func isTold(in evidence: String) -> Bool {
    evidence.hasSuffix(closing)
      && (evidence.hasPrefix(opening) || evidence.contains(" " + opening))
  }
}

extension Draft {
  /// That the sender's address is forged: a sentence; `nil` where nobody says so.
  public var forgery: String? {
    guard let authentication, authentication.verdict == .failed else { return nil }
    return Forgery.sentence(authentication.results)
  }
}

extension LedgerLine {
  /// Whether its evidence says that its sender's address is forged; see ``Draft/forgery``.
  public var isForged: Bool { Forgery.isTold(in: evidence) }
}
