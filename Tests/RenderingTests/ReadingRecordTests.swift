import Foundation
import Mail
import Proposals
import Rendering
import Testing

@Suite struct `Printing what was read` {
  static let call = Call(name: "Pond Days", codePrefix: "POND31", addresses: ["talks@pond.example"])

  @Test func `shows every key, whatever the message says`() throws {
    let octets = Array("From: ada@example.org\r\n\r\nHello\r\n".utf8)

    #expect(
      try Self.line(octets) == #"""
        {"date":null,"defects":[],"from":[{"address":"ada@example.org","name":null}],"kind":"other","messageID":null,"parts":[{"charset":null,"disposition":null,"name":null,"path":"1","sha256":"\#(Digest(of: Array("Hello\r\n".utf8)))","size":7,"type":"text/plain"}],"proposals":[],"sha256":"\#(Digest(of: octets))","source":"mailbox#3","subject":"","text":"Hello"}
        """#)
  }

  @Test func `shows a proposal with what is missing and where each value stands`() throws {
    let octets = Array(
      """
      From: Ada Frog <ada@example.org>\r
      To: talks@pond.example\r
      Date: Mon, 03 Mar 2031 09:00:00 +0100\r
      Message-ID: <1@example.org>\r
      Subject: A talk\r
      \r
      Title: Why ducks dive\r
      Abstract: Nobody ever asked them, and so we did.\r

      """.utf8)
    let line = try Self.line(octets)

    #expect(line.contains(#""date":"2031-03-03T08:00:00Z""#))
    #expect(line.contains(#""messageID":"<1@example.org>""#))
    #expect(line.contains(#""kind":"proposal""#))
    #expect(line.contains(#""title":"Why ducks dive""#))
    #expect(line.contains(#""title":{"confidence":0.95,"from":"label","line":1}"#))
    #expect(line.contains(#""missing":["affiliation","bio","format","minutes","topics","notes"]"#))
  }

  @Test func `shows people where each value stands, and which line says it`() throws {
    let octets = Array(
      """
      From: Ada Frog <ada@example.org>\r
      To: talks@pond.example\r
      Subject: A talk\r
      \r
      Title: Why ducks\u{202E} dive\r
      Abstract: Nobody ever asked them, and so we did.\r

      """.utf8)
    let message = Message(parsing: octets)
    let text = ReadingText(
      source: "mailbox#3", message: message, draft: try Self.draft(message, octets)
    ).description

    #expect(
      text == """
        mailbox#3
          proposal from Ada Frog <ada@example.org>
          A talk

          FIELD     VALUE                                   READ IN  LINE  SURE  WHICH SAYS
          title     Why ducks\u{FFFD} dive                         label    1     95 %  Title: Why ducks\u{FFFD} dive
          abstract  Nobody ever asked them, and so we did.  label    2     95 %  Abstract: Nobody ever asked them, and so we did.
          speakers  Ada Frog <ada@example.org>              header         90 %
          not said: affiliation, bio, format, minutes, topics, notes

        """)
  }

  private static func line(_ octets: [UInt8]) throws -> String {
    let message = Message(parsing: octets)
    return try JSONLine(
      ReadingRecord(
        source: "mailbox#3", message: message, identity: Identity(of: octets),
        draft: draft(message, octets))
    ).description
  }

  private static func draft(_ message: Message, _ octets: [UInt8]) throws -> Draft {
    Draft(
      reading: message, identity: Identity(of: octets),
      received: ReceivedTime(Date(timeIntervalSince1970: 0), witness: .run), for: call,
      in: try Vocabulary(for: call))
  }
}
