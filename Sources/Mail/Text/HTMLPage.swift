/// Lines in the making: of an HTML document, or of one cell of a table in it.
struct HTMLPage {
  /// How deep the text that comes next is quoted.
  var depth = 0
  /// What the mail program says that text is.
  var hint: BodyLine.Role?
  /// What the next line begins with: the mark of a list's item.
  var prefix = ""

  private var lines: [TextLine] = []
  private var current: [UInt8] = []
  private var needsSpace = false
  /// The blank lines to set before the next text.
  private var margin = 0
  private var breaks = 0

  init(depth: Int = 0, hint: BodyLine.Role? = nil) {
    self.depth = depth
    self.hint = hint
  }

  /// Where text that comes next begins, for ``endLink(from:to:)``.
  var mark: Int { current.count + (needsSpace ? 1 : 0) }

  /// Adds text whose white space only separates words.
  mutating func append(_ text: String) {
    let octets = Array(text.utf8)
    var index = 0
    while index < octets.count {
      if octets[index].isSpace {
        needsSpace = !current.isEmpty
        index += 1
        continue
      }
      begin()
      if needsSpace { current.append(0x20) }
      needsSpace = false
      let end = Self.endOfWords(in: octets.span, from: index)
      current += octets[index..<end]
      index = end
    }
  }

  /// Where the words end that begin at `start` and have one blank between each two.
  private static func endOfWords(in octets: Span<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < octets.count {
      if !octets[end].isSpace {
        end += 1
      } else if octets[end] == 0x20, end + 1 < octets.count, !octets[end + 1].isSpace {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Adds text whose spaces and line ends count.
  mutating func appendPreformatted(_ text: String) {
    for octet in text.utf8 {
      if octet == 0x0A {
        breakLine()
      } else {
        begin()
        current.append(octet)
      }
    }
    needsSpace = false
  }

  /// Adds lines that are finished.
  mutating func append(_ finished: [TextLine]) {
    guard !finished.isEmpty else { return }
    endLine()
    space()
    lines += finished
  }

  /// Ends the line; a second time in a row leaves an empty one.
  mutating func breakLine() {
    if current.isEmpty, prefix.isEmpty {
      if breaks > 0 || margin == 0, !lines.isEmpty { margin = min(margin + 1, 2) }
      breaks += 1
    } else {
      endLine()
    }
  }

  /// Keeps one blank line where nothing but a blank stands in it.
  mutating func keepBlankLine() {
    guard current.isEmpty, prefix.isEmpty, !lines.isEmpty else { return }
    margin = max(margin, 1)
  }

  /// Begins a block that is `margin` blank lines from what comes before it.
  mutating func startBlock(margin wanted: Int) {
    endLine()
    margin = max(margin, wanted)
  }

  /// Adds a line across the page.
  mutating func rule() {
    startBlock(margin: 0)
    begin()
    current = Array("----------".utf8)
    endLine()
  }

  /// Adds where the link that began at `start` leads, unless its text says so.
  mutating func endLink(from start: Int, to target: String) {
    guard start < current.count, current.count - start <= 2000 else { return }
    // A copy: what is added to the line would copy the whole of it else.
    let text = Array(current[start...])[...]
    var octets = Array(target.utf8)[...]
    if octets.hasPrefix("mailto:") { octets = octets.dropFirst(7).prefix { $0 != 0x3F } }
    guard let first = octets.first, first != 0x23, octets.count <= 500,
      !octets.hasPrefix("javascript:"), !octets.hasPrefix("cid:"),
      first != 0x2F || octets.hasPrefix("//")
    else { return }
    let shown = Self.bare(text)
    guard shown != Self.bare(octets) else { return }
    // A service that counts clicks has wrapped the link that the text shows.
    if text.index(of: [0x3A, 0x2F, 0x2F], from: 0) != nil,
      Self.percentDecoded(octets).index(of: shown, from: 0) != nil
    {
      return
    }
    append(" <\(octets.ascii)>")
  }

  /// A link in lower case, without what people leave out of one.
  private static func bare(_ link: ArraySlice<UInt8>) -> [UInt8] {
    var link = link
    for scheme in ["https://", "http://", "www."] where link.hasPrefix(scheme) {
      link = link.dropFirst(scheme.utf8.count)
    }
    if link.last == 0x2F { link = link.dropLast() }
    return link.map(\.lowercased)
  }

  /// `target` in lower case with what stands for the signs of a link undone.
  private static func percentDecoded(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var octets: [UInt8] = []
    var index = target.startIndex
    while index < target.endIndex {
      if target[index] == 0x25, index + 2 < target.endIndex,
        let high = target[index + 1].hexValue, let low = target[index + 2].hexValue
      {
        octets.append((high << 4 | low).lowercased)
        index += 3
      } else {
        octets.append(target[index].lowercased)
        index += 1
      }
    }
    return octets[...]
  }

  /// Takes the finished lines out where there are many; the last stays, since what comes next
  /// depends on it.
  mutating func drained() -> [TextLine] {
    guard lines.count > 2000, let last = lines.popLast() else { return [] }
    defer { lines = [last] }
    return lines
  }

  /// All lines, the last one ended.
  mutating func finished() -> [TextLine] {
    endLine()
    defer { lines = [] }
    return lines
  }

  /// Sets the space and the mark before the first text of a line.
  private mutating func begin() {
    guard current.isEmpty else { return }
    space()
    if !prefix.isEmpty {
      current += Array(prefix.utf8)
      prefix = ""
    }
    needsSpace = false
  }

  private mutating func space() {
    if !lines.isEmpty {
      let outer = min(depth, lines.last?.depth ?? 0)
      for _ in 0..<margin { lines.append(TextLine(text: "", depth: outer, hint: nil)) }
    }
    margin = 0
    breaks = 0
  }

  private mutating func endLine() {
    needsSpace = false
    guard !current.isEmpty else { return }
    while let last = current.last, last.isBlank { current.removeLast() }
    lines.append(TextLine(text: String(decoding: current, as: UTF8.self), depth: depth, hint: hint))
    current.removeAll(keepingCapacity: true)
  }
}
