/// What the octets of an mbox file mean.
enum MboxText {
  /// Undoes the quoting of mboxrd: takes one `>` from every line of the form `>From `,
  /// `>>From `, …; the same for mboxo, where nobody can tell which ones were quoted.
  ///
  /// - Parameter startsLine: Whether a line begins with the first octet.
  static func unquoted(_ octets: [UInt8], startsLine: Bool = true) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var place = 0
    while let mark = octets[...].index(of: 0x3E, from: place) {
      let afterMarks = octets[mark...].firstIndex { $0 != 0x3E } ?? octets.endIndex
      let isAtLineStart = mark == 0 ? startsLine : octets[mark - 1] == 0x0A
      if isAtLineStart, octets[afterMarks...].starts(with: FromLine.mark) {
        result += octets[copied..<mark]
        copied = mark + 1
      }
      // On to the next line; in the middle of one, marks mean nothing.
      guard let newline = octets[...].index(of: 0x0A, from: afterMarks) else { break }
      place = newline + 1
    }
    return copied == 0 ? octets : result + octets[copied...]
  }

  /// The octets without a `From_` line at their beginning, and what that line says.
  ///
  /// Mail programs and servers put one before a single message too; here it needs no date.
  static func withoutFromLine(_ octets: [UInt8]) -> (octets: [UInt8], from: FromLine?) {
    guard octets.starts(with: FromLine.mark) else { return (octets, nil) }
    let end = octets[...].index(of: 0x0A, from: 0).map { $0 + 1 } ?? octets.endIndex
    return (Array(octets[end...]), FromLine(octets[..<end]))
  }

  /// Whether this is the note that mailbox programs leave for themselves in an mbox file.
  static func isFolderNote(_ octets: [UInt8]) -> Bool {
    let start = octets.prefix(4096)
    guard start.index(of: Array("FOLDER INTERNAL DATA".utf8), from: 0) != nil else { return false }
    let lines = String(decoding: start, as: UTF8.self).lowercased()
      .split(omittingEmptySubsequences: false) { $0.isNewline }
      .prefix { !$0.isEmpty }
    return lines.contains {
      $0.hasPrefix("subject:") && $0.contains("don't delete this message")
        && $0.contains("folder internal data")
    }
      && lines.contains {
        $0.hasPrefix("x-imap:") || $0.hasPrefix("x-imapbase:")
          || $0.hasPrefix("from:")
            && ($0.contains("mail system internal data") || $0.contains("mailer-daemon"))
      }
  }

  /// The number in a Content-Length line; `nil` for any other line.
  static func contentLength(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.hasPrefix("content-length") else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":"),
      text[..<colon].lowercased() == "content-length"
    else { return nil }
    let digits = text[text.index(after: colon)...].filter { !$0.isWhitespace }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }

  /// Whether the newline at `place` ends an empty line.
  static func isBlankLine(in octets: [UInt8], _ place: Int) -> Bool {
    guard place > 0 else { return false }
    if octets[place - 1] == 0x0A { return true }
    return place > 1 && octets[place - 1] == 0x0D && octets[place - 2] == 0x0A
  }

  /// Whether `octets` end in an empty line.
  static func endsInBlankLine(_ octets: [UInt8]) -> Bool {
    octets.last == 0x0A && isBlankLine(in: octets, octets.count - 1)
  }
}
