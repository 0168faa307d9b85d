/// Files that stand in the text of a mail, as programs sent them before MIME: uuencoded, in
/// base64 with uuencode's frame, or in yEnc.
enum Embedded {
  /// A file that was found.
  private struct Found {
    let name: ArraySlice<UInt8>
    let content: [UInt8]
    /// Where the line after it begins.
    let next: Int
  }

  /// Takes the files out of `text`.
  ///
  /// A line that only looks like a file's first is text: a file's second line has to be the
  /// encoded one that a program would write.
  ///
  /// - Returns: The text that is left, and the files, numbered below `path`.
  static func split(
    _ text: [UInt8], below path: String, limits: Limits
  ) -> (text: [UInt8], files: [File]) {
    let octets = text[...]
    var kept: [Range<Int>] = []
    var files: [File] = []
    var position = 0
    var start = 0
    // Without a last line there is no yEnc at all: nothing is looked for twice.
    lazy var mayBeYEnc = octets.index(of: Array("\n=yend".utf8), from: 0) != nil
    while files.count < limits.parts, let line = nextLine(in: octets, from: position) {
      guard octets[line] != 0x3D || mayBeYEnc, let found = file(in: octets, at: line) else {
        position = octets.line(at: line).next
        continue
      }
      kept.append(start..<line)
      files.append(
        File(
          path: "\(path).\(files.count + 1)",
          type: .octets,
          name: File.withoutFolders(Charset.decode(found.name, declared: nil).string),
          isAttachment: true, content: found.content))
      (position, start) = (found.next, found.next)
    }
    guard !files.isEmpty else { return (text, []) }
    kept.append(start..<octets.endIndex)
    return (kept.flatMap { octets[$0] }, files)
  }

  /// The first file in `text`, which is said to be uuencoded; `nil` where there is none.
  static func content(of text: ArraySlice<UInt8>) -> [UInt8]? {
    nextLine(in: text, from: text.startIndex).flatMap { file(in: text, at: $0) }?.content
  }

  private static let begin = Array("begin".utf8)
  private static let yBegin = Array("=ybegin ".utf8)

  /// The start of the next line that may begin a file, at or after `start`, where one begins.
  private static func nextLine(in octets: ArraySlice<UInt8>, from start: Int) -> Int? {
    if mayBegin(octets[start...]) { return start }
    var position = start
    while let feed = octets.index(of: 0x0A, from: position) {
      position = feed + 1
      if mayBegin(octets[position...]) { return position }
    }
    return nil
  }

  private static func mayBegin(_ octets: ArraySlice<UInt8>) -> Bool {
    guard let first = octets.first, first == 0x62 || first == 0x3D else { return false }
    return octets.starts(with: begin) || octets.starts(with: yBegin)
  }

  private static func file(in octets: ArraySlice<UInt8>, at start: Int) -> Found? {
    let line = octets.line(at: start)
    let word = octets[line.range].prefix { $0 != 0x20 }
    let rest = octets[word.endIndex..<line.range.upperBound].drop { $0 == 0x20 }
    if octets[start] == 0x3D {
      return word.elementsEqual(yBegin.dropLast()) ? yEncoded(in: octets, header: line) : nil
    }
    // The file's permissions come first, then its name.
    let mode = rest.prefix { $0 >= 0x30 && $0 <= 0x37 }
    guard (3...5).contains(mode.count), rest.count > mode.count + 1, rest[mode.endIndex] == 0x20
    else { return nil }
    let name = rest[mode.endIndex...].trimmed
    if word.count == begin.count { return uuencoded(in: octets, from: line.next, name: name) }
    return word.equals("begin-base64")
      ? base64(in: octets, from: line.next, name: name) : nil
  }

  // MARK: uuencode

  private static func uuencoded(
    in octets: ArraySlice<UInt8>, from start: Int, name: ArraySlice<UInt8>
  ) -> Found? {
    var content: [UInt8] = []
    var position = start
    while position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range]
      if isEnd(in: octets, at: position) {
        return position == start ? nil : Found(name: name, content: content, next: line.next)
      }
      // The last line holds nothing but a blank, which may be lost.
      if text.isEmpty, position > start, isEnd(in: octets, at: line.next) {
        position = line.next
        continue
      }
      guard let count = uuCount(text) else { break }
      decode(text.dropFirst(), count: count, into: &content)
      position = line.next
    }
    // The end may be missing: what was decoded is a file all the same.
    return content.isEmpty ? nil : Found(name: name, content: content, next: position)
  }

  private static func isEnd(in octets: ArraySlice<UInt8>, at start: Int) -> Bool {
    start < octets.endIndex && octets[octets.line(at: start).range].trimmed.equals("end")
  }

  /// The octets that a uuencoded line holds; `nil` where it is no such line.
  ///
  /// Some programs add a character at the end, and others lost blanks there.
  private static func uuCount(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    guard first >= 0x20, first <= 0x60, line.allSatisfy({ $0 >= 0x20 && $0 <= 0x60 }) else {
      return nil
    }
    let count = Int(first - 0x20) & 0x3F
    let expected = (count + 2) / 3 * 4
    let found = line.count - 1
    if found >= expected, found <= expected + 2 { return count }
    // Lost blanks stood for zeros; a line of words in capitals is shorter than it says, too.
    let isShort = found < expected && found >= expected - 8 && !line.contains(0x60)
    return isShort && count <= 45 ? count : nil
  }

  private static func decode(
    _ line: ArraySlice<UInt8>, count: Int, into content: inout [UInt8]
  ) {
    let end = content.count + count
    var bits: UInt32 = 0
    for index in 0..<((count + 2) / 3 * 4) {
      let place = line.startIndex + index
      let value = place < line.endIndex ? UInt32((line[place] &- 0x20) & 0x3F) : 0
      bits = bits << 6 | value
      if index & 3 == 3 {
        content.append(UInt8(truncatingIfNeeded: bits >> 16))
        content.append(UInt8(truncatingIfNeeded: bits >> 8))
        content.append(UInt8(truncatingIfNeeded: bits))
      }
    }
    content.removeLast(content.count - end)
  }

  // MARK: base64 in uuencode's frame

  private static func base64(
    in octets: ArraySlice<UInt8>, from start: Int, name: ArraySlice<UInt8>
  ) -> Found? {
    var position = start
    while position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range].trimmed
      let isEnd = text.elementsEqual(Array("====".utf8))
      if isEnd || text.isEmpty || !text.allSatisfy(isBase64) {
        let content = Base64.decode(octets[start..<position]).content
        guard !content.isEmpty else { return nil }
        return Found(name: name, content: content, next: isEnd ? line.next : position)
      }
      position = line.next
    }
    let content = Base64.decode(octets[start...]).content
    return content.isEmpty ? nil : Found(name: name, content: content, next: octets.endIndex)
  }

  private static func isBase64(_ octet: UInt8) -> Bool {
    octet.isDigit || octet.isLetter && octet < 0x80 || octet == 0x2B || octet == 0x2F
      || octet == 0x3D
  }

  // MARK: yEnc

  /// Reads a file in yEnc, whose lines hold octets with 42 added.
  private static func yEncoded(in octets: ArraySlice<UInt8>, header: Line) -> Found? {
    let fields = octets[header.range]
    guard let place = fields.index(of: Array(" name=".utf8), from: fields.startIndex),
      fields.index(of: Array(" size=".utf8), from: fields.startIndex) != nil,
      fields.index(of: Array(" line=".utf8), from: fields.startIndex) != nil
    else { return nil }
    let name = fields[(place + 6)...].trimmed
    var content: [UInt8] = []
    var position = header.next
    var isEscaped = false
    while position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range]
      position = line.next
      if text.hasPrefix("=ypart ") { continue }
      if text.hasPrefix("=yend") { return Found(name: name, content: content, next: position) }
      for octet in text {
        if octet == 0x3D, !isEscaped {
          isEscaped = true
        } else {
          content.append(isEscaped ? octet &- 106 : octet &- 42)
          isEscaped = false
        }
      }
    }
    // A last line that comes before the first one ends nothing.
    return nil
  }
}
