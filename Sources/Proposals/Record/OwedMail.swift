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

  public let id: Int
  /// The ledger number of the message it answers; `nil` for a digest.
  public var message: Int?
  /// `received`, `revised`, …, `digest`.
  public var kind: String
  public var messageID: MessageID
  public var recipients: [String]
  public var content: Content
  public var state: LedgerLine.Answer
  public var attempts: Int
  /// What went wrong last.
  public var trouble: String?
  public var queued: Date
  /// When the state last changed.
  public var changed: Date

  public init(
    id: Int, message: Int?, kind: String, messageID: MessageID, recipients: [String],
    content: Content, state: LedgerLine.Answer, attempts: Int, trouble: String?, queued: Date,
    changed: Date
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
  }
}
