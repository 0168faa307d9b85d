extension Sheet {
  /// Whether an underline stands below some lines.
  func isUnderlined(_ lines: Range<Int>) -> Bool {
    lines.upperBound < self.lines.count && self.lines[lines.upperBound].shape == .underline
  }

  /// The text from the first of some words to the last, its lines joined by spaces.
  func text(ofWords range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    var text = ""
    for line in lines[Int(words[first].line)...Int(words[last].line)] {
      let octets = self.octets[
        max(
          line.octets.lowerBound, Int(words[first].start))..<min(
            line.octets.upperBound, Int(words[last].end))]
      text += (text.isEmpty ? "" : " ") + String(decoding: octets, as: UTF8.self)
    }
    return text
  }

  /// Some lines as one: for values that fit on a line, however they were wrapped.
  func joined(_ lines: Range<Int>, from octet: Int? = nil) -> String {
    var text: [UInt8] = []
    for index in lines {
      let line = self.lines[index]
      guard line.shape != .underline, line.shape != .separator else { continue }
      let piece =
        index == lines.lowerBound ? line.octets(from: octet ?? line.start) : trimmed(line)
      guard !piece.isEmpty else { continue }
      if !text.isEmpty, !Self.joinsTight(text, octets[piece]) { text.append(0x20) }
      text += octets[piece]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// How many characters a line has, as far as its octets tell.
  func columns(of index: Int) -> Int {
    let line = lines[index]
    guard line.width > 110 else { return line.width }
    return octets[line.octets.lowerBound..<line.end].count { $0 & 0xC0 != 0x80 }
  }

  /// A word as it stands.
  func text(of word: Word) -> String { String(decoding: octets[word.octets], as: UTF8.self) }

  /// A line without white space around it.
  func text(of line: Line) -> String { String(decoding: octets[trimmed(line)], as: UTF8.self) }

  /// A line from `octet` on, without white space at its end.
  func text(of line: Line, from octet: Int) -> String {
    String(decoding: octets[line.octets(from: octet)], as: UTF8.self)
  }

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

  /// What stands behind a phrase on its line and the next.
  func text(behind hit: Hit) -> String {
    let word = words[hit.words.upperBound - 1]
    return text(onwardFrom: Int(word.end), in: Int(word.line))
  }

  /// A line from one of its octets on, and the next line.
  func text(onwardFrom octet: Int, in index: Int) -> String {
    let text = text(of: lines[index], from: octet)
    return index + 1 < lines.count ? text + " " + self.text(of: lines[index + 1]) : text
  }

  /// Some lines as they stand, less the white space that all have in common.
  func text(_ lines: Range<Int>, from octet: Int? = nil, to last: Int? = nil) -> String {
    let rest = octet == nil ? lines : lines.dropFirst()
    let common = rest.reduce(Int.max) { common, index in
      self.lines[index].shape == .blank ? common : min(common, self.lines[index].indent)
    }
    var text: [UInt8] = []
    if let first = lines.first, let last = lines.last {
      text.reserveCapacity(self.lines[last].end - self.lines[first].start + 8 * lines.count)
    }
    var breaks = 0
    for index in lines {
      var line = self.lines[index]
      if let last, index == lines.upperBound - 1 { line.end = min(line.end, last) }
      while line.width > 0, octets[line.end - 1] <= 0x20 { line.end -= 1 }
      var indent = line.shape == .blank ? 0 : line.indent - common
      var piece = trimmed(line)
      if index == lines.lowerBound, let octet {
        indent = 0
        piece = octets.span.trimmingWhitespace(line.octets(from: octet))
      }
      if !text.isEmpty { breaks += 1 }
      guard indent > 0 || !piece.isEmpty else { continue }
      // Empty lines at the beginning and at the end are none of the text.
      for _ in 0..<breaks { text.append(0x0A) }
      breaks = 0
      for _ in 0..<max(0, indent) { text.append(0x20) }
      text += octets[piece]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The octets of a line without white space around it.
  private func trimmed(_ line: Line) -> Range<Int> {
    var at = line.octets.lowerBound
    while at < line.end, octets[at] <= 0x20 { at += 1 }
    while at + 1 < line.end, octets[at] == 0xC2, octets[at + 1] == 0xA0 { at += 2 }
    return line.octets(from: at)
  }

  /// Whether two pieces of one text go together without a space: scripts that use none.
  private static func joinsTight(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> Bool {
    guard first[first.count - 1] >= 0x80, second[second.startIndex] >= 0x80 else { return false }
    var start = first.count - 1
    while start > 0, first[start] & 0xC0 == 0x80 { start -= 1 }
    return isSpaceless(Word.scalar(in: first.span, at: start).0)
      && isSpaceless(Word.scalar(in: second.span, at: 0).0)
  }

  private static func isSpaceless(_ scalar: UInt32) -> Bool {
    (0x3000...0x30FF).contains(scalar) || (0x3400...0x9FFF).contains(scalar)
      || (0xFF00...0xFFEF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
  }

  /// Whether a word stands in a link, behind its scheme: `https://example.org/Pond`.
  func isInLink(_ index: Int) -> Bool {
    let word = words[index]
    let before = octets[lines[Int(word.line)].octets.lowerBound..<Int(word.start)]
    let (start, scheme) = (before.lastIndex { $0 <= 0x20 } ?? before.startIndex, "://")
    let token = before[start...]
    return token.span.place(of: scheme.utf8Span.span) != nil
  }
}

extension Line {
  /// Its octets from one of them on, without white space at its end.
  func octets(from octet: Int) -> Range<Int> { octet < end ? octet..<end : end..<end }
}
