import struct Foundation.Date
import Mail
import Proposals
import Rendering

extension OutgoingMail {
  /// The acknowledgement `text`, as a mail that no machine answers (RFC 3834, 5).
  init(
    answering acknowledgement: Acknowledgement, saying text: MailText, from sender: Address,
    answersTo: [Address] = [], at time: Date
  ) {
    self.init(
      from: sender, to: [acknowledgement.recipient], replyTo: answersTo, subject: text.subject,
      date: time,
      messageID: acknowledgement.messageID, inReplyTo: acknowledgement.inReplyTo,
      references: acknowledgement.references, fields: Self.marks(of: "auto-replied"),
      text: text.text, html: text.html, boundary: Self.boundary(for: acknowledgement.messageID))
  }

  /// The digest `text`, as a mail that a program writes by itself (RFC 3834, 5).
  init(
    digest text: MailText, messageID: MessageID, from sender: Address, to recipients: [Address],
    at time: Date
  ) {
    self.init(
      from: sender, to: recipients, subject: text.subject, date: time, messageID: messageID,
      fields: Self.marks(of: "auto-generated"), text: text.text, html: text.html,
      boundary: Self.boundary(for: messageID))
  }

  /// What tells other programs, and ourselves, that a program wrote the mail.
  static func marks(of kind: String) -> [Field] {
    [
      Field("Auto-Submitted", kind), Field("X-Auto-Response-Suppress", "All"),
      Field("X-CFP-Loop", "cfp"),
    ]
  }

  /// A boundary that no text holds by chance, the same for the same mail.
  private static func boundary(for id: MessageID) -> String {
    "=_" + Digest(of: Array(id.text.utf8)).description.prefix(40)
  }
}
