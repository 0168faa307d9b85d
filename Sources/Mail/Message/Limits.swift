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
  /// The octets of the header of a message or part; the fields beyond them are not listed.
  ///
  /// Mail in the wild has up to 100 kB. A header as large as a mail may be is read all the
  /// same, since reading it costs no more than reading a body.
  public var headerOctets = 64_000_000
  /// The header fields of a message or part; the ones beyond them are not listed.
  ///
  /// Mail in the wild has up to 200. Fields are looked for by name, one after the other.
  public var headerFields = 10_000
  /// The octets of one field value given to libetpan; a longer one is read leniently.
  ///
  /// Its parsers are recursive, and what some of them cost grows with the square of the length.
  public var fieldOctets = 64 * 1024
  /// How deep comments may nest in a field given to libetpan; deeper ones are read by our own
  /// reader, which does not recurse.
  ///
  /// Mail in the wild reaches 3; libetpan overflows a stack of 512 kB at 6,500.
  public var commentDepth = 64
  /// The addresses of one kind (`To`, `Cc`, …) of a message; the ones beyond them stand in the
  /// header alone.
  ///
  /// Lists of recipients in the wild reach some thousands. An address takes a hundred octets
  /// of memory, and a million of them are what a worker's memory bears.
  public var addresses = 1_000_000
  /// The identifiers in a field such as `References`; the ones beyond them stand in the header
  /// alone.
  ///
  /// The longest threads in the wild reach some hundreds.
  public var identifiers = 10_000
  /// The leaves and containers of the MIME structure; what is beyond them is one part more.
  ///
  /// Digests in the wild reach some hundreds. A small message has fewer: beyond the first 64,
  /// each part has to bring 25 octets along, or reading it would cost more than it may.
  public var parts = 10_000
  /// The lines of the body; the ones beyond them stand in the part's text alone.
  ///
  /// A mail of a thousand pages has 60,000. What each is there for is found out line by line.
  public var bodyLines = 200_000
  /// The octets of a text that are taken apart line by line; what is beyond them stands in its
  /// part alone.
  ///
  /// A text of that length in base64 fills the largest mail that servers take.
  public var textOctets = 40_000_000
  /// The octets of a page in HTML that are laid out; what is beyond them stands in the part's
  /// content alone.
  ///
  /// The longest newsletters have 2 MB. libxml2 takes six times a page's octets of memory.
  public var htmlOctets = 16_000_000
  /// How deep multiparts and enclosed messages may nest; what is deeper is a leaf.
  ///
  /// Mail in the wild reaches 12.
  public var nesting = 100
  /// How deep messages may be enclosed in messages; each is listed with the parts in it.
  public var enclosedMessages = 20
  /// How deep messages enclosed in a transfer encoding are opened: each is read anew.
  public var encodedMessages = 4
  /// The elements of an HTML part, their attributes and texts; the text beyond them is read
  /// without structure.
  ///
  /// The longest newsletters have 120,000, of 20,000 elements. A node takes a quarter of a
  /// kilobyte of memory in libxml2. A small part has fewer: beyond the first 1,000 elements, each
  /// has to bring sixteen octets along, or reading it would cost more than it may.
  public var htmlNodes = 200_000
  /// The seconds of processor time that a worker may take to read one message.
  ///
  /// Half of what the largest message may take, were it all as dear as mail can be made: one that
  /// takes longer is set aside.
  public var seconds = 10
  /// The memory of a worker, in MiB: the most that reading one message may take.
  ///
  /// Several times the octets of a large message; a message that asks for more is set aside.
  public var memory = 512
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
