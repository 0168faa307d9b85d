import Foundation
import Mail
import Testing

@testable import Proposals

@Suite struct `Deciding about an answer` {
  static let armed = Date(timeIntervalSince1970: 1_208_500_000)
  static let call = Call(
    name: "Example Conf", codePrefix: "EX08", addresses: ["cfp@example.org"],
    committee: [Member(name: "Carol", addresses: ["carol@example.org"])],
    lists: ["talk@lists.example.org"])
  static let talk = Proposal(
    title: "Tracing", abstract: "Spans.", speakers: [Speaker(name: "Ada")])
  static let item = Acknowledgement.Item(code: SubmissionCode("EX08-007"), proposal: talk)
  static let digest = Digest(octets: Array(0..<32))

  static let draft = Draft(
    identity: Identity(digest: Digest(octets: Array(32..<64)), delivery: digest),
    messageID: MessageID("3@example.net"),
    replyingTo: [MessageID("2@example.org"), MessageID("1@example.net")], subject: "Tracing",
    sender: Address(name: "Ada", address: "ada@example.net"), replyAddress: "ada@example.net",
    recipients: [Address(address: "bob@example.net"), Address(address: "CFP@example.org")],
    received: ReceivedTime(armed, witness: .received), kind: .proposal, proposals: [talk],
    language: "de")

  /// A message, what became of it, and what is known: all as usual but for one thing.
  struct Situation {
    var draft = `Deciding about an answer`.draft
    var outcome = Outcome.new
    var items = [`Deciding about an answer`.item]
    var context = Answer.Context(
      call: `Deciding about an answer`.call, armedSince: armed, alreadyAnswered: false,
      mailDomain: "example.org")

    var answer: Answer { Answer(to: draft, outcome: outcome, items: items, in: context) }
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout Situation) -> Void

    init(_ description: String, _ change: @escaping @Sendable (inout Situation) -> Void) {
      testDescription = description
      self.change = change
    }
  }

  @Test func `an acknowledgement says all that is needed to write it`() {
    #expect(
      Situation().answer
        == .send(
          Acknowledgement(
            kind: .received,
            messageID: MessageID("cfp.000102030405060708090a0b.EX08-007@example.org"),
            recipient: Address(name: "Ada", address: "ada@example.net"),
            inReplyTo: MessageID("3@example.net"),
            references: ["1@example.net", "2@example.org", "3@example.net"].map {
              MessageID($0)
            },
            subject: "Tracing", items: [Self.item], language: "de")))
  }

  @Test func `an acknowledgement is about what was not taken back, and about that where it is all`()
    throws
  {
    var situation = Situation()
    situation.items.append(
      .init(code: SubmissionCode("EX08-008"), proposal: Self.talk, isTakenBack: true))
    func acknowledgement() throws -> Acknowledgement {
      guard case .send(let mail) = situation.answer else {
        throw StringError(text: "\(situation.answer)")
      }
      return mail
    }
    let mail = try acknowledgement()
    #expect(mail.subjects.map(\.code.description) == ["EX08-007"])
    #expect(mail.items.count == 2)
    #expect(mail.messageID == MessageID("cfp.000102030405060708090a0b.EX08-007@example.org"))

    situation.outcome = .withdrawal
    situation.items.removeFirst()
    #expect(try acknowledgement().subjects.map(\.code.description) == ["EX08-008"])
  }

  private struct StringError: Error { let text: String }

  @Test(arguments: [
    (Row("everything is there") { _ in }, Acknowledgement.Kind.received),
    (Row("something is missing") { $0.items[0].proposal.abstract = nil }, .incomplete),
    (Row("it is late") { $0.items[0].late = 461 }, .late),
    (
      Row("it is late and something is missing") {
        $0.items[0].late = 461
        $0.items[0].proposal.title = nil
      }, .late
    ),
    (
      Row("what the call does not expect is missing") { $0.items[0].proposal.notes = nil },
      .received
    ),
    (
      Row("one of two is incomplete") {
        $0.items.append(.init(code: SubmissionCode("EX08-008"), proposal: Proposal()))
      }, .incomplete
    ),
    (
      Row("one of two is taken back, and was incomplete and late") {
        $0.items.append(
          .init(
            code: SubmissionCode("EX08-008"), proposal: Proposal(), late: 461, isTakenBack: true))
      }, .received
    ),
    (Row("a revision") { $0.outcome = .revision }, .revised),
    (Row("a withdrawal") { $0.outcome = .withdrawal }, .withdrawn),
    (Row("content on record") { $0.outcome = .duplicate }, .onRecord),
    (
      Row("a person's mail that cannot be read") {
        $0.outcome = .setAside
        $0.items = []
      }, .unreadable
    ),
  ])
  func `a person is told what became of the mail`(row: Row, kind: Acknowledgement.Kind) {
    var situation = Situation()
    row.change(&situation)
    guard case .send(let acknowledgement) = situation.answer else {
      Issue.record("\(situation.answer)")
      return
    }
    #expect(acknowledgement.kind == kind)
  }

  @Test(arguments: [
    (
      Row("a machine, by a sign") {
        $0.draft.machineSigns = [MachineSign(isAutomatic: true, sentence: "It is a receipt.")]
        $0.outcome = .automatic
        $0.items = []
      }, "It is a receipt."
    ),
    (
      Row("a machine, by its text") {
        $0.outcome = .automatic
        $0.items = []
      }, "A machine sent it, and machines get no answer."
    ),
    (
      Row("a list") {
        $0.draft.machineSigns = [MachineSign(isAutomatic: false, sentence: "It came by a list.")]
      }, "It came by a list."
    ),
    (
      Row("nothing proposed") { $0.outcome = .unrelated },
      "It proposes nothing: there is nothing to confirm."
    ),
    (
      Row("a follow-up") { $0.outcome = .followUp },
      "It changes no submission: a person answers it."
    ),
    (
      Row("a duplicate of what is no submission") {
        $0.outcome = .duplicate
        $0.items = []
      }, "It changes no submission: a person answers it."
    ),
    (Row("no sender") { $0.draft.sender = nil }, "It names no sender."),
    (
      Row("the call's own address") { $0.draft.sender?.address = "CFP@example.org" },
      "It comes from the committee's own address."
    ),
    (
      Row("the call's own address with a code") {
        $0.draft.sender?.address = "cfp+EX08-001@example.org"
      }, "It comes from the committee's own address."
    ),
    (
      Row("a committee member") { $0.draft.sender?.address = "carol@example.org" },
      "It comes from the committee's own address."
    ),
    (
      Row("a committee member by Return-Path") { $0.draft.replyAddress = "carol@example.org" },
      "It comes from the committee's own address."
    ),
    (
      Row("an alias of ours") {
        $0.context.call.aliases = ["program@example.com"]
        $0.draft.sender?.address = "program@example.com"
      }, "It comes from the committee's own address."
    ),
    (
      Row("our own Message-ID") { $0.draft.messageID = MessageID("CFP.0001.EX08-001@Example.org") },
      "Its Message-ID is one of ours: it is our own mail."
    ),
    (
      Row("none of our addresses") { $0.draft.recipients = [Address(address: "bob@example.net")] },
      "None of the call's addresses is in To or Cc (RFC 3834, section 2)."
    ),
    (
      Row("only the list that the call went to") {
        $0.draft.recipients = [Address(address: "talk@lists.example.org")]
      }, "None of the call's addresses is in To or Cc (RFC 3834, section 2)."
    ),
    (
      Row("no recipients") { $0.draft.recipients = [] },
      "None of the call's addresses is in To or Cc (RFC 3834, section 2)."
    ),
    (
      Row("an address without a domain") { $0.draft.sender?.address = "ada" },
      "Its sender's address is none that mail can be sent to."
    ),
    (
      Row("a forged sender (RFC 8601)") {
        $0.draft.authentication = Authentication(.failed, because: ["dmarc=fail"])
      }, "Its sender was not authenticated (dmarc=fail; RFC 8601)."
    ),
    (
      Row("an address that mail came back from (RFC 3464)") {
        $0.context.bounce = "Mail to its sender came back."
      }, "Mail to its sender came back."
    ),
    (
      Row("a third mail within the hour in answer to ours (RFC 3834, 2)") {
        $0.context.sent.inHour = 3
        $0.outcome = .revision
        $0.draft.replyingTo = [MessageID("cfp.0001.EX08-001@example.org")]
      }, "Its sender got 3 mails within the hour (RFC 3834, section 2)."
    ),
    (
      Row("too many mails within the hour (RFC 3834, 2)") { $0.context.sent.inHour = 10 },
      "Its sender got 10 mails within the hour (RFC 3834, section 2)."
    ),
    (
      Row("too many mails within the day (RFC 3834, 2)") { $0.context.sent.inDay = 30 },
      "Its sender got 30 mails within the day (RFC 3834, section 2)."
    ),
    (
      Row("too many mails in one run") { $0.context.sent.inRun = 1_000 },
      "This run owes 1000 mails already; the limit is in [acknowledge]."
    ),
    (
      Row("an address that needs SMTPUTF8") {
        $0.draft.sender?.address = "adä@example.net"
        $0.context.limits.hasSMTPUTF8 = false
      }, "Its sender's address is beyond ASCII, and the delivery has no SMTPUTF8 (RFC 6531)."
    ),
    (
      Row("an address with a line break") {
        $0.draft.sender?.address = "ada@example.net\nBcc: x@example.net"
      }, "Its sender's address is none that mail can be sent to."
    ),
    (
      Row("answered before") { $0.context.alreadyAnswered = true },
      "This message was answered before."
    ),
    (
      Row("not armed") { $0.context.armedSince = nil },
      "Acknowledgements are not armed; see 'cfp arm'."
    ),
    (
      Row("received before it was armed") { $0.draft.received.time -= 1 },
      "It was received before acknowledgements were armed."
    ),
    (
      Row("our own mail sent back, unchanged (RFC 3834, 2)") {
        $0.outcome = .duplicate
        $0.draft.replyingTo = [MessageID("cfp.0001.EX08-001@example.org")]
      }, "It answers our own mail, and repeats what is on record."
    ),
    (
      Row("an unreadable mail by way of a list") {
        $0.outcome = .setAside
        $0.items = []
        $0.draft.machineSigns = [MachineSign(isAutomatic: false, sentence: "It came by a list.")]
      }, "It came by a list."
    ),
  ])
  func `nobody else is answered`(row: Row, why: String) {
    var situation = Situation()
    row.change(&situation)
    #expect(situation.answer == .none(why: why))
  }

  @Test(arguments: [
    ("ada@example.net", "ada@example.net"),
    ("ada@mail.example.net", "ada@mail.example.net"),
    ("ADA@example.net", "ADA@example.net"),
    ("bounces+ada=example.net@mailer.example", "ada@example.net"),
    ("eve@example.net", "ada@example.net"),
    ("ada@example.com", "ada@example.net"),
    ("ada@notexample.net", "ada@example.net"),
    ("", "ada@example.net"),
  ])
  func `it goes to Return-Path's address only where that is the sender's`(
    path: String, recipient: String
  ) {
    var situation = Situation()
    situation.draft.replyAddress = path
    guard case .send(let acknowledgement) = situation.answer else {
      Issue.record("\(situation.answer)")
      return
    }
    #expect(acknowledgement.recipient == Address(name: "Ada", address: recipient))
  }

  @Test(arguments: [
    "cfp@example.org", "CFP@Example.Org", "cfp+EX08-007@example.org", "program@example.com",
  ])
  func `mail to any of our addresses is answered`(address: String) {
    var situation = Situation()
    situation.context.call.aliases = ["program@example.com"]
    situation.draft.recipients = [Address(address: address)]
    guard case .send = situation.answer else {
      Issue.record("\(situation.answer)")
      return
    }
  }

  @Test(arguments: [
    ([], "cfp.000102030405060708090a0b@example.org"),
    (["EX08-007"], "cfp.000102030405060708090a0b.EX08-007@example.org"),
    (["EX08-007", "EX08-008"], "cfp.000102030405060708090a0b.EX08-007_EX08-008@example.org"),
    (["Ü 08>-1"], "cfp.000102030405060708090a0b.--08--1@example.org"),
  ])
  func `our identifiers are the same for the same delivery, and well-formed`(
    codes: [String], text: String
  ) {
    let id = AcknowledgementID(
      answering: Self.draft.identity, about: codes.map { SubmissionCode($0) }
    ).messageID(in: "example.org")
    #expect(id == MessageID(text))
    #expect(id.isWellFormed)
    #expect(AcknowledgementID.isOurs(id, in: "EXAMPLE.org"))
    #expect(!AcknowledgementID.isOurs(id, in: "example.net"))
  }

  @Test func `an answer to one of our mails is known to be about its submissions`() {
    var draft = Self.draft
    draft.subject = "Thanks"
    draft.replyingTo = [
      AcknowledgementID(
        answering: draft.identity, about: [SubmissionCode("EX08-007"), SubmissionCode("EX08-008")]
      ).messageID(in: "example.org")
    ]
    #expect(
      Codes.codes(of: draft, prefix: "EX08")
        == [SubmissionCode("EX08-007"), SubmissionCode("EX08-008")])
  }
}
