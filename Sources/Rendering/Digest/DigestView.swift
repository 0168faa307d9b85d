import Mail
import Proposals
import struct Foundation.Date

/// What the templates of digests can name.
struct DigestView {
  let call: PlainText
  let now: PlainText
  /// `in 4 days (2031-04-21 12:00 UTC)`.
  let deadline: PlainText
  let submissions: PlainText
  let formats: PlainText
  let mails: PlainText
  let sections: [Section]
  let isQuiet: Bool

  /// Entries under one heading.
  struct Section {
    let id: PlainText
    let heading: PlainText
    let count: Int
    let entries: [Entry]
    /// How many entries are left out; empty for none.
    let more: PlainText
  }

  /// A submission, a message or a mail, on one line.
  struct Entry {
    let code: PlainText
    let who: PlainText
    let what: PlainText
    let remark: PlainText
  }

  /// More entries than this under one heading are only counted.
  private static let shown = 50

  init(of contents: DigestContents) {
    let call = contents.call
    self.call = PlainText(line: call.name)
    now = PlainText(line: Moment.minute(contents.now))
    deadline = PlainText(line: call.deadline.map { $0.shown(at: contents.now) } ?? "")
    submissions = PlainText(line: contents.submissionsShown)
    formats = PlainText(line: contents.formatsShown)
    mails = PlainText(line: contents.mailsShown)
    sections = contents.sections.filter { !$0.entries.isEmpty }.enumerated()
      .map { index, section in
        let hidden = section.entries.count - Self.shown
        return Section(
          id: PlainText(line: "section-\(index + 1)"), heading: PlainText(line: section.heading),
          count: section.entries.count, entries: Array(section.entries.prefix(Self.shown)),
          more: PlainText(line: hidden > 0 ? "\(hidden) more" : ""))
      }
    isQuiet = sections.isEmpty
  }
}

extension Deadline {
  /// How far away the deadline is, in words.
  fileprivate func shown(at now: Date) -> String {
    end.away(from: now) + " (\(Moment.minute(end)))"
  }
}

extension DigestContents {
  fileprivate var submissionsShown: String {
    let withdrawn = submissions.count { $0.state == .withdrawn }
    let late = submissions.count { $0.late > 0 && $0.state != .withdrawn }
    return "\(submissions.count - withdrawn) standing"
      + (withdrawn > 0 ? ", \(withdrawn) withdrawn" : "") + (late > 0 ? ", \(late) late" : "")
  }

  fileprivate var formatsShown: String {
    let standing = submissions.filter { $0.state != .withdrawn }
    var counts = call.formats.map { format in
      (format.name, standing.count { $0.proposal.format == format.id })
    }
    counts.append(("not said", standing.count - counts.map(\.1).reduce(0, +)))
    return counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  fileprivate var mailsShown: String {
    let counts = Outcome.allCases.map { outcome in
      (outcome.rawValue, ledger.count { $0.outcome == outcome })
    }
    let parts = counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(ledger.count)" + (since.map { " since \(Moment.minute($0))" } ?? "")
      + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
