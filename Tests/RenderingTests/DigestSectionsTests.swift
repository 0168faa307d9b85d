import Foundation
import Mail
import Proposals
import Testing

@testable import Rendering

/// What waits, by whom it was written: all of it invented.
private enum Waits {
  static let forged = Sample.line(
    20, .followUp, [Sample.first], subject: "Withdraw it", received: "2031-04-10T08:00:00Z",
    evidence: "It names ESF31-001. Its sender was not authenticated (dmarc=fail; RFC 8601).",
    answer: .none)
  static let stranger = Sample.line(
    21, .followUp, [Sample.first], from: Address(name: "Max Muster", address: "max@example.com"),
    subject: "Change the title", received: "2031-04-10T09:00:00Z", answer: .none)
  static let question = Sample.line(
    22, .followUp, [Sample.first], subject: "May I bring slides?",
    received: "2031-04-10T10:00:00Z", answer: .none)

  static func submission(_ lines: [LedgerLine] = [forged, stranger, question]) -> Submission {
    var submission = Sample.submission
    submission.messages += lines
    return submission
  }

  static func mail(
    _ id: Int, _ state: LedgerLine.Answer, bounce: Int? = nil, at time: String
  ) -> OwedMail {
    OwedMail(
      id: id, message: 1, kind: "received", messageID: MessageID("ack\(id)@forum.example"),
      recipients: ["ada@example.org"], content: .composed(octets: [], recipients: []),
      state: state, attempts: 1, trouble: bounce == nil ? "451 later" : "it came back: 550 nobody",
      queued: Sample.time(time), changed: Sample.time(time), bounce: bounce)
  }

  static func contents(
    at now: String, since: String? = nil, ledger: [LedgerLine] = [],
    _ submissions: [Submission] = [submission()], setAside: [LedgerLine] = [],
    troubles: [OwedMail] = [], patience: DigestContents.Patience = .init(), isBlind: Bool = false
  ) -> DigestContents {
    DigestContents(
      call: Sample.call, now: Sample.time(now), since: since.map(Sample.time), ledger: ledger,
      submissions: submissions, setAside: setAside, troubles: troubles, patience: patience,
      isBlind: isBlind)
  }
}

extension DigestContents {
  /// The entries under a heading, one line each; `nil` without the heading.
  fileprivate func section(_ heading: String) throws -> [String]? {
    let text = try MailText(of: self, with: .builtIn).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(heading + " (") }) else { return nil }
    return lines[(start + 2)...].split(separator: "", omittingEmptySubsequences: false).first
      .map {
        $0.joined(separator: " ").replacing("   ", with: " ").components(separatedBy: "- ").filter {
          !$0.isEmpty
        }
      }
  }
}

@Suite struct `The sections of a digest` {
  @Test func `tell mail of forged senders, of strangers, and questions apart`() throws {
    let contents = Waits.contents(at: "2031-04-14T12:00:00Z")
    #expect(
      try contents.section("Mail whose sender was not authenticated")?.first?
        .contains("Withdraw it") ?? false)
    #expect(
      try contents.section("Codes used by strangers")?.first?.contains("Change the title") ?? false)
    let questions = try contents.section("Questions and comments without an answer for 3 days")
    #expect(questions?.count == 1)
    #expect(questions?.first?.contains("May I bring slides?") ?? false)
    #expect(questions?.first?.contains("for 4 days") ?? false)
    let html = try #require(try MailText(of: contents, with: .builtIn).html)
    #expect(html.contains("Questions and comments without an answer for 3 days"))
    #expect(html.contains("May I bring slides?"))
  }

  @Test func `list a question only when it has waited long enough`() throws {
    let heading = "Questions and comments without an answer for 3 days"
    #expect(try Waits.contents(at: "2031-04-13T09:59:59Z").section(heading) == nil)
    #expect(try Waits.contents(at: "2031-04-13T10:00:00Z").section(heading)?.count == 1)
  }

  @Test func `hold no question that the committee answered, by mail or by its word`() throws {
    let answer = Sample.line(
      23, .followUp, [Sample.first],
      from: Address(name: "Carla Muster", address: "carla@forum.example"))
    let byMail = Waits.submission([Waits.forged, Waits.stranger, Waits.question, answer])
    #expect(byMail.waits == [20: .forged, 21: .stranger])
    var forgedAnswer = answer
    forgedAnswer.evidence = Waits.forged.evidence
    #expect(
      Waits.submission([Waits.question, forgedAnswer]).waits == [22: .unanswered, 23: .forged],
      "whoever forges the committee's address answers nothing")

    var byWord = Waits.submission()
    byWord.rulings = [
      Ruling(
        number: 1, verb: .answered, code: Sample.first, who: "chair",
        at: Sample.time("2031-04-11T00:00:00Z"), behind: 21)
    ]
    #expect(byWord.waits == [22: .unanswered], "what came after it waits again")
    byWord.rulings[0].isUndone = true
    #expect(byWord.waits == [20: .forged, 21: .stranger, 22: .unanswered])
  }

  @Test func `list what is missing since the first version without it, after so many days`() throws
  {
    var submission = Sample.submission
    submission.messages = []
    for index in submission.revisions.indices {
      submission.revisions[index].proposal = Sample.incomplete
    }
    // The second version has the format; what it still lacks is missing since the first.
    submission.revisions[1].proposal.format = "mini"
    let heading = "Submissions with something missing for 7 days"
    let submissions = [submission]
    #expect(try Waits.contents(at: "2031-04-25T09:29:59Z", submissions).section(heading) == nil)
    let section = try Waits.contents(at: "2031-04-25T09:30:00Z", submissions).section(heading)
    #expect(section?.count == 1)
    #expect(section?.first?.contains("no abstract, no speaker's biography; for 7 days") ?? false)
    submission.state = .withdrawn
    #expect(try Waits.contents(at: "2031-05-25T09:30:00Z", [submission]).section(heading) == nil)
  }

  @Test func `tell what came back, may have gone and did not go`() throws {
    let contents = Waits.contents(
      at: "2031-04-14T12:00:00Z",
      troubles: [
        Waits.mail(1, .failed, bounce: 9, at: "2031-04-14T08:00:00Z"),
        Waits.mail(2, .uncertain, at: "2031-04-14T08:00:00Z"),
        Waits.mail(3, .retry, at: "2031-04-14T08:00:00Z"),
      ])
    #expect(try contents.section("Mail that came back")?.first?.contains("mail 1") ?? false)
    #expect(
      try contents.section("Mail that may or may not have gone out")?.first?.contains("mail 2")
        ?? false)
    #expect(try contents.section("Mail that did not go out")?.first?.contains("mail 3") ?? false)
  }

  @Test func `count mail that is not acknowledged by its reasons, and machines' mail as one`()
    throws
  {
    let ledger = [
      Sample.line(1, .unrelated, answer: .none, why: "It proposes nothing."),
      Sample.line(2, .unrelated, answer: .none, why: "It proposes nothing."),
      Sample.line(3, .followUp, answer: .none, why: "A person answers it."),
      Sample.line(4, .automatic, answer: .none, why: "Precedence says bulk"),
      Sample.line(5, .automatic, answer: .none, why: "Auto-Submitted says auto-replied"),
    ]
    let section = try Waits.contents(at: "2031-04-14T12:00:00Z", ledger: ledger, [])
      .section("Not acknowledged")
    #expect(section?.count == 3)
    #expect(section?[0].hasPrefix("2 mails  It proposes nothing.") ?? false)
    #expect(section?[1].hasPrefix("1 mail  A person answers it.") ?? false)
    #expect(section?[2].hasPrefix("2 mails  Machines wrote them") ?? false)
  }

  @Test func `tell what came late apart from what came in time`() throws {
    var late = Sample.lateSubmission
    late.state = .submitted
    let contents = Waits.contents(
      at: "2031-04-22T12:00:00Z",
      ledger: [Sample.line(1, .new, [Sample.first]), late.messages[0]], [Sample.submission, late])
    #expect(try contents.section("New submissions")?.count == 1)
    let section = try contents.section("Late submissions")
    #expect(section?.first?.contains("late by 3 hours and 12 minutes; no abstract") ?? false)
    #expect(try MailText(of: contents, with: .builtIn).subject.contains("2 new, 1 late"))
  }

  @Test func `show nobody where people are hidden`() throws {
    let contents = Waits.contents(
      at: "2031-05-14T12:00:00Z", ledger: [Waits.forged, Waits.stranger, Waits.question],
      setAside: [RecordTests.ledger[3]],
      troubles: [Waits.mail(1, .failed, bounce: 9, at: "2031-04-14T08:00:00Z")], isBlind: true)
    let mail = try MailText(of: contents, with: .builtIn)
    for text in [mail.subject, mail.text, mail.html ?? ""] {
      for word in [
        "Ada", "Bo ", "Muster", "@example", "dmarc", "slides", "Change the title", "550",
        "Withdraw it", "biography",
      ] {
        #expect(!text.contains(word), "\(word)")
      }
    }
    for heading in [
      "Set aside", "Mail that came back", "Mail whose sender was not authenticated",
      "Codes used by strangers", "Questions and comments without an answer", "Not acknowledged",
    ] {
      #expect(mail.text.contains(heading), "\(heading)")
    }
    #expect(mail.text.contains("message 22"))
  }
}

extension Submission {
  /// Which of its mail waits, and why.
  fileprivate var waits: [Int: Waiting] {
    Attention(
      submissions: [self], setAside: [], troubles: [], for: Sample.call, isBlind: false
    ).waiting
  }
}

@Suite struct `News for a digest` {
  @Test func `is a question once it has waited long enough, and once only`() {
    func isNews(at now: String, since: String?) -> Bool {
      Waits.contents(at: now, since: since).isNews()
    }
    #expect(!isNews(at: "2031-04-13T09:00:00Z", since: "2031-04-12T09:00:00Z"))
    #expect(isNews(at: "2031-04-14T09:00:00Z", since: "2031-04-12T09:00:00Z"))
    #expect(isNews(at: "2031-04-20T09:00:00Z", since: nil))
    #expect(!isNews(at: "2031-04-15T09:00:00Z", since: "2031-04-14T09:00:00Z"))
  }

  @Test func `is what is missing once it has been so long enough, and once only`() {
    var submission = Sample.submission
    submission.messages = []
    submission.revisions[1].proposal.abstract = nil
    func isNews(at now: String, since: String) -> Bool {
      Waits.contents(at: now, since: since, [submission]).isNews()
    }
    // Its second version is of the 19th, 10:00.
    submission.revisions[1].proposal.speakers[0].bio = "Ada has kept systems running."
    submission.revisions[0].proposal.speakers[0].bio = "Ada has kept systems running."
    #expect(!isNews(at: "2031-04-26T09:59:00Z", since: "2031-04-25T10:00:00Z"))
    #expect(isNews(at: "2031-04-26T10:00:00Z", since: "2031-04-25T10:00:00Z"))
    #expect(!isNews(at: "2031-04-27T10:00:00Z", since: "2031-04-26T10:00:00Z"))
  }

  @Test func `is a mail's trouble until it was told, and again when it changes`() throws {
    func isNews(_ mail: OwedMail, besides told: [OwedMail.ID: Date] = [:]) -> Bool {
      Waits.contents(
        at: "2031-04-14T12:00:00Z", since: "2031-04-14T11:00:00Z", [], troubles: [mail]
      ).isNews(besides: told)
    }
    let failed = Waits.mail(1, .failed, at: "2031-04-14T11:00:00Z")
    #expect(isNews(failed))
    #expect(!isNews(failed, besides: [1: failed.changed]))
    #expect(isNews(failed, besides: [1: failed.changed.addingTimeInterval(-60)]))
    #expect(!isNews(Waits.mail(1, .retry, at: "2031-04-14T11:00:00Z")))
    var digest = failed
    digest.message = nil
    #expect(!isNews(digest), "or a digest that fails would call for the next")
  }

  @Test func `is nothing that the committee itself wrote about a submission`() {
    let ours = Sample.line(
      5, .followUp, [Sample.first], from: Address(name: nil, address: "carla@forum.example"))
    let contents = Waits.contents(at: "2031-04-14T12:00:00Z", ledger: [ours], [])
    #expect(!contents.isNews())
    #expect(Waits.contents(at: "2031-04-14T12:00:00Z", ledger: [Waits.question], []).isNews())
  }
}
