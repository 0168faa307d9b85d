import Mustache

/// A stranger's text made fit to show: nothing in it is obeyed by a terminal, a mail program
/// or a browser, and nothing in it is ever read as a template.
///
/// Templates escape it for HTML where they are HTML; an empty one counts as absent in them.
struct PlainText: Sendable, Equatable, MustacheCustomRenderable {
  /// The text as shown.
  let text: String

  var renderText: String { text }
  var isNull: Bool { text.isEmpty }

  /// More combining marks than this on one letter are a prank, and are dropped.
  private static let marks = 8

  private init(clean text: String) { self.text = text }

  /// `text` on one line: line ends and runs of spaces become one space.
  init(line text: String) {
    self.text = Self.lines(of: text).map(\.text).joined(separator: " ")
      .split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).joined(separator: " ")
  }

  /// `text` on one line of at most `columns` columns, cut short with an ellipsis.
  init(line text: String, columns: Int) {
    self.text = PlainText(line: text).text.cut(to: columns)
  }

  /// A line of a text that was made fit already, with its spaces.
  init(indented line: Substring) { text = String(line) }

  /// `lines` as one text.
  init(lines: [PlainText]) { text = lines.map(\.text).joined(separator: "\n") }

  /// The lines of `text`, without blank ones at either end.
  static func lines(of text: String) -> [PlainText] {
    let lines = cleaned(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in PlainText(clean: String(line.trimmingEnd())) }
    guard let first = lines.firstIndex(where: { !$0.isNull }),
      let last = lines.lastIndex(where: { !$0.isNull })
    else { return [] }
    return Array(lines[first...last])
  }

  private static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 > 0x7E }) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var stacked = 0
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.showing {
      case .lineEnd where scalar == "\n" && previous == "\r": break
      case .lineEnd: result.append("\n")
      case .dropped: break
      case .replaced: result.append("\u{FFFD}")
      case .asItIs where scalar == "\t": result.append(contentsOf: "    ".unicodeScalars)
      case .asItIs:
        stacked = scalar.isCombining ? stacked + 1 : 0
        if stacked <= marks { result.append(scalar) }
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isCombining: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }
}

extension Substring {
  fileprivate func trimmingEnd() -> Substring {
    guard let last = lastIndex(where: { $0 != " " && $0 != "\u{A0}" }) else { return "" }
    return self[...last]
  }
}
