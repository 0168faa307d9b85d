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
    let content = entity.encoding.decode(octets[entity.content]) {
      leaf.defects.append(Defect($0))
    }
    if entity.isMessage, !entity.encoding.isIdentity, reading.mayOpen {
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
    let file = File(
      path: entity.path, type: entity.type, name: entity.fileName,
      disposition: entity.disposition?.kind, isAttachment: isAttachment, content: content)
    file.read(into: &leaf, reading: &reading)
    return leaf
  }
}

extension Entity {
  /// The name of the file that the part is, without folders.
  var fileName: String? {
    (disposition?.parameters.text("filename") ?? type.parameters.text("name"))
      .flatMap(File.withoutFolders)
  }

  /// Whether the part is a whole message (RFC 2046, 5.2.1; RFC 6532, 3.7).
  var isMessage: Bool { type.kind == "message" && ["rfc822", "global"].contains(type.subtype) }

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
