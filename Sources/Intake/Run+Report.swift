public import Proposals
public import Rendering
import Storage

extension Run {
  /// What a run did: enough to say it, and to check that nothing got lost.
  public struct Report: Sendable {
    /// How many messages were settled.
    public internal(set) var settled = 0
    /// How many answers that came to.
    var owed = 0
    /// Whether one of the messages was set aside.
    var hasSetAside = false
    /// The number of the ledger's last line before the run; `nil` while it has settled nothing.
    var lastBefore: Int?
    /// How many messages the mailboxes gave us to read.
    public internal(set) var found = 0
    /// How many of them were deliveries on record already.
    public internal(set) var known = 0
    /// Codes whose packets were written.
    public internal(set) var packets: [SubmissionCode] = []
    /// Where anonymised documents written by the run still tell who somebody is.
    public internal(set) var leaks: [Leak] = []
    /// How many messages' originals were dropped, as they had been kept long enough.
    public internal(set) var dropped = 0
    /// Mails delivered.
    public internal(set) var sent: [OwedMail] = []
    /// Mails refused for good.
    public internal(set) var refused: [OwedMail] = []
    /// Mails put off, and why; a later run tries again.
    public internal(set) var delayed: [(mail: OwedMail, trouble: String)] = []
    /// What could not be done, without stopping the rest.
    public internal(set) var troubles: [Failure] = []

    init() {}

    /// Takes the ledger's next lines; they themselves stay in the record, for there may be many.
    mutating func take(_ lines: [LedgerLine]) {
      settled += lines.count
      owed += lines.count { $0.answer != .none }
      hasSetAside = hasSetAside || lines.contains { $0.outcome == .setAside }
      lastBefore = lastBefore ?? lines.first.map { $0.number - 1 }
    }

    /// How the run ended: the weightiest of all that happened.
    public var status: ExitStatus {
      var statuses = troubles.map(\.status)
      if !refused.isEmpty { statuses.append(.refused) }
      if hasSetAside { statuses.append(.setAside) }
      return statuses.max() ?? .settled
    }
  }

  /// How many lines are in memory at a time.
  private static let most = 1_000

  /// Calls `body` with the ledger's new lines, in order and some at a time, and with what is to be
  /// said of the submissions that each speaks of; all as the run has left them.
  public func forEachLines(
    _ body: ([(line: LedgerLine, talks: [RunLine.Talk])]) throws(Failure) -> Void
  ) throws(Failure) {
    guard var last = report.lastBefore else { return }
    var talks: [SubmissionCode: RunLine.Talk] = [:]
    while true {
      let lines = try onRecord { store throws(StoreError) in
        try store.ledger(after: last, most: Self.most)
      }
      guard let end = lines.last else { return }
      last = end.number
      for code in lines.flatMap(\.submissions) where talks[code] == nil {
        talks[code] = try submission(code).map { RunLine.Talk($0) }
      }
      try body(lines.map { line in (line, line.submissions.compactMap { talks[$0] }) })
    }
  }
}
