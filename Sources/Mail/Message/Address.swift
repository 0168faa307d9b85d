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
}
