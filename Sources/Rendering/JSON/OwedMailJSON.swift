import Mail
public import Proposals

/// A mail in the outbox as `cfp outbox` prints it, without its text.
public struct OwedMailJSON: Encodable {
  private let mail: OwedMail

  /// Shows `mail`.
  public init(_ mail: OwedMail) { self.mail = mail }

  private enum Key: String, CodingKey {
    case id, kind, state, recipients, messageID, message, attempts, trouble, queued, changed, due
  }

  /// Writes one object; `message` is the ledger number of the mail answered, or null, and
  /// `due` when it is tried again, or null.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(mail.id, forKey: .id)
    try object.encode(mail.kind, forKey: .kind)
    try object.encode(mail.state, forKey: .state)
    try object.encode(mail.recipients, forKey: .recipients)
    try object.encode(mail.messageID.description, forKey: .messageID)
    try object.encode(mail.message, forKey: .message)
    try object.encode(mail.attempts, forKey: .attempts)
    try object.encode(mail.trouble, forKey: .trouble)
    try object.encode(Moment.iso8601(mail.queued), forKey: .queued)
    try object.encode(Moment.iso8601(mail.changed), forKey: .changed)
    try object.encode(mail.due.map(Moment.iso8601), forKey: .due)
  }
}
