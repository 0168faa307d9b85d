import Proposals

/// A version of a submission, and what it changed.
struct RevisionView {
  struct Change {
    /// `title changed`, `notes added`.
    let what: PlainText
    /// The words that were removed and added, among those that stayed; none where nothing
    /// that is shown differs.
    let lines: [MarkedText.Line]
    let hasLines: Bool
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
    changes =
      previous.map { previous in
        revision.changes(since: previous).map {
          Change(of: $0, from: previous, to: revision.proposal, for: call)
        }
      } ?? []
    isSame = previous != nil && changes.isEmpty
  }
}

extension RevisionView.Change {
  fileprivate init(of field: Field, from old: Proposal, to new: Proposal, for call: Call) {
    let (before, after) = (old.shown(field, for: call), new.shown(field, for: call))
    let difference = WordDiff(from: before, to: after).runs
    let isLong = field == .abstract || field == .bio || field == .notes
    let text = isLong ? MarkedText(shortening: difference) : MarkedText(difference)
    let how =
      !text.isMarked
      ? "changed, in nothing that is shown"
      : before.isEmpty ? "added" : after.isEmpty ? "removed" : "changed"
    what = PlainText(line: "\(MailLanguage.english.name(of: field)) \(how)")
    lines = text.isMarked ? text.lines : []
    hasLines = text.isMarked
  }
}

extension Proposal {
  /// The value of `field`, fit to show; empty where there is none.
  ///
  /// A text has its lines as their writer meant them; each speaker and each topic has one.
  fileprivate func shown(_ field: Field, for call: Call) -> String {
    func lines(_ values: [String?]) -> [PlainText] {
      values.map { PlainText(line: $0 ?? "") }.filter { !$0.isNull }
    }
    let shown: [PlainText] =
      switch field {
      case .title: lines([title])
      case .abstract: TextBlock.lines(of: abstract ?? "")
      case .speakers: lines(speakers.map(\.nameAndAddress))
      case .affiliation: lines(speakers.map(\.affiliation))
      case .bio: speakers.flatMap { TextBlock.lines(of: $0.bio ?? "") }
      case .format: lines([format.map { id in call.formats.first { $0.id == id }?.name ?? id }])
      case .minutes: lines([minutes.map { MailLanguage.english.minutes($0) }])
      case .topics: lines(topics)
      case .notes: TextBlock.lines(of: notes ?? "")
      }
    return PlainText(lines: shown).text
  }
}

extension Speaker {
  fileprivate var nameAndAddress: String {
    [name, email.map { name == nil ? $0 : "<\($0)>" }].compactMap(\.self).joined(separator: " ")
  }
}
