import Foundation
import Mail
import Testing

@testable import Proposals

@Suite struct `Reading what came along` {
  static let ducks = `Reading titles`.ducks
  static let form = "Title: Why ducks dive\nAbstract: \(ducks)"

  @Test(arguments: [
    Mail(
      "Outlook's block",
      "This belongs to you.\n\nOlaf\n\n-----Original Message-----\nFrom: Ada Frog [mailto:ada@example.org]\nSent: Monday, March 3, 2031 9:00 AM\nTo: Olaf\nSubject: A talk\n\nHello,\n\n\(form)\n\nRegards,\nAda"
    ),
    Mail(
      "Apple Mail's quotation",
      "Begin forwarded message:\n\n> From: Ada Frog <ada@example.org>\n> Date: 3 March 2031\n> To: Olaf\n> Subject: A talk\n>\n> Hello,\n>\n> Title: Why ducks dive\n> Abstract: \(ducks.replacing("\n", with: "\n> "))\n>\n> Regards,\n> Ada"
    ),
    Mail(
      "Gmail's rule",
      "---------- Forwarded message ----------\nFrom: Ada Frog <ada@example.org>\nDate: Mon, Mar 3, 2031\nSubject: A talk\nTo: olaf@example.net\n\nHello,\n\n\(form)\n\nRegards,\nAda"
    ),
  ])
  func `forwarded inside the text, with`(_ mail: Mail) {
    let draft = Sample.draft(
      mail.text, subject: "Fwd: A talk", from: "Olaf Toad <olaf@example.net>")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(
      draft.proposals.first?.speakers == [Speaker(name: "Ada Frog", email: "ada@example.org")])
    #expect(draft.sender?.address == "olaf@example.net")
  }

  @Test func `forwarded as a message of its own`() {
    let draft = Sample.draft(
      Self.multipart(
        "See below.",
        part:
          "Content-Type: message/rfc822\r\n\r\nFrom: Ada Frog <ada@example.org>\r\nSubject: A talk\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(Self.form)\r\n",
        subject: "Fwd: A talk"))

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(
      draft.proposals.first?.speakers == [Speaker(name: "Ada Frog", email: "ada@example.org")])
    #expect(draft.proposals.first?.provenance[.title]?.from == .attachment)
  }

  @Test(arguments: ["text/plain; name=talk.txt", "text/markdown; name=talk.md"])
  func `attached as`(type: String) {
    let draft = Sample.draft(
      Self.multipart(
        "Please find my proposal attached.\n\nOlaf",
        part: "Content-Type: \(type)\r\nContent-Disposition: attachment\r\n\r\n\(Self.form)\r\n",
        subject: "Talk proposal"))

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(
      draft.proposals.first?.speakers == [Speaker(name: "Olaf Toad", email: "olaf@example.net")])
  }

  @Test(arguments: ["document-docx", "document-docx-lists-tables-notes"])
  func `attached as a document of an office suite`(name: String) throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../MailTests/Corpus/rfc")
    let octets = [UInt8](try Data(contentsOf: corpus.appending(path: name + ".eml")))

    let draft = Sample.draft(Message(parsing: octets))

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Timers Without Tears"])
    #expect(draft.proposals.first?.provenance[.title]?.from == .attachment)
    #expect(draft.proposals.first?.speakers.map(\.name) == ["Ada Example"])
  }

  @Test func `attached, with a signature around it and a biography beside it`() {
    let attached = "\r\nContent-Disposition: attachment\r\n\r\n"
    let draft = Sample.draft(
      Self.multipart(
        "Here is my proposal, and my bio. A short talk, please.\n\nRegards,\nOlaf Toad\nReed University",
        part:
          "Content-Type: text/plain; name=talk.txt\(attached)\(Self.form)\r\n--pond\r\nContent-Type: text/plain; name=bio.txt\(attached)Olaf Toad keeps ducks at home. He has written about each of them.\r\n",
        subject: "Talk proposal"))

    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.format) == ["short"])
    #expect(
      draft.proposals.map(\.speakers) == [
        [
          Speaker(
            name: "Olaf Toad", email: "olaf@example.net", affiliation: "Reed University",
            bio: "Olaf Toad keeps ducks at home. He has written about each of them.")
        ]
      ])
    #expect(draft.proposals.first?.provenance[.affiliation]?.from == .signature)
    #expect(draft.proposals.first?.provenance[.bio]?.from == .attachment)
  }

  @Test func `attached although the text holds the form too`() {
    let draft = Sample.draft(
      Self.multipart(
        Self.form,
        part:
          "Content-Type: text/plain; name=talk.txt\r\nContent-Disposition: attachment\r\n\r\n\(Self.form)\r\n",
        subject: "Talk proposal"))

    #expect(draft.proposals.count == 1)
    #expect(draft.proposals.first?.provenance[.title]?.from == .label)
  }

  @Test func `an attached file that nobody can read gives the subject's title`() {
    let draft = Sample.draft(
      Self.multipart(
        "Submission attached.\n\nOlaf",
        part:
          "Content-Type: application/octet-stream; name=talk.bin\r\nContent-Disposition: attachment\r\n\r\nxyz\r\n",
        subject: "Submission: Why ducks dive"))

    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [nil])
  }

  @Test func `a form filled in under quoting marks`() {
    let draft = Sample.draft(
      "> Title:\nWhy ducks dive\n> Abstract:\n\(Self.ducks)\n> Length:\n20 minutes\n\nAda",
      subject: "Re: Pond Days call for talks",
      fields: ["In-Reply-To: <call@pond.example>"])

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(draft.proposals.map(\.minutes) == [20])
  }

  static let quotedForm =
    "> Title: Why ducks dive\n> Abstract: \(ducks.replacing("\n", with: "\n> "))\n> Length: 20 minutes"

  /// Some programs put quoting marks before whatever is pasted.
  @Test func `a form of which every line has quoting marks`() {
    let draft = Sample.draft("Hello,\n\n\(Self.quotedForm)\n\nAda", subject: "A talk")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.minutes) == [20])
  }

  @Test(arguments: [
    ("Re: A talk", "", ["In-Reply-To: <9@example.org>"]),
    ("A talk", "Bea Newt wrote:\n", []),
    ("A talk", "> From: Bea Newt <bea@example.net>\n> Subject: A talk\n>\n", []),
  ])
  func `a form of somebody else's is not the writer's`(
    subject: String, above: String, fields: [String]
  ) {
    let draft = Sample.draft(
      "Hello,\n\n\(above)\(Self.quotedForm)\n\nAda", subject: subject, fields: fields)

    #expect(
      !draft.proposals.contains { $0.speakers.map(\.name) == ["Ada Frog"] && $0.minutes == 20 })
  }

  @Test func `one empty line of a form filled in under quoting marks`() {
    let draft = Sample.draft(
      "> Title: Why ducks dive\n> Speaker: Ada Frog\n> E-mail: ada@example.org\n> Affiliation:\n> Bio:\nI count ducks.\n> Format (long talk, short talk): short talk\n",
      subject: "Re: POND31-007", fields: ["In-Reply-To: <cfp.0a.POND31-007@pond.example>"])

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.first?.speakers.map(\.bio) == ["I count ducks."])
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [nil])
    #expect(draft.proposals.first?.format == "short")
  }

  @Test func `no more of a quoted abstract than its first line is none`() {
    let draft = Sample.draft(
      "> POND31-007\n>   Title:     Why ducks dive\n>   Abstract:  Ducks turn the water over all day\n>              long, and nobody asked them why.\n>\n> Title: Why ducks dive\n> Bio:\nI count ducks.\n> Format (long talk, short talk):\nshort talk\n",
      subject: "Re: POND31-007", fields: ["In-Reply-To: <cfp.0a.POND31-007@pond.example>"])

    #expect(draft.proposals.contains { $0.format == "short" }, "\(draft.proposals)")
    #expect(draft.proposals.allSatisfy { $0.abstract == nil })
  }

  @Test func `remarks between quoted lines fill in nothing`() {
    let draft = Sample.draft(
      "> Title: Why ducks dive\n> Length: 20 minutes\nThat is short.\n> Abstract:\n> They do.\n\nI like it.",
      subject: "Re: Why ducks dive", from: "Cora Toad <cora@example.net>",
      fields: ["In-Reply-To: <9@example.org>"])

    #expect(draft.kind == .reply)
  }

  static func multipart(_ text: String, part: String, subject: String) -> Message {
    let lines = [
      "From: Olaf Toad <olaf@example.net>", "To: talks@pond.example", "Subject: \(subject)",
      "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=pond", "", "--pond",
      "Content-Type: text/plain; charset=utf-8", "", text, "", "--pond", part, "--pond--", "",
    ]
    return Message(parsing: Array(lines.joined(separator: "\r\n").utf8))
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) {
      testDescription = description
      self.text = text
    }
  }
}

/// Mail that Lotus Notes passed on.
@Suite struct `Mail passed on by Notes` {
  private static let ducks = `Reading loose letters`.ducks

  @Test(arguments: [
    "Ben Newt/HQ/Pond <ben@pondworks.example>\n04/13/2031 06:40 PM\n\nTo\nAda Frog/HQ/Pond\ncc\n\nSubject\nducks",
    "Ben Newt/HQ/Pond <ben@pondworks.example>\n04/13/2031 06:40 PM\nTo: Ada Frog/HQ/Pond@POND\ncc:\nSubject: ducks",
  ])
  func `is its author's`(header: String) {
    let draft = Sample.draft(
      "Good morning,\n\nDr. Newt asked me to pass this on to you.\n\nBest regards,\nAda Frog\nAssistant to Dr. Newt\n\n----- Forwarded by Ada Frog/HQ/Pond on 04/14/2031 08:55 AM -----\n\n\(header)\n\n\nPlease get this to the Pond Days people. Thx.\n\nWhy ducks dive\n\n\(Self.ducks)\n\nBen",
      subject: "Fw: ducks")
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.flatMap(\.speakers).map(\.name) == ["Ben Newt"])
    #expect(draft.proposals.flatMap(\.speakers).map(\.email) == ["ben@pondworks.example"])
  }
}
