/// Text in the body of a mail.
enum BodyText {
  /// The lines of `text`, without control characters other than tabs, and without marks
  /// that make text run against its direction.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where wasReturn: break
      case "\r", "\n":
        lines.append(String(line))
        line = String.UnicodeScalarView()
      case "\t": line.append(scalar)
      case _ where isControl(scalar) || overridesDirection(scalar): break
      default: line.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// `lines` as quoted-printable (RFC 2045, 6.7), ended by CRLF, at most 76 octets long.
  ///
  /// libetpan's own encoder doubles a space at the end of a line, which breaks the line that
  /// begins a signature.
  static func quotedPrintable(_ lines: [String]) -> [UInt8] {
    var result: [UInt8] = []
    for line in lines {
      let octets = Array(line.utf8)
      var length = 0
      for (index, octet) in octets.enumerated() {
        let isBlank = octet == 0x20 || octet == 0x09
        let isLast = index == octets.count - 1
        // Mail servers and mailbox files do things to lines that begin like these.
        let isRisky =
          length == 0 && (octet == 0x2E || octets[index...].starts(with: FromLine.mark))
        let isPlain = (0x21...0x7E).contains(octet) && octet != 0x3D && !isRisky
        let piece = isPlain || isBlank && !isLast ? [octet] : quoted(octet)
        if length + piece.count > (isLast ? 76 : 75) {
          result += [0x3D, 0x0D, 0x0A]
          length = 0
        }
        result += piece
        length += piece.count
      }
      result += [0x0D, 0x0A]
    }
    return result
  }

  private static func quoted(_ octet: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x3D, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  /// Octets whose lines end in LF instead of CRLF.
  static func withNewlines(_ octets: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.count)
    for (index, octet) in octets.enumerated() {
      let isBeforeNewline = index + 1 < octets.count && octets[index + 1] == 0x0A
      if octet == 0x0D, isBeforeNewline { continue }
      result.append(octet)
    }
    return result
  }

  /// Octets whose lines end in CRLF instead of LF.
  static func withReturns(_ octets: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.count + octets.count / 32)
    for octet in octets {
      if octet == 0x0A, result.last != 0x0D { result.append(0x0D) }
      result.append(octet)
    }
    return result
  }

  /// Whether a scalar moves the cursor, ends a line or does anything but stand for itself.
  static func isControl(_ scalar: UnicodeScalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// Whether a scalar embeds, isolates or overrides a direction (UAX #9, 2).
  static func turnsDirection(_ scalar: UnicodeScalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Whether a scalar makes text run against its own direction.
  static func overridesDirection(_ scalar: UnicodeScalar) -> Bool {
    scalar.value == 0x202D || scalar.value == 0x202E
  }
}
