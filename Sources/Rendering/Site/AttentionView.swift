import Mail
import Proposals

/// What the template of the page of what needs a person can name.
struct AttentionView {
  let page: SitePage
  let sections: [Section]
  let isQuiet: Bool

  /// Entries under one heading.
  struct Section {
    let id: PlainText
    let heading: PlainText
    /// What a person can do about them.
    let advice: PlainText
    let count: Int
    let entries: [Entry]
  }

  /// Something to look at.
  struct Entry {
    let links: [CodeLink]
    /// A message's place in the ledger, and its number there.
    let place: PlainText
    let number: PlainText
    let who: PlainText
    let what: PlainText
    let remark: PlainText
    /// When it came; empty where that is of no matter.
    let day: PlainText
    let dayISO: PlainText
  }

  init(of contents: SiteContents) {
    page = SitePage(.attention, titled: "Needs a person", of: contents)
    sections = contents.sections.filter { !$0.entries.isEmpty }
    isQuiet = sections.isEmpty
  }
}

extension SiteContents {
  fileprivate typealias Section = AttentionView.Section
  fileprivate typealias Entry = AttentionView.Entry

  private var standing: [Submission] { submissions.filter { $0.state != .withdrawn } }

  /// What needs a person, the most urgent first; some sections may be empty.
  fileprivate var sections: [Section] {
    [
      section(
        "aside", "Set aside", "These messages could not be read; their octets are kept.",
        entries(ledger.filter { $0.current == .setAside })),
      section(
        "mail", "Mail that did not go out",
        "“cfp outbox retry” sends a mail again; first see whether it arrived.",
        troubles.map(Entry.init)),
      section(
        "strangers", "Codes used by strangers",
        "Somebody else wrote about a submission: nothing was changed by it.",
        entries(ledger.filter { waiting[$0.number] == .stranger })),
      section(
        "unanswered", "Questions and comments without an answer",
        "The mailbox shows no answer of the committee to these.",
        entries(ledger.filter { waiting[$0.number] == .unanswered })),
      section(
        "alike", "Submissions that resemble each other",
        "One talk sent twice, or two talks? Different people are never taken for one.", resembling),
      section(
        "missing", "Submissions with something missing", "What the call expects and nobody said.",
        standing.compactMap { submission in
          let missing = submission.missing(for: call)
          guard !missing.isEmpty else { return nil }
          return Entry(submission, remark: "no " + missing.joined(separator: ", no "))
        }),
      section(
        "late", "Late submissions", "Received after the deadline; the committee decides.",
        standing.compactMap { submission in
          submission.lateness.map { Entry(submission, remark: $0) }
        }),
    ]
  }

  private func section(
    _ id: String, _ heading: String, _ advice: String, _ entries: [Entry]
  ) -> Section {
    Section(
      id: PlainText(line: id), heading: PlainText(line: heading), advice: PlainText(line: advice),
      count: entries.count, entries: entries)
  }

  private func entries(_ lines: [LedgerLine]) -> [Entry] {
    lines.map { Entry($0, at: place(of: $0.number) ?? "", isBlind: isBlind) }
  }

  /// One entry a pair.
  private var resembling: [Entry] {
    let byCode = Dictionary(standing.map { ($0.code, $0) }) { first, _ in first }
    return standing.flatMap { submission in
      submission.resembles.filter { $0.code > submission.code || byCode[$0.code] == nil }
        .map { resemblance in
          let other = byCode[resemblance.code]
          return Entry(pair: submission, with: other, alike: resemblance)
        }
    }
  }
}

extension AttentionView.Entry {
  fileprivate init(_ submission: Submission, remark: String) {
    self.init(
      links: [CodeLink(submission.code)], who: submission.speakersShown,
      what: submission.titleShown, remark: remark)
  }

  fileprivate init(
    pair submission: Submission, with other: Submission?, alike resemblance: Submission.Resemblance
  ) {
    let titles = [submission, other].compactMap { $0?.proposal.title }
    let isSame = titles.count == 2 && titles[0] == titles[1]
    let speakers = [submission, other].compactMap(\.self).map(\.speakersShown)
    self.init(
      links: [CodeLink(submission.code), CodeLink(resemblance.code)],
      who: speakers.filter { !$0.isEmpty }.joined(separator: "; "),
      what: isSame ? titles[0] : titles.joined(separator: " / "),
      remark: "\(resemblance.percent) % alike")
  }

  fileprivate init(_ line: LedgerLine, at place: String, isBlind: Bool) {
    self.init(
      links: line.submissions.map { CodeLink($0) }, place: place, number: "\(line.number)",
      who: isBlind ? "" : line.senderShown,
      what: isBlind ? "a message" : line.subjectShown,
      remark: line.evidence, day: Moment.day(line.received.time))
  }

  fileprivate init(_ mail: OwedMail) {
    self.init(
      links: [], who: mail.recipients.joined(separator: ", "),
      what: "mail \(mail.id), \(mail.kind): \(mail.state.shown)", remark: mail.trouble ?? "",
      day: Moment.day(mail.changed))
  }

  private init(
    links: [CodeLink], place: String = "", number: String = "", who: String, what: String,
    remark: String, day: String = ""
  ) {
    self.links = links
    self.place = PlainText(line: place)
    self.number = PlainText(line: number)
    self.who = PlainText(line: who, columns: 120)
    self.what = PlainText(line: what, columns: 240)
    self.remark = PlainText(line: remark)
    self.day = PlainText(line: day)
    dayISO = self.day
  }
}

extension LedgerLine.Answer {
  /// How far a mail has come, in words.
  fileprivate var shown: String {
    switch self {
    case .retry: "to be tried again"
    case .uncertain: "may or may not have been sent"
    default: rawValue
    }
  }
}
