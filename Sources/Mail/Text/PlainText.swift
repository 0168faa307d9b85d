/// The lines of a `text/plain` part, its quoting marks counted and taken off.
enum PlainText {
  /// How a part's lines are to be joined (RFC 3676); `nil` where they stand as they are.
  struct Flow {
    /// Whether the blank before a soft line end is not part of the text.
    var deletesSpace: Bool

    init?(_ parameters: Parameters) {
      guard parameters.word("format") == "flowed" else { return nil }
      deletesSpace = parameters.word("delsp") == "yes"
    }
  }

  /// The first lines of `text`, which is UTF-8 with LF line ends; flowed ones are counted before they
  /// are joined.
  static func lines(of text: [UInt8], flow: Flow?, limit: Int) -> [TextLine] {
    let octets = text[...]
    var lines: [TextLine] = []
    lines.reserveCapacity(min(limit, octets.count { $0 == 0x0A } + 1))
    var position = octets.startIndex
    while position < octets.endIndex, lines.count < limit {
      let line = octets.line(at: position)
      position = line.next
      lines.append(flow == nil ? Self.line(octets[line.range]) : Self.flowed(octets[line.range]))
    }
    if let flow {
      lines = joined(lines, flow)
    } else {
      unmarkFrom(&lines)
      rejoinAddresses(&lines)
    }
    if position < octets.endIndex { return lines }
    while let last = lines.last, last.text.isEmpty { lines.removeLast() }
    return lines
  }

  /// A line as people quote it: `> > text`, `>>text`, `＞text`.
  private static func line(_ octets: ArraySlice<UInt8>) -> TextLine {
    guard let first = octets.first, first == 0x3E || first == 0xEF || first == 0x20 else {
      return TextLine(text: withoutTrailingBlanks(octets))
    }
    var depth = 0
    var start = octets.startIndex
    var index = start
    while index < octets.endIndex {
      if octets[index] == 0x3E {
        index += 1
      } else if octets[index] == 0xEF, index + 2 < octets.endIndex, octets[index + 1] == 0xBC,
        octets[index + 2] == 0x9E
      {
        index += 3
      } else if octets[index] == 0x20, index - start < 1 || depth == 0 && index - start < 2 {
        index += 1
        continue
      } else {
        break
      }
      depth += 1
      start = index
    }
    if depth == 0 { return TextLine(text: withoutTrailingBlanks(octets)) }
    if start < octets.endIndex, octets[start] == 0x20 { start += 1 }
    return TextLine(text: withoutTrailingBlanks(octets[start...]), depth: depth)
  }

  /// Takes the mark off a line that only a mailbox has marked, because it begins with `From `:
  /// one that stands alone among lines that are not quoted.
  private static func unmarkFrom(_ lines: inout [TextLine]) {
    for index in lines.indices where lines[index].depth == 1 && lines[index].text.hasPrefix("From ")
    {
      let before = index > 0 ? lines[index - 1].depth : 0
      let after = index + 1 < lines.count ? lines[index + 1].depth : 0
      if before == 0, after == 0 { lines[index].depth = 0 }
    }
  }

  /// Takes for what it is a bracket that a line's end has cut off its address: `>:` is the end
  /// of an attribution, not a quoted colon.
  private static func rejoinAddresses(_ lines: inout [TextLine]) {
    for index in lines.indices.dropFirst() where lines[index].depth == 1 && lines[index].text == ":"
    {
      let before = lines[index - 1]
      guard before.depth == 0, let open = before.text.utf8.lastIndex(of: 0x3C),
        before.text.utf8[open...].contains(0x40), !before.text.utf8[open...].contains(0x3E)
      else { continue }
      lines[index] = TextLine(text: ">:")
    }
  }

  /// A line of format=flowed: the marks are counted, and a stuffed space goes (RFC 3676, 4.4).
  private static func flowed(_ octets: ArraySlice<UInt8>) -> TextLine {
    let depth = octets.prefix { $0 == 0x3E }.count
    var text = octets.dropFirst(depth)
    // Some programs put blanks between the marks in spite of the rule.
    if depth > 0, text.prefix(2).elementsEqual([0x20, 0x3E]) { return line(octets) }
    if text.first == 0x20 { text = text.dropFirst() }
    return TextLine(text: text.ascii, depth: depth)
  }

  /// Joins the lines that end in a blank with the next of the same depth.
  private static func joined(_ lines: [TextLine], _ flow: Flow) -> [TextLine] {
    var result: [TextLine] = []
    var continues = false
    for line in lines {
      let isSignature = line.text == "-- "
      var text = line.text[...]
      let goesOn = text.utf8.last == 0x20 && !isSignature
      if goesOn, flow.deletesSpace { text = text.dropLast() }
      if continues, !isSignature, result.last?.depth == line.depth {
        result[result.count - 1].text += text
      } else {
        result.append(TextLine(text: String(text), depth: line.depth))
      }
      continues = goesOn
    }
    return result.map { line in
      TextLine(text: withoutTrailingBlanks(Array(line.text.utf8)[...]), depth: line.depth)
    }
  }

  private static func withoutTrailingBlanks(_ octets: ArraySlice<UInt8>) -> String {
    var end = octets.endIndex
    while end > octets.startIndex, octets[end - 1].isSpace { end -= 1 }
    return octets[..<end].ascii
  }
}
