/// The name a submission goes by: `KVM08-007`.
///
/// Given once, never changed, never given again.
public struct SubmissionCode: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The code as people write it.
  public let description: String

  /// Takes a code that the record or a message names.
  public init(_ text: String) { description = text }

  /// The code of the submission with this number, counted from 1.
  public init(prefix: String, number: Int) {
    let digits = String(number)
    description = prefix + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// Reads the code from its text.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the code as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Whether `a` stands before `b` in a list: in the order of their letters and digits.
  public static func < (a: SubmissionCode, b: SubmissionCode) -> Bool {
    a.description < b.description
  }
}
