import Foundation
import Mail
import Testing
import TestSupport

/// The messages in Corpus, each named for its trap: the product's memory of odd mail.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

private func names() throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: corpus.path)
    .filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
}

private func octets(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: corpus.appending(path: name + ".eml")))
}

@Suite struct `The corpus` {
  @Test(arguments: try names())
  func `reads as it did`(name: String) throws {
    try expectGolden(dump(Message(parsing: octets(name))), named: name + ".txt")
  }

  @Test(arguments: try names())
  func `reads the same with CRLF`(name: String) throws {
    let octets = try octets(name)
    guard !octets.contains(0x0D) else { return }
    let converted = octets.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    // The content of parts keeps its line ends, so only its size differs.
    func withoutSizes(_ text: String) -> String {
      text.replacing(#/\d+ octets/#, with: "octets")
    }
    #expect(
      withoutSizes(dump(Message(parsing: converted)))
        == withoutSizes(dump(Message(parsing: octets))))
  }

  @Test(arguments: try names())
  func `is read wherever it is cut`(name: String) throws {
    let octets = try octets(name)
    for end in stride(from: 0, to: octets.count, by: max(1, octets.count / 40)) {
      let message = Message(parsing: Array(octets[..<end]))
      #expect(message.parts.count <= 200)
    }
  }
}
