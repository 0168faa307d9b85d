public import struct Foundation.Date

/// A mail, read: every value a copy, nothing shared with C.
///
/// Reading never fails. What is odd becomes a ``Defect`` beside the value that was
/// read in spite of it; what stops a person from reading the mail is its ``obstacle``.
public struct Message: Sendable {
  /// The header fields, in order, raw and decoded.
  public var header: Header
  /// The identifier that the writer's mail program gave the message.
  public var messageID: MessageID?
  /// The messages that this one answers.
  public var inReplyTo: [MessageID]
  /// The thread that this one belongs to, its first message first.
  public var references: [MessageID]
  /// The writers.
  public var from: [Address]
  /// Who sent it for the writers, where that is somebody else.
  public var sender: Address?
  /// Where the writers want answers to go.
  public var replyTo: [Address]
  /// The recipients.
  public var to: [Address]
  /// The recipients of copies.
  public var cc: [Address]
  /// Where delivery problems are told, as the last mail server wrote it.
  public var returnPath: ReturnPath?
  /// The subject, decoded, on one line; empty where there is none.
  public var subject: String
  /// The writer's `Date:`; `nil` where there is none or it is no date.
  public var date: Date?
  /// The leaves of the MIME structure, once each, in document order.
  public var parts: [Part]
  /// The body as a person reads it, line by line: the best alternative of each text,
  /// attachments left out.
  public var body: [BodyLine]
  /// Messages forwarded as attachments (`message/rfc822`), read in their turn.
  public var enclosed: [Message]
  /// What a mail system reports in this message about an earlier one; `nil` where it is no
  /// such report.
  public var report: Report?
  /// What was odd, each thing once.
  public var defects: [Defect]
  /// Why a person's mail program could not show the message either; `nil` for nearly all.
  public var obstacle: Obstacle?

  /// The body's lines joined, quoting marks and signature included.
  public var text: String {
    var joined = JoinedLines()
    for line in body { joined.append(line.text, depth: line.depth) }
    return joined.text
  }
}

/// The address that delivery problems are told to (RFC 5321, 4.4).
public enum ReturnPath: Sendable, Hashable, Codable {
  /// `<>`: the message is itself a report, and nobody may answer it.
  case null
  case address(String)
}
