public import Proposals
public import Rendering

extension Run {
  /// What a run did: enough to say it, and to check that nothing got lost.
  public struct Report: Sendable {
    /// The ledger's new lines, in order.
    public internal(set) var lines: [LedgerLine] = []
    /// How many messages the mailboxes gave us to read.
    public internal(set) var found = 0
    /// How many of them were deliveries on record already.
    public internal(set) var known = 0
    /// The submissions that the lines speak of, as the run left them.
    var submissions: [SubmissionCode: Submission] = [:]
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

    /// The submissions that `line` speaks of.
    public func submissions(of line: LedgerLine) -> [Submission] {
      line.submissions.compactMap { submissions[$0] }
    }

    /// How the run ended: the weightiest of all that happened.
    public var status: ExitStatus {
      var statuses = troubles.map(\.status)
      if !refused.isEmpty { statuses.append(.refused) }
      if lines.contains(where: { $0.outcome == .setAside }) { statuses.append(.setAside) }
      return statuses.max() ?? .settled
    }
  }
}
