/// The text of a document that came along with a mail.
struct DocumentText {
  /// The text, its lines ended in LF; `nil` where none could be read.
  var text: String?
  /// What could not be read, in a sentence that names the file.
  var defect: Defect?
  /// Whether its text has to be got from another program, and was not yet.
  var isUnread = false

  /// Reads `content`, a document of this kind.
  ///
  /// - Parameter name: The file's name for people.
  init(_ kind: DocumentKind, in content: [UInt8], name: String?, reading: inout Reading) {
    let file = name.map { "The file \"\(Self.shown($0))\"" } ?? "A file without a name"
    switch kind {
    case .rtf:
      let (text, isWhole) = RTFReader.text(of: content, limits: reading.limits)
      self.text = text
      if !isWhole { defect = Defect("\(file) is damaged or not RTF; its text may lack something.") }
    case .office:
      let office = OfficeDocument(in: content, reading: &reading)
      text = office.text
      defect = office.fault.map { Defect("\(file) \($0)") }
    case .compound:
      defect = Defect(
        !content.starts(with: Compound.magic)
          ? "\(file) is damaged or no Word document; it was not read."
          : Compound.isEncrypted(content)
            ? "\(file) is encrypted; it was not read."
            : "\(file) is in Word's format before 2007, which is not read.")
    case .pdf:
      isUnread = true
    }
  }

  /// A name in a sentence: short, whatever the sender called the file.
  private static func shown(_ name: String) -> String {
    name.count <= 80 ? name : name.prefix(77) + "..."
  }
}
