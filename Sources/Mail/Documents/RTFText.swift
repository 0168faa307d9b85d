/// The text of an RTF document in the making.
struct RTFText {
  /// Whether the paragraph that comes is in a table (`\intbl`).
  var isInTable = false

  private enum Open { case nothing, paragraph, table, row, cell, cellParagraph }

  private var writer = DocumentWriter()
  private var open = Open.nothing
  /// Octets that have not been decoded, and their character set.
  private var octets: [UInt8] = []
  private var charset = ""
  /// Units of UTF-16 that have not been decoded.
  private var units: [UInt16] = []
  private var run = ""

  /// Control words that stand for text.
  static let characters: [String: String] = [
    "tab": "\t", "emdash": "\u{2014}", "endash": "\u{2013}", "lquote": "\u{2018}",
    "rquote": "\u{2019}", "ldblquote": "\u{201C}", "rdblquote": "\u{201D}", "bullet": "\u{2022}",
    "emspace": " ", "enspace": " ", "qmspace": " ",
  ]

  mutating func append(_ octet: UInt8, in charset: String) {
    if !units.isEmpty { decodeUnits() }
    if charset != self.charset {
      decodeOctets()
      self.charset = charset
    }
    octets.append(octet)
  }

  mutating func append(unit: UInt16) {
    if !octets.isEmpty { decodeOctets() }
    units.append(unit)
  }

  mutating func append(_ string: String) {
    decode()
    run += string
  }

  mutating func breakLine() {
    write()
    writer.breakLine()
  }

  mutating func endParagraph() {
    write()
    switch open {
    case .paragraph:
      writer.closeParagraph()
      open = .nothing
    case .cellParagraph:
      writer.closeParagraph()
      open = .cell
    case .nothing, .table, .row, .cell: break
    }
  }

  mutating func endCell() {
    write()
    enter(.cell)
    leave(to: .row)
  }

  mutating func endRow() {
    write()
    if [.row, .cell, .cellParagraph].contains(open) { leave(to: .table) }
  }

  mutating func finished() -> String {
    write()
    leave(to: .nothing)
    return writer.finished()
  }

  /// Writes the text that was collected, in a paragraph or a cell.
  private mutating func write() {
    decode()
    guard !run.isEmpty else { return }
    if isInTable {
      enter(.cellParagraph)
    } else if open != .paragraph {
      leave(to: .nothing)
      openParagraph()
    }
    writer.append(run)
    run = ""
  }

  /// Opens a paragraph; one that begins with a bullet is an item of a list.
  private mutating func openParagraph() {
    open = .paragraph
    guard run.hasPrefix("\u{2022}"), run.dropFirst().first?.isWhitespace == true else {
      writer.openParagraph()
      return
    }
    run.removeFirst()
    writer.openParagraph(DocumentWriter.Item(level: 0, number: nil))
  }

  private static let nested: [Open] = [.table, .row, .cell, .cellParagraph]

  /// Opens what a table's `wanted` needs around it.
  private mutating func enter(_ wanted: Open) {
    if open == .paragraph { endParagraph() }
    let from = Self.nested.firstIndex(of: open) ?? -1
    guard let to = Self.nested.firstIndex(of: wanted), from < to else { return }
    for next in Self.nested[(from + 1)...to] {
      switch next {
      case .table: writer.openTable()
      case .row: writer.openRow()
      case .cell: writer.openCell()
      default: writer.openParagraph()
      }
    }
    open = wanted
  }

  /// Closes what is open in `outer`.
  private mutating func leave(to outer: Open) {
    while open != outer {
      switch open {
      case .nothing: return
      case .paragraph:
        writer.closeParagraph()
        open = .nothing
      case .cellParagraph:
        writer.closeParagraph()
        open = .cell
      case .cell:
        writer.closeCell()
        open = .row
      case .row:
        writer.closeRow()
        open = .table
      case .table:
        writer.closeTable()
        open = .nothing
      }
    }
  }

  private mutating func decode() {
    decodeOctets()
    decodeUnits()
  }

  private mutating func decodeOctets() {
    guard !octets.isEmpty else { return }
    run += Charset.decode(octets[...], declared: charset).string
    octets.removeAll(keepingCapacity: true)
  }

  private mutating func decodeUnits() {
    guard !units.isEmpty else { return }
    run += String(decoding: units, as: UTF16.self)
    units.removeAll(keepingCapacity: true)
  }
}
