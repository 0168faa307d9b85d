/// A table of an HTML document, its cells read to lines.
struct HTMLTable {
  private var rows: [[[TextLine]]] = []
  /// The cells of the first row that head a column.
  private var headings = 0

  mutating func startRow() { rows.append([]) }

  /// Begins a cell; one outside a row begins a row.
  mutating func startCellIfNeeded(isHeading: Bool) {
    if rows.isEmpty { rows.append([]) }
    if isHeading, rows.count == 1 { headings += 1 }
  }

  mutating func add(_ cell: [TextLine]) {
    if rows.isEmpty { rows.append([]) }
    rows[rows.count - 1].append(cell)
  }

  /// The table as text: labels with their values, columns on one line, or, where it only
  /// lays out the page, its cells one below the other.
  var lines: [TextLine] {
    let filled = rows.map { row in row.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
    let isForm =
      headings < 2 && filled.contains { $0.count == 2 }
      && filled.allSatisfy { $0.count < 2 || $0.count == 2 && Self.isLabel($0[0]) }
    if isForm { return filled.flatMap(Self.labelled) }
    let isGrid =
      filled.contains { $0.count > 1 }
      && filled.allSatisfy { row in row.allSatisfy { $0.count == 1 } }
    if isGrid { return filled.compactMap(Self.joined) }
    return filled.flatMap { row in row.flatMap { $0 } }
  }

  private static func isLabel(_ cell: [TextLine]) -> Bool {
    guard cell.count == 1, let line = cell.first, line.depth == 0 else { return false }
    return line.text.utf8.count <= 80 && line.text.last != "."
  }

  private static func labelled(_ row: [[TextLine]]) -> [TextLine] {
    guard row.count == 2, let label = row[0].first, let value = row[1].first else {
      return row.flatMap { $0 }
    }
    // "Speaker(s)"
    let ends = label.text.last.map { $0.isLetter || $0 == ")" } ?? false
    let isNamed = ends && label.text.contains(where: \.isLetter)
    var first = value
    first.text = label.text + (isNamed ? ": " : " ") + value.text
    return [first] + row[1].dropFirst()
  }

  private static func joined(_ row: [[TextLine]]) -> TextLine? {
    guard var line = row.first?.first else { return nil }
    line.text = row.compactMap { $0.first?.text }.joined(separator: " | ")
    return line
  }
}
