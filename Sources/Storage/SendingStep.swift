public import Proposals
public import struct Foundation.Date

/// A step of a mail through the states of the outbox.
public struct SendingStep: Sendable, Equatable {
  /// Which mail.
  public var mail: OwedMail.ID
  /// What it is now.
  public var state: LedgerLine.Answer
  /// What went wrong, for people; `nil` where nothing did.
  public var trouble: String?
  /// When it is tried again; only where it is to be.
  public var due: Date?
  /// The way it is being handed over by; `nil` leaves what is on record.
  public var carrier: String?

  /// A step of the mail called `mail`.
  public init(
    _ mail: OwedMail.ID, to state: LedgerLine.Answer, trouble: String? = nil, due: Date? = nil,
    by carrier: String? = nil
  ) {
    self.mail = mail
    self.state = state
    self.trouble = trouble
    self.due = due
    self.carrier = carrier
  }
}
