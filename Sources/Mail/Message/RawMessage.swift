public import struct Foundation.Date

/// One mail as it was found in a mailbox: its octets, and what the mailbox says of it.
public struct RawMessage: Sendable {
  /// The message from its first header octet to its last, without a `From_` line and
  /// without the blank line that ends it in an mbox; mbox quoting undone.
  public var octets: MessageOctets
  /// Where it was found, for people: a path, or `path#3` for the third of an mbox.
  public var source: String
  /// When the mailbox says it was delivered: the `From_` line, the Maildir name.
  public var delivered: Date?
  /// The part of a Maildir file's name that never changes; `nil` elsewhere.
  public var uniqueName: String?
  /// Whether an earlier run saw a shorter form of this delivery at the same place,
  /// because the mailbox was still being written.
  public var completesEarlier: Bool

  /// A mail found in a mailbox.
  public init(
    octets: MessageOctets, source: String, delivered: Date? = nil, uniqueName: String? = nil,
    completesEarlier: Bool = false
  ) {
    self.octets = octets
    self.source = source
    self.delivered = delivered
    self.uniqueName = uniqueName
    self.completesEarlier = completesEarlier
  }
}
