extension Sheet {
  /// Some lines as one: for values that fit on a line, however they were wrapped.
  func joined(_ lines: Range<Int>, from octet: Int? = nil) -> String {
    var result = ""
    for index in lines {
      let line = self.lines[index]
      let piece = index == lines.lowerBound ? line.text(from: octet ?? line.start) : line.trimmed
      guard !piece.isEmpty, line.shape != .underline, line.shape != .separator else { continue }
      if !result.isEmpty, !Line.joinsTight(result, piece) { result += " " }
      result += piece
    }
    return result
  }

  /// The octets of a word as it stands.
  func octets(of word: Word) -> Substring.UTF8View {
    lines[Int(word.line)].text.utf8.dropFirst(Int(word.start)).prefix(Int(word.end - word.start))
  }

  /// A word as it stands.
  func text(of word: Word) -> String { String(decoding: octets(of: word), as: UTF8.self) }

  /// Some sentences as one line, with the marks around their words.
  func line(of words: Range<Int>) -> String {
    let first = self.words[words.lowerBound]
    let last = self.words[words.upperBound - 1]
    let next = octet(after: words)
    return text(
      Int(first.line)..<Int(last.line) + 1, from: Int(first.start),
      to: next.line == Int(last.line) ? next.octet : nil
    ).split(separator: "\n").map(\.trimmingWhitespace).joined(separator: " ")
  }

  /// Some lines as they stand, less the white space that all have in common.
  func text(_ lines: some Sequence<Int>, from octet: Int? = nil, to last: Int? = nil) -> String {
    let lines = Array(lines)
    guard let first = lines.first else { return "" }
    let rest = octet == nil ? lines : Array(lines.dropFirst())
    let indents = rest.filter { self.lines[$0].shape != .blank }.map { self.lines[$0].indent }
    let common = indents.min() ?? 0
    var result: [String] = []
    for index in lines {
      var line = self.lines[index]
      if let last, index == lines.last { line.end = min(line.end, last) }
      while line.end > 0,
        line.text.utf8[line.text.utf8.index(line.text.startIndex, offsetBy: line.end - 1)] <= 0x20
      {
        line.end -= 1
      }
      if index == first, let octet {
        result.append(line.text(from: octet).trimmingWhitespace)
      } else {
        let extra = line.shape == .blank ? 0 : line.indent - common
        result.append(String(repeating: " ", count: max(0, extra)) + line.trimmed)
      }
    }
    while result.first?.isEmpty ?? false { result.removeFirst() }
    while result.last?.isEmpty ?? false { result.removeLast() }
    return result.joined(separator: "\n")
  }
}

extension Line {
  /// The line without white space around it.
  var trimmed: String {
    var at = 0
    let octets = text.utf8Span.span
    while at < end, octets[at] <= 0x20 { at += 1 }
    while at + 1 < end, octets[at] == 0xC2, octets[at + 1] == 0xA0 { at += 2 }
    return text(from: at)
  }

  /// Whether two pieces of one text go together without a space: scripts that use none.
  static func joinsTight(_ first: String, _ second: String) -> Bool {
    guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first else {
      return true
    }
    return isSpaceless(last) && isSpaceless(next)
  }

  private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
      || (0xFF00...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }
}
