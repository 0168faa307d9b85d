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
    var octets: [UInt8] = []
    octets.reserveCapacity(text.utf8.count)
    var isApart = false
    for octet in Self.cleaned(text).utf8 {
      if octet == 0x20 || octet == 0x0A {
        isApart = !octets.isEmpty
      } else {
        if isApart { octets.append(0x20) }
        isApart = false
        octets.append(octet)
      }
    }
    self.text = String(decoding: octets, as: UTF8.self)
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
    let lines = cleaned(text).parts(between: 0x0A)
      .map { PlainText(clean: String($0.trimmingEnd)) }
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
      case .asItIs where scalar == "\u{A0}": result.append(" ")
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
