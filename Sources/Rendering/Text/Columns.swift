extension Character {
  /// The columns the character takes where letters have equal width: 2 for East Asian
  /// wide ones and pictures (Unicode Standard Annex 11), 0 for what only joins, else 1.
  var columns: Int {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x300 else { return 1 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    case 0x300...0x36F, 0x200B...0x200F, 0x2060...0x2064:
      return 0
    default:
      return 1
    }
  }
}

extension StringProtocol {
  /// The columns the text takes where letters have equal width.
  var columns: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.columns }
  }

  /// The text where it fits into `limit` columns, else its beginning and an ellipsis, cut
  /// between words where one ends nearby.
  func cut(to limit: Int) -> String {
    guard columns > limit else { return String(self) }
    var room = limit - 2
    var beginning = prefix { character in
      room -= character.columns
      return room >= 0
    }
    if let space = beginning.suffix(16).lastIndex(of: " ") {
      beginning = beginning[..<space]
    }
    return beginning + " …"
  }

  /// The text and as many spaces after it as fill `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}
