/// A piece of an abstract or a note, by the shape its writer gave it.
enum TextBlock: Equatable {
  /// Lines that their writer ended on purpose; lines that only a mail program wrapped are
  /// joined.
  case paragraph([PlainText])
  case bullets([PlainText])
  case numbered([NumberedItem])
  /// Text whose spaces carry meaning: code, a table, a drawing.
  case preformatted(PlainText)

  struct NumberedItem: Equatable {
    let number: Int
    let text: PlainText
  }

  /// The blocks of `text`, in order.
  static func blocks(of text: String) -> [TextBlock] {
    let lines = PlainText.lines(of: text)
    let indentation =
      lines.lazy.filter { !$0.isNull }.map(\.text.indentation).min() ?? 0
    return lines.map { $0.text.dropFirst(indentation) }
      .split(whereSeparator: \.isEmpty).flatMap(blocks(ofLines:))
  }

  /// `text` with its paragraphs folded anew for mail.
  static func reflowed(_ text: String) -> String {
    blocks(of: text).map { block in
      if case .preformatted(let text) = block { return text.text }
      return FoldedText(block.lines(bullet: "-").map(\.text).joined(separator: "\n")).description
    }.joined(separator: "\n\n")
  }

  /// The lines of `text` as their writer meant them, each whole.
  ///
  /// What begins with a bullet begins with one that no mark of a change looks like.
  static func lines(of text: String) -> [PlainText] {
    blocks(of: text).flatMap { $0.lines(bullet: "•") }
  }

  private func lines(bullet: String) -> [PlainText] {
    switch self {
    case .paragraph(let lines): lines
    case .bullets(let items): items.map { PlainText(indented: "\(bullet) \($0.text)") }
    case .numbered(let items):
      items.map { PlainText(indented: "\($0.number). \($0.text.text)") }
    case .preformatted(let text):
      text.text.parts(between: 0x0A).map { PlainText(indented: $0) }
    }
  }

  private static func blocks(ofLines lines: ArraySlice<Substring>) -> [TextBlock] {
    let entries = TextEntry.entries(of: lines)
    if entries.allSatisfy({ $0.mark == .none }), lines.contains(where: { $0.hasPrefix("    ") }) {
      return [.preformatted(PlainText(lines: lines.map { PlainText(indented: $0) }))]
    }
    return entries.chunked { $0.mark.isList(with: $1.mark) }.map { entries in
      switch entries.first?.mark {
      case .bullet: .bullets(entries.map(\.text))
      case .number:
        .numbered(entries.map { NumberedItem(number: $0.mark.number, text: $0.text) })
      default: .paragraph(entries.map(\.text))
      }
    }
  }
}

/// A line of a text as its writer meant it: one or more lines of the mail.
private struct TextEntry {
  /// What a list puts before an item.
  enum Mark: Equatable {
    case none, bullet
    case number(Int)

    var number: Int { if case .number(let number) = self { number } else { 0 } }

    func isList(with other: Mark) -> Bool {
      switch (self, other) {
      case (.none, .none), (.bullet, .bullet), (.number, .number): true
      default: false
      }
    }
  }

  /// A line at least this long was wrapped by a mail program.
  private static let wrappedColumns = 55

  var mark: Mark
  private var lines: [Substring]

  var text: PlainText { PlainText(line: lines.joined(separator: " ")) }

  static func entries(of lines: ArraySlice<Substring>) -> [TextEntry] {
    var entries: [TextEntry] = []
    var wrapped = false
    for line in lines {
      let (mark, text) = marked(line, after: entries.last?.mark)
      let continues = wrapped || entries.last?.mark != Mark.none && line.first == " "
      if mark == .none, continues, !entries.isEmpty {
        entries[entries.count - 1].lines.append(text)
      } else {
        entries.append(TextEntry(mark: mark, lines: [text]))
      }
      wrapped = line.columns >= wrappedColumns
    }
    return entries
  }

  /// A number inside a paragraph begins a list only where a list may begin.
  private static func marked(_ line: Substring, after previous: Mark?) -> (Mark, Substring) {
    guard let mark = ListMark(beginning: line, bullets: "-*•·–—") else { return (.none, line) }
    let rest = line[mark.end...]
    guard rest.first.map({ !$0.isWhitespace }) ?? false else { return (.none, line) }
    guard let number = mark.number else { return (.bullet, rest) }
    switch previous {
    case nil, .number, .bullet: return (.number(number), rest)
    case .some(.none): return number == 1 ? (.number(1), rest) : (.none, line)
    }
  }
}

extension Array {
  /// The runs of elements in which each belongs with the one before it.
  fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices.dropFirst() where !belongs(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
