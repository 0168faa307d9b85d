/// Text whose long lines are folded for mail (RFC 5322, 2.1.1, asks for at most 78 columns).
///
/// A line is a paragraph: it is folded at spaces, and between East Asian characters. What
/// follows stands under the beginning of the line's text, behind its indentation, its list
/// mark or its label (`Title:   …`). A word too long for any line is cut into pieces.
struct FoldedText: CustomStringConvertible {
  /// The columns of a mail's text.
  static let mailColumns = 72
  /// A longer word, which no address on the web is, is cut.
  private static let wordColumns = 400

  let description: String

  init(_ text: String, columns: Int = Self.mailColumns) {
    let lines = text.parts(between: 0x0A)
    guard lines.contains(where: { $0.columns > columns }) else {
      description = text
      return
    }
    description = lines.map { Self.fold($0, into: columns) }.joined(separator: "\n")
  }

  /// The same text, ended by exactly one line feed.
  var document: String {
    let end = description.utf8.lastIndex { $0 != 0x0A }.map(description.utf8.index(after:))
    return description[..<(end ?? description.startIndex)] + "\n"
  }

  private static func fold(_ line: Substring, into columns: Int) -> String {
    guard line.columns > columns else { return String(line) }
    let hang = min(line[..<start(of: line)].columns, columns / 2)
    var result = ""
    var used = 0
    for piece in pieces(of: line, atMost: columns - hang) {
      if used > hang, used + piece.spaces + piece.columns > columns {
        result += "\n" + String(repeating: " ", count: hang)
        used = hang
      } else {
        result += String(repeating: " ", count: piece.spaces)
        used += piece.spaces
      }
      result += piece.text
      used += piece.columns
    }
    return result
  }

  /// Where the text of a line begins: behind its indentation, and its list mark or its label.
  private static func start(of line: Substring) -> Substring.Index {
    if let mark = ListMark(beginning: line, bullets: "-*•>") { return mark.end }
    let text = line.drop { $0 == " " }
    guard let colon = text.prefix(32).firstIndex(of: ":"), colon > text.startIndex else {
      return text.startIndex
    }
    let behind = text[colon...].dropFirst()
    return behind.hasPrefix("  ") ? behind.drop { $0 == " " }.startIndex : text.startIndex
  }

  /// A run of text that stays together, and the number of spaces before it.
  private struct Piece {
    var spaces: Int
    var text: Substring
    var columns: Int

    mutating func append(_ more: String) {
      text.append(contentsOf: more)
      columns += more.columns
    }
  }

  private static func pieces(of line: Substring, atMost width: Int) -> [Piece] {
    var pieces: [Piece] = []
    var spaces = 0
    for (index, word) in line.parts(between: 0x20).enumerated() {
      if index > 0 { spaces += 1 }
      if word.hasPrefix("…"), !pieces.isEmpty {
        pieces[pieces.count - 1].append(" " + word)
        spaces = 0
        continue
      }
      for part in parts(of: word, atMost: width) {
        pieces.append(Piece(spaces: spaces, text: part, columns: part.columns))
        spaces = 0
      }
    }
    return pieces
  }

  /// The parts between which `word` may be folded.
  private static func parts(of word: Substring, atMost width: Int) -> [Substring] {
    let all = word.columns
    if all == word.utf8.count, all <= wordColumns { return all == 0 ? [] : [word] }
    let limit = all > wordColumns ? width : Int.max
    var parts: [Substring] = []
    var part: Substring = ""
    var used = 0
    for character in word {
      let wide = character.columns == 2 || part.last?.columns == 2
      if !part.isEmpty, used + character.columns > limit || wide && !character.isNeverFirst {
        parts.append(part)
        part = ""
        used = 0
      }
      part.append(character)
      used += character.columns
    }
    return part.isEmpty ? parts : parts + [part]
  }
}

extension Character {
  /// Whether no line of East Asian text begins with the character.
  fileprivate var isNeverFirst: Bool {
    columns == 0 || "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}\"'".contains(self)
  }
}
