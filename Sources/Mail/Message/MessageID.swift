/// The identifier a mail program gave a message (RFC 5322, 3.6.4), without its angle brackets.
///
/// Two messages may carry the same one: an identifier is evidence, not identity.
public struct MessageID: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The text between the angle brackets, as found: `20080418.1@example.org`.
  public let text: String

  /// Takes `text` with or without angle brackets.
  public init(_ text: some StringProtocol) {
    var text = Substring(text)
    if text.hasPrefix("<"), text.hasSuffix(">"), text.utf8.count > 1 {
      text = text.dropFirst().dropLast()
    }
    self.text = String(text)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the value as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The identifier as it stands in a header field: `<20080418.1@example.org>`.
  public var description: String { "<\(text)>" }
}
