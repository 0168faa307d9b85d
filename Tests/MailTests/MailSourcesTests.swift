import Foundation
import Glibc
import Testing

@testable import Mail

@Suite struct `Opening a mailbox` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let from = "From ada@example.org Fri Apr 18 12:30:00 2008\n"

  @Test(arguments: [
    ("inbox", from + "Subject: one\n\n", "Mbox"),
    ("inbox", "", "Mbox"),
    ("inbox", "\n\n" + from + "Subject: one\n\n", "Mbox"),
    ("inbox.mbox", "Subject: no From_ line\n\n", "Mbox"),
    ("one.eml", "Subject: one\n\n", "MessageFile"),
    ("one.eml", from + "Subject: one\n\n", "MessageFile"),
    ("message", "Subject: one\n\n", "MessageFile"),
    ("mail/cur/1.a.example:2,", "Subject: one\n\n", "Maildir"),
    ("mail/new/1.a.example", "Subject: one\n\n", "Maildir"),
    ("mail/one.eml", "Subject: one\n\n", "MessageFolder"),
  ])
  func `tells kinds apart`(file: String, content: String, kind: String) throws {
    try scratch.write(content, to: file)
    let path = scratch(file.hasPrefix("mail/") ? "mail" : file)
    let source = try MailSources.open(path: path)
    #expect("\(type(of: source))" == kind)
    #expect(source.name == path)
    #expect(try source.messages().count == (content.isEmpty ? 0 : 1))
    #expect(try MailSources.open(path: path, name: "inbox").name == "inbox")
  }

  @Test func `says what is wrong with a path`() throws {
    #expect(throws: MailboxError.missing(path: scratch("none"))) {
      try MailSources.open(path: scratch("none"))
    }
    let error = #expect(throws: MailboxError.self) { try MailSources.open(path: scratch.path) }
    #expect(
      error?.description == "\(scratch.path): is a directory with neither cur, new nor .eml "
        + "files in it; name an mbox file, a Maildir or an .eml file")
    #expect(error?.isTemporary == false)
    try #require(unsafe mkfifo(scratch("pipe"), 0o600) == 0)
    #expect(throws: MailboxError.self) { try MailSources.open(path: scratch("pipe")) }
    #expect(throws: MailboxError.self) { try Mbox(path: scratch("pipe")).messages() }
    #expect(throws: MailboxError.self) { try Mbox(path: scratch.path).messages() }
    #expect(throws: MailboxError.missing(path: scratch("none"))) {
      try Mbox(path: scratch("none")).messages()
    }
  }

  @Test(.enabled("a superuser may read everything") { geteuid() != 0 })
  func `a mailbox that may not be read is not one that is missing`() throws {
    let path = try scratch.write(Self.from + "Subject: one\n\n", to: "inbox")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: MailboxError.forbidden(path: path)) { try MailSources.open(path: path) }
    #expect(throws: MailboxError.forbidden(path: path)) { try Mbox(path: path).messages() }
  }

  @Test func `a directory of messages in the order of their names`() throws {
    for name in ["b.eml", "a.eml", "c.txt", ".d.eml"] {
      try scratch.write("Subject: \(name)\n\n", to: name)
    }
    let messages = try MailSources.open(path: scratch.path).messages()
    #expect(messages.map(\.source) == [scratch("a.eml"), scratch("b.eml")])
    #expect(messages.map(\.text) == ["Subject: a.eml\n\n", "Subject: b.eml\n\n"])
  }

  @Test func `one message given as octets is never split`() throws {
    let text = "Subject: one\n\nHello.\n\n" + Self.from + "Subject: two\n\n>From\n"
    let source = try OneMessage(octets: Array((Self.from + text).utf8))
    let message = try #require(try source.messages().first)
    #expect(message.text == text)
    #expect(message.source == "-")
    #expect(message.delivered == Date(timeIntervalSince1970: 1_208_521_800))
    #expect(try source.messages().count == 1)
    #expect(
      try OneMessage(octets: Array("From ada\nSubject: x\n".utf8)).messages().first?.text
        == "Subject: x\n")
  }
}

@Suite struct `A mailbox that grows while it is read` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let from = "From ada@example.org Fri Apr 18 12:30:00 2008\n"

  @Test(arguments: [
    (from + "Subject: one\n\nFir", "st.\n\n", true),
    (from + "Subject: one\n\nFirst.\n", "\n", true),
    (from + "Subject: one\n\nFirst.\n\n", from, false),
    (from + "Subject: one\r\n\r\nFirst.\r\n\r\n", from, false),
    (from + "Subject: one\n\nFirst.\n", "", false),
  ])
  func `is read to the end that was measured`(start: String, rest: String, isUnfinished: Bool)
    throws
  {
    let path = try scratch.write(start, to: "inbox")
    var view = try MboxView(try Descriptor(reading: path))
    try scratch.append(rest, to: "inbox")
    let places = try view.messages(from: 0, BatchLimits())
    #expect(places.map(\.end) == [start.utf8.count])
    let isGrowing = try view.endsInMidMessage()
    #expect(isGrowing == isUnfinished)
  }
}
