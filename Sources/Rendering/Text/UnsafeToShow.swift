extension Unicode.Scalar {
  /// Whether a terminal, a mail program or a browser would obey the scalar instead of
  /// showing it: control characters other than tab and line feed, and the characters that
  /// turn the direction of the text after them (Unicode Standard Annex 9).
  var isUnsafeToShow: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029: true
    default: false
    }
  }
}
