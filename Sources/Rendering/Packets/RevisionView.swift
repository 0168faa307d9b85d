import Proposals

/// A version of a submission, and what it changed.
struct RevisionView {
  struct Change {
    let field: PlainText
    /// The value before, where it is short; empty where there was none.
    let before: PlainText
    let isAdded: Bool
  }

  let number: Int
  /// `message 3`, or `edited by the committee`.
  let origin: PlainText
  let received: PlainText
  let receivedISO: PlainText
  let isFirst: Bool
  let isSame: Bool
  let changes: [Change]

  static func views(of submission: Submission, for call: Call) -> [RevisionView] {
    submission.steps.map { RevisionView($0, after: $1, for: call) }
  }

  private init(_ revision: Submission.Revision, after previous: Proposal?, for call: Call) {
    number = revision.number
    origin = PlainText(line: revision.origin)
    received = PlainText(line: Moment.minute(revision.received))
    receivedISO = PlainText(line: Moment.iso8601(revision.received))
    isFirst = previous == nil
    changes = previous.map { Self.changes(from: $0, to: revision.proposal, for: call) } ?? []
    isSame = previous != nil && changes.isEmpty
  }

  private static func changes(from old: Proposal, to new: Proposal, for call: Call) -> [Change] {
    new.changes(since: old).map { field in
      let before = old.shown(field, for: call)
      let isLong = field == .abstract || field == .bio || field == .notes
      return Change(
        field: PlainText(line: MailLanguage.english.name(of: field)),
        before: PlainText(line: isLong ? "" : before),
        isAdded: before.isEmpty)
    }
  }
}

extension Proposal {
  /// The value of `field` as one text.
  func shown(_ field: Field, for call: Call) -> String {
    switch field {
    case .title: title ?? ""
    case .abstract: abstract ?? ""
    case .speakers: speakers.map { $0.name ?? $0.email ?? "" }.joined(separator: ", ")
    case .affiliation: speakers.compactMap(\.affiliation).joined(separator: ", ")
    case .bio: speakers.compactMap(\.bio).joined(separator: "\n")
    case .format: format.map { id in call.formats.first { $0.id == id }?.name ?? id } ?? ""
    case .minutes: minutes.map { MailLanguage.english.minutes($0) } ?? ""
    case .topics: topics.joined(separator: ", ")
    case .notes: notes ?? ""
    }
  }
}
