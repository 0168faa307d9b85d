import Foundation
import GRDB
import Mail

extension Digest {
  /// The digest as the record keeps it.
  var data: Data { Data(octets) }
}

extension Row {
  /// A digest; `nil` where there is none.
  func digest(_ column: String) throws -> Digest? {
    let data: Data? = self[column]
    guard let data else { return nil }
    guard data.count == 32 else { throw StoreError.corrupt }
    return Digest(octets: [UInt8](data))
  }

  /// One of an enumeration's values, by name.
  func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    guard let value = Value(rawValue: self[column]) else { throw StoreError.corrupt }
    return value
  }

  /// A value kept as JSON.
  func json<Value: Decodable>(_ column: String) throws -> Value {
    let text: String = self[column]
    return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  /// A time kept in seconds since 1970.
  func date(_ column: String) -> Date { Date(timeIntervalSince1970: self[column]) }
}

/// A value as JSON text, the same for equal values.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
