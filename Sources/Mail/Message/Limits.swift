/// How much of one message is read: mail is written by strangers, and what it costs to
/// read is bounded for each of them.
///
/// Nothing beyond a limit is dropped: it stays in the octets, and a ``Defect`` or the
/// message's ``Obstacle`` names the limit.
public struct Limits: Sendable, Hashable, Codable {
  /// The octets of a message; a larger one is an obstacle.
  ///
  /// Mail servers take 25 to 50 MB.
  public var messageOctets = 100_000_000
  /// The header fields of a message or part.
  ///
  /// Mail in the wild has up to 200.
  public var headerFields = 10_000
  /// The octets of one field value given to libetpan, whose parser is recursive.
  public var fieldOctets = 64 * 1024
  /// How deep comments may nest in a field given to libetpan.
  public var commentDepth = 64
  /// The leaves and containers of the MIME structure.
  public var parts = 10_000
  /// How deep multiparts and enclosed messages may nest.
  ///
  /// Mail in the wild reaches 12.
  public var nesting = 100
  /// How deep messages may be enclosed in messages; each is listed with the parts in it.
  public var enclosedMessages = 20
  /// How deep messages enclosed in a transfer encoding are opened: each is read anew.
  public var encodedMessages = 4
  /// The elements and texts of an HTML part; the text beyond them is read without structure.
  public var htmlNodes = 200_000
  /// The octets that the documents of a message (`.docx`, `.odt`) may unpack to, together.
  ///
  /// A few pages of text are 200 kB; an archive can be made to unpack to a thousand times its
  /// size.
  public var documentOctets = 16_000_000
  /// The files in the archive that a document is.
  public var documentFiles = 5_000
  /// The elements and texts of each file in it.
  public var documentNodes = 1_000_000

  /// The limits that suit an intake.
  public init() {}
}
