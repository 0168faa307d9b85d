/// HZ (RFC 1843), in which Chinese goes through seven-bit mail: between `~{` and `~}`, two
/// octets are a character of GB 2312.
enum HZText {
  /// `octets` in GB 2312's eight-bit form.
  static func gb(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.count)
    var isChinese = false
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      let next = index + 1 < octets.endIndex ? octets[index + 1] : 0
      switch (octet, next) {
      case (0x7E, 0x7B) where !isChinese:
        isChinese = true
        index += 2
      case (0x7E, 0x7D) where isChinese:
        isChinese = false
        index += 2
      case (0x7E, 0x7E) where !isChinese:
        result.append(0x7E)
        index += 2
      case (0x7E, 0x0A) where !isChinese:
        // A line that goes on.
        index += 2
      case (0x21...0x77, 0x21...0x7E) where isChinese:
        result += [octet | 0x80, next | 0x80]
        index += 2
      default:
        // The end of a line ends the Chinese, too.
        if octet == 0x0A { isChinese = false }
        result.append(octet)
        index += 1
      }
    }
    return result
  }
}
