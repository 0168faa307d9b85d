/// Rows of text under headings, aligned for a terminal; strangers' text in it is inert.
public struct Table: Sendable, CustomStringConvertible {
  struct Column {
    let heading: String
    /// Longer values are cut.
    var limit = Int.max
  }

  /// What stands in one place of a table.
  struct Cell {
    /// As a terminal gets it.
    let shown: String
    /// The columns that it takes there.
    let columns: Int

    init(shown: String, columns: Int) {
      self.shown = shown
      self.columns = columns
    }

    /// `text`, cut to `limit` columns.
    init(_ text: PlainText, limit: Int = .max) {
      shown = text.text.cut(to: limit)
      columns = shown.columns
    }

    /// The cell and as many spaces behind it as fill `width` columns.
    fileprivate func padded(to width: Int) -> String {
      shown + String(repeating: " ", count: width - columns)
    }
  }

  /// The headings and a line for each row, each ended by a line feed; empty without rows.
  public let description: String

  init(_ columns: [Column], rows: [[PlainText]]) {
    self.init(
      columns, cells: rows.map { row in zip(row, columns).map { Cell($0, limit: $1.limit) } })
  }

  init(_ columns: [Column], cells: [[Cell]]) {
    guard !cells.isEmpty else {
      description = ""
      return
    }
    let rows = [columns.map { Cell(PlainText(line: $0.heading)) }] + cells
    let widths = columns.indices.map { index in rows.map { $0[index].columns }.max() ?? 0 }
    description = rows.map { row in
      let padded = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      let end = padded.lastIndex { $0 != " " } ?? padded.startIndex
      return padded[...end] + "\n"
    }.joined()
  }
}
