public import Proposals
public import struct Foundation.Date

/// All that a digest tells the committee.
public struct DigestContents: Sendable {
  /// The time of the digest.
  public var now: Date
  /// The time of the digest before it; `nil` for the first.
  public var since: Date?
  /// The ledger's lines since then, in order.
  public var ledger: [LedgerLine]
  /// Every submission on record.
  public var submissions: [Submission]
  /// Mails of the outbox that failed, may not have been sent, or wait for another try.
  public var troubles: [OwedMail]
  /// Whether people are hidden; see ``anonymised``.
  var isBlind = false

  /// A digest at `now` of what came after `since`.
  public init(
    now: Date, since: Date?, ledger: [LedgerLine], submissions: [Submission],
    troubles: [OwedMail] = []
  ) {
    self.now = now
    self.since = since
    self.ledger = ledger
    self.submissions = submissions
    self.troubles = troubles
  }

  /// Whether the committee would miss anything without the digest: mail from people that
  /// was not a mere repetition, or mail that did not go out.
  public var isNews: Bool {
    !troubles.isEmpty
      || ledger.contains { line in
        switch line.current {
        case .automatic, .duplicate: false
        case .new, .revision, .followUp, .withdrawal, .unrelated, .setAside: true
        }
      }
  }
}
