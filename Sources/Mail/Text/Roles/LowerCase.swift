/// The lower case of letters beyond ASCII, in place: asking Unicode for each costs a hundred
/// times as much.
enum LowerCase {
  /// Makes the capitals beyond ASCII in `octets`, which are UTF-8, small ones.
  ///
  /// - Returns: Whether all of them could be; a few scripts are left to Unicode's own tables.
  static func apply(to octets: inout [UInt8]) -> Bool {
    var index = 0
    while index < octets.count {
      let first = octets[index]
      let second = index + 1 < octets.count ? octets[index + 1] : 0
      switch first {
      case 0..<0xC2:
        index += 1
      case 0xC2..<0xE0:
        guard let small = small(first, second), index + 1 < octets.count else { return false }
        (octets[index], octets[index + 1]) = small
        index += 2
      case 0xE0..<0xF0:
        guard isWithoutCase(first, second) else { return false }
        index += 3
      default:
        // Emoji and rare Han characters; what comes before them may have cases.
        guard first > 0xF0 || second >= 0x9F else { return false }
        index += 4
      }
    }
    return true
  }

  /// The lower case of a character of two octets; `nil` where it has not two.
  static func small(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8)? {
    let value = table[Int(first & 0x1F) << 6 | Int(second & 0x3F)]
    guard value > 0 else { return nil }
    return (0xC0 | UInt8(value >> 6), 0x80 | UInt8(value & 0x3F))
  }

  /// Whether no character of three octets that begins with these two has cases.
  private static func isWithoutCase(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    // Georgian and Cherokee, Latin with two accents, Greek with breathings.
    case (0xE1, _): false
    // Letter-like signs, letters in circles; Glagolitic, Coptic and more of Latin.
    case (0xE2, 0x84...0x86), (0xE2, 0x92...0x93), (0xE2, 0xB0...): false
    // More of Cyrillic and Latin; Hangul begins behind them.
    case (0xEA, ..<0xB0): false
    // The wide letters of East Asia.
    case (0xEF, 0xBC): false
    default: true
    }
  }

  /// The lower case of each character below U+0800; 0 where it has not two octets.
  private static let table: [UInt16] = (0..<0x800).map { value in
    guard let scalar = Unicode.Scalar(UInt16(value)) else { return 0 }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    guard small.count == 1, let only = small.first?.value, (0x80..<0x800).contains(only) else {
      return 0
    }
    return UInt16(only)
  }
}
