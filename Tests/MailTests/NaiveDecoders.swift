/// The transfer encodings undone octet by octet, as their rules read: what the fast decoders
/// are held against.
enum Naive {
  static func base64(_ octets: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var content: [UInt8] = []
    var bits: [Int] = []
    func flush() {
      for start in stride(from: 0, to: bits.count - 7, by: 8) {
        content.append(UInt8(bits[start..<start + 8].reduce(0) { $0 << 1 | $1 }))
      }
      bits = []
    }
    var isPadded = false
    for (index, octet) in octets.enumerated() {
      if octet == 0x3D {
        let hasDigits = !bits.isEmpty
        let isHalf = bits.count == 12
        flush()
        if isPadded || !hasDigits { continue }
        isPadded = true
        var rest = octets[(index + 1)...].filter { !" \t\r\n".utf8.contains($0) }
        if isHalf, index + 1 < octets.count, octets[index + 1] == 0x3D { rest.removeFirst() }
        if rest.count % 4 != 0 || rest.contains(where: { !isBase64($0) }) { return content }
      } else if isBase64(octet) {
        let digit = octet == 0x2D ? 62 : octet == 0x5F ? 63 : alphabet.firstIndex(of: octet) ?? 0
        for bit in (0..<6).reversed() { bits.append(digit >> bit & 1) }
        if bits.count == 24 { flush() }
      }
    }
    flush()
    return content
  }

  private static func isBase64(_ octet: UInt8) -> Bool {
    Character(UnicodeScalar(octet)).isASCII
      && "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=".utf8.contains(octet)
  }

  static func quotedPrintable(_ octets: [UInt8]) -> [UInt8] {
    var content: [UInt8] = []
    let lines = octets.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      var line = Array(line)
      var end: [UInt8] = isLast ? [] : [0x0A]
      if !isLast, line.last == 0x0D { end = [line.removeLast()] + end }
      while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
      if line.last == 0x3D {
        line.removeLast()
        end = []
      }
      var index = 0
      while index < line.count {
        let code = line[index] == 0x3D && index + 2 < line.count ? line[index + 1...index + 2] : []
        let text = String(decoding: code, as: UTF8.self)
        if code.count == 2, text.allSatisfy(\.isHexDigit), let value = UInt8(text, radix: 16) {
          content.append(value)
          index += 3
        } else {
          content.append(line[index])
          index += 1
        }
      }
      content += end
    }
    return content
  }
}
