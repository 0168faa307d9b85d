/// The base64 transfer encoding (RFC 2045, 6.8), read leniently.
enum Base64 {
  private static let skip: UInt8 = 0xFF
  private static let pad: UInt8 = 0xFE

  /// The value of each octet; both the common and the URL alphabet (RFC 4648, 5).
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: skip, count: 256)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for (value, octet) in alphabet.enumerated() { values[Int(octet)] = UInt8(value) }
    values[0x2D] = 62
    values[0x5F] = 63
    values[0x3D] = pad
    return values
  }()

  /// Decodes `octets`, passing over what is not base64.
  ///
  /// A padding sign ends a group. Where whole groups follow it, they are read on, because
  /// some programs encode piece by piece; other text is left as it is.
  ///
  /// - Returns: The content; the text behind it that is no base64; and how many octets other
  ///   than line ends were passed over.
  static func decode(
    _ octets: ArraySlice<UInt8>
  ) -> (content: [UInt8], rest: ArraySlice<UInt8>, strays: Int) {
    let values = values.span
    let input = octets.span
    var content: [UInt8] = []
    content.reserveCapacity(input.count / 4 * 3 + 3)
    var index = 0
    var group: UInt32 = 0
    var digits = 0
    var strays = 0
    var hasPadding = false
    while index < input.count {
      if digits == 0 {
        while index + 4 <= input.count {
          let a = values[Int(input[index])]
          let b = values[Int(input[index + 1])]
          let c = values[Int(input[index + 2])]
          let d = values[Int(input[index + 3])]
          if (a | b | c | d) & 0xC0 != 0 { break }
          content.append(a << 2 | b >> 4)
          content.append(b << 4 | c >> 2)
          content.append(c << 6 | d)
          index += 4
        }
        if index >= input.count { break }
      }
      let octet = input[index]
      let value = values[Int(octet)]
      index += 1
      if value == pad {
        flush(group, digits, into: &content)
        if !hasPadding, digits > 0 {
          hasPadding = true
          var rest = octets[(octets.startIndex + index)...]
          if digits == 2, rest.first == 0x3D { rest = rest.dropFirst() }
          if !isWholeGroups(rest) { return (content, rest.trimmed, strays) }
        }
        (group, digits) = (0, 0)
      } else if value == skip {
        if !octet.isSpace { strays += 1 }
      } else {
        group = group << 6 | UInt32(value)
        digits += 1
        if digits == 4 {
          content.append(UInt8(truncatingIfNeeded: group >> 16))
          content.append(UInt8(truncatingIfNeeded: group >> 8))
          content.append(UInt8(truncatingIfNeeded: group))
          (group, digits) = (0, 0)
        }
      }
    }
    flush(group, digits, into: &content)
    return (content, [], strays)
  }

  /// Whether `octets` are line ends and base64 in groups of four, or nothing.
  private static func isWholeGroups(_ octets: ArraySlice<UInt8>) -> Bool {
    var signs = 0
    for octet in octets where !octet.isSpace {
      if values[Int(octet)] == skip { return false }
      signs += 1
    }
    return signs % 4 == 0
  }

  /// Where base64 ends in `octets` and other text begins: at the first line that has an octet
  /// which is none, or is a line drawn of hyphens or underscores.
  ///
  /// `nil` where a full line of base64 follows: then the octet was damaged on its way.
  static func end(in octets: ArraySlice<UInt8>) -> Int? {
    var position = octets.startIndex
    var end: Int?
    while position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range].trimmed
      let isDrawn = text.count > 3 && text.allSatisfy { $0 == 0x5F || $0 == 0x2D }
      if isDrawn || text.contains(where: { values[Int($0)] == skip }) {
        if end == nil { end = position }
      } else if end != nil, text.count >= 56 {
        return nil
      }
      position = line.next
    }
    return end
  }

  /// The octets of a group that ends early: two digits hold one octet, three hold two.
  private static func flush(_ group: UInt32, _ digits: Int, into content: inout [UInt8]) {
    if digits == 2 {
      content.append(UInt8(truncatingIfNeeded: group >> 4))
    } else if digits == 3 {
      content.append(UInt8(truncatingIfNeeded: group >> 10))
      content.append(UInt8(truncatingIfNeeded: group >> 2))
    }
  }
}
