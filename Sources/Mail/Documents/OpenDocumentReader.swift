/// Reads the text of an OpenDocument text (ISO/IEC 26300) from the tokens of its XML.
struct OpenDocumentReader {
  /// The attributes that reading needs.
  static let attributes: Set<String> = ["c", "style-name", "name", "list-level-style-number"]

  private var writer = DocumentWriter()
  /// What became of each paragraph that is open: it has no text yet, it has, or it is in a
  /// note and goes on the line of the text that has the note.
  private enum Paragraph { case empty, begun, inNote }

  private var paragraphs: [Paragraph] = []
  private var notes = 0
  private var unseen = UnseenElements()
  /// The lists that are open: whether each has numbers, and how many items it has had.
  private var lists: [(isNumbered: Bool, count: Int)] = []
  /// Whether the next paragraph is the first of a list's item.
  private var beginsItem = false
  /// The list styles whose first level has numbers.
  private var numberedStyles: Set<String> = []
  private var style: String?

  mutating func take(_ token: XMLToken) {
    if unseen.takes(token, where: { name, _ in Self.unshown.contains(name) }) { return }
    switch token {
    case .open(let name, let attributes): open(name, attributes)
    case .close(let name): close(name)
    case .text(let text): append(text)
    }
  }

  mutating func finished() -> String {
    while !paragraphs.isEmpty { close("p") }
    return writer.finished()
  }

  /// Elements whose text a reader of the document does not see: what tracked changes took
  /// out, comments, scripts.
  private static let unshown: Set<String> = [
    "tracked-changes", "annotation", "scripts", "font-face-decls", "forms", "sequence-decls",
    "variable-decls", "user-field-decls", "desc", "hidden-text", "note-citation", "ruby-text",
  ]

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "p", "h": paragraphs.append(notes > 0 ? .inNote : .empty)
    case "s":
      let count = attributes["c"].flatMap { Int($0) } ?? 1
      append(String(repeating: " ", count: max(1, min(count, 100))))
    case "tab": append("\t")
    case "line-break":
      begin()
      writer.breakLine()
    case "note":
      append(" [")
      notes += 1
    case "list-style": style = attributes["name"]
    case "list-level-style-number":
      if let style { numberedStyles.insert(style) }
    case "list":
      let isNumbered =
        attributes["style-name"].map(numberedStyles.contains) ?? lists.last?.isNumbered ?? false
      lists.append((isNumbered, 0))
    case "list-item":
      beginsItem = true
      if !lists.isEmpty { lists[lists.count - 1].count += 1 }
    case "table": writer.openTable()
    case "table-row": writer.openRow()
    case "table-cell", "covered-table-cell": writer.openCell()
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "p", "h":
      switch paragraphs.popLast() {
      case .begun: writer.closeParagraph()
      case .inNote: writer.append(" ")
      case .empty, nil: break
      }
    case "note":
      notes = max(0, notes - 1)
      append("]")
    case "list-style": style = nil
    case "list": _ = lists.popLast()
    case "list-item": beginsItem = false
    case "table": writer.closeTable()
    case "table-row": writer.closeRow()
    case "table-cell", "covered-table-cell": writer.closeCell()
    default: break
    }
  }

  private mutating func append(_ text: String) {
    guard !paragraphs.isEmpty else { return }
    begin()
    writer.append(text)
  }

  private mutating func begin() {
    guard let last = paragraphs.indices.last, paragraphs[last] == .empty else { return }
    paragraphs[last] = .begun
    guard beginsItem, let list = lists.last else {
      writer.openParagraph()
      return
    }
    beginsItem = false
    writer.openParagraph(
      DocumentWriter.Item(level: lists.count - 1, number: list.isNumbered ? list.count : nil))
  }
}
