/// Text with the characters folded that people do not see and programs trip over.
enum Folding {
  /// `text` with LF at its line ends, plain spaces for the ones that do not break, and
  /// without soft hyphens, zero-width spaces and control characters.
  ///
  /// Zero-width joiners stay between letters beyond ASCII, where Persian, the scripts of
  /// India and emoji are spelled with them.
  static func fold(_ text: String) -> String {
    let octets = text.utf8.span
    guard isNeeded(octets) else { return text }
    return String(decoding: folded(octets), as: UTF8.self)
  }

  /// Whether an octet is among `octets` that a folded character begins with.
  ///
  /// Nearly none has one, so all are looked at, many at a time, and none is branched on.
  static func isNeeded(_ octets: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in octets.indices {
      let octet = octets[index]
      let isControl = bit(octet < 0x20) & bit(octet != 0x0A) & bit(octet != 0x09)
      let isLead = bit(octet == 0xC2) | bit(octet == 0xE2) | bit(octet == 0xEF)
      found |= isControl | isLead | bit(octet == 0x7F)
    }
    return found != 0
  }

  private static func bit(_ condition: Bool) -> UInt8 { condition ? 1 : 0 }

  private static func folded(_ octets: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.count)
    var index = 0
    let count = octets.count
    while index < count {
      let octet = octets[index]
      let second = index + 1 < count ? octets[index + 1] : 0
      let third = index + 2 < count ? octets[index + 2] : 0
      switch (octet, second, third) {
      case (0x0D, _, _):
        result.append(0x0A)
        index += second == 0x0A ? 2 : 1
      case (0x0B, _, _), (0x0C, _, _):
        result.append(0x0A)
        index += 1
      case (0x09, _, _), (0x0A, _, _), (0x20...0x7E, _, _):
        result.append(octet)
        index += 1
      case (0..<0x20, _, _), (0x7F, _, _):
        index += 1
      case (0xC2, 0x85, _):
        result.append(0x0A)
        index += 2
      case (0xC2, 0xA0, _):
        result.append(0x20)
        index += 2
      case (0xC2, 0x80..<0xA0, _), (0xC2, 0xAD, _):
        index += 2
      case (0xE2, 0x80, 0x87), (0xE2, 0x80, 0xAF):
        result.append(0x20)
        index += 3
      case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
        result.append(0x0A)
        index += 3
      case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
        index += 3
      case (0xE2, 0x80, 0x8C), (0xE2, 0x80, 0x8D):
        if let last = result.last, last > 0x7F, index + 3 < count, octets[index + 3] > 0x7F {
          for place in index..<index + 3 { result.append(octets[place]) }
        }
        index += 3
      default:
        result.append(octet)
        index += 1
      }
    }
    return result
  }
}
