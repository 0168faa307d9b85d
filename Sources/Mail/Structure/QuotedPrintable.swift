/// The quoted-printable transfer encoding (RFC 2045, 6.7), read leniently.
enum QuotedPrintable {
  /// Decodes `octets`; an `=` that begins no code stays as it is.
  ///
  /// Line ends stay as they are; blanks before them, which mail servers add, go.
  ///
  /// - Returns: The content, and whether every `=` began a code.
  static func decode(_ octets: ArraySlice<UInt8>) -> (content: [UInt8], isClean: Bool) {
    var content: [UInt8] = []
    content.reserveCapacity(octets.count)
    var isClean = true
    var index = octets.startIndex
    while index < octets.endIndex {
      // A run without `=` and without a line end is copied whole.
      let line = octets.line(at: index)
      var end = line.range.upperBound
      while end > index, octets[end - 1].isBlank { end -= 1 }
      let isLast = line.range.upperBound == octets.endIndex
      var position = index
      var softBreak = false
      while let sign = octets[position..<end].index(of: 0x3D, from: position) {
        content.append(contentsOf: octets[position..<sign])
        if sign + 1 == end {
          softBreak = true
          position = end
          break
        }
        if sign + 2 < end, let high = octets[sign + 1].hexValue, let low = octets[sign + 2].hexValue
        {
          content.append(high << 4 | low)
          position = sign + 3
        } else {
          isClean = false
          content.append(0x3D)
          position = sign + 1
        }
      }
      content.append(contentsOf: octets[position..<end])
      if !softBreak, !isLast {
        content.append(contentsOf: octets[line.range.upperBound..<line.next])
      }
      index = line.next
    }
    return (content, isClean)
  }
}
