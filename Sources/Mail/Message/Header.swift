/// The header fields of a message or of a part, in the order they were found.
public struct Header: Sendable {
  /// One header field (RFC 5322, 2.2).
  public struct Field: Sendable {
    /// The field's name as found; compare with ``Header/first(_:)``, which ignores case.
    public let name: String
    /// The value, unfolded and trimmed, encoded words not yet decoded.
    public let value: String

    /// A field as found.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All fields, top-most first.
  public let fields: [Field]

  /// A header of these fields.
  public init(_ fields: [Field]) { self.fields = fields }

  /// The value of the first field called `name`, whatever its case.
  public func first(_ name: String) -> String? {
    fields.first { $0.name.caseInsensitiveEquals(name) }?.value
  }

  /// The values of all fields called `name`, top-most first.
  public func all(_ name: String) -> [String] {
    fields.filter { $0.name.caseInsensitiveEquals(name) }.map(\.value)
  }
}

extension String {
  /// Whether two header names are the same name: ASCII case does not count.
  fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
