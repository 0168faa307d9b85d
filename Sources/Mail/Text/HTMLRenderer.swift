/// Turns the tokens of an HTML document into lines.
///
/// What is open is a stack, so that no depth of nesting costs more than its tokens.
struct HTMLRenderer {
  /// An element that is open, and what its end undoes.
  private struct Open {
    var isHidden = false
    /// Whether the text is too small to be seen.
    var isTiny = false
    /// The blank lines that the element keeps from what stands around it.
    var margin = 0
    var isPreformatted = false
    var depth = 0
    var hint: BodyLine.Role?
    var list: List?
    /// Where a link's text began, and where it leads.
    var link: (start: Int, target: String)?
    var isBlock = false
    var opensTable = false
    var opensCell = false
  }

  /// A list that is open: its marks, and how many items it has had.
  private struct List {
    var isNumbered: Bool
    var number: Int
  }

  private var stack: [Open] = []
  /// The lines of the document and of each table cell that is open, outermost first.
  private var pages = [HTMLPage()]
  private var tables: [HTMLTable] = []
  private var lists: [List] = []

  /// Takes the next token of the document.
  mutating func take(_ token: HTMLToken) {
    switch token {
    case .open(let element): open(element)
    case .text(let text): append(text)
    case .close: close()
    }
  }

  /// The lines of all that was taken.
  mutating func finished() -> [TextLine] {
    while !stack.isEmpty { close() }
    return pages[0].finished()
  }

  /// Takes the lines out that are finished, where there are many and no table is open.
  mutating func drained() -> [TextLine] { pages.count == 1 ? pages[0].drained() : [] }

  private mutating func append(_ text: String) {
    if let top = stack.last, top.isHidden || top.isTiny { return }
    if text.utf8.count <= 8, text.utf8.contains(0xC2), text.contains("\u{A0}"),
      text.allSatisfy(\.isWhitespace)
    {
      pages[pages.count - 1].keepBlankLine()
    }
    let text = Folding.fold(text)
    if stack.last?.isPreformatted == true {
      pages[pages.count - 1].appendPreformatted(text)
    } else {
      pages[pages.count - 1].append(text)
    }
  }

  private mutating func open(_ element: HTMLElement) {
    var entry = stack.last ?? Open()
    entry.list = nil
    entry.link = nil
    entry.isBlock = false
    entry.opensTable = false
    entry.opensCell = false
    entry.margin = 0
    defer { stack.append(entry) }
    let style = HTMLStyle(element)
    if entry.isHidden || style.isHidden {
      entry.isHidden = true
      return
    }
    if let isTiny = style.isTiny { entry.isTiny = isTiny }
    if let hint = style.hint {
      entry.hint = hint
      pages[pages.count - 1].hint = hint
    }
    switch element.kind {
    case .lineBreak: pages[pages.count - 1].breakLine()
    case .rule: pages[pages.count - 1].rule()
    case .image:
      if let alternative = element["alt"] { pages[pages.count - 1].append(alternative) }
    case .link:
      if let target = element["href"] {
        entry.link = (pages[pages.count - 1].mark, target)
      }
    case .preformatted:
      entry.isPreformatted = true
      startBlock(&entry, margin: 1)
    case .quotation where style.isQuotation:
      startBlock(&entry, margin: 1)
      // Deeper quotations are read as quoted this deep.
      entry.depth = min(entry.depth + 1, 32)
      pages[pages.count - 1].depth = entry.depth
    case .bulletList, .numberedList:
      entry.list = List(
        isNumbered: element.kind == .numberedList,
        number: element["start"].flatMap { Int($0) }.map { max(0, min($0, 99_999)) } ?? 1
      )
      if let list = entry.list { lists.append(list) }
      startBlock(&entry, margin: lists.count > 1 ? 0 : 1)
    case .item: openItem(&entry)
    case .table:
      startBlock(&entry, margin: 1)
      // Deeper tables are there for the layout alone.
      if tables.count < 24 {
        entry.opensTable = true
        tables.append(HTMLTable())
      }
    case .row:
      startBlock(&entry, margin: 0)
      if tables.count < 24, !tables.isEmpty { tables[tables.count - 1].startRow() }
    case .cell, .headingCell:
      startBlock(&entry, margin: 0)
      if let last = tables.indices.last, stack.last?.opensCell != true, tables.count < 24 {
        tables[last].startCellIfNeeded(isHeading: element.kind == .headingCell)
        entry.opensCell = true
        pages.append(HTMLPage(depth: entry.depth, hint: entry.hint))
      }
    case .paragraph:
      entry.margin = style.isTight ? 0 : 1
      startBlock(&entry, margin: entry.margin)
    case .heading:
      entry.margin = 1
      startBlock(&entry, margin: 1)
    case .quotation, .group:
      startBlock(&entry, margin: 1)
    case .gap:
      pages[pages.count - 1].append(" ")
    case .block:
      startBlock(&entry, margin: 0)
    case .unseen, .inline: break
    }
  }

  private mutating func startBlock(_ entry: inout Open, margin: Int) {
    entry.isBlock = true
    pages[pages.count - 1].startBlock(margin: margin)
  }

  private mutating func openItem(_ entry: inout Open) {
    startBlock(&entry, margin: 0)
    let indent = String(repeating: "  ", count: max(0, min(lists.count, 12) - 1))
    guard let last = lists.indices.last, lists[last].isNumbered else {
      pages[pages.count - 1].prefix = indent + "* "
      return
    }
    pages[pages.count - 1].prefix = "\(indent)\(lists[last].number). "
    lists[last].number += 1
  }

  private mutating func close() {
    guard let entry = stack.popLast() else { return }
    let (depth, hint) = (stack.last?.depth ?? 0, stack.last?.hint)
    guard !entry.isHidden else { return }
    if let link = entry.link { pages[pages.count - 1].endLink(from: link.start, to: link.target) }
    if entry.opensCell, let cell = pages.popLast() {
      var cell = cell
      tables[tables.count - 1].add(cell.finished())
    }
    if entry.isBlock {
      let margin = entry.list != nil && lists.count == 1 ? 1 : entry.margin
      pages[pages.count - 1].startBlock(margin: margin)
    }
    if entry.list != nil { lists.removeLast() }
    if entry.opensTable, let table = tables.popLast() {
      pages[pages.count - 1].append(table.lines)
      pages[pages.count - 1].startBlock(margin: 1)
    }
    if entry.depth != depth {
      pages[pages.count - 1].depth = depth
      pages[pages.count - 1].startBlock(margin: 1)
    }
    if entry.hint != hint { pages[pages.count - 1].hint = hint }
  }
}
