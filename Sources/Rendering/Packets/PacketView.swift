import Proposals

/// What the templates of packets can name.
struct PacketView {
  let call: PlainText
  let code: PlainText
  let state: PlainText
  let isWithdrawn: Bool
  let isBlind: Bool
  let received: PlainText
  let receivedISO: PlainText
  let lateBy: PlainText
  let title: PlainText
  let speakers: [SpeakerView]
  let hasSpeakers: Bool
  let speakerNames: PlainText
  let format: PlainText
  let topics: PlainText
  let hasAbstract: Bool
  let abstract: [BlockView]
  let hasNotes: Bool
  let notes: [BlockView]
  let missing: PlainText
  /// What was not said in so many words: `title (from the subject)`.
  let guessed: PlainText
  let edited: PlainText
  let needsAttention: Bool
  let resembles: [ResemblanceView]
  let hasComparisons: Bool
  let comparisons: [ComparisonView]
  let hasHistory: Bool
  let revisions: [RevisionView]
  let hasRulings: Bool
  let rulings: [PlainText]
  /// Codes of what is a part of it now.
  let otherCodes: PlainText
  let hasMessages: Bool
  let messages: [MessageView]
  let hasAttachments: Bool
  let attachments: [AttachmentView]
  let originals: [OriginalView]
  /// Whether words in it are marked as changed or differing.
  let hasMarks: Bool

  /// How much of a submission is shown.
  enum Extent { case whole, summary }

  /// Shows `contents`; a summary of it does without its history and what it resembles, which
  /// take time to compare.
  init(
    of contents: PacketContents, named names: [SafeFileName] = [], for call: Call,
    as extent: Extent = .whole
  ) {
    let submission = contents.submission
    let proposal = submission.proposal
    let english = MailLanguage.english
    func list(_ fields: [Field]) -> PlainText {
      PlainText(line: fields.map { english.name(of: $0) }.joined(separator: ", "))
    }
    self.call = PlainText(line: call.name)
    code = PlainText(line: submission.code.description)
    state = PlainText(line: submission.state.rawValue)
    isBlind = contents.isBlind
    isWithdrawn = submission.state == .withdrawn
    received = PlainText(line: Moment.minute(submission.received))
    receivedISO = PlainText(line: Moment.iso8601(submission.received))
    lateBy = PlainText(
      line: submission.late > 0 ? english.duration(seconds: submission.late) : "")
    title = PlainText(line: proposal.title ?? "")
    speakers = proposal.speakers.map(SpeakerView.init)
    hasSpeakers = !speakers.isEmpty
    speakerNames = PlainText(line: submission.speakersShown)
    format = PlainText(line: proposal.formatShown(of: call, in: english))
    topics = PlainText(line: proposal.topics.joined(separator: ", "))
    abstract = BlockView.views(of: proposal.abstract)
    hasAbstract = !abstract.isEmpty
    notes = BlockView.views(of: proposal.notes)
    hasNotes = !notes.isEmpty
    missing = list(proposal.missing(for: call))
    guessed = list(proposal.guessed)
    edited = list(proposal.edited)
    resembles = submission.resembles.map {
      ResemblanceView($0, to: contents.resembled[$0.code])
    }
    comparisons = extent == .whole ? ComparisonView.views(of: contents) : []
    hasComparisons = !comparisons.isEmpty
    needsAttention = !missing.isNull || !lateBy.isNull || !resembles.isEmpty
    revisions = extent == .whole ? RevisionView.views(of: submission, for: call) : []
    hasHistory = revisions.count > 1
    hasMarks = hasHistory || hasComparisons
    rulings = submission.rulings.map { PlainText(line: RulingLine.entry($0)) }
    hasRulings = !rulings.isEmpty
    otherCodes = PlainText(
      line: submission.otherCodes.map(\.description).joined(separator: ", "))
    let authentications = contents.originals.reduce(into: [:]) {
      $0[$1.message] = $1.authentication
    }
    messages = submission.messages.map {
      MessageView(
        $0, isBlind: contents.isBlind, authentication: authentications[$0.number])
    }
    hasMessages = !messages.isEmpty
    attachments = zip(contents.attachments, names).map { AttachmentView($0, named: $1) }
    hasAttachments = !attachments.isEmpty
    originals = contents.originals.map(OriginalView.init)
  }
}

extension Proposal {
  /// Below this, a reader was not sure.
  static let sure = 0.6

  /// The fields whose value a reader was not sure of.
  fileprivate var guessed: [Field] {
    Field.allCases.filter { field in
      provenance[field].map { $0.confidence < Self.sure && $0.from != .edit } ?? false
    }
  }

  /// The fields that the committee wrote.
  fileprivate var edited: [Field] {
    Field.allCases.filter { provenance[$0]?.from == .edit }
  }
}
