import Foundation
import Testing

@testable import Mail

@Suite struct `Delivering into a Maildir` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `makes it, for its owner alone`() throws {
    try MaildirDelivery(directory: scratch("outbox")).deliver(Array("one".utf8), named: "1.example")
    for directory in ["outbox", "outbox/tmp", "outbox/new", "outbox/cur"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch(directory))
      #expect(attributes[.posixPermissions] as? Int == 0o700, "\(directory)")
    }
    #expect(try scratch.text(of: "outbox/new/1.example") == "one")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch("outbox/tmp")).isEmpty)
    #expect(try Maildir(path: scratch("outbox")).messages().map(\.text) == ["one"])
  }

  @Test func `a second time changes nothing, wherever the mail is by then`() throws {
    let outbox = MaildirDelivery(directory: scratch("outbox"))
    try outbox.deliver(Array("one".utf8), named: "1.example")
    try outbox.deliver(Array("other".utf8), named: "1.example")
    #expect(try scratch.text(of: "outbox/new/1.example") == "one")
    try FileManager.default.moveItem(
      atPath: scratch("outbox/new/1.example"), toPath: scratch("outbox/cur/1.example:2,S"))
    try outbox.deliver(Array("one".utf8), named: "1.example")
    #expect(try Maildir(path: scratch("outbox")).messages().count == 1)
  }

  @Test func `goes on from what a killed run left`() throws {
    let outbox = MaildirDelivery(directory: scratch("outbox"))
    try scratch.write("on", to: "outbox/tmp/1.example")
    try outbox.deliver(Array("one".utf8), named: "1.example")
    #expect(try scratch.text(of: "outbox/new/1.example") == "one")
  }

  @Test func `says where it cannot`() throws {
    try scratch.write("a file", to: "outbox")
    #expect(throws: MailboxError.self) {
      try MaildirDelivery(directory: scratch("outbox")).deliver([], named: "1.example")
    }
    #expect(throws: MailboxError.self) {
      try MaildirDelivery(directory: scratch("none/outbox")).deliver([], named: "1.example")
    }
  }
}
