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

  /// The pages on which one of `changed` is shown, and the paths of the others.
  static func pages(
    of contents: SiteContents, changed: Set<SubmissionCode>?
  ) -> (views: [SiteSubmissionView], unchanged: [String]) {
    let byCode = contents.submissions.byCode
    let codes = contents.submissions.map(\.code)
    var views: [SiteSubmissionView] = []
    var unchanged: [String] = []
    for index in codes.indices {
      // A page shows its neighbours' codes, and the whole of what resembles it.
      let shown =
        codes[max(0, index - 1)...min(codes.count - 1, index + 1)]
        + contents.submissions[index].resembles.map(\.code)
      if let changed, changed.isDisjoint(with: shown) {
        unchanged.append(CodeLink.path(of: codes[index]))
      } else {
        views.append(SiteSubmissionView(at: index, of: contents, byCode: byCode))
      }
    }
    return (views, unchanged)
  }

  private init(
    at index: Int, of contents: SiteContents, byCode: [SubmissionCode: Submission]
  ) {
    let submission = contents.submissions[index]
    path = CodeLink.path(of: submission.code)
    page = SitePage(.submission, titled: submission.code.description, of: contents)
    packet = PacketView(
      of: PacketContents(submission: submission, others: byCode, isBlind: contents.isBlind),
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
    previous = links(to: index - 1)
    next = links(to: index + 1)
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
