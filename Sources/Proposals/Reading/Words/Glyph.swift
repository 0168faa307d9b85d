/// What a character is to somebody who looks for words.
enum Glyph {
  /// Part of a word, in the form that all its spellings share.
  case joined(UInt32)
  /// A word by itself: an ideograph, a kana, a hangul syllable.
  case alone(UInt32)
  /// Neither a letter nor a gap: accents, joiners.
  case ignored
  case none

  /// The base letters of U+00C0 to U+017F; a dot for what is no letter.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuyts" + "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
      + "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// Sorts a character beyond ASCII.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0xAA, 0xB5, 0xBA: self = .joined(scalar)
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: self = .ignored
    case 0xC0...0x17F:
      let base = Self.latin[Int(scalar) - 0xC0]
      self = base == 0x2E ? .none : .joined(UInt32(base))
    case 0x300...0x36F: self = .ignored
    case 0x180...0x2FF: self = .joined(scalar)
    case 0x391...0x3A9: self = .joined(scalar + 0x20)
    case 0x370...0x3FF: self = .joined(scalar)
    case 0x410...0x42F: self = .joined(scalar + 0x20)
    case 0x401, 0x451: self = .joined(0x435)
    case 0x400...0x40F: self = .joined(scalar + 0x50)
    case 0x430...0x1FFF: self = .joined(scalar)
    // 0x3007 is the zero of Chinese numerals.
    case 0x3005, 0x3007, 0x3041...0x30FA, 0x30FC...0x30FE, 0x3105...0x318E: self = .alone(scalar)
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: self = .alone(scalar)
    case 0xFF10...0xFF19: self = .joined(scalar - 0xFEE0)
    case 0xFF21...0xFF3A: self = .joined(scalar - 0xFEE0 + 0x20)
    case 0xFF41...0xFF5A: self = .joined(scalar - 0xFEE0)
    case 0xFF66...0xFF9D: self = .alone(scalar)
    case 0x20000...0x3FFFF: self = .alone(scalar)
    default: self = .none
    }
  }
}
