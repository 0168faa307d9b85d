/// Reads tables of what traits weigh, as the programs in `Tests` that learn them write them.
enum TraitLines {
  /// Gives the name on each line, by its octets, and the numbers behind it.
  ///
  /// A line is a name, a tab, and decimal numbers between spaces. Lines that say something else are
  /// passed over.
  ///
  /// - Parameter numbers: How many numbers a line has.
  static func read(
    _ text: String, numbers: Int, _ take: (Span<UInt8>, Range<Int>, [Float]) -> Void
  ) {
    let octets = text.utf8Span.span
    var start = 0
    while start < octets.count {
      let end = (start..<octets.count).first { octets[$0] == 0x0A } ?? octets.count
      if let tab = (start..<end).first(where: { octets[$0] == 0x09 }),
        let found = decimals(octets, tab + 1..<end), found.count == numbers
      {
        take(octets, start..<tab, found)
      }
      start = end + 1
    }
  }

  /// Decimal numbers between spaces; `nil` where something else is among them.
  private static func decimals(_ octets: Span<UInt8>, _ range: Range<Int>) -> [Float]? {
    var numbers: [Float] = []
    var (value, sign, scale) = (Float(0), Float(1), Float(0))
    for at in range.lowerBound...range.upperBound {
      switch at < range.upperBound ? octets[at] : 0x20 {
      case 0x20:
        numbers.append(sign * value)
        (value, sign, scale) = (0, 1, 0)
      case 0x2D: sign = -1
      case 0x2E: scale = 1
      case let digit where (0x30...0x39).contains(digit):
        scale /= 10
        value = scale > 0 ? value + Float(digit - 0x30) * scale : value * 10 + Float(digit - 0x30)
      default: return nil
      }
    }
    return numbers
  }
}
