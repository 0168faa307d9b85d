/// A leaf of a message's MIME structure (RFC 2045), decoded.
public struct Part: Sendable {
  /// Where the part stands, as in IMAP (RFC 3501, 6.4.5): `1`, `1.2`.
  public let path: String
  /// The media type in lower case: `text/plain`.
  public let type: String
  /// The character set that the part declares, in lower case.
  public let charset: String?
  /// The file name, decoded (RFC 2047, RFC 2231).
  public let name: String?
  /// `inline` or `attachment` in lower case, where the part says.
  public let disposition: String?
  /// The content with its transfer encoding undone.
  public let content: [UInt8]
  /// The SHA-256 digest of ``content``.
  public let digest: Digest
  /// The content as text a person reads: of text parts, and of attachments whose
  /// kind we can read; `nil` for everything else.
  public let text: String?

  /// Whether the part is a file that travels along, not something to read in place.
  public let isAttachment: Bool

  /// A leaf whose content is decoded.
  public init(
    path: String, type: String, charset: String? = nil, name: String? = nil,
    disposition: String? = nil, content: [UInt8], digest: Digest, text: String? = nil,
    isAttachment: Bool
  ) {
    self.path = path
    self.type = type
    self.charset = charset
    self.name = name
    self.disposition = disposition
    self.content = content
    self.digest = digest
    self.text = text
    self.isAttachment = isAttachment
  }
}
