import Foundation
import Testing

@testable import Mail

@Suite struct `Reading an mbox` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var messages: [String]

    init(_ description: String, _ file: String, is messages: [String]) {
      testDescription = description
      self.file = file
      self.messages = messages
    }
  }

  static let from = "From ada@example.org Fri Apr 18 12:30:00 2008\n"
  static let crlf = "From ada@example.org Fri Apr 18 12:30:00 2008\r\n"

  @Test(arguments: [
    Example("an empty file has no messages", "", is: []),
    Example("empty lines alone are no message", "\n\n", is: []),
    Example(
      "two messages, each with the empty line that ends it",
      from + "Subject: one\n\nFirst.\n\n" + from + "Subject: two\n\nSecond.\n\n",
      is: ["Subject: one\n\nFirst.\n", "Subject: two\n\nSecond.\n"]),
    Example(
      "no empty line at the end", from + "Subject: one\n\nFirst.\n",
      is: ["Subject: one\n\nFirst.\n"]),
    Example(
      "no newline at the end", from + "Subject: one\n\nFirst.", is: ["Subject: one\n\nFirst."]),
    Example(
      "an empty line of the message's own stays",
      from + "Subject: one\n\nFirst.\n\n\n" + from + "Subject: two\n\n",
      is: ["Subject: one\n\nFirst.\n\n", "Subject: two\n"]),
    Example(
      "CRLF stays as it is",
      crlf + "Subject: one\r\n\r\nFirst.\r\n\r\n" + crlf + "Subject: two\r\n\r\nSecond.\r\n\r\n",
      is: ["Subject: one\r\n\r\nFirst.\r\n", "Subject: two\r\n\r\nSecond.\r\n"]),
    Example(
      "a header without a body", from + "Subject: one\n\n" + from + "Subject: two\n\nSecond.\n",
      is: ["Subject: one\n", "Subject: two\n\nSecond.\n"]),
    Example(
      "a sentence that begins with From is text",
      from + "Subject: one\n\nHello.\n\nFrom here on it is about tracing.\n\n",
      is: ["Subject: one\n\nHello.\n\nFrom here on it is about tracing.\n"]),
    Example(
      "a From_ line without an empty line before it is text",
      from + "Subject: one\n\nHello.\n" + from + "More.\n\n",
      is: ["Subject: one\n\nHello.\n" + from + "More.\n"]),
    Example(
      "mboxrd quoting is undone by one mark",
      from + "Subject: one\n\n>From me.\n>>From you.\n> From far.\nx >From y\n>>>From\n\n",
      is: ["Subject: one\n\nFrom me.\n>From you.\n> From far.\nx >From y\n>>>From\n"]),
    Example(
      "a From_ line of the text quoted as in mboxo is no new message",
      from + "Subject: one\n\nHello.\n\n>" + from + "Subject: quoted\n\n",
      is: ["Subject: one\n\nHello.\n\n" + from + "Subject: quoted\n"]),
    Example(
      "a Content-Length that lands on the next From_ line outranks one before it",
      from + "Content-Length: 71\n\nHello.\n\n" + from + "Subject: quoted\n\n\n" + from
        + "Subject: two\n\n",
      is: ["Content-Length: 71\n\nHello.\n\n" + from + "Subject: quoted\n\n", "Subject: two\n"]),
    Example(
      "a Content-Length that ends with the file outranks a From_ line before it",
      from + "Content-Length: 71\n\nHello.\n\n" + from + "Subject: quoted\n\n",
      is: ["Content-Length: 71\n\nHello.\n\n" + from + "Subject: quoted\n"]),
    Example(
      "a Content-Length that lies is ignored",
      from + "Content-Length: 30\n\nHello.\n\n" + from + "Subject: two\n\nSecond.\n\n",
      is: ["Content-Length: 30\n\nHello.\n", "Subject: two\n\nSecond.\n"]),
    Example(
      "a Content-Length beyond the end is ignored",
      from + "Content-Length: 9223372036854775807\n\nHello.\n\n" + from + "Subject: two\n\n",
      is: ["Content-Length: 9223372036854775807\n\nHello.\n", "Subject: two\n"]),
    Example(
      "a Content-Length a little beyond the end is ignored",
      from + "Content-Length: 500\n\nHello.\n\n" + from + "Subject: two\n\n",
      is: ["Content-Length: 500\n\nHello.\n", "Subject: two\n"]),
    Example(
      "two Content-Lengths that differ are ignored",
      from + "Content-Length: 71\ncontent-length: 7\n\nHello.\n\n" + from
        + "Subject: quoted\n\n\n" + from + "Subject: two\n\n",
      is: [
        "Content-Length: 71\ncontent-length: 7\n\nHello.\n", "Subject: quoted\n\n",
        "Subject: two\n",
      ]),
    Example(
      "text before the first From_ line is not lost",
      "Subject: lost\n\nHello.\n\n" + from + "Subject: one\n\n",
      is: ["Subject: lost\n\nHello.\n", "Subject: one\n"]),
    Example(
      "an empty line before the first From_ line", "\n" + from + "Subject: one\n\n",
      is: ["Subject: one\n"]),
    Example(
      "a From_ line with nothing after it is no message",
      from + "\n" + from + "Subject: one\n\nFirst.\n\n" + from,
      is: ["Subject: one\n\nFirst.\n"]),
    Example(
      "the note of a mailbox program is no message",
      from + """
        Date: 18 Apr 2008 12:30:00 +0000
        From: Mail System Internal Data <MAILER-DAEMON@example.org>
        Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA
        X-IMAP: 1208521800 0000000000
        Status: RO

        This text is part of the internal format of your mail folder.


        """ + from + "Subject: one\n\nFirst.\n\n",
      is: ["Subject: one\n\nFirst.\n"]),
    Example(
      "a person who quotes that note is heard",
      from + "From: ada@example.org\nSubject: Re: DON'T DELETE THIS MESSAGE\n\nX-IMAP: 1\n\n",
      is: ["From: ada@example.org\nSubject: Re: DON'T DELETE THIS MESSAGE\n\nX-IMAP: 1\n"]),
  ])
  func splits(_ example: Example) throws {
    let mbox = Mbox(path: try scratch.write(example.file, to: "inbox"))
    #expect(try mbox.messages().map(\.text) == example.messages)
    #expect(try scratch.text(of: "inbox") == example.file)
  }

  @Test func `says where and when each message was found`() throws {
    let path = try scratch.write(
      Self.from + "Subject: one\n\n" + "From - Sat Apr 19 01:00:00 2008\nSubject: two\n\n",
      to: "inbox")
    let messages = try Mbox(path: path).messages()
    #expect(messages.map(\.source) == [path + "#1", path + "#2"])
    #expect(
      messages.map(\.delivered)
        == [1_208_521_800, 1_208_566_800].map { Date(timeIntervalSince1970: $0) })
    #expect(messages.allSatisfy { $0.uniqueName == nil && !$0.completesEarlier })
  }

  @Test func `gives the same messages in batches of any size`() throws {
    let texts = (1...40).map { "Subject: \($0)\n\n" + String(repeating: "Line.\n", count: $0 * 7) }
    let path = try scratch.write(texts.map { Self.from + $0 + "\n" }.joined(), to: "inbox")
    for limits in [
      BatchLimits(messages: 1), BatchLimits(messages: 7), BatchLimits(octets: 1),
      BatchLimits(octets: 1000), BatchLimits(),
    ] {
      let batches = try Mbox(path: path).batches(limits: limits)
      #expect(batches.flatMap(\.messages).map(\.text) == texts)
      #expect(batches.allSatisfy { $0.messages.count <= limits.messages })
      #expect(batches.flatMap(\.messages).last?.source == path + "#40")
    }
  }

  @Test func `a message longer than what is read at once is whole`() throws {
    let long = "Subject: long\n\n" + String(repeating: "A line of text.\n", count: 300_000)
    let path = try scratch.write(
      Self.from + long + "\n" + Self.from + "Subject: next\n\n", to: "inbox")
    #expect(try Mbox(path: path).messages().map(\.text) == [long, "Subject: next\n"])
  }

  @Test(arguments: [1, 2, 3])
  func `messages longer than a batch are whole, alone or beside others`(count: Int) throws {
    let lines = String(repeating: "A line of a long message, one of very many.\n", count: 60_000)
    let short = "Subject: short\n\nText.\n"
    let long = "Subject: long\n\n\(lines)>From here on it is quoted.\n\(lines)"
    let read = "Subject: long\n\n\(lines)From here on it is quoted.\n\(lines)"
    let plain = "Subject: plain\n\n\(lines)"
    let text = [short, long, plain, long, short].map { Self.from + $0 + "\n" }.joined()
    let path = try scratch.write(text, to: "long.mbox")
    let limits = BatchLimits(messages: count, octets: 1 << 20)
    let found = try Mbox(path: path).batches(limits: limits).flatMap(\.messages).map(\.text)
    #expect(found.map(\.utf8.count) == [short, read, plain, read, short].map(\.utf8.count))
    let isSame = found == [short, read, plain, read, short]
    #expect(isSame)
  }
}
