/// Decodes the leaves of the structure.
enum LeafReader {
  /// A leaf, decoded once.
  struct Leaf {
    /// What the message lists for it: itself, or the parts of the message that it holds in a
    /// transfer encoding.
    var parts: [Part]
    var readable: ReadableText?
    var enclosed: Message?
    /// The entity that a signature holds, read as if it were the message itself.
    var signed: Message?
    var defects: [Defect] = []
  }

  /// Decodes `entity`, `opened` of whose enclosing messages had to be decoded first.
  static func leaf(
    _ entity: Entity, isAttachment: Bool, in octets: ArraySlice<UInt8>, limits: Limits, opened: Int
  ) -> Leaf {
    var defects: [Defect] = []
    let content = entity.encoding.decode(octets[entity.content]) { defects.append(Defect($0)) }
    let isMessage =
      entity.type.kind == "message" && ["rfc822", "global"].contains(entity.type.subtype)
    if isMessage, !entity.encoding.isIdentity, opened < limits.encodedMessages {
      let enclosed = MessageReader.message(of: content, limits: limits, opened: opened + 1)
      let parts = enclosed.parts.map { $0.renumbered("\(entity.path).\($0.path)") }
      return Leaf(parts: parts, enclosed: enclosed, defects: defects)
    }
    if entity.isSignedData, opened < limits.encodedMessages,
      let inner = SignedData.content(of: content)
    {
      let signed = MessageReader.message(of: inner, limits: limits, opened: opened + 1)
      let parts = signed.parts.map { $0.renumbered("\(entity.path).\($0.path)") }
      return Leaf(parts: parts, signed: signed, defects: defects)
    }
    let readable = ReadableText(content, type: entity.readableType, limits: limits)
    defects += readable?.defects ?? []
    let part = Part(
      path: entity.path, type: entity.type.name,
      charset: entity.type.parameters.word("charset"), name: entity.fileName,
      disposition: entity.disposition?.kind, content: content, digest: Digest(of: content),
      text: readable?.text, isAttachment: isAttachment)
    return Leaf(parts: [part], readable: readable, defects: defects)
  }
}

extension Entity {
  /// The name of the file that the part is, without folders.
  var fileName: String? {
    guard
      let name = disposition?.parameters.text("filename") ?? type.parameters.text("name")
    else { return nil }
    let last = Folding.fold(name).split(whereSeparator: { $0 == "/" || $0 == "\\" || $0 == "\n" })
      .last
    return last.map(String.init).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the part may be S/MIME that is signed and not encrypted.
  var isSignedData: Bool {
    guard ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(type.name) else {
      return false
    }
    return ["signed-data", nil].contains(type.parameters.word("smime-type"))
  }

  /// The type to read the part as: a file of no particular type is what its name says.
  var readableType: MediaType {
    guard type.kind == "application", let dot = fileName?.lastIndex(of: "."), let fileName,
      ["octet-stream", "x-unknown", "unknown", "x-download", "force-download"].contains(
        type.subtype)
    else { return type }
    var named = type
    switch fileName[dot...].lowercased() {
    case ".txt", ".md", ".markdown", ".rst", ".org", ".asc", ".text", ".adoc", ".tex", ".patch",
      ".diff":
      (named.kind, named.subtype) = ("text", "plain")
    case ".html", ".htm", ".xhtml": (named.kind, named.subtype) = ("text", "html")
    default: break
    }
    return named
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
    if parent?.type.name == "multipart/encrypted" { return false }
    return !(parent?.type.name == "multipart/related" && type.kind == "image" && contentID != nil)
  }

  private static let notFiles: Set<String> = [
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/pgp-encrypted", "message/delivery-status", "message/disposition-notification",
    "message/feedback-report",
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
    guard path != self.path else { return self }
    return Part(
      path: path, type: type, charset: charset, name: name, disposition: disposition,
      content: content, digest: digest, text: text, isAttachment: isAttachment)
  }
}
