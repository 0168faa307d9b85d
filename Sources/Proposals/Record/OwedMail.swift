public import Mail
public import struct Foundation.Date

/// A mail in the outbox: what is owed to whom, and how far its sending has come.
public struct OwedMail: Sendable, Equatable, Identifiable {
  /// What will be sent.
  public enum Content: Sendable, Codable, Equatable {
    case acknowledgement(Acknowledgement)
    /// A mail already written, octet for octet.
    case composed(octets: [UInt8], recipients: [String])
  }

  /// Its number in the outbox.
  public let id: Int
  /// The ledger number of the message it answers; `nil` for a digest.
  public var message: Int?
  /// `received`, `revised`, …, `digest`.
  public var kind: String
  /// Its own Message-ID, the same whenever it is made.
  public var messageID: MessageID
  /// The addresses it goes to.
  public var recipients: [String]
  /// What is sent.
  public var content: Content
  /// How far its sending has come.
  public var state: LedgerLine.Answer
  /// How often its sending was begun.
  public var attempts: Int
  /// What went wrong last.
  public var trouble: String?
  /// When it was owed.
  public var queued: Date
  /// When the state last changed.
  public var changed: Date
  /// When it is tried again; `nil` where it waits for no try.
  public var due: Date?
  /// The way it was last handed over by: `maildir`, `sendmail`, `smtp`; `nil` before that.
  public var carrier: String?
  /// The ledger number of the message that says that it came back; `nil` where none does, or where
  /// a person said that the address is good again.
  public var bounce: Int?

  /// A mail as the outbox has it.
  public init(
    id: Int, message: Int?, kind: String, messageID: MessageID, recipients: [String],
    content: Content, state: LedgerLine.Answer, attempts: Int, trouble: String?, queued: Date,
    changed: Date, due: Date? = nil, carrier: String? = nil,
    bounce: Int? = nil
  ) {
    self.id = id
    self.message = message
    self.kind = kind
    self.messageID = messageID
    self.recipients = recipients
    self.content = content
    self.state = state
    self.attempts = attempts
    self.trouble = trouble
    self.queued = queued
    self.changed = changed
    self.due = due
    self.carrier = carrier
    self.bounce = bounce
  }
}
