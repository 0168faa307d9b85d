/// A person's or a machine's address as a header field gives it (RFC 5322, 3.4).
public struct Address: Hashable, Sendable, Codable {
  /// The display name, decoded (RFC 2047); `nil` where there is none.
  public var name: String?
  /// The `addr-spec`: `ada@example.org`, as found.
  public var address: String

  /// An address as found.
  public init(name: String? = nil, address: String) {
    self.name = name
    self.address = address
  }

  /// The address in the form two spellings of it share: letters in lower case.
  public var key: String { address.lowercased() }

  /// Whether octets of mail hold the address, in any case and not as a part of another's; where a
  /// body is quoted-printable, over its soft line breaks (RFC 2045, 6.7) too.
  public func stands(in octets: [UInt8]) -> Bool {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count)
    for octet in octets {
      text.append((0x41...0x5A).contains(octet) ? octet | 0x20 : octet)
      guard octet == 0x0A else { continue }
      for ending in [[0x3D, 0x0A], [0x3D, 0x0D, 0x0A]] as [[UInt8]]
      where text.suffix(ending.count).elementsEqual(ending) {
        text.removeLast(ending.count)
      }
    }
    return text.ranges(of: Array(key.utf8)).contains { range in
      !(text[..<range.lowerBound].last?.isPartOfAddress ?? false)
        && !(text[range.upperBound...].first?.isPartOfName ?? false)
    }
  }
}

extension UInt8 {
  /// A letter, a digit or `-`: what a host's name goes on with.
  fileprivate var isPartOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x80...: true
    default: false
    }
  }

  /// What stands in an address before its `@`, as far as people use it.
  fileprivate var isPartOfAddress: Bool { isPartOfName || [0x2B, 0x2E, 0x5F].contains(self) }
}
