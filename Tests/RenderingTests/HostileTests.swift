import Foundation
import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

/// One submission with everything in it that was ever tried on a reader.
@Suite("Hostile content") struct HostileTests {
  static let tricks = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><style>*{display:none}",
    "</title></pre></textarea><h1>", "\"' onmouseover='x", "javascript:alert(1)", "&lt;b&gt;",
    "{{title}} {{{code}}} {{>style.html}} {{#items}}", "{{=<% %>=}}", "<%title%>",
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m", "\u{202E}desrever\u{2066}", "=HYPERLINK(\"http://x\")",
    "\r\nBcc: everybody@example.org", "../../etc/passwd", "\u{0}\u{8}\u{7F}",
    String(repeating: "W", count: 1_500),
  ]
  static let everything = tricks.joined(separator: "\n")

  static let proposal = Proposal(
    title: everything, abstract: everything,
    speakers: [
      Speaker(name: everything, email: everything, affiliation: everything, bio: everything)
    ],
    format: everything, minutes: 25, topics: [everything], notes: everything)
  static let line = LedgerLine(
    number: 1, messageID: MessageID(everything),
    digest: Digest(octets: Array(repeating: 1, count: 32)), source: everything,
    received: ReceivedTime(Sample.time("2031-04-18T09:30:00Z"), witness: .date),
    sender: Address(name: everything, address: everything), subject: everything, outcome: .new,
    submissions: [Sample.first], evidence: everything, answer: .none, why: everything)
  static let submission = Submission(
    code: Sample.first, state: .submitted, received: Sample.time("2031-04-18T09:30:00Z"), late: 9,
    revisions: [
      .init(number: 1, proposal: Sample.proposal, message: 1, received: line.received.time),
      .init(number: 2, proposal: proposal, message: 1, received: line.received.time),
    ],
    resembles: [.init(code: Sample.second, score: 1)], messages: [line])

  /// It is proposed nearly as ``submission`` is.
  static let other: Submission = {
    var other = submission
    other.code = Sample.second
    other.revisions[1].proposal.abstract = everything.replacing("alert(1)", with: "alert(2)")
    return other
  }()

  private func packet() throws -> Packet {
    try Packet(
      of: PacketContents(
        submission: Self.submission, originals: [.init(message: 1, text: Self.everything)],
        attachments: Self.tricks.map { .init(message: 1, name: $0, type: $0, size: 1) },
        others: [Sample.second: Self.other]),
      for: Sample.call, with: .builtIn)
  }

  private func digest() throws -> MailText {
    let contents = DigestContents(
      call: Sample.call, now: Self.line.received.time.addingTimeInterval(30 * 86_400), since: nil,
      ledger: [Self.line, setAside], submissions: [Self.submission, asked], setAside: [setAside],
      troubles: [
        OwedMail(
          id: 1, message: 1, kind: Self.everything, messageID: MessageID("a@example.org"),
          recipients: [Self.everything], content: .composed(octets: [], recipients: []),
          state: .failed, attempts: 1, trouble: Self.everything, queued: Self.line.received.time,
          changed: Self.line.received.time)
      ])
    return try MailText(of: contents, with: .builtIn)
  }

  /// A submission with a question that nobody answered, a stranger's mail and a forged one.
  private var asked: Submission {
    var submission = Self.submission
    submission.revisions[1].proposal.format = nil
    for (number, address) in zip(2..., [Self.everything, "max@example.com", "ada@example.org"]) {
      var line = Self.line
      line.number = number
      line.outcome = .followUp
      line.sender?.address = address
      if number == 4 { line.evidence += " Its sender was not authenticated (x; RFC 8601)." }
      submission.messages.append(line)
    }
    return submission
  }

  private var setAside: LedgerLine {
    var line = Self.line
    line.outcome = .setAside
    return line
  }

  private func acknowledgement(_ kind: Acknowledgement.Kind) throws -> MailText {
    try MailText(
      of: Acknowledgement(
        kind: kind, messageID: MessageID("a@example.org"),
        recipient: Address(address: "a@example.org"), inReplyTo: nil, references: [],
        subject: Self.everything,
        items: [
          .init(
            code: Sample.first,
            proposal: Proposal(title: Self.everything, speakers: Self.proposal.speakers))
        ], language: "de"),
      for: Sample.call, with: .builtIn)
  }

  @Test func `is text in HTML, not markup`() throws {
    for html in [try packet().html, try #require(try digest().html)] {
      let tags = Set(html.matches(of: #/<[/a-zA-Z!][^\s>]*/#).map { String($0.output) })
      let ours: Set = [
        "<!DOCTYPE", "<html", "<head", "<meta", "<title", "</title", "<style", "</style",
        "</head", "<body", "<header", "<p", "</p", "<span", "</span", "<time", "</time", "<h1",
        "</h1", "</header", "<main", "<section", "</section", "<ul", "</ul", "<li", "</li",
        "<strong", "</strong", "<dl", "<dt", "</dt", "<dd", "</dd", "</dl", "<h2", "</h2",
        "<h3", "</h3", "<ol", "</ol", "<bdi", "</bdi", "<br", "<pre", "</pre",
        "<code", "</code", "</main", "</body", "</html", "<del", "</del", "<ins", "</ins",
        "<mark", "</mark", "<div", "</div", "<article", "</article",
      ]
      #expect(tags.subtracting(ours).isEmpty)
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(html.matches(of: #/<style/#).count == 1)
      #expect(html.matches(of: #/\son[a-z]+=[^&\s]*[^;]"/#).isEmpty)
    }
  }

  @Test func `is never read as a template`() throws {
    for text in [
      try packet().text, try digest().text, try acknowledgement(.incomplete).text,
    ] {
      let unfolded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(unfolded.contains("{{title}} {{{code}}} {{>style.html}} {{#items}}"))
      #expect(unfolded.contains("{{=<% %>=}}"))
    }
  }

  @Test func `moves no cursor and turns no text`() throws {
    var shown = [try packet().text, try packet().html, try digest().text, try digest().subject]
    shown += try Acknowledgement.Kind.allCases.flatMap { kind in
      let mail = try acknowledgement(kind)
      return [mail.text, mail.subject]
    }
    shown += [
      Table(of: [Self.submission], for: Sample.call).description,
      Table(of: [Self.line]).description,
      Table(setAside: [Self.line]).description,
      HistoryText(of: Self.submission, for: Sample.call).description,
      RunLine(of: setAside, about: [RunLine.Talk(Self.submission)], for: Sample.call).description,
      try JSONLine(LedgerJSON(Self.line)).description,
      try JSONLine(SubmissionJSON(Self.submission)).description,
    ]
    shown += try packet().attachmentNames.map(\.description)
    for text in shown {
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Self.isObeyed($0) })
    }
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
      || ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
  }

  @Test func `adds no header line to a mail and no row to a table`() throws {
    for kind in Acknowledgement.Kind.allCases {
      let mail = try acknowledgement(kind)
      #expect(!mail.subject.contains("\n"))
      #expect(mail.subject.utf8.count < 400)
      #expect(mail.text.split(separator: "\n").allSatisfy { $0.utf8.count < 998 })
    }
    #expect(Table(of: [Self.line]).description.count { $0 == "\n" } == 2)
    #expect(try JSONLine(SubmissionJSON(Self.submission)).description.count { $0 == "\n" } == 0)
    #expect(RunLine(of: Self.line, for: Sample.call).description.count { $0 == "\n" } == 0)
  }

  @Test func `is shown as agreed`() throws {
    try expectGolden(try packet().html, named: "hostile.html")
    try expectGolden(try acknowledgement(.incomplete).text, named: "hostile.txt")
  }
}
