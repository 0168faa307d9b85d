import Testing

@testable import Mail

@Suite struct `Octets in lower case` {
  @Test func `are those of Unicode, for every letter`() {
    for value in UInt32(0)..<0x2_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Between others, so that what is left to Unicode takes them along.
      let text = "ÄB" + String(Character(scalar)) + "Жz"
      #expect(text.lowercasedOctets.elementsEqual(text.lowercased().utf8), "U+\(value)")
    }
  }
}
