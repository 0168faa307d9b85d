import Mustache

/// Text in HTML: what would be markup or end an attribute is written as a character reference.
struct PlainHTML: MustacheContentType {
  /// What templates call it.
  static let name: String = {
    // The library keeps content types by name, for all templates.
    MustacheContentTypes.register(PlainHTML(), named: "PLAIN_HTML")
    return "PLAIN_HTML"
  }()

  func escapeText(_ text: String) -> String {
    guard text.utf8.contains(where: { Self.reference(for: $0) != nil }) else { return text }
    var octets: [UInt8] = []
    octets.reserveCapacity(text.utf8.count + 32)
    for octet in text.utf8 {
      if let reference = Self.reference(for: octet) {
        octets.append(contentsOf: reference.utf8)
      } else {
        octets.append(octet)
      }
    }
    return String(decoding: octets, as: UTF8.self)
  }

  private static func reference(for octet: UInt8) -> String? {
    switch octet {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
