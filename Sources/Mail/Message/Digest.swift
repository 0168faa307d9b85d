/// A SHA-256 digest: 32 octets.
public struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Its 32 octets.
  public let octets: [UInt8]

  /// Takes 32 octets that a digest function or the record gave.
  public init(octets: [UInt8]) {
    precondition(octets.count == 32, "a SHA-256 digest has 32 octets")
    self.octets = octets
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
    }
    self = digest
  }

  /// Reads the 64 hexadecimal digits of ``description``; `nil` for anything else.
  public init?(hex: String) {
    let digits = hex.utf8.compactMap(\.hexValue)
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    octets = (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
  }

  /// Writes the value as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The digest in 64 hexadecimal digits.
  public var description: String {
    let digits = (0..<64).map { place in
      let value = place % 2 == 0 ? octets[place / 2] >> 4 : octets[place / 2] & 15
      return value + (value < 10 ? 0x30 : 0x57)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
