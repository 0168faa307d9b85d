extension MessageID {
  /// Whether a header field may hold it as it is: printable ASCII around one `@`, and short
  /// enough for a line (RFC 5322, 3.6.4).
  public var isWellFormed: Bool {
    let octets = text.utf8
    return (3...900).contains(octets.count) && octets.first != 0x40 && octets.last != 0x40
      && octets.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
      && octets.count { $0 == 0x40 } == 1
  }
}

extension Address {
  /// Whether mail can be sent to it without extensions of the protocol: an ASCII `dot-atom`
  /// or quoted local part, `@`, and a domain name with a dot or an address literal (RFC
  /// 5321, 4.1.2), no longer than servers must take (4.5.3.1).
  public var canBeWrittenTo: Bool {
    let octets = Array(address.utf8)
    guard let at = octets.lastIndex(of: 0x40), (1...64).contains(at), octets.count <= 254 else {
      return false
    }
    return Self.isLocalPart(octets[..<at]) && Self.isDomain(octets[(at + 1)...])
  }

  /// Whether mail can be sent to it at all, be it with SMTPUTF8 (RFC 6531, 3.3), which lets
  /// letters of all scripts stand where ASCII has letters.
  public var canBeWrittenToSomehow: Bool {
    let beyond = address.unicodeScalars.filter { !$0.isASCII }
    guard !beyond.isEmpty else { return canBeWrittenTo }
    guard address.utf8.count <= 254, beyond.allSatisfy({ $0.properties.isXIDContinue }) else {
      return false
    }
    let plain = address.unicodeScalars.map { $0.isASCII ? Character($0) : "x" }
    return Address(address: String(plain)).canBeWrittenTo
  }

  private static func isLocalPart(_ octets: ArraySlice<UInt8>) -> Bool {
    if octets.count > 2, octets.first == 0x22, octets.last == 0x22 {
      let inside = octets.dropFirst().dropLast()
      return inside.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    }
    return isDotted(octets) { octet in
      isLetterOrDigit(octet) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(octet)
    }
  }

  private static func isDomain(_ octets: ArraySlice<UInt8>) -> Bool {
    if octets.first == 0x5B, octets.last == 0x5D, octets.count > 2 {
      return octets.dropFirst().dropLast().allSatisfy {
        isLetterOrDigit($0) || $0 == 0x2E || $0 == 0x3A || $0 == 0x2D
      }
    }
    return octets.contains(0x2E) && isDotted(octets) { isLetterOrDigit($0) || $0 == 0x2D }
      && !octets.split(separator: 0x2E).contains {
        $0.first == 0x2D || $0.last == 0x2D || $0.count > 63
      }
  }

  /// Whether `octets` are words of such octets, with single dots between them.
  private static func isDotted(
    _ octets: ArraySlice<UInt8>, _ isAllowed: (UInt8) -> Bool
  ) -> Bool {
    octets.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(isAllowed)
    }
  }

  private static func isLetterOrDigit(_ octet: UInt8) -> Bool {
    (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet & 0xDF)
  }
}
