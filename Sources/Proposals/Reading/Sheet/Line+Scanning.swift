extension Line {
  /// Measures the line that has a range of a sheet's octets; its words and what it announces come
  /// later.
  init(scanning octets: Span<UInt8>, _ range: Range<Int>, number: Int?) {
    var end = range.upperBound
    while end > range.lowerBound, octets[end - 1] <= 0x20 { end -= 1 }
    if !range.isEmpty, octets[range.lowerBound] == 0x7C {
      // A table's row ends with the mark it begins with.
      while end > range.lowerBound + 1, octets[end - 1] == 0x7C || octets[end - 1] <= 0x20 {
        end -= 1
      }
    }
    var at = range.lowerBound
    var indent = 0
    while at < end, octets[at] <= 0x20 || Line.isNoBreakSpace(octets, at) {
      if octets[at] == 0x09 { indent += 8 - indent % 8 } else { indent += 1 }
      at += octets[at] == 0xC2 ? 2 : 1
    }
    let (mark, start) = Line.mark(octets, at: min(at, end), end: end)
    if mark == .hash, octets[at] == 0x3D {
      // A wiki's heading ends with the mark it begins with: "== Frogs in space ==".
      while end > start, octets[end - 1] == 0x3D || octets[end - 1] <= 0x20 { end -= 1 }
    }
    self.init(
      number: number, octets: range, indent: indent, mark: mark, start: start, end: end,
      words: 0..<0, shape: at >= end ? .blank : .prose)
    if shape == .prose, Line.isRule(octets, from: at, to: end) { shape = .separator }
  }

  private static func isNoBreakSpace(_ octets: Span<UInt8>, _ at: Int) -> Bool {
    octets[at] == 0xC2 && at + 1 < octets.count && octets[at + 1] == 0xA0
  }

  /// The mark at the beginning of a line, and where the text after it begins.
  private static func mark(_ octets: Span<UInt8>, at first: Int, end: Int) -> (Mark, Int) {
    var at = first
    func skipSpace() { while at < end, octets[at] <= 0x20 { at += 1 } }
    func skip(_ octet: UInt8) { while at < end, octets[at] == octet { at += 1 } }
    guard at < end else { return (.none, at) }
    switch octets[at] {
    case 0x23:  // #, and org-mode's #+
      skip(0x23)
      skip(0x2B)
      skipSpace()
      return (.hash, at)
    case 0x3D:  // a wiki's and AsciiDoc's "== "
      skip(0x3D)
      guard at - first <= 6, at < end, octets[at] == 0x20 else { return (.none, first) }
      skipSpace()
      return (.hash, at)
    case 0x3A where at + 1 < end && octets[at + 1] > 0x20:  // org-mode's ":NAME:"
      return (.bullet, at + 1)
    case 0x2A, 0x2B, 0x2D, 0x5F, 0x7C:  // * + - _ |
      let octet = octets[at]
      skip(octet)
      let emphasis = octet == 0x2A || octet == 0x5F
      guard emphasis || octet == 0x7C || at < end && octets[at] <= 0x20 || at == first + 1 else {
        return (.none, first)
      }
      skipSpace()
      if emphasis || octet == 0x2D { skip(0x2A) }
      return (.bullet, at)
    case 0xC2 where at + 1 < end && octets[at + 1] == 0xB7:  // ·
      at += 2
      skipSpace()
      return (.bullet, at)
    case 0xE2, 0xE3, 0xEF:
      guard at + 2 < end, bullets.contains(Word.scalar(in: octets, at: at).0) else {
        return (.none, first)
      }
      at += 3
      skipSpace()
      while at + 1 < end, isNoBreakSpace(octets, at) { at += 2 }
      return (.bullet, at)
    case 0x28, 0x30...0x39:  // (1) 1. 1) 1:
      if octets[at] == 0x28 { at += 1 }
      let digits = at
      while at < end, (0x30...0x39).contains(octets[at]), at - digits < 3 { at += 1 }
      let closes = at < end && at > digits && (octets[at] == 0x2E || octets[at] == 0x29)
      guard closes, at + 1 < end, octets[at + 1] <= 0x20 || octets[at + 1] == 0x2A else {
        return (.none, first)
      }
      at += 1
      skipSpace()
      skip(0x2A)
      return (.number, at)
    case 0x68
    where at + 3 < end && (0x31...0x36).contains(octets[at + 1])
      && octets[at + 2] == 0x2E && octets[at + 3] == 0x20:  // Textile's "h2. "
      return (.hash, at + 4)
    case 0x61...0x7A where at + 3 < end && octets[at + 1] == 0x2E && octets[at + 2] == 0x20:  // a.
      at += 2
      skipSpace()
      return (.number, at)
    case let letter where isLetter(letter) && at + 2 < end && octets[at + 1] == 0x29:  // A)
      at += 2
      skipSpace()
      return (.number, at)
    default:
      return (.none, first)
    }
  }

  /// Characters of three octets that stand before the lines of a list.
  private static let bullets: Set<UInt32> = [
    0x2022, 0x2023, 0x2043, 0x2192, 0x21D2, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA,
    0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x25E6, 0x2605, 0x2606, 0x2713, 0x2714, 0x2794, 0x27A2, 0x27A4,
    0x30FB, 0x203B, 0xF0A7, 0xF0B7,
  ]

  static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet | 0x20) }

  /// Whether a line is a rule: at least three of the marks that rules are drawn with, and
  /// nothing else but what marks a place to cut.
  private static func isRule(_ octets: Span<UInt8>, from first: Int, to end: Int) -> Bool {
    guard end - first >= 3 else { return false }
    var marks = 0
    var others = 0
    for at in first..<end {
      switch octets[at] {
      case 0x2D, 0x3D, 0x5F, 0x2A, 0x7E, 0x23, 0x2B, 0x5E: marks += 1  // - = _ * ~ # + ^
      case 0x20, 0x09, 0x7C, 0x2E: break  // space, |, .
      case 0x38, 0x3C, 0x3E, 0x78, 0x6F: others += 1  // scissors: 8< >8 x o
      default: return false
      }
    }
    return marks >= 3 && (others == 0 || others <= 4 && marks >= 4)
  }
}
