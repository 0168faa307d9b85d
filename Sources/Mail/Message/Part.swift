/// A leaf of a message's MIME structure (RFC 2045), decoded.
public struct Part: Sendable {
  /// Where the part stands, as in IMAP (RFC 3501, 6.4.5): `1`, `1.2`.
  ///
  /// What a part holds in a format of its own is numbered below it, as the parts of a
  /// multipart are: the files that are uuencoded in the text `1` are `1.1` and `1.2`, the
  /// body and the attachments in a `winmail.dat` that is part `2` are `2.1` and `2.2`.
  public internal(set) var path: String
  /// The media type in lower case: `text/plain`.
  public let type: String
  /// The character set that the part declares, in lower case.
  public let charset: String?
  /// The file name, decoded (RFC 2047, RFC 2231).
  public let name: String?
  /// `inline` or `attachment` in lower case, where the part says.
  public let disposition: String?
  private let held: Content
  private let knownDigest: Digest?
  /// The content as text a person reads: of text parts, and of attachments whose
  /// kind we can read; `nil` for everything else.
  public internal(set) var text: String?

  /// The content with its transfer encoding undone; a large one that nobody had to read is decoded
  /// at each call.
  public var content: [UInt8] { held.octets }
  /// The SHA-256 digest of ``content``; taken at each call, but for documents.
  public var digest: Digest { knownDigest ?? Digest(of: content) }
  /// How many octets ``content`` has.
  public var size: Int { held.count }

  /// Whether the part is a file that travels along, not something to read in place.
  public let isAttachment: Bool
  /// Whether the part is a document whose text another program has to get.
  var isUnreadDocument = false

  /// A leaf whose text is not known yet; its digest may be.
  init(
    path: String, type: String, charset: String?, name: String?, disposition: String?,
    content: Content, digest: Digest?, isAttachment: Bool
  ) {
    self.path = path
    self.type = type
    self.charset = charset
    self.name = name
    self.disposition = disposition
    held = content
    knownDigest = digest
    self.isAttachment = isAttachment
  }
}
