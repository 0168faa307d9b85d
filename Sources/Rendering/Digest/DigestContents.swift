import Mail
public import Proposals
public import struct Foundation.Date

/// All that a digest tells the committee.
///
/// Where it is blind, it holds nothing of who anybody is.
public struct DigestContents: Sendable {
  /// The call being answered.
  public let call: Call
  /// The time of the digest.
  public let now: Date
  /// The time of the digest before it; `nil` for the first.
  public let since: Date?
  /// The ledger's lines since then, in order.
  public var ledger: [LedgerLine]
  /// Every submission on record.
  public let submissions: [Submission]
  /// Mails of the outbox that failed, came back, may not have been sent, or wait for another try.
  public let troubles: [OwedMail]
  /// Whether people are hidden.
  public let isBlind: Bool
  /// What needs a person.
  let attention: Attention
  /// How long people may take.
  let patience: Patience
  /// The ledger's lines that the committee itself wrote, by number.
  let ours: Set<Int>

  /// For how many days something may wait before the digest lists it.
  public struct Patience: Sendable, Equatable {
    /// What the call expects and nobody said, for so many days.
    public var missingDays: Int
    /// A question or a comment, for so many days.
    public var unansweredDays: Int

    /// So many days for what is missing, so many for an answer.
    public init(missingDays: Int = 7, unansweredDays: Int = 3) {
      self.missingDays = missingDays
      self.unansweredDays = unansweredDays
    }
  }

  /// A digest at `now` of what came after `since`.
  ///
  /// - Parameters:
  ///   - ledger: The ledger's lines since then, in order.
  ///   - submissions: Every submission on record.
  ///   - setAside: Every message on record that could not be read.
  ///   - troubles: Mails of the outbox that failed, came back, may not have been sent, or wait
  ///     for another try.
  ///   - patience: How long people may take.
  public init(
    call: Call, now: Date, since: Date?, ledger: [LedgerLine], submissions: [Submission],
    setAside: [LedgerLine] = [], troubles: [OwedMail] = [], patience: Patience = Patience(),
    isBlind: Bool = false
  ) {
    attention = Attention(
      submissions: submissions, setAside: setAside, troubles: troubles, for: call,
      isBlind: isBlind)
    ours = Set(
      ledger.filter { $0.sender.map { call.isOurs($0.address) } ?? false }.map(\.number))
    self.call = isBlind ? call.anonymised : call
    self.now = now
    self.since = since
    self.ledger = isBlind ? ledger.map(\.anonymised) : ledger
    self.submissions = isBlind ? submissions.map(\.anonymised) : submissions
    self.troubles = isBlind ? troubles.map(\.anonymised) : troubles
    self.patience = patience
    self.isBlind = isBlind
  }
}
