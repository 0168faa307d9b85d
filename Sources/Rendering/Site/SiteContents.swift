import Mail
public import Proposals
public import struct Foundation.Date

/// All that the site shows of a call.
public struct SiteContents: Sendable {
  /// The call being answered.
  public let call: Call
  /// Every submission on record, in the order of their codes.
  public let submissions: [Brief]
  /// Every line of the ledger, in order.
  public let ledger: [LedgerLine]
  /// Mails of the outbox that failed, may not have been sent, or wait for another try.
  public let troubles: [OwedMail]
  /// The time that the site is of.
  public let now: Date
  /// Whether its people are hidden.
  public let isBlind: Bool
  /// What needs a person.
  let attention: Attention
  /// Where each submission stands among all.
  let places: [SubmissionCode: Int]

  /// The site of `call` at `now`; where it is blind, it holds nothing of who anybody is.
  public init(
    call: Call, submissions: [Brief], ledger: [LedgerLine], troubles: [OwedMail] = [],
    now: Date, isBlind: Bool = false
  ) {
    attention = Attention(
      briefs: submissions, ledger: ledger, setAside: ledger.filter { $0.current == .setAside },
      troubles: troubles, for: call, isBlind: isBlind)
    places = Dictionary(submissions.enumerated().map { ($1.code, $0) }) { first, _ in first }
    self.call = isBlind ? call.anonymised : call
    self.submissions = isBlind ? submissions.map(\.anonymised) : submissions
    self.ledger = isBlind ? ledger.map(\.anonymised) : ledger
    self.troubles = isBlind ? troubles.map(\.anonymised) : troubles
    self.now = now
    self.isBlind = isBlind
  }
}
