/// Text in quotation marks, of any language's.
enum Quotation {
  private static let pairs: [(open: Character, close: Set<Character>)] = [
    ("\"", ["\""]), ("“", ["”", "“"]), ("„", ["“", "”", "\""]), ("«", ["»"]), ("»", ["«"]),
    ("‘", ["’"]), ("「", ["」"]), ("『", ["』"]), ("《", ["》"]), ("'", ["'"]), ("_", ["_"]),
    ("*", ["*"]),
  ]

  /// The first text in quotation marks that could be a title: at least three characters.
  static func first(in text: String) -> String? { next(in: text, from: text.startIndex)?.quoted }

  /// The last such text.
  static func last(in text: String) -> String? {
    var found: String?
    var at = text.startIndex
    while let (quoted, end) = next(in: text, from: at) { (found, at) = (quoted, end) }
    return found
  }

  /// The first such text from a place on, and where its closing mark ends.
  private static func next(
    in text: String, from start: String.Index
  ) -> (quoted: String, end: String.Index)? {
    var rest = text.utf8[start...]
    while let at = rest.firstIndex(where: isMark) {
      let character = text[at]
      if character == "`" {
        // TeX's ``quotation''
        guard text[at...].hasPrefix("``"), case let first = text.index(at, offsetBy: 2),
          let end = text[first...].range(of: "''")
        else {
          rest = rest[rest.index(after: at)...]
          continue
        }
        return (text[first..<end.lowerBound].trimmingWhitespace, end.upperBound)
      }
      if let pair = pairs.first(where: { $0.open == character }),
        !isInWord(at, of: text),
        let found = closing(text, after: at, pair.close, plain: character == "'")
      {
        let quoted = text[text.index(after: at)..<found]
        // The marks of a list emphasise nothing.
        let isApart = "*_".contains(character) && quoted.first == " "
        if quoted.count >= 3, !isApart {
          return (String(quoted).trimmingWhitespace, text.index(after: found))
        }
      }
      rest = rest[rest.index(after: at)...]
    }
    return nil
  }

  /// Whether a mark stands behind a letter of a word, as an apostrophe does; Chinese and Japanese have no space
  /// before quotations: "题目叫《…》".
  private static func isInWord(_ at: String.Index, of text: String) -> Bool {
    guard at > text.startIndex, case let before = text[text.index(before: at)] else { return false }
    return before.isLetter && (before.isCased || !["「", "『", "《", "“"].contains(text[at]))
  }

  /// Whether a quotation in marks of its own, no apostrophes, has begun in `text` and not ended.
  static func isOpen(atEndOf text: String) -> Bool {
    text.count { "\"“„”«»".contains($0) } % 2 == 1
  }

  /// Whether an octet may begin a quotation mark.
  static func isMark(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x22, 0x27, 0x2A, 0x5F, 0x60, 0xC2, 0xE2, 0xE3: true  // " ' * _ ` « “ 「
    default: false
    }
  }

  /// Where the quotation ends; an apostrophe inside a word does not end one.
  private static func closing(
    _ text: String, after open: String.Index, _ close: Set<Character>, plain: Bool
  ) -> String.Index? {
    var at = text.index(after: open)
    while at < text.endIndex {
      if close.contains(text[at]) {
        let next = text.index(after: at)
        if !plain && text[at] != "’" || next == text.endIndex || !text[next].isLetter { return at }
      }
      at = text.index(after: at)
    }
    return nil
  }

  /// `text` without quotation marks, emphasis and white space around it.
  static func unwrapped(_ text: String) -> String {
    var text = text.trimmingWhitespace
    while let octet = text.utf8.first, isMark(octet), let first = text.first,
      let last = text.last, text.count > 2
    {
      let marks: Set<Character> = ["*", "_", "`"]
      if marks.contains(first), first == last {
        text = String(text.dropFirst().dropLast()).trimmingWhitespace
      } else if let pair = pairs.first(where: { $0.open == first }), pair.close.contains(last),
        !text.dropFirst().dropLast().contains(where: { pair.close.contains($0) || $0 == first })
      {
        text = String(text.dropFirst().dropLast()).trimmingWhitespace
      } else {
        break
      }
    }
    return text
  }
}
