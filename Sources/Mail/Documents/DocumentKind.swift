/// The kinds of document whose text can be got at.
enum DocumentKind {
  case rtf
  /// Office Open XML or OpenDocument: which of them, the archive says.
  case office
  case pdf
  /// Word's format before 2007, or an Office document that a password closes.
  case compound

  /// What a part is, by its type, its name and the octets it begins with; `nil` for anything
  /// that is no document.
  ///
  /// The octets have the last word: mail programs call an RTF file `application/msword`.
  init?(type: MediaType, name: String?, content: [UInt8]) {
    let claimed = Self.types[type.name] ?? name.flatMap(Self.kind(named:))
    let isGeneric = type.kind == "application" || type.kind == "binary"
    guard claimed != nil || isGeneric else { return nil }
    if let found = Self.kind(beginning: content, isClaimed: claimed != nil) {
      self = found
    } else if let claimed {
      self = claimed
    } else {
      return nil
    }
  }

  private static func kind(named name: String) -> DocumentKind? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return extensions[name[name.index(after: dot)...].lowercased()]
  }

  /// What the first octets show; a document that is one by its name may have some before it.
  private static func kind(beginning content: [UInt8], isClaimed: Bool) -> DocumentKind? {
    let start = content[...].withoutMark
    if start.hasPrefix("{\\rtf") { return .rtf }
    if start.prefix(5).elementsEqual(Array("%PDF-".utf8)) { return .pdf }
    if content.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .office }
    if isClaimed, content.starts(with: Compound.magic) { return .compound }
    if isClaimed, content.prefix(1024)[...].index(of: Array("%PDF-".utf8), from: 0) != nil {
      return .pdf
    }
    return nil
  }

  private static let types: [String: DocumentKind] = [
    "application/rtf": .rtf, "text/rtf": .rtf, "application/x-rtf": .rtf, "text/richtext-rtf": .rtf,
    "application/pdf": .pdf, "application/x-pdf": .pdf, "application/acrobat": .pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": .office,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": .office,
    "application/vnd.ms-word.document.macroenabled.12": .office,
    "application/vnd.oasis.opendocument.text": .office,
    "application/vnd.oasis.opendocument.text-template": .office,
    "application/x-vnd.oasis.opendocument.text": .office,
    "application/msword": .compound, "application/x-msword": .compound,
    "application/vnd.ms-word": .compound,
  ]

  private static let extensions: [String: DocumentKind] = [
    "rtf": .rtf, "pdf": .pdf, "docx": .office, "docm": .office, "dotx": .office, "odt": .office,
    "ott": .office, "doc": .compound,
  ]
}

/// Files in Microsoft's container before Office Open XML, which are told apart, not read.
enum Compound {
  static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Whether an Office document that a password closes is in `content`: the container's
  /// directory then names the stream that holds it.
  static func isEncrypted(_ content: [UInt8]) -> Bool {
    let name = Array("EncryptedPackage".utf8).flatMap { [$0, UInt8(0)] }
    return content[...].index(of: name, from: 0) != nil
  }
}
