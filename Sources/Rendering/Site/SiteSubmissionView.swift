import Proposals

/// What the template of a submission's page can name.
struct SiteSubmissionView {
  let path: String
  let page: SitePage
  let packet: PacketView
  let facts: [FieldView]
  let titleMarks: [MarkView]
  let abstractMarks: [MarkView]
  let notesMarks: [MarkView]
  let messages: [Message]
  let previous: [CodeLink]
  let next: [CodeLink]

  /// A field's value, and how far it can be trusted.
  struct FieldView {
    let name: PlainText
    let value: PlainText
    /// Whether the call expects it and nobody said it.
    let isMissing: Bool
    let marks: [MarkView]
  }

  /// A message about the submission, and its place in the ledger.
  struct Message {
    let view: MessageView
    let place: PlainText
    let waiting: PlainText
  }

  /// The page of one of the submissions of `contents`, beside those that it resembles.
  init(
    of submission: Submission, beside others: [SubmissionCode: Submission],
    in contents: SiteContents
  ) {
    let submission = contents.isBlind ? submission.anonymised : submission
    path = CodeLink.path(of: submission.code)
    page = SitePage(.submission, titled: submission.code.description, of: contents)
    packet = PacketView(
      of: PacketContents(
        submission: submission, others: contents.isBlind ? others.mapValues(\.anonymised) : others,
        isBlind: contents.isBlind),
      for: contents.call)
    facts = FieldView.facts(of: submission, for: contents.call)
    titleMarks = submission.proposal.marks(on: [.title])
    abstractMarks = submission.proposal.marks(on: [.abstract])
    notesMarks = submission.proposal.marks(on: [.notes])
    messages = submission.messages.map { line in
      Message(
        view: MessageView(line, isBlind: contents.isBlind),
        place: PlainText(line: contents.place(of: line.number).map { "../\($0)" } ?? ""),
        waiting: PlainText(line: contents.attention.waiting[line.number]?.shown ?? ""))
    }
    func links(to index: Int) -> [CodeLink] {
      guard contents.submissions.indices.contains(index) else { return [] }
      return [CodeLink(contents.submissions[index].code, from: "../")]
    }
    let index = contents.places[submission.code]
    previous = index.map { links(to: $0 - 1) } ?? []
    next = index.map { links(to: $0 + 1) } ?? []
  }
}

extension SiteSubmissionView.FieldView {
  /// The short fields, one a line; abstract, notes and biographies stand for themselves.
  fileprivate static func facts(of submission: Submission, for call: Call) -> [Self] {
    let proposal = submission.proposal
    func field(_ name: String, _ value: String, _ fields: Field...) -> Self {
      let isMissing = value.isEmpty && fields.contains(where: call.expects.contains)
      return Self(
        name: PlainText(line: name), value: PlainText(line: value), isMissing: isMissing,
        marks: (isMissing ? [MarkView(.missing, "missing")] : []) + proposal.marks(on: fields))
    }
    return [
      field("Speakers", submission.speakersShown, .speakers),
      field("Format", proposal.formatShown(of: call, in: .english), .format, .minutes),
      field("Topics", proposal.topics.joined(separator: ", "), .topics),
    ]
  }
}

extension Proposal {
  /// What a person should know of where the values of `fields` come from.
  func marks(on fields: [Field]) -> [MarkView] {
    let doubts = fields.compactMap { doubt(about: $0) }
    let isEdited = fields.contains { provenance[$0]?.from == .edit }
    return (isEdited ? [MarkView(.edited, "edited by the committee")] : [])
      + doubts.prefix(1).map { MarkView(.guessed, "guessed: \($0)") }
  }

  /// Where a value was read that its reader was not sure of: `prose, line 9, 50 % sure`.
  private func doubt(about field: Field) -> String? {
    guard let place = provenance[field], place.confidence < Self.sure, place.from != .edit else {
      return nil
    }
    let line = place.line.map { ", line \($0)" } ?? ""
    return "\(place.from.rawValue)\(line), \(Int((place.confidence * 100).rounded())) % sure"
  }
}
