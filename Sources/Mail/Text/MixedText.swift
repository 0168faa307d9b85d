/// Text that is UTF-8 but for some octets, as when a signature of another character set was
/// pasted below a mail: what is UTF-8 is read as that, every other octet as windows-1252.
struct MixedText {
  let string: String
  /// The characters beyond ASCII that were UTF-8.
  private(set) var good = 0
  /// The octets that were not.
  private(set) var bad = 0

  /// Reads `octets` in one pass.
  init(reading octets: ArraySlice<UInt8>) {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count + octets.count / 8)
    let octets = octets.span
    var index = 0
    while index < octets.count {
      let length = octets.characterLength(at: index)
      if length == 0 {
        bad += 1
        Windows1252.append(octets[index], to: &text)
        index += 1
        continue
      }
      if length > 1 { good += 1 }
      for place in index..<index + length { text.append(octets[place]) }
      index += length
    }
    string = String(decoding: text, as: UTF8.self)
  }

  /// Whether the text is UTF-8 rather than something in which a few octets look so by chance.
  var isMostlyUTF8: Bool { good * 3 >= bad && good > 0 || bad == 0 }
}

extension Span<UInt8> {
  /// How many octets the UTF-8 character at `index` has; 0 where there is none (RFC 3629, 4).
  fileprivate func characterLength(at index: Int) -> Int {
    let first = self[index]
    if first < 0x80 { return 1 }
    let second = index + 1 < count ? self[index + 1] : 0
    let allowed: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, allowed) = (2, 0x80...0xBF)
    case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
    case 0xED: (length, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, allowed) = (3, 0x80...0xBF)
    case 0xF0: (length, allowed) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, allowed) = (4, 0x80...0xBF)
    case 0xF4: (length, allowed) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= count, allowed.contains(second) else { return 0 }
    for place in index + 2..<max(index + 2, index + length) where self[place] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
