/// ASCII facts about octets, the same in every character set that mail uses in headers.
extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isSpace: Bool { isBlank || isLineEnd }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
  /// The value of a hexadecimal digit in either case.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// The octets without the blanks and line ends around them.
  var trimmed: ArraySlice<UInt8> {
    var first = startIndex
    var last = endIndex
    while first < last, self[first].isSpace { first += 1 }
    while last > first, self[last - 1].isSpace { last -= 1 }
    return self[first..<last]
  }

  /// The octets without the blanks, and the mark of UTF-8, that a file begins with.
  var withoutMark: ArraySlice<UInt8> {
    drop { $0.isSpace || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
  }

  /// Whether these are the octets of `word`, which is in lower-case ASCII; case does not count.
  func equals(_ word: String) -> Bool { count == word.utf8.count && hasPrefix(word) }

  /// Whether the octets begin with `word`, which is in lower-case ASCII; case does not count.
  func hasPrefix(_ word: String) -> Bool {
    guard count >= word.utf8.count else { return false }
    var index = startIndex
    for octet in word.utf8 {
      if self[index].lowercased != octet { return false }
      index += 1
    }
    return true
  }

  /// Whether no octet is beyond ASCII.
  var isASCII: Bool { span.isASCII }

  /// The octets as text; `nil` where they are not UTF-8.
  var validText: String? {
    guard let text = try? UTF8Span(validating: span) else { return nil }
    return String(copying: text)
  }

  /// The octets as text, as if they were UTF-8; for names that are ASCII.
  var ascii: String { String(decoding: self, as: UTF8.self) }

  /// The octets in lower case as text.
  var lowercasedASCII: String { String(decoding: map(\.lowercased), as: UTF8.self) }
}

extension Span<UInt8> {
  /// Whether no octet is beyond ASCII.
  var isASCII: Bool {
    var all: UInt8 = 0
    for index in indices { all |= self[index] }
    return all < 0x80
  }
}

extension [UInt8] {
  /// Keeps the first `count` octets; memory for many more is given back.
  mutating func cut(to count: Int) {
    if count < self.count / 2 {
      self = Array(self[..<count])
    } else {
      removeLast(self.count - count)
    }
  }
}
