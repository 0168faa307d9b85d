// What reading asks of short texts again and again, done on octets: a walk over characters costs
// some fifty times as much.

extension StringProtocol {
  /// The text without white space around it.
  var trimmingWhitespace: String {
    let text = Substring(self)
    let utf8 = text.utf8
    var start = utf8.startIndex
    var end = utf8.endIndex
    while start < end {
      let width = Self.spaceWidth(utf8[start..<end])
      guard width > 0 else { break }
      start = utf8.index(start, offsetBy: width)
    }
    while start < end {
      let last = utf8.index(before: end)
      if utf8[last] <= 0x20 {
        end = last
        continue
      }
      // U+00A0 and U+3000 from behind.
      guard utf8[last] == 0xA0 || utf8[last] == 0x80 else { break }
      let width = utf8[last] == 0xA0 ? 2 : 3
      guard utf8.distance(from: start, to: end) >= width,
        Self.spaceWidth(utf8[utf8.index(end, offsetBy: -width)..<end]) == width
      else { break }
      end = utf8.index(end, offsetBy: -width)
    }
    return String(text[start..<end])
  }

  /// How many octets of white space a text begins with: one character's.
  private static func spaceWidth(_ octets: Substring.UTF8View) -> Int {
    guard let first = octets.first else { return 0 }
    if first <= 0x20 { return 1 }
    if first == 0xC2 { return octets.dropFirst().first == 0xA0 ? 2 : 0 }
    guard first == 0xE3 else { return 0 }
    return octets.dropFirst().prefix(2).elementsEqual([0x80, 0x80]) ? 3 : 0
  }

  /// Where `other` first stands in the text.
  func range(of other: String) -> Range<Index>? {
    let wanted = other.utf8
    guard let first = wanted.first else { return nil }
    let utf8 = utf8
    var at = utf8.startIndex
    while let start = utf8[at...].firstIndex(of: first) {
      if utf8[start...].starts(with: wanted) {
        return start..<utf8.index(start, offsetBy: wanted.count)
      }
      at = utf8.index(after: start)
    }
    return nil
  }

  /// Whether `other` stands in the text.
  func holds(_ other: String) -> Bool { range(of: other) != nil }
}
