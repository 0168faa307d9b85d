import Foundation
import Glibc
import Testing

@testable import Mail

@Suite struct `Reading a Maildir` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func maildir(_ files: [String: String]) throws -> Maildir {
    for folder in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(
        atPath: scratch("mail/\(folder)"), withIntermediateDirectories: true)
    }
    for (name, text) in files { try scratch.write(text, to: "mail/" + name) }
    return Maildir(path: scratch("mail"))
  }

  @Test func `new and cur, in the order of delivery, and nothing else`() throws {
    let maildir = try maildir([
      "new/1208521803.M1P3.example": "Subject: three\n\n",
      "cur/1208521801.M1P1.example:2,S": "Subject: one\n\n",
      "cur/1208521802.M1P2.example:2,": "Subject: two\n\n",
      "new/999999999.M1P0.example": "Subject: oldest\n\n",
      "new/handmade": "Subject: by hand\n\n",
      "cur/.hidden": "Subject: no\n\n",
      "tmp/1208521804.M1P4.example": "Subject: no\n\n",
      ".Sent/cur/1208521805.M1P5.example:2,S": "Subject: no\n\n",
      "cur/directory/1208521806.M1P6.example": "Subject: no\n\n",
    ])
    let messages = try maildir.messages()
    #expect(
      messages.map(\.text) == [
        "Subject: by hand\n\n", "Subject: oldest\n\n", "Subject: one\n\n", "Subject: two\n\n",
        "Subject: three\n\n",
      ])
    #expect(
      messages.map(\.uniqueName) == [
        "handmade", "999999999.M1P0.example", "1208521801.M1P1.example",
        "1208521802.M1P2.example", "1208521803.M1P3.example",
      ])
    #expect(
      messages.map(\.delivered?.timeIntervalSince1970) == [
        nil, 999_999_999, 1_208_521_801, 1_208_521_802, 1_208_521_803,
      ])
    #expect(messages[2].source == scratch("mail/cur/1208521801.M1P1.example:2,S"))
  }

  @Test func `messages on record are not opened, whatever their flags`() throws {
    let maildir = try maildir([
      "cur/1208521801.M1P1.example:2,FRS": "Subject: one\n\n",
      "new/1208521802.M1P2.example": "Subject: two\n\n",
    ])
    let known = SourceProgress(knownNames: ["1208521801.M1P1.example"])
    #expect(
      try maildir.batches(since: known).flatMap(\.messages).map(\.text) == ["Subject: two\n\n"])
    let all = SourceProgress(knownNames: ["1208521801.M1P1.example", "1208521802.M1P2.example"])
    #expect(try maildir.batches(since: all).isEmpty)
  }

  @Test func `a file renamed or deleted since it was listed`() throws {
    let maildir = try maildir([
      "new/1208521801.M1P1.example": "Subject: one\n\n",
      "new/1208521802.M1P2.example": "Subject: two\n\n",
      "new/1208521803.M1P3.example": "Subject: three\n\n",
      "new/1208521804.M1P4.example": "Subject: four\n\n",
    ])
    var read: [String] = []
    try maildir.forEachBatch(since: SourceProgress(), limits: BatchLimits(messages: 1)) { batch in
      read += batch.messages.map(\.text)
      guard read.count == 1 else { return }
      let files = FileManager.default
      try files.moveItem(
        atPath: scratch("mail/new/1208521802.M1P2.example"),
        toPath: scratch("mail/cur/1208521802.M1P2.example:2,S"))
      try files.removeItem(atPath: scratch("mail/new/1208521803.M1P3.example"))
      try files.moveItem(
        atPath: scratch("mail/new/1208521804.M1P4.example"),
        toPath: scratch("mail/cur/1208521804.M1P4.example:2,T"))
    }
    #expect(read == ["Subject: one\n\n", "Subject: two\n\n", "Subject: four\n\n"])
  }

  @Test func `batches of any size`() throws {
    let names = (1...9).map { "120852180\($0).M1P1.example" }
    let maildir = try maildir(
      Dictionary(uniqueKeysWithValues: names.map { ("new/" + $0, "Subject: \($0)\n\n") }))
    for limits in [BatchLimits(messages: 2), BatchLimits(octets: 1), BatchLimits()] {
      let batches = try maildir.batches(limits: limits)
      #expect(batches.flatMap(\.messages).compactMap(\.uniqueName) == names)
      #expect(batches.allSatisfy { $0.messages.count <= limits.messages && $0.position == nil })
    }
    #expect(try maildir.batches(limits: BatchLimits(messages: 2)).count == 5)
  }

  @Test func `a From_ line and CRLF are taken as they come`() throws {
    let maildir = try maildir([
      "new/handmade":
        "From ada@example.org Fri Apr 18 12:30:00 2008\r\nSubject: one\r\n\r\n>From\r\n"
    ])
    let message = try #require(try maildir.messages().first)
    #expect(message.text == "Subject: one\r\n\r\n>From\r\n")
    #expect(message.delivered == Date(timeIntervalSince1970: 1_208_521_800))
  }

  @Test func `a pipe in its place is no message and holds nothing up`() throws {
    let maildir = try maildir(["new/1208521802.M1P2.example": "Subject: two\n\n"])
    try #require(unsafe mkfifo(scratch("mail/new/1208521801.M1P1.example"), 0o600) == 0)
    #expect(try maildir.messages().map(\.text) == ["Subject: two\n\n"])
  }

  @Test func `one of the two directories may be missing, not both`() throws {
    let maildir = try maildir(["cur/1208521801.M1P1.example:2,": "Subject: one\n\n"])
    try FileManager.default.removeItem(atPath: scratch("mail/new"))
    #expect(try maildir.messages().count == 1)
    try FileManager.default.removeItem(atPath: scratch("mail/cur"))
    #expect(throws: MailboxError.missing(path: scratch("mail/cur"))) { try maildir.messages() }
  }

  @Test(.enabled("a superuser may read everything") { geteuid() != 0 })
  func `a file that may not be read does not hold up the others`() throws {
    let maildir = try maildir([
      "new/1208521801.M1P1.example": "Subject: one\n\n",
      "new/1208521802.M1P2.example": "Subject: two\n\n",
    ])
    let closed = scratch("mail/new/1208521801.M1P1.example")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    var read: [String] = []
    #expect(throws: MailboxError.forbidden(path: closed)) {
      try maildir.forEachBatch { read += $0.messages.map(\.text) }
    }
    #expect(read == ["Subject: two\n\n"])
  }
}
