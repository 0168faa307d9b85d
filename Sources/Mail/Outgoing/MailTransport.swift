/// A way for mail to leave by.
///
/// Mails are handed over one after the other, each recorded before and after by the caller. A
/// caller that was cut off in between can hand a mail over again only where
/// ``takesAMailOnce`` says so.
public protocol MailTransport {
  /// What the way is called in the configuration: `maildir`, `sendmail`, `smtp`.
  var name: String { get }

  /// Whether a mail that is handed over again under the same name arrives once.
  var takesAMailOnce: Bool { get }

  /// Whether mail can be handed over at once.
  var isOpen: Bool { get }

  /// Gets ready to take mail: connects, logs in. Does nothing where that is done.
  ///
  /// - Throws: Where no mail at all can be handed over.
  func open() throws(TransportError)

  /// Hands over one mail, and says what became of it.
  ///
  /// - Parameters:
  ///   - octets: The mail, its lines ended by newlines.
  ///   - name: A name for it, always the same: no slash, no colon, no dot at its beginning.
  /// - Throws: Where this mail was not taken and no other would be.
  func deliver(
    _ octets: [UInt8], in envelope: Envelope, named name: String
  ) throws(TransportError) -> Handover

  /// Takes leave of whoever takes the mail.
  func close()
}

/// Who a mail comes from and goes to, whatever its header says (RFC 5321, 2.3.1).
public struct Envelope: Sendable, Equatable {
  /// Where bounces go; `nil` for the null sender, to whom nothing is ever sent.
  public var sender: String?
  /// Whom it goes to; at least one.
  public var recipients: [String]

  /// An envelope for `recipients`.
  public init(from sender: String?, to recipients: [String]) {
    self.sender = sender
    self.recipients = recipients
  }

  /// Whether only a server with SMTPUTF8 (RFC 6531) can take it.
  var needsSMTPUTF8: Bool {
    (recipients + [sender].compactMap { $0 }).contains { !$0.utf8.allSatisfy { $0 < 0x80 } }
  }
}

/// What became of a mail that was handed over.
///
/// Each sentence is for a person, names nobody's address, and has no full stop.
public enum Handover: Sendable, Equatable {
  /// Somebody else has the mail now.
  ///
  /// - Parameter but: What is wrong all the same: recipients that were refused.
  case delivered(String, but: String? = nil)
  /// It was refused, and would be again.
  case refused(String)
  /// It was not taken now.
  case tryLater(String)
  /// It may have been taken, or not: nothing but the mailbox of its recipient can tell.
  case uncertain(String)
}

/// Why no mail can be handed over.
public struct TransportError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, with what, and what to do; names no password.
  public let description: String
  /// Whether it may pass by itself: the network, a disk; if not, somebody has to act.
  public let isTemporary: Bool

  /// An error that says `description`, one line without a full stop.
  public init(_ description: String, isTemporary: Bool) {
    self.description = description
    self.isTemporary = isTemporary
  }
}
