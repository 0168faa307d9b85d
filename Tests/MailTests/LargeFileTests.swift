import Foundation
import Testing

@testable import Mail

@Suite struct `Files that nobody has to read` {
  private let content = (0..<1_200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7 &+ $0) }

  /// Lines of base64, as mail programs write them.
  private func encoded(_ content: [UInt8], _ end: Data.Base64EncodingOptions) -> [UInt8] {
    [UInt8](Data(content).base64EncodedData(options: [.lineLength76Characters, end]))
  }

  /// The one attachment of a message that holds `encoded`.
  private func file(
    _ encoded: [UInt8], type: String = "application/octet-stream", name: String = "a.bin"
  ) throws -> Part {
    let head = """
      Content-Type: \(type)
      Content-Disposition: attachment; filename=\(name)
      Content-Transfer-Encoding: base64


      """
    let parts = Message(parsing: Array(head.utf8) + encoded).parts
    try #require(parts.count == 1)
    return parts[0]
  }

  /// Not by `==` in an expectation: of a million octets it would show where they differ.
  private func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool { one == other }

  @Test(arguments: [0, 1, 2])
  func `have the content and the digest that they were sent with`(missing: Int) throws {
    let content = Array(content.dropLast(missing))
    for end: Data.Base64EncodingOptions in [.endLineWithLineFeed, .endLineWithCarriageReturn] {
      let part = try file(encoded(content, [end, .endLineWithLineFeed]))
      #expect(isEqual(part.content, content))
      #expect(part.size == content.count)
      #expect(part.digest == Digest(of: content))
      #expect(part.text == nil)
    }
  }

  @Test func `are known by what they begin with all the same`() throws {
    let pdf = Array("%PDF-1.4\n".utf8) + content
    let part = try file(encoded(pdf, .endLineWithLineFeed))
    #expect(part.isUnreadDocument)
    #expect(isEqual(part.content, pdf))
    let text = [UInt8](repeating: 0x61, count: 1_200_000)
    #expect(try file(encoded(text, .endLineWithLineFeed), name: "a.txt").text?.count == text.count)
  }

  /// What becomes of base64 on its way, each for the octet at an index.
  private static let damages: [(name: String, octets: [UInt8], cut: Int)] = [
    ("a sign is lost", [], 1), ("a sign comes in", [0x41], 0), ("padding comes in", [0x3D], 0),
    ("a group is padded", [0x41, 0x41, 0x3D, 0x3D], 4), ("a stray comes in", [0x21], 0),
    ("an empty line comes in", [0x0A, 0x0A], 0), ("a blank comes in", [0x20], 0),
    ("a line end is lost", [], 77), ("text comes in", Array("\n-- \nText.\n".utf8), 0),
  ]

  @Test(arguments: damages.indices)
  func `are decoded as a whole where anything is odd`(index: Int) {
    let damage = Self.damages[index]
    let clean = encoded(content, .endLineWithLineFeed)
    for place in [0, 40, 65_535, 65_540, 65_604, 700_001, clean.count - 80, clean.count - 3] {
      var octets = clean
      octets.replaceSubrange(place..<min(place + damage.cut, octets.count), with: damage.octets)
      var pieces: [UInt8] = []
      guard Base64.decodePlain(octets[...], { pieces += $0 }) else { continue }
      let whole = Base64.decode(octets[...])
      #expect(isEqual(pieces, whole.content), "\(damage.name) at \(place)")
      #expect(whole.rest.isEmpty && whole.strays == 0, "\(damage.name) at \(place)")
    }
  }
}
