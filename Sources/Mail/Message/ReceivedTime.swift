public import struct Foundation.Date

/// When a message reached our host, and who says so.
///
/// Never the writer's `Date:` header where anything better is known: a deadline
/// is held against this time.
public struct ReceivedTime: Hashable, Sendable, Codable {
  /// Where a received time was found, the most trustworthy first.
  public enum Witness: String, Sendable, Codable {
    /// The top-most `Received:` field of a trusted host (RFC 5321, 4.4).
    case received
    /// The mbox `From_` line, or the name of the Maildir file.
    case mailbox
    /// The writer's own `Date:` field.
    case date
    /// Nothing in the message: the time of the run that read it.
    case run
  }

  /// The moment.
  public var time: Date
  /// Who says so.
  public var witness: Witness

  /// A moment and who says so.
  public init(_ time: Date, witness: Witness) {
    self.time = time
    self.witness = witness
  }
}
