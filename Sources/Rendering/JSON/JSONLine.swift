import Foundation

/// One line of NDJSON: keys in alphabetical order, so that equal values are equal octets.
///
/// What a terminal would obey instead of show (C1 controls, direction overrides) is written
/// as an escape, which programs read as the same text.
public struct JSONLine: Sendable, CustomStringConvertible {
  /// The object on one line, without a line end.
  public let description: String

  /// Writes `value` as one line.
  ///
  /// - Throws: `EncodingError` when a value has no form in JSON (a number that is not finite).
  public init(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    description = Self.escaped(text)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 > 0x7E }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.showing != .asItIs, scalar.value <= 0xFFFF {
        let digits = String(scalar.value, radix: 16)
        result.append(
          contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            .unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
