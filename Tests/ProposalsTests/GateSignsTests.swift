import Mail
import Testing

@testable import Proposals

@Suite struct `Telling machines from people` {
  /// A header set, the section it rests on, and what it means.
  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var header: String
    var body = "I would like to speak about tracing."
    var meaning: Meaning
  }

  enum Meaning: String {
    /// A machine wrote it.
    case automatic
    /// A person may have written it, and gets no answer.
    case unanswerable
    /// A person wrote it, and may be answered.
    case person
  }

  static let call = Call(
    name: "Example Conf", codePrefix: "EX08", addresses: ["cfp@example.org"],
    committee: [Member(name: "Carol", addresses: ["carol@example.org"])])

  static let away = "I am out of the office until Monday."

  private static func row(
    _ section: String, _ header: String, _ meaning: Meaning,
    body: String = "I would like to speak about tracing."
  ) -> Row {
    Row(
      testDescription: "\(section): \(header.replacing("\n", with: " / "))", header: header,
      body: body, meaning: meaning)
  }

  static let rows: [Row] = [
    row("RFC 5322, 3.6", "From: ada@example.net", .person),
    row("RFC 3834, 5", "Auto-Submitted: no", .person),
    row("RFC 3834, 5", "Auto-Submitted: NO (a person; really)", .person),
    row("RFC 3834, 5", "Auto-Submitted: (not (really) auto-replied) no; x=y", .person),
    row("RFC 3834, 5", "Auto-Submitted:", .person),
    row("RFC 3834, 5", "Auto-Submitted: auto-replied", .automatic),
    row("RFC 3834, 5", "Auto-Submitted: Auto-Replied (vacation)", .automatic),
    row("RFC 3834, 5", "auto-submitted: auto-generated; owner-email=\"x@example.net\"", .automatic),
    row("RFC 5436, 2.7.1", "Auto-Submitted: auto-notified", .automatic),
    row("RFC 3834, 5.3", "Auto-Submitted: x-something-new", .automatic),
    row("RFC 3834, 5.3", "Auto-Submitted: auto-forwarded", .unanswerable),
    row("RFC 3834, 3.1.8", "X-CFP-Loop: cfp@example.com", .automatic),
    row("RFC 5321, 4.5.5", "Return-Path: <>", .unanswerable),
    row(
      "RFC 5321, 4.5.5", "Return-Path: <>\nSubject: Undelivered Mail Returned to Sender", .automatic
    ),
    row("RFC 5321, 4.4", "Return-Path: <ada@example.net>", .person),
    row(
      "RFC 3464, 2", "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
      .automatic),
    row(
      "RFC 8098, 3",
      "Content-Type: Multipart/Report; boundary=x; report-type=\"disposition-notification\"",
      .automatic),
    row(
      "RFC 5965, 2", "Content-Type: multipart/report; report-type=feedback-report; boundary=x",
      .automatic),
    row("RFC 3464, 2", "Content-Type: message/delivery-status", .automatic),
    row("RFC 8098, 3", "Content-Type: message/disposition-notification", .automatic),
    row("RFC 2045, 5", "Content-Type: text/plain; name=multipart/report", .person),
    row("RFC 3834, 2", "From: Mail Delivery System <MAILER-DAEMON@example.net>", .automatic),
    row("RFC 5321, 4.5.1", "From: postmaster@example.net", .unanswerable),
    row(
      "RFC 5321, 4.5.1",
      "From: postmaster@example.net\nSubject: Delivery Status Notification (Failure)", .automatic),
    row(
      "RFC 5321, 4.5.1",
      "From: System Administrator <admin@example.net>\nSubject: Undeliverable: Tracing", .automatic),
    row(
      "RFC 3464, 1", "From: ada@example.net\nSubject: Undeliverable: why mail fails, a talk",
      .person),
    row("RFC 3464, 1", "From: x@example.net\nX-Failed-Recipients: ada@example.net", .automatic),
    row("RFC 3834, 2", "Precedence: bulk", .unanswerable),
    row("RFC 3834, 2", "Precedence: JUNK", .unanswerable),
    row("RFC 3834, 2", "Precedence: list", .unanswerable),
    row("RFC 3834, 2", "Precedence: first-class", .person),
    row("RFC 3834, 2", "Precedence: auto_reply", .automatic),
    row("RFC 2919, 3", "List-Id: Talk <talk.lists.example.org>", .unanswerable),
    row("RFC 2369, 3.4", "List-Post: <mailto:talk@lists.example.org>", .unanswerable),
    row("RFC 2369, 3.2", "List-Unsubscribe: <https://example.org/leave>", .unanswerable),
    row("RFC 2369, 3.1", "List-Help: <mailto:help@lists.example.org>", .unanswerable),
    row("RFC 2369, 3.6", "List-Archive: <https://example.org/archive>", .unanswerable),
    row("RFC 5230, 4.5", "Sender: owner-talk@example.net", .unanswerable),
    row("RFC 5230, 4.5", "Return-Path: <talk-bounces@lists.example.net>", .unanswerable),
    row(
      "RFC 5230, 4.5", "Return-Path: <talk-bounces+ada=example.org@lists.example.net>",
      .unanswerable),
    row("RFC 5230, 4.5", "From: owner-talk@example.net", .unanswerable),
    row("RFC 5230, 4.5", "From: talk-request@example.net", .automatic),
    row("RFC 5230, 4.5", "From: majordomo@example.net", .automatic),
    row("RFC 5230, 4.5", "From: announce-owner@example.net\nPrecedence: bulk", .automatic),
    row("RFC 3834, 2", "From: No Reply <no-reply@example.net>", .unanswerable),
    row("RFC 3834, 2", "From: tickets_donotreply@example.net", .unanswerable),
    row("RFC 3834, 2", "From: norep@example.net", .person),
    row("MS-OXCMAIL, 2.1.3.2.20", "X-Auto-Response-Suppress: All", .unanswerable),
    row("MS-OXCMAIL, 2.1.3.2.20", "X-Auto-Response-Suppress: DR, OOF, AutoReply", .unanswerable),
    row("MS-OXCMAIL, 2.1.3.2.20", "X-Auto-Response-Suppress: DR, RN, NRN", .person),
    row("RFC 3834, 3.1", "X-Autoreply: yes", .automatic),
    row("RFC 3834, 3.1", "X-Autorespond: Re: hello", .automatic),
    row("RFC 3834, 3.1", "X-Vacation: 1", .automatic),
    row("RFC 3834, 3.1", "X-Autoreply: no", .person),
    row("RFC 5322, 3.6.2", "From: ada@example.net, bob@example.net", .unanswerable),
    row(
      "RFC 5322, 3.6.2", "From: ada@example.net, bob@example.net\nSender: ada@example.net", .person),
    row("RFC 3834, 2", "X-Spam-Flag: YES", .unanswerable),
    row("RFC 3834, 2", "From: cfp@example.org", .unanswerable),
    row("RFC 3834, 2", "From: Carol@Example.org", .unanswerable),
    row("RFC 3834, 1", "Subject: Out of office: remote work in free software", .person),
    row("RFC 3834, 1", "Subject: Out of office", .automatic, body: away),
    row(
      "RFC 3834, 1", "Subject: Out of Office AutoReply: Received\nIn-Reply-To: <x@example.org>",
      .automatic),
    row("RFC 3834, 1", "Subject: Abwesenheitsnotiz: Received\nReturn-Path: <>", .automatic),
    row("RFC 3834, 1", "Subject: Réponse automatique : Received\nPrecedence: bulk", .automatic),
    row("RFC 3834, 1", "Subject: 自動応答: Received\nX-Auto-Response-Suppress: All", .automatic),
    row(
      "RFC 3834, 1", "Subject: Автоматический ответ: Received\nReferences: <x@example.org>",
      .automatic),
    row("RFC 3834, 1", "Subject: Fuera de la oficina\nIn-Reply-To: <x@example.org>", .automatic),
    row(
      "RFC 3834, 1", "Subject: Re: Received\nIn-Reply-To: <x@example.org>\nPrecedence: junk",
      .automatic, body: away),
    row("RFC 3834, 1", "Subject: Re: Received\nIn-Reply-To: <x@example.org>", .person, body: away),
    row(
      "RFC 3834, 1",
      "Subject: Re: Talk\nIn-Reply-To: <x@example.org>\nPrecedence: bulk\nList-Id: <talk.example.org>",
      .unanswerable, body: away),
    row("RFC 3834, 1", "Subject: Tracing", .person, body: away),
  ]

  @Test(arguments: rows)
  func tells(row: Row) {
    var header = row.header
    if !header.contains("From: ") { header = "From: ada@example.net\n" + header }
    let text = header + "\nTo: cfp@example.org\n\n" + row.body + "\n"
    let signs = MachineSign.signs(of: Message(parsing: Array(text.utf8)), for: Self.call)
    let meaning: Meaning =
      signs.contains(where: \.isAutomatic) ? .automatic : signs.isEmpty ? .person : .unanswerable
    #expect(meaning == row.meaning, "\(signs.map(\.sentence))")
    #expect(signs == signs.sorted { $0.isAutomatic && !$1.isAutomatic })
    #expect(
      signs.allSatisfy { $0.sentence.hasSuffix(".") && $0.sentence.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(arguments: rows)
  func `nothing but a person's mail is answered`(row: Row) {
    let header = GateHeaders.Row("", row.header, nil, body: row.body)
    guard case .none(let why) = header.answer else {
      #expect(row.meaning == .person)
      return
    }
    #expect(row.meaning != .person, "\(why)")
  }

  @Test func `a stranger's words do not reach the ledger's sentences`() {
    let text = "From: ada@example.net\nAuto-Submitted: <b>\u{202E}x</b>\n\n"
    let signs = MachineSign.signs(of: Message(parsing: Array(text.utf8)), for: Self.call)
    #expect(
      signs.map(\.sentence) == [
        "Auto-Submitted says something other than no (RFC 3834, section 5)."
      ])
  }
}
