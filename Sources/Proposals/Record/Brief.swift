public import struct Foundation.Date

/// What a list of submissions shows of one, and what it waits for: all but its texts, its
/// history and its messages.
///
/// It is quick to read where a whole ``Submission`` is not. The record keeps it as JSON.
public struct Brief: Sendable, Codable, Equatable {
  /// A field that nobody filled in.
  public struct Gap: Sendable, Equatable {
    /// The field, whether the call expects it or not.
    public var field: Field
    /// When the first of the latest versions came that all lack it.
    public var since: Date
  }

  /// A message that waits for a person.
  public struct Wait: Sendable, Equatable {
    /// The message's ledger number.
    public var message: Int
    /// Why it waits.
    public var reason: Waiting
  }

  /// The name it goes by.
  public var code: SubmissionCode
  /// Where it stands with the committee.
  public var state: Submission.State
  /// When its first message was received.
  public var received: Date
  /// Seconds after the deadline; 0 in time.
  public var late: Int
  /// What the talk is called.
  public var title: String?
  /// Each speaker by name, else by address; `nil` for one with neither.
  public var speakers: [String?]
  /// The ``Format/id`` of the call's format.
  public var format: String?
  /// The length asked for.
  public var minutes: Int?
  /// Names of the call's topics.
  public var topics: [String]
  /// How many versions it has.
  public var versions: Int
  /// What it says nothing about, in the fields' usual order.
  public var gaps: [Gap]
  /// The mail about it that waits for a person.
  public var waits: [Wait]
  /// Other submissions that a person should look at beside it.
  public var resembles: [Submission.Resemblance]

  /// What a list shows of `submission` to the committee of `call`.
  public init(_ submission: Submission, for call: Call) {
    let proposal = submission.proposal
    code = submission.code
    state = submission.state
    received = submission.received
    late = submission.late
    title = proposal.title
    speakers = proposal.speakers.map { $0.name ?? $0.email }
    format = proposal.format
    minutes = proposal.minutes
    topics = proposal.topics
    versions = submission.revisions.count
    gaps = proposal.missing.map { Gap(field: $0, since: submission.lacks($0)) }
    waits = submission.waiting(for: call).map { Wait(message: $0.number, reason: $1) }
    resembles = submission.resembles
  }

  /// The fields that `call` expects and it says nothing about, in their usual order.
  public func missing(for call: Call) -> [Gap] {
    gaps.filter { call.expects.contains($0.field) }
  }
}

extension Brief {
  /// Reads the list that ``encode(to:)`` writes: without names for its values it is read in half
  /// the time.
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    code = SubmissionCode(try list.decode(String.self))
    state = try list.decode(Submission.State.self)
    received = try list.decode(Date.self)
    late = try list.decode(Int.self)
    title = try list.decode(String?.self)
    speakers = try list.decode([String?].self)
    format = try list.decode(String?.self)
    minutes = try list.decode(Int?.self)
    topics = try list.decode([String].self)
    versions = try list.decode(Int.self)
    let missing = try list.decode([Field].self)
    gaps = zip(missing, try list.decode([Date].self)).map { Gap(field: $0, since: $1) }
    let messages = try list.decode([Int].self)
    waits = zip(messages, try list.decode([Waiting].self)).map { Wait(message: $0, reason: $1) }
    resembles = try list.decode([Submission.Resemblance].self)
  }

  /// Writes the values as a list, in the order in which they are declared.
  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(code.description)
    try list.encode(state)
    try list.encode(received)
    try list.encode(late)
    try list.encode(title)
    try list.encode(speakers)
    try list.encode(format)
    try list.encode(minutes)
    try list.encode(topics)
    try list.encode(versions)
    try list.encode(gaps.map(\.field))
    try list.encode(gaps.map(\.since))
    try list.encode(waits.map(\.message))
    try list.encode(waits.map(\.reason))
    try list.encode(resembles)
  }
}

extension Submission {
  /// Since when a field is missing in every version.
  fileprivate func lacks(_ field: Field) -> Date {
    revisions.reversed().prefix { $0.proposal.missing.contains(field) }.last?.received ?? received
  }
}

extension [Brief] {
  /// The briefs, each by its submission's code.
  public var byCode: [SubmissionCode: Brief] {
    Dictionary(map { ($0.code, $0) }) { first, _ in first }
  }
}
