import Foundation
import Mail
import Testing

@testable import Proposals

/// Header sets that went through the whole gate: parsed, read, and answered or not.
enum GateHeaders {
  /// A header set, the section it rests on, and what the ledger says where it is not answered.
  struct Row: CustomTestStringConvertible {
    var section: String
    var header: String
    /// What the reason holds; `nil` where the mail is answered.
    var why: String?
    var body: String

    init(
      _ section: String, _ header: String, _ why: String?,
      body: String = "I would like to speak about tracing."
    ) {
      self.section = section
      self.header = header
      self.why = why
      self.body = body
    }

    var testDescription: String { "\(section): \(header.replacing("\n", with: " / "))" }

    /// What the gate says of the mail, as one that opens a submission.
    var answer: Answer { answer(hasSMTPUTF8: false) }

    func answer(hasSMTPUTF8: Bool) -> Answer {
      var header = header
      for (field, usual) in [
        ("From", "ada@example.net"), ("To", "cfp@example.org"), ("Message-ID", "<3@example.net>"),
      ] where !"\n\(header)".contains("\n\(field):") {
        header += "\n\(field): \(usual)"
      }
      let octets = Array("\(header)\n\n\(body)\n".utf8)
      let digest = Digest(of: octets)
      let message = Message(parsing: octets)
      var draft = Draft(
        reading: message,
        identity: Identity(digest: digest, delivery: digest),
        received: ReceivedTime(GateHeaders.armed, witness: .received), for: GateHeaders.call,
        in: GateHeaders.vocabulary)
      draft.authentication = message.authentication(by: "mx.example.org", trustedHops: 1)
      return Answer(
        to: draft, outcome: .new,
        items: [.init(code: SubmissionCode("EX08-007"), proposal: Proposal(title: "Tracing"))],
        in: Answer.Context(
          call: GateHeaders.call, armedSince: GateHeaders.armed, alreadyAnswered: false,
          mailDomain: "example.org",
          limits: Answer.Context.Limits(hasSMTPUTF8: hasSMTPUTF8)))
    }
  }

  static let armed = Date(timeIntervalSince1970: 1_208_500_000)
  static let call = Call(
    name: "Example Conf", codePrefix: "EX08", addresses: ["cfp@example.org"],
    aliases: ["program@example.com"],
    committee: [Member(name: "Carol", addresses: ["carol@example.org"])],
    lists: ["talk@lists.example.org"])
  static let vocabulary = Sample.vocabulary(for: call)
}

@Suite struct `Answering by the whole header` {
  typealias Row = GateHeaders.Row

  private static let hop =
    "Received: from a.example by mx.example.org; Mon, 1 Mar 2027 10:00:00 +0000"
  private static let nobodyOfOurs = "None of the call's addresses is in To or Cc"
  private static let notSendable = "none that mail can be sent to"
  private static let ourOwn = "the committee's own address"

  static let rows: [Row] = [
    Row("RFC 5322, 3.6", "Subject: Tracing", nil),
    // Whom it was sent to.
    Row("RFC 3834, 2", "To: CFP@Example.ORG", nil),
    Row("RFC 3834, 2", "To: bob@example.net\nCc: cfp@example.org", nil),
    Row("RFC 5233, 4", "To: cfp+EX08-007@example.org", nil),
    Row("RFC 3834, 2", "To: program@example.com", nil),
    Row("RFC 5322, 3.4", "To: Talks: bob@example.net, cfp@example.org;", nil),
    Row("RFC 3834, 2", "To: bob@example.net", nobodyOfOurs),
    Row("RFC 5322, 3.4", "To: undisclosed-recipients:;", nobodyOfOurs),
    Row("RFC 3834, 2", "To: bob@example.net\nBcc: cfp@example.org", nobodyOfOurs),
    Row("RFC 3834, 2", "To: talk@lists.example.org", nobodyOfOurs),
    Row("RFC 3834, 2", "To: cfp@example.org.example.net", nobodyOfOurs),
    Row("RFC 3834, 2", "To: \"cfp@example.org\" <eve@example.net>", nobodyOfOurs),
    // Who sent it.
    Row("RFC 3834, 2", "From: cfp@example.org", ourOwn),
    Row("RFC 5233, 4", "From: cfp+EX08-001@example.org", ourOwn),
    Row("RFC 3834, 2", "From: program@example.com", ourOwn),
    Row("RFC 3834, 2", "From: Carol <carol@example.org>", ourOwn),
    Row("RFC 5321, 4.4", "Return-Path: <carol@example.org>", ourOwn),
    Row("RFC 3834, 3.1.7", "Message-ID: <cfp.0001.EX08-001@example.org>", "it is our own mail"),
    Row("RFC 3834, 3.1.7", "Message-ID: <cfp.0001.EX08-001@example.com>", nil),
    Row("RFC 5322, 3.6.2", "From:", "names no sender"),
    Row("RFC 5322, 3.6.2", "From: ada (not an address)", notSendable),
    Row("RFC 5321, 4.1.2", "From: ada@", notSendable),
    Row("RFC 5321, 4.5.3.1", "From: \(String(repeating: "a", count: 65))@example.net", notSendable),
    Row("RFC 1035, 2.3.4", "From: ada@\(String(repeating: "a", count: 64)).example", notSendable),
    Row("RFC 5321, 4.1.2", "From: \"ada b\"@example.net", nil),
    Row("RFC 6531, 3.3", "From: adä@example.net", "no SMTPUTF8"),
    Row("RFC 6532, 3.2", "From: Адa <ada@example.net>", nil),
    Row("RFC 2047, 5", "From: =?utf-8?q?Ad=C3=A4?= <ada@example.net>", nil),
    Row(
      "RFC 5322, 3.6.2",
      "From: Ada <ada@example.net>, Bob <bob@example.net>\nSender: Bob <bob@example.net>", nil),
    Row("RFC 5322, 3.6.2", "From: ada@example.net, ADA@example.net", nil),
    // What the mail server found.
    Row("RFC 8601, 2.2", "Authentication-Results: mx.example.org; dmarc=fail", "not authenticated"),
    Row(
      "RFC 8601, 2.2", "Authentication-Results: MX.example.org 1; DMARC=Fail", "not authenticated"),
    Row("RFC 7489, 11.1", "Authentication-Results: mx.example.org; dmarc=pass", nil),
    Row(
      "RFC 8601, 2.7.2",
      "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=example.net",
      "not authenticated"),
    Row(
      "RFC 8601, 2.7.1",
      "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=example.net;"
        + " dkim=pass header.d=example.net", nil),
    Row("RFC 8601, 5", "Authentication-Results: mx.example.net; dmarc=fail", nil),
    Row(
      "RFC 8601, 5", "\(hop)\n\(hop)\nAuthentication-Results: mx.example.org; dmarc=fail", nil),
    // What a header field is: one name, at the beginning of a line, before the first empty one.
    Row("RFC 5322, 2.2", "Subject: Auto-Submitted: auto-replied", nil),
    Row("RFC 5322, 2.2.3", "Subject: Tracing\n Precedence: bulk", nil),
    Row("RFC 5322, 2.2.3", "Auto-Submitted:\n auto-replied", "Auto-Submitted says auto-replied"),
    Row("RFC 5322, 3.6", "Subject: x", nil, body: "Precedence: bulk\nAuto-Submitted: auto-replied"),
    Row("RFC 5322, 4.5", "Auto-Submitted : auto-generated", "Auto-Submitted says auto-generated"),
    // Several reasons at once: what it is comes before who it is from.
    Row(
      "RFC 3834, 5", "From: carol@example.org\nAuto-Submitted: auto-replied",
      "Auto-Submitted says auto-replied"),
    Row(
      "RFC 3834, 2", "To: bob@example.net\nPrecedence: list", "Precedence says list"),
  ]

  @Test(arguments: rows)
  func decides(row: Row) throws {
    switch (row.answer, row.why) {
    case (.send(let acknowledgement), nil):
      let address = acknowledgement.recipient.address
      #expect(address.hasSuffix("@example.net"))
    case (.none(let why), let expected?): #expect(why.contains(expected), "\(why)")
    case (let answer, _): Issue.record("\(answer)")
    }
  }

  @Test func `an address beyond ASCII is answered where the delivery can (RFC 6531)`() {
    let row = Row("RFC 6531, 3.3", "From: adä@example.net", nil)
    guard case .send = row.answer(hasSMTPUTF8: true) else {
      Issue.record("\(row.answer(hasSMTPUTF8: true))")
      return
    }
  }

  @Test(arguments: [
    ("mx.example.org; dmarc=pass", false), ("mx.example.org; none", true),
    ("mx.example.net; dmarc=pass", true),
  ])
  func `a sender whom nobody vouches for is quoted the title only (RFC 8601, 2.7)`(
    results: String, isBrief: Bool
  ) {
    guard case .send(let mail) = Row("", "Authentication-Results: \(results)", nil).answer else {
      Issue.record("no answer")
      return
    }
    #expect((mail.isBrief ?? false) == isBrief)
  }
}
