import Foundation
import Testing

@testable import Mail

/// Messages too large to be held in memory.
@Suite struct `Large messages` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let from = "From ada@example.org Fri Apr 18 12:30:00 2008\n"
  static let header = "From: ada@example.org\nSubject: Slides\n\n"

  /// Lines of a body, `count` octets at least, with some that an mbox has to quote.
  static func body(_ count: Int, lineEnd: String = "\n") -> String {
    var lines = ""
    var number = 0
    while lines.utf8.count < count {
      number += 1
      if number % 997 == 0 { lines += "From here on\(lineEnd)>From there\(lineEnd)" }
      lines += "line \(number) of what was attached \(String(repeating: "x", count: number % 90))"
      lines += lineEnd
    }
    return lines
  }

  /// As an mbox holds it (mboxrd).
  static func quoted(_ text: String) -> String {
    text.replacing(/(?m)^(>*From )/) { ">" + $0.output.1 }
  }

  /// Expects these texts; where they are others, nobody has to read all of them.
  func expect(
    _ messages: [RawMessage], _ texts: [String], at location: SourceLocation = #_sourceLocation
  ) {
    #expect(messages.map(\.octets.count) == texts.map(\.utf8.count), sourceLocation: location)
    for (message, text) in zip(messages, texts) {
      let isEqual = message.text == text
      #expect(isEqual, "\(text.prefix(40))", sourceLocation: location)
    }
  }

  static func isInFile(_ message: RawMessage) -> Bool { message.octets.inMemory == nil }

  @Test func `of an mbox are whole, their quoting undone, beside small ones`() throws {
    let large = Self.header + Self.body(MessageOctets.mostInMemory + 300_000)
    let texts = ["Subject: one\n\nFrom me.\n", large, "Subject: two\n\n", large + "end\n", large]
    try scratch.write(
      texts.map { Self.from + Self.quoted($0) + "\n" }.joined(), to: "inbox")

    let messages = try Mbox(path: scratch("inbox")).messages()
    expect(messages, texts)
    #expect(messages.map(Self.isInFile) == [false, true, false, true, true])
  }

  @Test func `of an mbox may be one line, and may begin with quotation marks`() throws {
    for marks in [1, MessageOctets.mostInPiece] {
      // The marks begin a piece, and no line.
      let line = String(repeating: ">", count: marks) + "From me"
      let text =
        "Subject: one\n\n" + String(repeating: "y", count: MessageOctets.mostInMemory) + line + "\n"
      try scratch.write(
        Self.from + text + "\n" + Self.from + "Subject: two\n\n\n", to: "inbox\(marks)")
      let messages = try Mbox(path: scratch("inbox\(marks)")).messages()
      expect(messages, [text, "Subject: two\n\n"])
    }
  }

  @Test func `are as long as their Content-Length says, From_ lines and all`() throws {
    let body = Self.from + Self.body(2 * MessageOctets.mostInMemory) + "\n" + Self.from + "more\n"
    let text = "Content-Length: \(body.utf8.count)\n" + Self.header + body
    let next = "Subject: two\n\nShort.\n"
    try scratch.write(
      Self.from + next + "\n" + Self.from + text + "\n" + Self.from + next, to: "inbox")
    let messages = try Mbox(path: scratch("inbox")).messages()
    // In an mbox of this kind nothing should be quoted; what looks so is taken for it.
    expect(messages, [next, text.replacing("\n>From", with: "\nFrom"), next])
  }

  @Test func `of a Maildir and of standard input lose the From_ line before them`() throws {
    let text = Self.header + Self.body(MessageOctets.mostInMemory + 1)
    try scratch.write(Self.from + text, to: "mail/new/1.a.example")
    try scratch.write(text, to: "mail/new/2.a.example")
    let messages = try Maildir(path: scratch("mail")).messages()
    let piped = try OneMessage(octets: Array((Self.from + text).utf8)).messages()
    for message in messages + piped {
      expect([message], [text])
      #expect(Self.isInFile(message))
    }
    #expect(piped.first?.delivered == Date(timeIntervalSince1970: 1_208_521_800))
  }

  @Test(arguments: ["\n", "\r\n"], ["", "Status: RO\n", "X-UID: 7\r\n"])
  func `are known again as small ones are`(lineEnd: String, added: String) throws {
    // Carriage returns at the edge of pieces too, whatever their length.
    let body =
      Self.body(MessageOctets.mostInMemory, lineEnd: lineEnd)
      + String(repeating: "\r", count: MessageOctets.mostInPiece) + "\(lineEnd)The end"
    let text = added + "From: ada@example.org\(lineEnd)Subject: Slides\(lineEnd)\(lineEnd)" + body
    try scratch.write(text, to: "one.eml")
    let message = try #require(try MessageFile(path: scratch("one.eml")).messages().first)
    #expect(Self.isInFile(message))
    #expect(try Identity(of: message.octets) == Identity(of: Array(text.utf8)))
  }

  @Test func `give their pieces in order, from any octet on`() throws {
    let octets = Array((Self.header + Self.body(MessageOctets.mostInMemory + 17)).utf8)
    let message = try #require(try OneMessage(octets: octets).messages().first).octets
    var joined: [UInt8] = []
    try message.forEachPiece { joined += $0 }
    let isWhole = joined == octets
    #expect(isWhole)
    #expect(
      try Array(message.piece(at: 1_000_003).prefix(5)) == Array(octets[1_000_003...].prefix(5)))
    #expect(try message.piece(at: octets.count - 1) == octets.suffix(1))
  }

  @Test func `stay in memory where no file can be made`() throws {
    let octets = Array(Self.body(MessageOctets.mostInMemory + 17).utf8)
    var gathering = MessageGathering(scratchFolder: scratch("none"))
    for start in stride(from: 0, to: octets.count, by: 70_000) {
      try gathering.append(octets[start..<min(start + 70_000, octets.count)])
    }
    let message = gathering.end().octets
    let isInMemory = message.inMemory == octets
    #expect(isInMemory)
  }
}
