/// Decodes the leaves of the structure.
enum LeafReader {
  /// A leaf, decoded once.
  struct Leaf {
    /// What the message lists for it: itself, what it holds in a format of its own, or the
    /// parts of the message that it holds in a transfer encoding.
    var parts: [Part] = []
    var readable: ReadableText?
    var enclosed: Message?
    /// The entity that a signature holds, read as if it were the message itself.
    var signed: Message?
    /// The body that a file in Outlook's format holds, for a message that has no other.
    var standIn: [TextLine] = []
    var defects: [Defect] = []
  }

  /// Decodes `entity`.
  static func leaf(
    _ entity: Entity, isAttachment: Bool, in octets: ArraySlice<UInt8>, reading: inout Reading
  ) -> Leaf {
    var leaf = Leaf()
    if let part = undecoded(entity, isAttachment: isAttachment, in: octets, reading: reading) {
      if let sentence = entity.namedElsewhere { leaf.defects.append(Defect(sentence)) }
      leaf.parts = [part]
      return leaf
    }
    let content = entity.encoding.decode(octets[entity.content]) {
      leaf.defects.append(Defect($0))
    }
    if entity.type.isMessage, !entity.encoding.isIdentity, reading.mayOpen {
      let enclosed = reading.opening { MessageReader.message(of: content, reading: &$0) }
      leaf.parts = enclosed.parts.map { $0.below(entity.path) }
      leaf.enclosed = enclosed
      return leaf
    }
    if entity.isSignedData, reading.mayOpen, let inner = SignedData.content(of: content) {
      let signed = reading.opening { MessageReader.message(of: inner, reading: &$0) }
      leaf.parts = signed.parts.map { $0.below(entity.path) }
      leaf.signed = signed
      return leaf
    }
    if let inner = divided(entity, content, in: octets), reading.mayOpen {
      leaf.defects.append(Defect("A multipart is in a transfer encoding, which none may be."))
      let message = reading.opening { MessageReader.message(of: inner, reading: &$0) }
      leaf.parts = message.parts.map { $0.below(entity.path) }
      leaf.signed = message
      return leaf
    }
    if let sentence = entity.namedElsewhere { leaf.defects.append(Defect(sentence)) }
    File(entity, isAttachment: isAttachment, content: content)
      .read(into: &leaf, reading: &reading)
    return leaf
  }

  /// A large file that nothing is read out of; `nil` for anything else.
  private static func undecoded(
    _ entity: Entity, isAttachment: Bool, in octets: ArraySlice<UInt8>, reading: Reading
  ) -> Part? {
    let encoded = octets[entity.content]
    guard encoded.count > Content.large, case .base64 = entity.encoding, !entity.type.isMessage,
      !entity.isSignedData, entity.undivided == nil
    else { return nil }
    let beginning = Base64.decode(encoded.prefix(8192)).content
    return File(entity, isAttachment: isAttachment, content: beginning)
      .part(holding: encoded, reading: reading)
  }

  /// A multipart that was found to have no parts because they are in a transfer encoding, as
  /// a message that can be read; `nil` for anything else.
  private static func divided(
    _ entity: Entity, _ content: [UInt8], in octets: ArraySlice<UInt8>
  ) -> [UInt8]? {
    guard !entity.encoding.isIdentity, let boundary = entity.undivided?.parameters.text("boundary"),
      content[...].index(of: Array("--\(boundary)".utf8), from: 0) != nil,
      let field = entity.header.first("content-type", in: octets)
    else { return nil }
    return Array("Content-Type: ".utf8) + field + [0x0A, 0x0A] + content
  }
}

extension File {
  fileprivate init(_ entity: Entity, isAttachment: Bool, content: [UInt8]) {
    self.init(
      path: entity.path, type: entity.type, name: entity.fileName,
      disposition: entity.disposition?.kind, isAttachment: isAttachment, content: content)
  }
}

extension Entity {
  /// What a field of a form is called, where the part is one (RFC 7578, 4.2).
  var formLabel: String? {
    guard disposition?.kind == "form-data", fileName == nil else { return nil }
    return disposition?.parameters.text("name").flatMap { $0.isEmpty ? nil : Header.line($0) }
  }

  /// The name of the file that the part is, without folders.
  var fileName: String? {
    (disposition?.parameters.text("filename") ?? type.parameters.text("name"))
      .flatMap(File.withoutFolders)
  }

  /// Whether the part may be S/MIME that is signed and not encrypted.
  var isSignedData: Bool {
    guard ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(type.name) else {
      return false
    }
    return ["signed-data", nil].contains(type.parameters.word("smime-type"))
  }

  /// Whether the part is text that a mail program shows in place, were it where one looks.
  var isShownText: Bool {
    guard shape == .leaf, type.kind == "text", disposition?.kind != "attachment" else {
      return false
    }
    return !Self.neverShown.contains(type.subtype)
  }

  /// Whether the part is a file that travels along (RFC 8621, 4.1.4): text to read in place,
  /// signatures, and pictures that only dress the page are none.
  func isAttachment(isFirst: Bool, in parent: Entity?) -> Bool {
    if disposition?.kind == "attachment" { return true }
    if type.kind == "text" {
      guard isShownText else { return true }
      return fileName != nil && parent != nil && !isFirst
    }
    if Self.notFiles.contains(type.name) { return false }
    // A signature, of whatever kind (RFC 1847, 2.1); what a Macintosh knew of a file beside
    // its content (RFC 1740, 5).
    if parent?.type.name == "multipart/signed", !isFirst { return false }
    if parent?.type.name == "multipart/appledouble", type.subtype == "applefile" { return false }
    if parent?.type.name == "multipart/encrypted" { return false }
    return !(parent?.type.name == "multipart/related" && type.kind == "image" && contentID != nil)
  }

  private static let notFiles: Set<String> = [
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/pgp-encrypted", "message/delivery-status", "message/disposition-notification",
    "message/feedback-report", "message/global-delivery-status",
    "message/global-disposition-notification",
  ]

  /// Kinds of text that are for programs.
  private static let neverShown: Set<String> = [
    "calendar", "x-vcard", "vcard", "directory", "x-vcalendar", "css", "javascript", "xml",
    "rfc822-headers", "x-amp-html", "watch-html", "x-watch-html", "csv", "rtf", "x-moz-deleted",
  ]
}

extension Part {
  /// The part under another number.
  func renumbered(_ path: String) -> Part {
    var part = self
    part.path = path
    return part
  }

  /// The part as one of those in the part at `path`.
  func below(_ path: String) -> Part { renumbered("\(path).\(self.path)") }
}
