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
  private var run: [UInt8] = []
  /// The rows of the table that is open.
  private var rows = 0

  /// A table of more rows than this goes on as another: all of one is kept until it ends.
  private static let rowLimit = 5000

  private var tables: [String: [String]] = [:]

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
    run.append(contentsOf: string.utf8)
  }

  mutating func breakLine() {
    write()
    writer.breakLine()
  }

  mutating func endParagraph() {
    write()
    if open == .paragraph || open == .cellParagraph { leaveOne() }
  }

  mutating func endCell() {
    write()
    enter(.cell)
    leave(to: .row)
  }

  mutating func endRow() {
    write()
    if open == .row || open == .cell || open == .cellParagraph { leave(to: .table) }
    rows = open == .table ? rows + 1 : 0
    if rows > Self.rowLimit { leave(to: .nothing) }
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
    writer.append(String(decoding: run, as: UTF8.self))
    run.removeAll(keepingCapacity: true)
  }

  /// Opens a paragraph; one that begins with a bullet is an item of a list.
  private mutating func openParagraph() {
    open = .paragraph
    guard run.starts(with: Self.bullet),
      let next = String(decoding: run.dropFirst(3).prefix(16), as: UTF8.self).first,
      next.isWhitespace
    else {
      writer.openParagraph()
      return
    }
    run.removeFirst(3)
    writer.openParagraph(DocumentWriter.Item(level: 0, number: nil))
  }

  private static let bullet = Array("\u{2022}".utf8)

  private static let nested: [Open] = [.table, .row, .cell, .cellParagraph]

  /// Opens what a table's `wanted` needs around it.
  private mutating func enter(_ wanted: Open) {
    if open == .paragraph { leave(to: .nothing) }
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
    while open != outer, open != .nothing { leaveOne() }
  }

  /// Closes what was opened last.
  private mutating func leaveOne() {
    switch open {
    case .nothing: break
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

  private mutating func decode() {
    decodeOctets()
    decodeUnits()
  }

  private mutating func decodeOctets() {
    guard !octets.isEmpty else { return }
    let isASCII = octets[...].isASCII
    let table = isASCII ? [] : table(of: charset)
    if isASCII {
      run += octets
    } else if table.isEmpty {
      run.append(contentsOf: Charset.decode(octets[...], declared: charset).string.utf8)
    } else {
      for octet in octets { run.append(contentsOf: table[Int(octet)].utf8) }
    }
    octets.removeAll(keepingCapacity: true)
  }

  /// What each octet is in `charset`; empty where more than one makes a character.
  private mutating func table(of charset: String) -> [String] {
    if let table = tables[charset] { return table }
    var table: [String] = []
    switch CharsetName.encodings[CharsetName.normalized(charset)] {
    case .windows1252, .iconv(_, .oneOctet):
      table = (0...255).map { Charset.decode([$0], declared: charset).string }
    default: break
    }
    tables[charset] = table
    return table
  }

  private mutating func decodeUnits() {
    guard !units.isEmpty else { return }
    run.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    units.removeAll(keepingCapacity: true)
  }
}
