import Foundation
import Testing

@testable import Mail

@Suite struct `Writing a mail` {
  static let plain = OutgoingMail(
    from: Address(name: "Example Conf", address: "cfp@example.org"),
    to: [Address(name: "Lovelace, Ada", address: "ada@example.net")],
    replyTo: [Address(address: "cfp+EX08-001@example.org")],
    subject: "[EX08-001] Received: Tracing", date: Date(timeIntervalSince1970: 1_208_521_800),
    messageID: MessageID("cfp.1@example.org"), inReplyTo: MessageID("2@example.net"),
    references: [MessageID("1@example.net"), MessageID("2@example.net")],
    fields: [OutgoingMail.Field("Auto-Submitted", "auto-replied")],
    text: "Dear Ada,\n\nthank you.\n-- \nThe committee\n", boundary: "=_1")

  private func text(_ change: (inout OutgoingMail) -> Void = { _ in }) throws -> String {
    var mail = Self.plain
    change(&mail)
    return String(decoding: try mail.octets(), as: UTF8.self)
  }

  @Test func `gives the same octets for the same mail`() throws {
    #expect(
      try text() == """
        Date: Fri, 18 Apr 2008 12:30:00 +0000
        From: Example Conf <cfp@example.org>
        Reply-To: cfp+EX08-001@example.org
        To: "Lovelace, Ada" <ada@example.net>
        Message-ID: <cfp.1@example.org>
        In-Reply-To: <2@example.net>
        References: <1@example.net> <2@example.net>
        Subject: [EX08-001] Received: Tracing
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: text/plain; charset="utf-8"
        Content-Transfer-Encoding: quoted-printable

        Dear Ada,

        thank you.
        --=20
        The committee

        """)
  }

  @Test func `gives a page beside the text`() throws {
    let text = try text {
      $0.text = "Grüße\n"
      $0.html = "<p>Grüße</p>\n"
    }
    let (_, body) = try #require(
      text.firstRange(of: "MIME-Version").map { (0, text[$0.lowerBound...]) })
    #expect(
      body == """
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_1"

        --=_1
        Content-Type: text/plain; charset="utf-8"
        Content-Transfer-Encoding: quoted-printable

        Gr=C3=BC=C3=9Fe

        --=_1
        Content-Type: text/html; charset="utf-8"
        Content-Transfer-Encoding: quoted-printable

        <p>Gr=C3=BC=C3=9Fe</p>

        --=_1--

        """)
  }

  @Test(arguments: [
    ("Tracing", "Tracing"),
    ("  Two\r\n lines\t and\u{0}a NUL ", "Two lines and a NUL"),
    ("Re: x\r\nBcc: eve@example.org", "Re: x Bcc: eve@example.org"),
    ("One\u{2028}two\u{85}three", "One two three"),
    ("\u{202E}gnicarT\u{202C} \u{2066}x\u{2069}", "gnicarT x"),
    ("Tracing für alle", "=?utf-8?Q?Tracing_f=C3=BCr_alle?="),
    ("追跡入門", "=?utf-8?B?6L+96Leh5YWl6ZaA?="),
    ("=?utf-8?Q?Bcc?=", "=?utf-8?Q?=3D=3Futf-8=3FQ=3FBcc=3F=3D?="),
    (
      String(repeating: "x", count: 60),
      "=?utf-8?Q?\(String(repeating: "x", count: 42))?= =?utf-8?Q?xxxxxxxxxxxxxxxxxx?="
    ),
    ("", ""),
  ])
  func `header text stays on one line and says what it said`(text: String, encoded: String) {
    #expect(HeaderText.encoded(text) == encoded)
    let decoded = EncodedWords.decode(Array(encoded.utf8)[...])
    #expect(decoded == HeaderText.line(text))
  }

  @Test(arguments: [
    ("a\r\nb\rc\n", "a\r\nb\r\nc\r\n"),
    ("no end", "no end\r\n"),
    ("", ""),
    ("-- \nname\t\n", "--=20\r\nname=09\r\n"),
    ("bell\u{7}\u{0} and \u{202E}turn\n", "bell and turn\r\n"),
    (".\n.x\nFrom me\nFroma\n", "=2E\r\n=2Ex\r\n=46rom me\r\nFroma\r\n"),
    ("1 + 1 = 2\n", "1 + 1 =3D 2\r\n"),
    (String(repeating: "x", count: 76) + "\n", String(repeating: "x", count: 76) + "\r\n"),
    (
      String(repeating: "x", count: 77) + "\n",
      String(repeating: "x", count: 75) + "=\r\nxx\r\n"
    ),
  ])
  func `body lines are quoted-printable`(text: String, encoded: String) {
    let octets = BodyText.quotedPrintable(BodyText.lines(text))
    #expect(String(decoding: octets, as: UTF8.self) == encoded)
  }

  @Test func `no stranger's text makes a header field or a long line`() throws {
    let nasty =
      "x\r\nBcc: eve@example.org\r\n\r\nHello " + String(repeating: "é<>\"\\,;", count: 2000)
    let text = try text {
      $0.subject = nasty
      $0.to[0].name = nasty
      $0.from.name = nasty
      $0.fields.append(OutgoingMail.Field("X-CFP-Loop", nasty))
      $0.references =
        (0..<500).map { MessageID("\($0)@example.net") } + [MessageID("a b@example.net")]
      $0.inReplyTo = MessageID("x>\r\nBcc: eve@example.org\r\nX: <y@example.net")
    }
    let message = Message(parsing: Array(text.utf8))
    #expect(
      message.header.fields.map(\.name) == [
        "Date", "From", "Reply-To", "To", "Message-ID", "References", "Subject", "Auto-Submitted",
        "X-CFP-Loop", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
      ])
    #expect(message.subject == HeaderText.line(nasty))
    #expect(message.to.map(\.name) == [HeaderText.line(nasty)])
    #expect(message.references.count == 30)
    #expect(message.references.first == MessageID("0@example.net"))
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
  }

  @Test func `reads back as what was said`() throws {
    let text = "Grüße,\n\n  zwei Leerzeichen  \n\t追跡 👩🏽‍🚀\n\n-- \nDas Komitee\n"
    let message = Message(
      parsing: try {
        var mail = Self.plain
        mail.text = text
        return try mail.octets()
      }())
    #expect(message.parts.map(\.text) == [text])
    #expect(message.messageID == MessageID("cfp.1@example.org"))
    #expect(message.inReplyTo == [MessageID("2@example.net")])
    #expect(message.to == Self.plain.to)
    #expect(message.replyTo == Self.plain.replyTo)
    #expect(message.date == Self.plain.date)
    #expect(message.defects.isEmpty)
  }

  @Test func `refuses what is no address, identifier, name or boundary`() {
    let breaches: [(inout OutgoingMail) -> Void] = [
      { $0.to = [] }, { $0.to[0].address = "ada" }, { $0.to[0].address = "ada@example" },
      { $0.to[0].address = "ada@example.org\r\nBcc: eve@example.org" },
      { $0.from.address = "<cfp@example.org>" }, { $0.replyTo[0].address = "adä@example.org" },
      { $0.messageID = MessageID("no domain") }, { $0.fields[0].name = "Bcc: x" },
      {
        $0.html = "<p>"
        $0.boundary = "a b"
      },
    ]
    for breach in breaches {
      let error = #expect(throws: MailboxError.self) { try text(breach) }
      #expect(error?.isTemporary == false)
    }
  }

  @Test(arguments: [
    ("ada@example.org", true), ("ada.l+x@mail.example.org", true), ("\"a b\"@example.org", true),
    ("ada@[192.0.2.1]", true), ("o'hara@example.org", true), ("ada@localhost", false),
    ("ada", false), ("", false), ("@example.org", false), ("ada@", false),
    (".ada@example.org", false), ("ada..l@example.org", false), ("a da@example.org", false),
    ("ada@exa mple.org", false), ("ada@-example.org", false), ("ada@example..org", false),
    ("ädä@example.org", false), ("ada@ex\u{e4}mple.org", false), ("a\"b@example.org", false),
    (String(repeating: "a", count: 65) + "@example.org", false),
    ("ada@" + String(repeating: "a.", count: 130) + "org", false),
  ])
  func `an address can be written to`(address: String, isGood: Bool) {
    #expect(Address(address: address).canBeWrittenTo == isGood)
  }

  @Test(arguments: [
    ("ada@example.org", true), ("jürgen@example.org", true), ("ada@exämple.org", true),
    ("用户@例子.example", true), ("jürgen@example", false), ("jür gen@example.org", false),
    ("ada\u{202E}@example.org", false), ("ada\u{2028}@example.org", false),
    ("ada\u{A0}@example.org", false), ("ada@example.org\r\nBcc: ü@example.org", false),
  ])
  func `an address can be written to with SMTPUTF8`(address: String, isGood: Bool) {
    #expect(Address(address: address).canBeWrittenToSomehow == isGood)
  }
}
