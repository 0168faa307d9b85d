/// Reads the text of a Word document (ECMA-376, part 1, 17) from the tokens of its XML.
///
/// Text that a tracked change took out is not text, nor are the codes of fields and what is
/// hidden; what a change put in is.
struct WordReader {
  /// A paragraph that is open; text boxes have paragraphs in a paragraph.
  private struct Paragraph {
    var isOpen = false
    var level = 0
    var list: String?
  }

  /// The attributes that reading needs.
  static let attributes: Set<String> = ["val", "id", "type"]

  private let numbering: WordNumbering
  private var writer = DocumentWriter()
  private var paragraphs: [Paragraph] = []
  private var unseen = UnseenElements()
  private var isText = false
  private var isInRunProperties = false
  private var isInRun = false
  private var isHidden = false
  /// The mark of the note whose text comes next.
  private var note: String?
  /// How many items each level of each list has had.
  private var counts: [String: [Int]] = [:]

  init(numbering: WordNumbering) { self.numbering = numbering }

  mutating func take(_ token: XMLToken) {
    if unseen.takes(token, where: Self.isUnseen) { return }
    switch token {
    case .open(let name, let attributes): open(name, attributes)
    case .close(let name): close(name)
    case .text(let text): if isText { append(text) }
    }
  }

  /// Ends what a damaged file left open.
  mutating func endFile() {
    while !paragraphs.isEmpty { close("p") }
    unseen = UnseenElements()
    (isText, isHidden, isInRun, isInRunProperties) = (false, false, false, false)
  }

  mutating func finished() -> String { writer.finished() }

  /// Elements whose text a reader of the document does not see.
  private static let unshown: Set<String> = [
    "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "sdtPr", "rt",
  ]

  /// Whether an element's text is not shown: among others, the line that stands between a
  /// page's text and its notes.
  private static func isUnseen(_ name: String, _ attributes: [String: String]) -> Bool {
    unshown.contains(name)
      || (name == "footnote" || name == "endnote")
        && attributes["type"].map { $0 != "normal" } ?? false
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "p": paragraphs.append(Paragraph())
    case "r": (isInRun, isHidden) = (true, false)
    case "rPr": isInRunProperties = isInRun
    case "vanish", "webHidden":
      if isInRunProperties { isHidden = Self.isOn(attributes["val"]) }
    case "t": isText = true
    case "ilvl": update { $0.level = attributes["val"].flatMap { Int($0) } ?? 0 }
    case "numId": update { $0.list = attributes["val"] }
    case "tab", "ptab": if isInRun { append("\t") }
    case "br", "cr":
      if isInRun, !isHidden {
        begin()
        writer.breakLine()
      }
    case "noBreakHyphen": append("-")
    case "footnoteReference", "endnoteReference":
      append("[\(attributes["id"] ?? "")]")
    case "footnote", "endnote": note = attributes["id"]
    case "tbl": writer.openTable()
    case "tr": writer.openRow()
    case "tc": writer.openCell()
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "p":
      if paragraphs.popLast()?.isOpen == true { writer.closeParagraph() }
    case "r": (isInRun, isHidden) = (false, false)
    case "rPr": isInRunProperties = false
    case "t": isText = false
    case "tbl": writer.closeTable()
    case "tr": writer.closeRow()
    case "tc": writer.closeCell()
    default: break
    }
  }

  private mutating func update(_ change: (inout Paragraph) -> Void) {
    if !paragraphs.isEmpty, !paragraphs[paragraphs.count - 1].isOpen {
      change(&paragraphs[paragraphs.count - 1])
    }
  }

  private mutating func append(_ text: String) {
    guard !isHidden else { return }
    begin()
    writer.append(text)
  }

  /// Begins the paragraph with its first text: one without any is no item of a list.
  private mutating func begin() {
    if paragraphs.isEmpty { paragraphs.append(Paragraph()) }
    let last = paragraphs.count - 1
    guard !paragraphs[last].isOpen else { return }
    paragraphs[last].isOpen = true
    writer.openParagraph(item(of: paragraphs[last]))
    if let note {
      writer.append("[\(note)] ")
      self.note = nil
    }
  }

  private mutating func item(of paragraph: Paragraph) -> DocumentWriter.Item? {
    guard let list = paragraph.list, list != "0" else { return nil }
    let level = min(max(paragraph.level, 0), 8)
    guard numbering.isNumbered(list, level: level) else {
      return DocumentWriter.Item(level: level, number: nil)
    }
    var counts = self.counts[list] ?? [Int](repeating: 0, count: 9)
    counts[level] += 1
    for deeper in counts.indices where deeper > level { counts[deeper] = 0 }
    if self.counts.count < 10_000 { self.counts[list] = counts }
    return DocumentWriter.Item(level: level, number: counts[level])
  }

  /// Whether a switch is on: it is where it says nothing.
  private static func isOn(_ value: String?) -> Bool {
    !["0", "false", "off"].contains(value ?? "")
  }
}

/// The lists of a Word document: which of their levels have numbers (ECMA-376, part 1, 17.9).
struct WordNumbering {
  /// The attributes that reading needs.
  static let attributes: Set<String> = ["val", "abstractNumId", "numId", "ilvl"]

  /// The levels with numbers of each definition, and the definition of each list.
  private var numbered: [String: Set<Int>] = [:]
  private var definitions: [String: String] = [:]
  private var definition: String?
  private var list: String?
  private var level: Int?

  mutating func take(_ token: XMLToken) {
    guard case .open(let name, let attributes) = token else { return }
    switch name {
    case "abstractNum": (definition, list) = (attributes["abstractNumId"], nil)
    case "num": (list, definition) = (attributes["numId"], nil)
    case "abstractNumId":
      if let list { definitions[list] = attributes["val"] }
    case "lvl": level = attributes["ilvl"].flatMap { Int($0) }
    case "numFmt":
      if let definition, let level, let format = attributes["val"], format != "bullet",
        format != "none"
      {
        numbered[definition, default: []].insert(level)
      }
    default: break
    }
  }

  /// Whether the items of `list` at `level` have numbers.
  func isNumbered(_ list: String, level: Int) -> Bool {
    definitions[list].flatMap { numbered[$0] }?.contains(level) ?? false
  }
}
