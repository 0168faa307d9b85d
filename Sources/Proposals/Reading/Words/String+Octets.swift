// What reading asks of short texts again and again, done on octets: a walk over characters costs
// some fifty times as much.

extension String {
  /// Whether two texts are the same but for the case of letters.
  func isSpelled(as other: String) -> Bool {
    let (mine, theirs) = (utf8Span, other.utf8Span)
    guard mine.isKnownASCII, theirs.isKnownASCII else { return lowercased() == other.lowercased() }
    return mine.count == theirs.count
      && mine.span.indices.allSatisfy { Self.small(mine.span[$0]) == Self.small(theirs.span[$0]) }
  }

  /// Whether the text ends in `other`.
  func ends(in other: String) -> Bool {
    utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
  }

  /// Where an ASCII character first stands.
  func firstIndex(ofOctet octet: UInt8) -> Index? {
    let octets = utf8Span.span
    for place in octets.indices where octets[place] == octet {
      return utf8.index(startIndex, offsetBy: place)
    }
    return nil
  }

  private static func small(_ octet: UInt8) -> UInt8 {
    (0x41...0x5A).contains(octet) ? octet | 0x20 : octet
  }
}

extension StringProtocol {
  /// Whether a letter stands in it; in most texts, one of ASCII does.
  var hasLetter: Bool { utf8.contains(where: Line.isLetter) || contains(where: \.isLetter) }

  /// The text without white space around it.
  var trimmingWhitespace: String {
    let text = Substring(self)
    let octets = text.utf8Span.span
    let inner = octets.trimmingWhitespace(0..<octets.count)
    guard inner.count < octets.count else { return String(text) }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: inner.lowerBound)
    return String(text[start..<utf8.index(start, offsetBy: inner.count)])
  }

  /// Where `other` first stands in the text.
  func range(of other: String) -> Range<Index>? {
    let text = Substring(self)
    guard let place = text.utf8Span.span.place(of: other.utf8Span.span) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: place)
    return start..<text.utf8.index(start, offsetBy: other.utf8.count)
  }

  /// Whether `other` stands in the text.
  func holds(_ other: String) -> Bool {
    let text = Substring(self)
    return text.utf8Span.span.place(of: other.utf8Span.span) != nil
  }
}

extension Span<UInt8> {
  /// Where `other` first stands; nowhere where it is empty.
  func place(of other: Span<UInt8>) -> Int? {
    guard !other.isEmpty, other.count <= count else { return nil }
    let first = other[0]
    for start in 0...count - other.count where self[start] == first {
      var length = 1
      while length < other.count, self[start + length] == other[length] { length += 1 }
      if length == other.count { return start }
    }
    return nil
  }

  /// `range` without the white space that stands at its ends.
  func trimmingWhitespace(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let width = spaceWidth(at: start, before: end)
      guard width > 0 else { break }
      start += width
    }
    while start < end {
      if self[end - 1] <= 0x20 {
        end -= 1
        continue
      }
      // U+00A0 and U+3000 from behind.
      guard self[end - 1] == 0xA0 || self[end - 1] == 0x80 else { break }
      let width = self[end - 1] == 0xA0 ? 2 : 3
      guard end - start >= width, spaceWidth(at: end - width, before: end) == width else { break }
      end -= width
    }
    return start..<end
  }

  /// How many octets of white space stand at a place: one character's.
  private func spaceWidth(at place: Int, before end: Int) -> Int {
    switch self[place] {
    case ...0x20: 1
    case 0xC2: place + 1 < end && self[place + 1] == 0xA0 ? 2 : 0
    case 0xE3: place + 2 < end && self[place + 1] == 0x80 && self[place + 2] == 0x80 ? 3 : 0
    default: 0
    }
  }
}
