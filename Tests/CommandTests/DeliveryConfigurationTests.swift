import Foundation
import Intake
import Mail
import Testing

@testable import cfp

/// A configuration without a delivery.
private let rest = """
  [call]
  name = "Example Conference"
  code-prefix = "EX27"
  addresses = ["cfp@conference.example"]
  [mailbox]
  path = "mail/box"
  [delivery]

  """

/// What the lines `text` of a table `[delivery]` give, and the folder they stand in.
private func delivery(_ text: String) throws -> (delivery: Setup.Delivery, folder: String) {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "cfp.toml")
  try (rest + text).write(to: file, atomically: true, encoding: .utf8)
  return (try ConfigurationFile(reading: file.path).setup().delivery, folder.path)
}

@Suite struct `A delivery's configuration` {
  @Test func `is into the Maildir when nothing is said`() throws {
    #expect(try delivery("").delivery == Setup.Delivery(by: .maildir, bouncesTo: nil, seconds: 300))
  }

  @Test func `names a mail program`() throws {
    let text = "by = \"sendmail\"\nbounce-address = \"bounces@conference.example\"\nseconds = 20"
    #expect(
      try delivery(text).delivery
        == Setup.Delivery(
          by: .sendmail(program: "/usr/sbin/sendmail"), bouncesTo: "bounces@conference.example",
          seconds: 20))
  }

  @Test(arguments: [("", 587), ("tls = \"implicit\"", 465), ("port = 2525", 2525)])
  func `names a server, and the usual port`(text: String, port: Int) throws {
    let (delivery, folder) = try delivery(
      """
      by = "smtp"
      host = "mail.example.org"
      user = "committee"
      password-file = "secret"
      ca-file = "ca.pem"
      \(text)
      """)
    guard case .smtp(let server) = delivery.carrier else {
      Issue.record("no server")
      return
    }
    #expect(server.host == "mail.example.org")
    #expect(server.port == port)
    #expect(server.security == (text.contains("tls") ? .implicit : .startTLS))
    #expect(server.authorities == folder + "/ca.pem")
    #expect(
      server.login
        == SMTPServer.Login(user: "committee", password: .file(path: folder + "/secret")))
  }

  @Test(arguments: ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
  func `goes without TLS to this machine`(host: String) throws {
    let delivery = try delivery("by = \"smtp\"\nhost = \"\(host)\"\ntls = \"none\"").delivery
    #expect(
      delivery.carrier == .smtp(SMTPServer(host: host, port: 25, security: .none)))
  }

  struct Fault: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var key: String
    var word: String

    init(_ description: String, _ text: String, key: String, says word: String) {
      testDescription = description
      self.text = text
      self.key = "delivery." + key
      self.word = word
    }
  }

  @Test(arguments: [
    Fault("an unknown way", "by = \"pigeon\"", key: "by", says: "sendmail"),
    Fault("a mistyped key", "by = \"smtp\"\nhots = \"a\"", key: "hots", says: "\"host\"?"),
    Fault("a key of another way", "program = \"/x\"", key: "program", says: "by = \"sendmail\""),
    Fault("a server without a name", "by = \"smtp\"", key: "host", says: "is missing"),
    Fault(
      "a server that is a URL", "by = \"smtp\"\nhost = \"smtp://a\"", key: "host", says: "no host"),
    Fault(
      "a program with arguments", "by = \"sendmail\"\nprogram = \"/x -t\"", key: "program",
      says: "without a shell"),
    Fault(
      "a password without a user", "by = \"smtp\"\nhost = \"a\"\npassword-file = \"p\"",
      key: "user", says: "is missing"),
    Fault(
      "a user without a password", "by = \"smtp\"\nhost = \"a\"\nuser = \"u\"",
      key: "password-file", says: "password-variable"),
    Fault(
      "a password in the file", "by = \"smtp\"\nhost = \"a\"\nuser = \"u\"\npassword = \"p\"",
      key: "password", says: "unknown key"),
    Fault(
      "two passwords",
      "by = \"smtp\"\nhost = \"a\"\nuser = \"u\"\npassword-file = \"p\"\npassword-variable = \"P\"",
      key: "password-variable", says: "too many"),
    Fault(
      "no TLS through a network", "by = \"smtp\"\nhost = \"a.example\"\ntls = \"none\"", key: "tls",
      says: "dangerously-without-tls"),
    Fault(
      "no TLS to a host that looks like this one",
      "by = \"smtp\"\nhost = \"127.0.0.1.example.org\"\ntls = \"none\"", key: "tls",
      says: "dangerously-without-tls"),
    Fault(
      "danger for nothing", "by = \"smtp\"\nhost = \"a\"\ndangerously-without-tls = true",
      key: "dangerously-without-tls", says: "no meaning"),
    Fault(
      "an unknown protection", "by = \"smtp\"\nhost = \"a\"\ntls = \"maybe\"", key: "tls",
      says: "\"implicit\""),
    Fault("no address", "bounce-address = \"nobody\"", key: "bounce-address", says: "no address"),
    Fault("no time", "seconds = 0", key: "seconds", says: "out of range"),
  ])
  func `that is wrong says where and what`(fault: Fault) throws {
    let error = #expect(throws: ConfigurationError.self) { try delivery(fault.text) }
    #expect(error?.key == fault.key)
    #expect(error?.sentence.contains(fault.word) ?? false, "\(error?.description ?? "")")
  }
}
