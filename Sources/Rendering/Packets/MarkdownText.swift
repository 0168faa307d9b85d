/// A stranger's text in Markdown (CommonMark, and GitHub's additions): nothing in it is
/// markup, a link or HTML.
struct MarkdownText: CustomStringConvertible {
  let description: String

  /// Marks that mean something wherever they stand.
  private static let marks = Set("\\`*_[]<>&|~$".unicodeScalars)

  /// `text` inside a line, or as lines of a paragraph.
  init(_ text: PlainText) {
    description = text.text.parts(between: 0x0A).map { Self.escaped($0) }
      .joined(separator: "\n")
  }

  private static func escaped(_ line: Substring) -> String {
    var result = String.UnicodeScalarView()
    let begins = line.prefix { $0 == " " || $0.isNumber }.endIndex
    var index = line.unicodeScalars.startIndex
    while index < line.unicodeScalars.endIndex {
      let scalar = line.unicodeScalars[index]
      let rest = line[index...]
      // A heading, a list, a rule or an underlining, where a line begins.
      let isOpening = index == begins && "#+-=.)".unicodeScalars.contains(scalar)
      // What would become a link by itself.
      let isLink =
        scalar == "@" || scalar == ":" && rest.hasPrefix("://")
        || scalar == "." && line[..<index].lowercased().hasSuffix("www")
      if marks.contains(scalar) || isOpening || isLink { result.append("\\") }
      result.append(scalar)
      index = line.unicodeScalars.index(after: index)
    }
    return String(result)
  }

  /// `text` in a block whose spaces count; its fence is longer than any in the text.
  static func fenced(_ text: String) -> String {
    let longest = text.matches(of: #/`+/#).map(\.output.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n\(text)\n\(fence)"
  }
}

extension BlockView {
  /// The block in Markdown.
  var markdown: String {
    if isPreformatted {
      return MarkdownText.fenced(lines.map(\.line.text).joined(separator: "\n"))
    }
    let texts = lines.map { MarkdownText($0.line).description }
    if isBullets { return texts.map { "- \($0)" }.joined(separator: "\n") }
    if isNumbered {
      return zip(lines, texts).map { "\($0.number). \($1)" }.joined(separator: "\n")
    }
    return texts.joined(separator: "\\\n")
  }
}
