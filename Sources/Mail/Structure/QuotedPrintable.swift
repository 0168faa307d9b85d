/// The quoted-printable transfer encoding (RFC 2045, 6.7), read leniently.
enum QuotedPrintable {
  /// Decodes `octets`; an `=` that begins no code stays as it is.
  ///
  /// Line ends stay as they are; blanks before them, which mail servers add, go.
  ///
  /// - Returns: The content, and whether every `=` began a code.
  static func decode(_ octets: ArraySlice<UInt8>) -> (content: [UInt8], isClean: Bool) {
    // Runs without a sign are written eight octets at a time.
    var content = [UInt8](repeating: 0, count: octets.count + 8)
    let (count, isClean) = decode(octets.span, into: content.mutableSpan)
    content.cut(to: count)
    return (content, isClean)
  }

  /// Decodes `input` into `output`, which has eight octets more.
  private static func decode(
    _ input: Span<UInt8>, into output: consuming MutableSpan<UInt8>
  ) -> (count: Int, isClean: Bool) {
    let digits = Hexadecimal.values.span
    let end = input.count
    var isClean = true
    var index = 0
    var count = 0
    // What was decoded up to here stays: blanks that were written as codes are meant.
    var kept = 0
    while index < end {
      copyRun(of: input, from: &index, to: &output, at: &count)
      guard index < end else { break }
      let octet = input[index]
      if octet == 0x3D {
        if index + 2 < end {
          let high = digits[Int(input[index + 1])]
          let low = digits[Int(input[index + 2])]
          if high | low < 16 {
            output[count] = high << 4 | low
            count += 1
            kept = count
            index += 3
            continue
          }
        }
        if let next = softBreak(input, at: index) {
          index = next
          kept = count
          continue
        }
        isClean = false
      } else if octet == 0x0A {
        let isPair = index > 0 && input[index - 1] == 0x0D && count > kept
        if isPair { count -= 1 }
        while count > kept, output[count - 1].isBlank { count -= 1 }
        if isPair {
          output[count] = 0x0D
          count += 1
        }
        output[count] = 0x0A
        count += 1
        kept = count
        index += 1
        continue
      }
      output[count] = octet
      count += 1
      index += 1
    }
    while count > kept, output[count - 1].isBlank { count -= 1 }
    return (count, isClean)
  }

  /// Copies eight octets at a time, as long as there is neither an `=` nor a line end in them.
  @inline(__always)
  private static func copyRun(
    of input: Span<UInt8>, from index: inout Int, to output: inout MutableSpan<UInt8>,
    at count: inout Int
  ) {
    while index + 8 <= input.count {
      let run = input.extracting(index..<index + 8)
      let high = UInt64(run[0]) << 24 | UInt64(run[1]) << 16 | UInt64(run[2]) << 8 | UInt64(run[3])
      let low = UInt64(run[4]) << 24 | UInt64(run[5]) << 16 | UInt64(run[6]) << 8 | UInt64(run[7])
      let octets = high << 32 | low
      if octets.holds(0x3D) || octets.holds(0x0A) { return }
      output.store(octets, at: count)
      index += 8
      count += 8
    }
  }

  /// Where the next line begins, if the `=` at `sign` is the last octet of its line but for
  /// blanks; `nil` where it is not.
  private static func softBreak(_ input: Span<UInt8>, at sign: Int) -> Int? {
    var index = sign + 1
    while index < input.count, input[index].isBlank { index += 1 }
    if index == input.count { return index }
    if input[index] == 0x0D, index + 1 < input.count { index += 1 }
    return input[index] == 0x0A ? index + 1 : nil
  }
}

extension UInt64 {
  /// Whether one of the eight octets is `octet`.
  fileprivate func holds(_ octet: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let rest = self ^ (ones &* UInt64(octet))
    return (rest &- ones) & ~rest & (ones << 7) != 0
  }
}

/// Hexadecimal digits in either case.
enum Hexadecimal {
  /// The value of each octet; 255 where it is no digit.
  static let values: [UInt8] = (0...255).map { UInt8($0).hexValue ?? 0xFF }
}
