public import struct Foundation.Date

/// A mail of ours: everything that its octets follow from.
///
/// Time and chance come in as values, so the same mail always has the same octets. Names
/// and subjects may hold what strangers wrote: control characters, line breaks and marks
/// that turn the direction of text never reach a header field.
public struct OutgoingMail: Sendable, Equatable {
  /// The header fields besides those below, such as `Auto-Submitted` (RFC 3834, 5).
  public var fields: [Field]
  /// Who writes.
  public var from: Address
  /// Whom it is for; at least one.
  public var to: [Address]
  /// Where answers go, if not to ``from``.
  public var replyTo: [Address]
  /// The subject, not encoded.
  public var subject: String
  /// When it was written.
  public var date: Date
  /// Its identifier, which must be well-formed.
  public var messageID: MessageID
  /// The message answered.
  public var inReplyTo: MessageID?
  /// The thread it belongs to, oldest first, the message answered last (RFC 5322, 3.6.4).
  public var references: [MessageID]
  /// The text, its lines ended by newlines.
  public var text: String
  /// The same text as a page, for readers that show it.
  public var html: String?
  /// What separates text and page; unused where there is no page.
  public var boundary: String

  /// A header field with a value of any characters.
  public struct Field: Sendable, Equatable {
    /// The name: printable ASCII without a colon.
    public var name: String
    /// The value, not encoded.
    public var value: String

    /// A field of this name and value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A mail of these values.
  public init(
    from: Address, to: [Address], replyTo: [Address] = [], subject: String, date: Date,
    messageID: MessageID, inReplyTo: MessageID? = nil, references: [MessageID] = [],
    fields: [Field] = [], text: String, html: String? = nil, boundary: String
  ) {
    self.from = from
    self.to = to
    self.replyTo = replyTo
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
    self.fields = fields
    self.text = text
    self.html = html
    self.boundary = boundary
  }

  /// The mail as it is kept in a Maildir: 7-bit but for the addresses of recipients that are not,
  /// lines of at most 998 octets ended by LF.
  ///
  /// - Throws: ``MailboxError/notComposed(reason:)`` where an address, our own Message-ID, a
  ///   field's name or the boundary is not one.
  public func octets() throws(MailboxError) -> [UInt8] {
    guard !to.isEmpty else { throw .notComposed(reason: "it has no recipient") }
    guard to.allSatisfy(\.canBeWrittenToSomehow), ([from] + replyTo).allSatisfy(\.canBeWrittenTo)
    else { throw .notComposed(reason: "an address is malformed") }
    guard messageID.isWellFormed else {
      throw .notComposed(reason: "its Message-ID is malformed")
    }
    let header = ComposeHeader(
      ComposeHeader.Standard(
        date: ComposeHeader.Moment(date), from: Self.mailbox(from),
        replyTo: replyTo.map(Self.mailbox), to: to.map(Self.mailbox), messageID: messageID.text,
        inReplyTo: [inReplyTo].compactMap { $0 }.filter(\.isWellFormed).map(\.text),
        references: Self.thread(references), subject: HeaderText.encoded(subject)))
    for field in fields {
      guard !field.name.isEmpty,
        field.name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3A })
      else { throw .notComposed(reason: "a header field has no name") }
      header.add(name: field.name, value: HeaderText.encoded(field.value))
    }
    let plain = ComposeMail.Text(
      subtype: "plain", encoded: BodyText.quotedPrintable(BodyText.lines(text)))
    guard let html else {
      return try BodyText.withNewlines(ComposeMail.octets(header: header, text: plain))
    }
    guard Self.isBoundary(boundary) else {
      throw .notComposed(reason: "its boundary is malformed")
    }
    let rich = ComposeMail.Text(
      subtype: "html", encoded: BodyText.quotedPrintable(BodyText.lines(html)))
    return try BodyText.withNewlines(
      ComposeMail.octets(header: header, plain: plain, rich: rich, boundary: boundary))
  }

  private static func mailbox(_ address: Address) -> ComposeHeader.Mailbox {
    let name = address.name.map(HeaderText.encoded) ?? ""
    return ComposeHeader.Mailbox(name: name.isEmpty ? nil : name, address: address.address)
  }

  /// The identifiers that a References field can hold, those in the middle of a long thread
  /// left out (RFC 5322, 3.6.4).
  private static func thread(_ references: [MessageID]) -> [String] {
    let texts = references.filter(\.isWellFormed).map(\.text)
    return texts.count <= 30 ? texts : Array(texts.prefix(1) + texts.suffix(29))
  }

  private static func isBoundary(_ text: String) -> Bool {
    (1...70).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 == 0x3D
      }
  }
}
