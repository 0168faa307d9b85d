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
    for octet in text.utf8 {
      if octet.isSpace {
        needsSpace = !current.isEmpty
      } else {
        begin()
        if needsSpace { current.append(0x20) }
        needsSpace = false
        current.append(octet)
      }
    }
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
    guard start <= current.count, current.count - start <= 2000 else { return }
    let text = String(decoding: current[start...], as: UTF8.self)
    var target = target
    if target.lowercased().hasPrefix("mailto:") {
      target = String(target.dropFirst(7).prefix { $0 != "?" })
    }
    guard !target.isEmpty, !target.hasPrefix("#"), !text.isEmpty, target.utf8.count <= 500,
      !target.lowercased().hasPrefix("javascript:"), !target.lowercased().hasPrefix("cid:")
    else { return }
    func bare(_ link: some StringProtocol) -> String {
      var link = link.lowercased()
      for scheme in ["https://", "http://", "www."] where link.hasPrefix(scheme) {
        link.removeFirst(scheme.count)
      }
      return link.hasSuffix("/") ? String(link.dropLast()) : link
    }
    guard bare(text) != bare(target), !target.hasPrefix("/") || target.hasPrefix("//") else {
      return
    }
    // A service that counts clicks has wrapped the link that the text shows.
    if text.contains("://"), Self.percentDecoded(target).contains(bare(text)) { return }
    append(" <\(target)>")
  }

  /// `target` in lower case with what stands for the signs of a link undone.
  private static func percentDecoded(_ target: String) -> String {
    var octets: [UInt8] = []
    let source = Array(target.utf8)
    var index = 0
    while index < source.count {
      if source[index] == 0x25, index + 2 < source.count, let high = source[index + 1].hexValue,
        let low = source[index + 2].hexValue
      {
        octets.append(high << 4 | low)
        index += 3
      } else {
        octets.append(source[index])
        index += 1
      }
    }
    return String(decoding: octets, as: UTF8.self).lowercased()
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
