/// Writes a document as text: its paragraphs, lists and tables are given to the renderer
/// that reads HTML, so that a table or a list reads the same wherever it comes from.
struct DocumentWriter {
  /// An item of a list: how deep, and what stands before it.
  struct Item: Equatable {
    var level: Int
    /// `nil` for one with a bullet.
    var number: Int?
  }

  private var renderer = HTMLRenderer()
  /// The lines that are finished.
  private var text = JoinedLines()
  /// The lists that are open in each cell that is, outermost first.
  private var lists: [[Bool]] = [[]]

  /// Begins a paragraph; an item of a list where it is one.
  mutating func openParagraph(_ item: Item? = nil) {
    guard let item else {
      closeLists(to: 0)
      open(.paragraph)
      return
    }
    let level = min(max(item.level, 0), 8)
    closeLists(to: level + 1)
    let isNumbered = item.number != nil
    if let last = lists[lists.count - 1].last, lists[lists.count - 1].count == level + 1,
      last != isNumbered
    {
      closeLists(to: level)
    }
    while lists[lists.count - 1].count <= level {
      lists[lists.count - 1].append(isNumbered)
      if isNumbered {
        open(.numberedList, [("start", String(item.number ?? 1))])
      } else {
        open(.bulletList)
      }
    }
    open(.item)
  }

  mutating func closeParagraph() {
    close()
    text.append(renderer.drained())
  }

  mutating func append(_ text: String) {
    if !text.isEmpty { renderer.take(.text(text)) }
  }

  mutating func breakLine() {
    open(.lineBreak)
    close()
  }

  mutating func openTable() {
    closeLists(to: 0)
    open(.table)
  }

  mutating func closeTable() {
    close()
    text.append(renderer.drained())
  }

  mutating func openRow() { open(.row) }

  mutating func closeRow() { close() }

  mutating func openCell() {
    open(.cell)
    lists.append([])
  }

  mutating func closeCell() {
    closeLists(to: 0)
    if lists.count > 1 { lists.removeLast() }
    close()
  }

  /// The text of all that was written.
  mutating func finished() -> String {
    closeLists(to: 0)
    text.append(renderer.finished())
    return text.text
  }

  private mutating func closeLists(to level: Int) {
    while lists[lists.count - 1].count > level {
      lists[lists.count - 1].removeLast()
      close()
    }
  }

  private mutating func open(_ kind: HTMLKind, _ attributes: [(name: String, value: String)] = []) {
    renderer.take(.open(HTMLElement(kind: kind, attributes: attributes)))
  }

  private mutating func close() { renderer.take(.close) }
}
