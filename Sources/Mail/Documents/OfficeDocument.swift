/// A document of an office suite since the 2000s: a ZIP archive with the text in XML.
struct OfficeDocument {
  /// The text; `nil` where none could be read.
  private(set) var text: String?
  /// What is wrong with the file, as the end of a sentence that names it.
  private(set) var fault: String?

  private var files: [String: [UInt8]] = [:]

  /// Reads `content`, an archive; both ``text`` and ``fault`` are `nil` where it is no document.
  init(in content: [UInt8], reading: inout Reading) {
    let (entries, fault) = ZipArchive.entries(
      of: content, limit: reading.limits.documentFiles, room: &reading.room, where: Self.isWanted)
    // The archive's first file of a name counts, as it does for office suites.
    files = Dictionary(entries.map { ($0.name, $0.content) }) { first, _ in first }
    switch fault {
    case .damaged: self.fault = "is damaged; its text may lack something."
    case .encrypted: self.fault = "is encrypted; it was not read."
    case .tooLarge:
      self.fault = "unpacks to more than this reads; its text may lack something."
    case nil: break
    }
    read(reading.limits)
    files = [:]
  }

  private mutating func read(_ limits: Limits) {
    let isOpenDocument = files["content.xml"] != nil
    guard let main = isOpenDocument ? "content.xml" : wordMain() else { return }
    if isOpenDocument, let manifest = files["META-INF/manifest.xml"],
      manifest[...].index(of: Array("encryption-data".utf8), from: 0) != nil
    {
      fault = "is encrypted; it was not read."
      return
    }
    guard let xml = files[main] else { return }
    if isOpenDocument {
      var reader = OpenDocumentReader()
      let isWhole = XMLToken.read(
        xml, limit: limits.documentNodes, attributes: OpenDocumentReader.attributes
      ) { reader.take($0) }
      finish(reader.finished(), isWhole: isWhole)
    } else {
      readWord(xml, limits)
    }
  }

  private mutating func readWord(_ xml: [UInt8], _ limits: Limits) {
    var numbering = WordNumbering()
    if let xml = files["word/numbering.xml"] {
      _ = XMLToken.read(
        xml, limit: limits.documentNodes, attributes: WordNumbering.attributes
      ) { numbering.take($0) }
    }
    var reader = WordReader(numbering: numbering)
    var isWhole = true
    for xml in [xml, files["word/footnotes.xml"], files["word/endnotes.xml"]].compactMap({ $0 }) {
      let isRead = XMLToken.read(
        xml, limit: limits.documentNodes, attributes: WordReader.attributes
      ) { reader.take($0) }
      isWhole = isRead && isWhole
      reader.endFile()
    }
    finish(reader.finished(), isWhole: isWhole)
  }

  private mutating func finish(_ text: String, isWhole: Bool) {
    self.text = text.isEmpty && (!isWhole || fault != nil) ? nil : text
    if !isWhole, fault == nil { fault = "is damaged; its text may lack something." }
  }

  /// The file that the text of a Word document is in, which the archive's relations name.
  private func wordMain() -> String? {
    var target: String?
    if let relations = files["_rels/.rels"] {
      _ = XMLToken.read(relations, limit: 1000, attributes: ["Type", "Target"]) { token in
        guard case .open("Relationship", let attributes) = token,
          attributes["Type"]?.hasSuffix("/officeDocument") == true
        else { return }
        target = attributes["Target"].map { String($0.drop { $0 == "/" }) }
      }
    }
    if let target, files[target] != nil, target.hasPrefix("word/") { return target }
    return files["word/document.xml"] == nil ? nil : "word/document.xml"
  }

  /// Whether the file called `name` is one that the text is read from.
  private static func isWanted(_ name: String) -> Bool {
    switch name {
    case "content.xml", "META-INF/manifest.xml", "_rels/.rels", "word/numbering.xml",
      "word/footnotes.xml", "word/endnotes.xml":
      true
    default: name.hasPrefix("word/document") && name.hasSuffix(".xml")
    }
  }
}
