/// Header blocks that mail programs put above a mail they quote without marks, or forward.
extension Roles {
  /// Finds them; what follows one is somebody else's, to the end of the mail or to the line
  /// that says the forwarded mail ends.
  mutating func findQuotedHeaders() {
    // Each line is looked at once, however many blocks it might be in.
    let kinds = lines.indices.map { kind(of: $0) }
    var index = 0
    while index < lines.count {
      guard lines[index].depth == 0, let block = headerBlock(at: index, kinds) else {
        index += 1
        continue
      }
      let end = (block.upperBound..<lines.count).first { isEndOfForward($0) } ?? lines.count
      mark(block, as: .quotedHeader, over: [.text, .attribution, .quotedHeader])
      markLine(above: block.lowerBound)
      mark(block.upperBound..<end, as: .quoted, over: [.text, .signature])
      if end < lines.count { lines[end].role = .quotedHeader }
      index = end + 1
    }
  }

  /// Marks a short line that is drawn above the header block at `index`.
  private mutating func markLine(above index: Int) {
    guard let line = (max(0, index - 2)..<index).last(where: { !isBlank($0) }), isOwn(line) else {
      return
    }
    let octets = lines[line].text.utf8
    guard octets.count >= 4, let first = octets.first, Self.isDrawn(first),
      octets.allSatisfy({ $0 == first })
    else { return }
    lines[line].role = .quotedHeader
  }

  /// The header block that begins at `index`, the line drawn above it included.
  private func headerBlock(at index: Int, _ kinds: [HeaderWords.Kind?]) -> Range<Int>? {
    if lines[index].role == .quotedHeader {
      let end = (index..<lines.count).first { lines[$0].role != .quotedHeader && !isBlank($0) }
      return index..<(end ?? lines.count)
    }
    let text = lines[index].text
    guard let first = text.utf8.first, text.utf8.count < 200 else { return nil }
    // Markers and drawn lines are told by how they begin or end.
    guard first == 0x20 || Self.isDrawn(first) || text.endsInColon else {
      return fields(from: index, kinds)
    }
    if let end = endOfNotesHeader(from: index) { return index..<end }
    if isMarker(text) {
      guard let start = next(from: index + 1, within: 4) else { return nil }
      return index..<(fields(from: start, kinds)?.upperBound ?? index + 1)
    }
    if Self.isRule(text) || text.hasPrefix("---") && text.hasSuffix("---") {
      guard let start = next(from: index + 1), let fields = fields(from: start, kinds) else {
        return nil
      }
      return index..<fields.upperBound
    }
    return fields(from: index, kinds)
  }

  /// A run of header lines in which at least a sender and two others of date, recipient and
  /// subject are named.
  private func fields(from start: Int, _ kinds: [HeaderWords.Kind?]) -> Range<Int>? {
    guard let first = kinds[start], first == .from || first == .subject || first == .date else {
      return nil
    }
    var seen = HeaderWords.Kinds([first])
    var end = start + 1
    var blanks = 0
    var folded = 0
    while end + blanks < lines.count, end - start < 24 {
      let index = end + blanks
      if isBlank(index) {
        // HTML puts a blank line between fields; two end the block.
        blanks += 1
        if blanks > 1 { break }
      } else if let kind = kinds[index] {
        // A second sender begins another mail.
        if kind == .from, seen.contains(.from), seen.count > 2 { break }
        seen.insert(kind)
        end = index + 1
        blanks = 0
        folded = 0
      } else if blanks == 0, folded < 4, lines[index].text.utf8.contains(0x40),
        seen.count > 1 || lines[index].text.hasPrefix("<")
      {
        // A list of recipients that goes on, or the sender's address below the name.
        end = index + 1
        folded += 1
      } else {
        break
      }
    }
    guard seen.contains(.from), seen.count >= 3 else { return nil }
    // A form may have such labels; a mail's have an address or a date in figures.
    let hasFigures = lines[start..<end].contains { line in
      line.text.utf8.contains(0x40) || line.text.utf8.count(where: \.isDigit) >= 3
    }
    return hasFigures ? start..<end : nil
  }

  /// Which header field the line at `index` shows; `nil` where it shows none.
  private func kind(of index: Int) -> HeaderWords.Kind? {
    guard lines[index].depth == 0 else { return nil }
    let octets = lines[index].text.utf8.span
    var start = 0
    while start < octets.count,
      octets[start] == 0x2A || octets[start] == 0x20 || octets[start] == 0x3E
    {
      start += 1
    }
    let end = min(octets.count, start + 40)
    var colon = start
    while colon < end, octets[colon] != 0x3A, !octets.isWideColon(at: colon) { colon += 1 }
    guard colon < end, colon > start else { return nil }
    var label: [UInt8] = []
    var all: UInt8 = 0
    for index in start..<colon where octets[index] != 0x2A {
      label.append(octets[index].lowercased)
      all |= octets[index]
    }
    let text = label[...].trimmed.ascii
    if all < 0x80 { return HeaderWords.kinds[text] }
    return HeaderWords.kinds[text.filter { $0 != "\u{3000}" }.lowercased().trimmingBlanks]
  }

  private func isMarker(_ text: String) -> Bool {
    let first = text.utf8.first
    guard text.utf8.count >= HeaderWords.shortestMarker,
      first == 0x2D || first == 0x5F || text.endsInColon
    else { return false }
    var core = text.lowercasedOctets.filter {
      $0 != 0x2D && $0 != 0x5F && $0 != 0x2A && $0 != 0x3A
    }
    if text.endsInColon, core.last == 0x9A { core.removeLast(3) }
    guard core.count >= HeaderWords.shortestMarker else { return false }
    return HeaderWords.markers.contains(core[...].ascii.trimmingBlanks)
  }

  private func isEndOfForward(_ index: Int) -> Bool {
    let text = lines[index].text
    guard lines[index].depth == 0, text.utf8.count > 12, text.hasPrefix("---") else {
      return false
    }
    let core = text.lowercased().filter { $0 != "-" }.trimmingBlanks
    return HeaderWords.ends.contains(core)
  }

  /// Whether `text` is a line drawn across the page.
  static func isRule(_ text: String) -> Bool {
    guard text.utf8.count >= 10, let start = text.utf8.first, start == 0x20 || isDrawn(start) else {
      return false
    }
    let octets = text.utf8.drop { $0 == 0x20 }
    guard octets.count >= 10, let first = octets.first else { return false }
    return isDrawn(first) && octets.allSatisfy { $0 == first }
  }

  /// Whether lines are drawn with `octet`.
  private static func isDrawn(_ octet: UInt8) -> Bool {
    octet == 0x2D || octet == 0x5F || octet == 0x3D || octet == 0x2A
  }
}

extension Span<UInt8> {
  /// Whether the colon of East Asian text stands at `index`.
  fileprivate func isWideColon(at index: Int) -> Bool {
    self[index] == 0xEF && index + 2 < count && self[index + 1] == 0xBC && self[index + 2] == 0x9A
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
