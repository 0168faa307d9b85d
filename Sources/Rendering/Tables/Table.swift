/// Rows of text under headings, aligned for a terminal; strangers' text in it is inert.
public struct Table: Sendable, CustomStringConvertible {
  struct Column {
    let heading: String
    /// Longer values are cut.
    var limit = Int.max
  }

  /// The headings and a line for each row, each ended by a line feed; empty without rows.
  public let description: String

  init(_ columns: [Column], rows: [[PlainText]]) {
    guard !rows.isEmpty else {
      description = ""
      return
    }
    let cells =
      [columns.map(\.heading)]
      + rows.map { zip($0, columns).map { $0.text.cut(to: $1.limit) } }
    let widths = columns.indices.map { index in
      cells.map { $0[index].columns }.max() ?? 0
    }
    description = cells.map { row in
      let padded = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      let end = padded.lastIndex { $0 != " " } ?? padded.startIndex
      return padded[...end] + "\n"
    }.joined()
  }
}
