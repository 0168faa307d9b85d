/// A stranger's text in Markdown (CommonMark, and GitHub's additions): nothing in it is
/// markup, a link or HTML.
struct MarkdownText: CustomStringConvertible {
  let description: String

  /// `text` inside a line, or as lines of a paragraph.
  init(_ text: PlainText) {
    description = text.text.parts(between: 0x0A).map { Self.escaped($0) }
      .joined(separator: "\n")
  }

  private static func escaped(_ line: Substring) -> String {
    let begins = line.prefix { $0 == " " || $0.isNumber }.endIndex
    let octets = line.utf8
    var result: [UInt8] = []
    result.reserveCapacity(octets.count + 8)
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      if isMark(octet) || index == begins && opensBlock(octet)
        || makesLink(octet, at: index, of: octets)
      {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(octet)
      index = octets.index(after: index)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a mark means something wherever it stands.
  private static func isMark(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x5B...0x60 where octet != 0x5E: true  // [ \ ] _ `
    case 0x24, 0x26, 0x2A, 0x3C, 0x3E, 0x7C, 0x7E: true  // $ & * < > | ~
    default: false
    }
  }

  /// Whether a mark makes a heading, a list, a rule or an underlining where a line begins.
  private static func opensBlock(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x23, 0x29, 0x2B, 0x2D, 0x2E, 0x3D: true  // # ) + - . =
    default: false
    }
  }

  /// Whether a mark makes what it stands in a link.
  private static func makesLink(
    _ octet: UInt8, at index: Substring.Index, of octets: Substring.UTF8View
  ) -> Bool {
    switch octet {
    case UInt8(ascii: "@"): true
    case UInt8(ascii: ":"): octets[index...].starts(with: "://".utf8)
    case UInt8(ascii: "."): octets[..<index].suffix(3).elementsEqual("www".utf8) { $0 | 0x20 == $1 }
    default: false
    }
  }

  /// `text` in a block whose spaces count; its fence is longer than any in the text.
  static func fenced(_ text: String) -> String {
    var (longest, length) = (0, 0)
    for octet in text.utf8 {
      length = octet == UInt8(ascii: "`") ? length + 1 : 0
      longest = max(longest, length)
    }
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
