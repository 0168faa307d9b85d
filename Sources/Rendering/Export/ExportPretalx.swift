public import Proposals

/// What pretalx's programming interface takes to create a submission, and then to add its
/// speakers: the body of `POST /api/events/EVENT/submissions/` and the bodies of
/// `POST …/submissions/CODE/add-speaker/` (API v1, `SubmissionOrgaRequest` and
/// `AddSpeakerRequest` of its schema).
public struct ExportPretalx: Encodable {
  /// The numbers that an event of pretalx has for what a call names.
  public struct Numbers: Sendable {
    /// Those of session types, by the call's format.
    public var types: [String: Int]
    /// That of the session type for all other formats.
    public var otherType: Int?
    /// Those of tracks, by the call's topic.
    public var tracks: [String: Int]

    /// These numbers.
    public init(types: [String: Int], otherType: Int?, tracks: [String: Int]) {
      (self.types, self.otherType, self.tracks) = (types, otherType, tracks)
    }

    /// The number of the session type for `format`; `nil` where none was given.
    public func type(for format: String?) -> Int? { format.flatMap { types[$0] } ?? otherType }
  }

  private let submission: Submission
  private let type: Int
  private let track: Int?
  private let isBlind: Bool

  /// The longest title that pretalx takes.
  private static let titleCharacters = 200

  /// What creates `submission`; `nil` where its format has no number.
  public init?(_ submission: Submission, numbers: Numbers, isBlind: Bool = false) {
    guard let type = numbers.type(for: submission.proposal.format) else { return nil }
    self.submission = isBlind ? submission.anonymised : submission
    self.type = type
    self.isBlind = isBlind
    track = submission.proposal.topics.compactMap { numbers.tracks[$0] }.first
  }

  private enum Key: String, CodingKey { case code, submission, speakers }
  private enum BodyKey: String, CodingKey {
    case title, submission_type, track, abstract, duration, notes, internal_notes
  }
  private enum SpeakerKey: String, CodingKey { case email, name }

  /// Writes one object: the code here, the body that creates it there, a body a speaker.
  public func encode(to encoder: any Encoder) throws {
    let proposal = submission.proposal
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(submission.code, forKey: .code)
    var body = object.nestedContainer(keyedBy: BodyKey.self, forKey: .submission)
    try body.encode(title, forKey: .title)
    try body.encode(type, forKey: .submission_type)
    try body.encodeIfPresent(track, forKey: .track)
    try body.encode(proposal.abstract, forKey: .abstract)
    try body.encodeIfPresent(proposal.minutes, forKey: .duration)
    try body.encode(proposal.notes, forKey: .notes)
    try body.encode(internalNotes, forKey: .internal_notes)
    var speakers = object.nestedUnkeyedContainer(forKey: .speakers)
    for speaker in proposal.speakers {
      guard let email = speaker.email else { continue }
      var one = speakers.nestedContainer(keyedBy: SpeakerKey.self)
      try one.encode(email, forKey: .email)
      try one.encode(speaker.name, forKey: .name)
    }
  }

  private var wholeTitle: String {
    let title = PlainText(line: submission.proposal.title ?? "").text
    return title.isEmpty ? "(no title)" : title
  }

  private var title: String {
    // Counted as pretalx does, in code points.
    guard wholeTitle.unicodeScalars.count > Self.titleCharacters else { return wholeTitle }
    let scalars = wholeTitle.unicodeScalars.prefix(Self.titleCharacters - 1)
    return String(String.UnicodeScalarView(scalars)) + "…"
  }

  /// What has no place of its own there.
  private var internalNotes: String {
    let proposal = submission.proposal
    var notes = ["\(submission.code), received \(Moment.minute(submission.received))"]
    if let late = submission.lateness { notes.append(late) }
    if title != wholeTitle { notes.append("whole title: \(wholeTitle)") }
    if !proposal.topics.isEmpty {
      notes.append("topics: \(proposal.topics.joined(separator: ", "))")
    }
    guard !isBlind else { return notes.joined(separator: "\n") }
    for speaker in proposal.speakers {
      let name = speaker.name ?? speaker.email ?? "(no name)"
      let more = [speaker.affiliation, speaker.bio].compactMap(\.self)
      if speaker.email == nil || !more.isEmpty {
        notes.append(([name] + more).joined(separator: ": "))
      }
    }
    return notes.joined(separator: "\n")
  }
}
