import Proposals

/// As much of a line as fits into a row of a table, around what a search found in it.
struct Excerpt {
  /// The columns that a row has room for.
  private static let room = 76
  /// The columns that come before the first match, where more come behind it.
  private static let lead = 24

  /// On one line, and inert.
  let text: String
  /// Where in it that stands which was looked for.
  let matches: [Range<String.Index>]

  /// The part of `line` that `query` found, cut between words.
  init(of line: String, for query: WordQuery) {
    let line = PlainText(line: line).text
    text = Self.cut(line, around: query.matches(in: line).first)
    matches = query.matches(in: text)
  }

  private static func cut(_ line: String, around match: Range<String.Index>?) -> String {
    guard let match, line.columns > room else { return line.cut(to: room) }
    let before = line[..<match.lowerBound]
    var left = max(lead, room - line[match.lowerBound...].columns) - 2
    let beginning = before.reversed().prefix { character in
      left -= character.columns
      return left >= 0
    }
    guard beginning.count < before.count else { return line.cut(to: room) }
    var rest = line[line.index(match.lowerBound, offsetBy: -beginning.count)...]
    if let space = rest[..<match.lowerBound].prefix(16).firstIndex(of: " ") {
      rest = rest[space...].dropFirst()
    }
    return "… " + rest.cut(to: room - 2)
  }

  /// The text with what was looked for in bold (ECMA-48, select graphic rendition).
  var emphasised: String {
    var (result, at) = ("", text.startIndex)
    for match in matches {
      result += text[at..<match.lowerBound] + "\u{1B}[1m" + text[match] + "\u{1B}[22m"
      at = match.upperBound
    }
    return result + text[at...]
  }
}
