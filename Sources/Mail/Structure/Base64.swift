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

  /// The bits that each octet is worth at each of the four places of a group, the places one
  /// after the other; ``noBits`` where it is no digit.
  private static let bits: [UInt32] = (0..<4).flatMap { place in
    values.map { $0 < 64 ? UInt32($0) << UInt32(18 - 6 * place) : noBits }
  }
  private static let noBits: UInt32 = 0xFF00_0000

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
    // Whole groups are written eight octets at a time.
    var content = [UInt8](repeating: 0, count: octets.count / 4 * 3 + 12)
    var reader = Reader()
    while true {
      reader.decode(octets.span, into: content.mutableSpan)
      guard reader.index < octets.count else { break }
      // Padding ends a group; what follows the first is looked at once.
      guard !reader.hasPadding else { continue }
      reader.hasPadding = true
      var rest = octets[(octets.startIndex + reader.index)...]
      if reader.needsSecondPad, rest.first == 0x3D { rest = rest.dropFirst() }
      if !isWholeGroups(rest) {
        content.cut(to: reader.count)
        return (content, rest.trimmed, reader.strays)
      }
    }
    content.cut(to: reader.count)
    return (content, [], reader.strays)
  }

  /// How much is decoded at once by ``decodePlain(_:_:)``.
  private static let piece = 1 << 16

  /// Decodes `octets` as ``decode(_:)`` does, and hands the content to `body` piece by piece.
  ///
  /// - Returns: Whether the octets were lines of whole groups, padded at their end alone, and
  ///   nothing else; otherwise what `body` was given is worth nothing.
  static func decodePlain(
    _ octets: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void
  ) -> Bool {
    var content = [UInt8](repeating: 0, count: 2 * piece)
    var rest = octets
    while rest.count > piece {
      guard let newline = rest.index(of: 0x0A, from: rest.startIndex + piece),
        newline - rest.startIndex < 2 * piece
      else { return false }
      let lines = rest[...newline]
      var reader = Reader()
      reader.decode(lines.span, into: content.mutableSpan)
      guard reader.isWhole, reader.strays == 0 else { return false }
      body(content[..<reader.count])
      rest = rest[(newline + 1)...]
    }
    let last = decode(rest)
    body(last.content[...])
    return last.rest.isEmpty && last.strays == 0
  }

  /// Where decoding is in the octets, and what of a group it has.
  private struct Reader {
    /// The next octet to be read.
    var index = 0
    /// The octets written.
    var count = 0
    var strays = 0
    var hasPadding = false
    /// Whether the group that padding ended asks for two signs.
    var needsSecondPad = false
    /// Whether the octets read last ended a group.
    private(set) var isWhole = true
    private var group: UInt32 = 0
    private var digits = 0

    /// Decodes to the end of `input`, or to behind padding that ends a group for the first time.
    mutating func decode(_ input: Span<UInt8>, into output: consuming MutableSpan<UInt8>) {
      let values = Base64.values.span
      while index < input.count {
        if digits == 0 {
          decodeGroups(input, into: &output)
          if index >= input.count { break }
        }
        let octet = input[index]
        let value = values[Int(octet)]
        index += 1
        if value == pad {
          let ends = !hasPadding && digits > 0
          needsSecondPad = digits == 2
          flush(into: &output)
          if ends { return }
        } else if value == skip {
          if !octet.isSpace { strays += 1 }
        } else {
          group = group << 6 | UInt32(value)
          digits += 1
          if digits == 4 {
            output[count] = UInt8(truncatingIfNeeded: group >> 16)
            output[count + 1] = UInt8(truncatingIfNeeded: group >> 8)
            output[count + 2] = UInt8(truncatingIfNeeded: group)
            count += 3
            (group, digits) = (0, 0)
          }
        }
      }
      flush(into: &output)
    }

    /// Decodes the whole groups from ``index`` on, and the line ends between them.
    private mutating func decodeGroups(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>)
    {
      let bits = Base64.bits.span
      guard bits.count == 1024 else { return }
      var index = index
      var count = count
      // The last octets are left to the caller: there is always room to look at eight.
      let end = input.count - 8
      while index <= end {
        let two = input.extracting(index..<index + 8)
        let first =
          bits[Int(two[0])] | bits[256 + Int(two[1])] | bits[512 + Int(two[2])]
          | bits[768 + Int(two[3])]
        let second =
          bits[Int(two[4])] | bits[256 + Int(two[5])] | bits[512 + Int(two[6])]
          | bits[768 + Int(two[7])]
        if first | second < noBits {
          output.store(UInt64(first) << 40 | UInt64(second) << 16, at: count)
          index += 8
          count += 6
        } else if first < noBits {
          output.store(UInt64(first) << 40, at: count)
          count += 3
          index += two[4] == 0x0A ? 5 : two[4] == 0x0D && two[5] == 0x0A ? 6 : 4
        } else if two[0] == 0x0A {
          index += 1
        } else if two[0] == 0x0D, two[1] == 0x0A {
          index += 2
        } else {
          break
        }
      }
      self.index = index
      self.count = count
    }

    /// Writes the octets of a group that ends early: two digits hold one, three hold two.
    private mutating func flush(into output: inout MutableSpan<UInt8>) {
      isWhole = digits == 0
      if digits == 2 {
        output[count] = UInt8(truncatingIfNeeded: group >> 4)
        count += 1
      } else if digits == 3 {
        output[count] = UInt8(truncatingIfNeeded: group >> 10)
        output[count + 1] = UInt8(truncatingIfNeeded: group >> 2)
        count += 2
      }
      (group, digits) = (0, 0)
    }
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
}
