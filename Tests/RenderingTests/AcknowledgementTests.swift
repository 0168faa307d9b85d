import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite struct `The text of an acknowledgement` {
  static let complete = Acknowledgement.Item(code: Sample.first, proposal: Sample.proposal)
  static let incomplete = Acknowledgement.Item(
    code: Sample.second, proposal: Sample.incomplete, late: 11_529, changed: [.title, .minutes])

  private func mail(
    _ kind: Acknowledgement.Kind, _ items: [Acknowledgement.Item], in language: String? = "en",
    subject: String = "A talk about tracing"
  ) throws -> MailText {
    try MailText(
      of: Acknowledgement(
        kind: kind, messageID: MessageID("ack@forum.example"),
        recipient: Address(address: "ada@example.org"), inReplyTo: nil, references: [],
        subject: subject, items: items, language: language),
      for: Sample.call, with: .builtIn)
  }

  @Test(arguments: ["en", "de"])
  func `names what the mail took back beside a new talk`(language: String) throws {
    var old = Self.incomplete
    old.isTakenBack = true
    let mail = try mail(.received, [Self.complete, old], in: language)
    try expectGolden(
      "Subject: \(mail.subject)\n\n\(mail.text)", named: "received-beside-withdrawn.\(language).txt"
    )
  }

  @Test(arguments: Acknowledgement.Kind.allCases, ["en", "de"])
  func `is as agreed`(kind: Acknowledgement.Kind, language: String) throws {
    let items: [Acknowledgement.Item] =
      switch kind {
      case .received, .onRecord: [Self.complete]
      case .unreadable: []
      case .withdrawn: [Self.complete, Self.incomplete]
      default: [Self.incomplete]
      }
    let mail = try mail(kind, items, in: language)
    try expectGolden(
      "Subject: \(mail.subject)\n\n\(mail.text)", named: "\(kind.rawValue).\(language).txt")
  }
}
