import Mail
import Testing

@Suite struct `Reading a message` {
  @Test func `gives subject, text and depth of quotation`() {
    let octets = Array(
      """
      From: Ada <ada@example.org>
      Subject: =?utf-8?q?h=C3=A4?=

      Hello
      > x

      """.utf8)
    let message = Message(parsing: octets)
    #expect(message.subject == "hä")
    #expect(message.from == [Address(name: "Ada", address: "ada@example.org")])
    #expect(message.body == [BodyLine("Hello"), BodyLine("x", role: .quoted, depth: 1)])
  }
}
