/// A file as it travelled: a leaf of the MIME structure, or what was found in one.
struct File {
  var path: String
  var type: MediaType
  var name: String?
  var disposition: String?
  var isAttachment: Bool
  /// The content, its transfer encoding undone.
  var content: [UInt8]

  /// Lists the file among the parts of `leaf`, and whatever it holds in a format of its own
  /// behind it.
  ///
  /// - Returns: The file's text, where it is one.
  @discardableResult
  func read(into leaf: inout LeafReader.Leaf, reading: inout Reading) -> ReadableText? {
    var held: [File] = []
    var shown = content
    if type.name == "text/plain", !isAttachment {
      (shown, held) = Embedded.split(content, below: path, limits: reading.limits)
    }
    let kind = documentKind
    // Only documents are looked up by it.
    let digest = kind.map { _ in Digest(of: content) }
    var part = part(holding: .decoded(content), digest)
    var readable: ReadableText?
    if let kind {
      let document = DocumentText(kind, in: content, name: name, reading: &reading)
      part.text = document.text ?? digest.flatMap { reading.documents[$0] }
      part.isUnreadDocument = document.isUnread && part.text == nil
      if let defect = document.defect { leaf.defects.append(defect) }
    } else {
      readable = ReadableText(shown, type: readableType, limits: reading.limits)
      leaf.defects += readable?.defects ?? []
      part.text = readable?.text
      if leaf.parts.isEmpty { leaf.readable = readable }
      if readable?.isCalendar == true { leaf.standIn = readable?.lines ?? [] }
    }
    leaf.parts.append(part)
    for file in held { file.read(into: &leaf, reading: &reading) }
    if isOutlook { readOutlook(into: &leaf, reading: &reading) }
    return readable
  }

  /// The file as a part that holds `encoded`, which ``content`` is only the beginning of.
  ///
  /// `nil` where something is read out of it, or it is no plain base64: it has to be decoded then.
  func part(holding encoded: ArraySlice<UInt8>, reading: Reading) -> Part? {
    // Blanks may stand before what shows the kind of a document.
    guard !isOutlook, !ReadableText.reads(readableType), content[...].withoutMark.count > 8 else {
      return nil
    }
    let kind = documentKind
    switch kind {
    case nil, .pdf: break
    case .rtf, .office, .compound: return nil
    }
    let hashing = Hashing()
    var count = 0
    let isPlain = Base64.decodePlain(encoded) { piece in
      if kind != nil { hashing.take(piece) }
      count += piece.count
    }
    guard isPlain else { return nil }
    var part = part(holding: .base64(encoded, count: count), kind == nil ? nil : hashing.end())
    if kind != nil {
      part.text = reading.documents[part.digest]
      part.isUnreadDocument = part.text == nil
    }
    return part
  }

  private func part(holding content: Content, _ digest: Digest?) -> Part {
    Part(
      path: path, type: type.name, charset: type.parameters.word("charset"), name: name,
      disposition: disposition, content: content, digest: digest, isAttachment: isAttachment)
  }

  private var documentKind: DocumentKind? {
    guard type.kind != "text" || type.subtype == "rtf" || isAttachment else { return nil }
    return DocumentKind(type: type, name: name, content: content)
  }

  /// The type to read the part as: a file of no particular type is what its name says.
  private var readableType: MediaType {
    guard type.kind == "application", let name, let dot = name.lastIndex(of: "."),
      Self.noParticular.contains(type.subtype)
    else { return type }
    let subtype: String
    switch name[dot...].lowercased() {
    case ".txt", ".md", ".markdown", ".rst", ".org", ".asc", ".text", ".adoc", ".tex", ".patch",
      ".diff":
      subtype = "plain"
    case ".html", ".htm", ".xhtml": subtype = "html"
    default: return type
    }
    return MediaType(kind: "text", subtype: subtype, parameters: type.parameters)
  }

  private static let noParticular: Set<String> = [
    "octet-stream", "x-unknown", "unknown", "x-download", "force-download",
  ]

  // MARK: Outlook's format

  /// Whether this is the file in which Outlook sends what MIME would say (MS-OXTNEF).
  private var isOutlook: Bool {
    if ["application/ms-tnef", "application/vnd.ms-tnef"].contains(type.name) { return true }
    return type.kind == "application" && name?.lowercased() == "winmail.dat"
  }

  private func readOutlook(into leaf: inout LeafReader.Leaf, reading: inout Reading) {
    let outlook = Outlook(in: content, limits: reading.limits)
    if let fault = outlook.fault { leaf.defects.append(Defect(fault)) }
    let room = max(0, reading.limits.parts - leaf.parts.count)
    for (index, file) in outlook.files.prefix(room).enumerated() {
      var file = file
      file.path = "\(path).\(index + 1)"
      if file.isOutlook, !reading.mayOpen { continue }
      let isBody = !file.isAttachment
      let before = leaf.parts.count
      let readable = reading.opening { file.read(into: &leaf, reading: &$0) }
      if isBody, leaf.standIn.isEmpty, before < leaf.parts.count {
        leaf.standIn = Self.lines(of: readable, leaf.parts[before].text, reading.limits)
      }
    }
  }

  /// The lines of a body that Outlook's file holds.
  private static func lines(
    of readable: ReadableText?, _ text: String?, _ limits: Limits
  ) -> [TextLine] {
    let lines =
      readable?.lines
      ?? PlainText.lines(
        of: Array((text ?? "").beginning(octets: limits.textOctets).utf8), flow: nil,
        limit: limits.bodyLines)
    return lines.contains { !$0.text.isEmpty } ? lines : []
  }

  /// What is left of a file's name when the folders before it, which only the sender's
  /// computer has, are taken off; `nil` where that is nothing.
  static func withoutFolders(_ name: String) -> String? {
    let last = Folding.fold(name).split(whereSeparator: { $0 == "/" || $0 == "\\" || $0 == "\n" })
      .last
    return last.map(String.init).flatMap { $0.isEmpty ? nil : $0 }
  }
}
