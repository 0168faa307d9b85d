public import struct Foundation.Date

/// What a list of submissions shows of one, and what it waits for: all but its texts, its
/// history and its messages.
///
/// It is quick to read where a whole ``Submission`` is not. The record keeps its ``octets``.
public struct Brief: Sendable, Equatable {
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
  /// Its values but ``resembles``, in the order in which they are declared, as netstrings: read in a
  /// sixth of the time that JSON takes.
  public var octets: [UInt8] { packed }

  /// Reads what ``octets`` gave; `nil` for anything else.
  public init?(octets: [UInt8]) {
    guard let brief = try? Brief(packed: octets) else { return nil }
    self = brief
  }
}

extension Brief: Packed {
  func pack(into list: inout Netstrings) {
    list.add(code)
    list.add(state)
    list.add(received)
    list.add(late)
    list.add(title)
    list.add(speakers)
    list.add(format)
    list.add(minutes)
    list.add(topics)
    list.add(versions)
    list.add(gaps)
    list.add(waits)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    code = try list.next()
    state = try list.next()
    received = try list.next()
    late = try list.next()
    title = try list.next()
    speakers = try list.next()
    format = try list.next()
    minutes = try list.next()
    topics = try list.next()
    versions = try list.next()
    gaps = try list.next()
    waits = try list.next()
    resembles = []
  }
}

extension Brief.Gap: Packed {
  func pack(into list: inout Netstrings) {
    list.add(field)
    list.add(since)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    field = try list.next()
    since = try list.next()
  }
}

extension Brief.Wait: Packed {
  func pack(into list: inout Netstrings) {
    list.add(message)
    list.add(reason)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    message = try list.next()
    reason = try list.next()
  }
}

extension Submission.State: Packed {}
extension Waiting: Packed {}

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
