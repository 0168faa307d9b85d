/// A line of a text part, before it is known what the line is there for.
struct TextLine: Equatable {
  /// The line without its quoting marks.
  var text: String
  /// How many quoting marks stood before it.
  var depth = 0
  /// What the sender's mail program says the line is, where it does.
  var hint: BodyLine.Role?
}

/// Lines joined to one text, quoting marks before the quoted ones.
struct JoinedLines {
  private var octets: [UInt8] = []
  private var isEmpty = true

  /// The text of the lines so far.
  var text: String { String(decoding: octets, as: UTF8.self) }

  mutating func append(_ text: String, depth: Int) {
    if !isEmpty { octets.append(0x0A) }
    isEmpty = false
    if depth > 0 {
      for _ in 0..<depth { octets.append(0x3E) }
      octets.append(0x20)
    }
    octets.append(contentsOf: text.utf8)
  }

  mutating func append(_ lines: [TextLine]) {
    for line in lines { append(line.text, depth: line.depth) }
  }
}

extension [TextLine] {
  /// The lines as one text, quoting marks before the quoted ones.
  var joined: String {
    var joined = JoinedLines()
    joined.append(self)
    return joined.text
  }
}
