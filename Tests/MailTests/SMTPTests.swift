import Foundation
import Testing

@testable import Mail

@Suite struct `Replies of a mail server` {
  private func replies(_ lines: String...) -> [SMTPReply] {
    var replies = SMTPReplies()
    for line in lines { replies.add(Array((line + "\r\n").utf8)) }
    return replies.all
  }

  @Test func `are put together from their lines`() {
    #expect(
      replies("220 mail", "250-mail", "250-SIZE 1000", "250 SMTPUTF8", "354 go", "250") == [
        SMTPReply(code: 220, lines: ["mail"]),
        SMTPReply(code: 250, lines: ["mail", "SIZE 1000", "SMTPUTF8"]),
        SMTPReply(code: 354, lines: ["go"]), SMTPReply(code: 250, lines: [""]),
      ])
  }

  @Test func `that are none are left out`() { #expect(replies("hello", "", "25").isEmpty) }

  @Test func `show nobody's address, no control characters and no password`() {
    let reply = SMTPReply(
      code: 550, lines: ["5.1.1 <ada@example.org>: no \u{1B}[31msuch", "user; you said s3cr e!t"])
    #expect(
      reply.sentence(hiding: "s3cr e!t") == "550 5.1.1 <…>: no [31msuch user; you said …")
    #expect(reply.number == "550 5.1.1")
    #expect(SMTPReply(code: 535, lines: ["s3cr3t"]).number == "535")
  }
}

@Suite struct `A password` {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func file(_ text: String, mode: Int) throws -> PasswordPlace {
    let path = try scratch.write(text, to: "password")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return .file(path: path)
  }

  @Test(arguments: [0o600, 0o400])
  func `is the first line of a file of its owner`(mode: Int) throws {
    #expect(try file("a b\u{e4}\nmore\n", mode: mode).password() == "a b\u{e4}")
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o602, 0o610])
  func `in a file that others may touch is refused`(mode: Int) throws {
    let place = try file("s3cr3t", mode: mode)
    let error = #expect(throws: TransportError.self) { try place.password() }
    #expect(error?.description.contains("chmod 600") ?? false)
    #expect(error?.description.contains("s3cr3t") == false)
  }

  @Test func `that is not there is missed by name`() throws {
    for place in [
      PasswordPlace.file(path: scratch("nothing")), try file("\n", mode: 0o600),
      .variable(name: "CFP_NO_SUCH_VARIABLE"),
    ] {
      let error = #expect(throws: TransportError.self) { try place.password() }
      #expect(error?.isTemporary == false)
    }
  }
}
