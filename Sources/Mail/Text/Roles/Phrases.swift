/// A table of phrases in lower case, looked for in the octets of a text: looking for strings
/// in strings costs thirty times as much.
struct Phrases: Sendable {
  private let phrases: [[UInt8]]

  init(_ phrases: [String]) { self.phrases = phrases.map { Array($0.utf8) } }

  /// Whether one of the phrases stands in `text`, which is in lower case.
  func occur(in text: [UInt8]) -> Bool {
    phrases.contains { text[...].index(of: $0, from: 0) != nil }
  }

  /// Whether `text`, which is in lower case, begins with one of the phrases.
  func begin(_ text: [UInt8]) -> Bool { phrases.contains { text.starts(with: $0) } }

  /// Whether `text`, which is in lower case, ends with one of the phrases.
  func end(_ text: [UInt8]) -> Bool { phrases.contains { text.suffix($0.count).elementsEqual($0) } }
}

extension StringProtocol {
  /// The octets of the text in lower case.
  var lowercasedOctets: [UInt8] { Array(lowercased().utf8) }
}
