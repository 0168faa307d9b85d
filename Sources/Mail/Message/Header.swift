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

  /// A bit for the length and the letters at both ends of each field's name: most names that are asked
  /// for are not there.
  private let names: UInt128

  /// A header of these fields.
  public init(_ fields: [Field]) {
    self.fields = fields
    names = fields.reduce(0) { $0 | Self.bit(for: $1.name) }
  }

  private static func bit(for name: String) -> UInt128 {
    let (first, last) = ((name.utf8.first ?? 0) | 0x20, (name.utf8.last ?? 0) | 0x20)
    return 1 << UInt128((name.utf8.count &* 7 &+ Int(first) &* 3 &+ Int(last) &* 29) & 127)
  }

  /// The value of the first field called `name`, whatever its case.
  public func first(_ name: String) -> String? {
    guard names & Self.bit(for: name) != 0 else { return nil }
    let span = fields.span
    for index in span.indices where span[index].name.caseInsensitiveEquals(name) {
      return span[index].value
    }
    return nil
  }

  /// The values of all fields called `name`, top-most first; no more of them than `most`.
  public func all(_ name: String, most: Int = .max) -> [String] {
    guard names & Self.bit(for: name) != 0 else { return [] }
    var values: [String] = []
    let span = fields.span
    for index in span.indices where span[index].name.caseInsensitiveEquals(name) {
      guard values.count < most else { break }
      values.append(span[index].value)
    }
    return values
  }
}

extension String {
  /// Whether two header names are the same name: ASCII case does not count.
  fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let (mine, theirs) = (utf8Span.span, other.utf8Span.span)
    return mine.indices.allSatisfy { mine[$0] | 0x20 == theirs[$0] | 0x20 }
  }
}
