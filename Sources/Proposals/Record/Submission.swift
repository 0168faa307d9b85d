public import struct Foundation.Date

/// A proposal on record: its code, how it came to be as it is, and what it rests on.
public struct Submission: Sendable, Equatable {
  /// Where a submission stands with the committee.
  public enum State: String, Sendable, Codable {
    case submitted, withdrawn
  }

  /// One version of a submission, and the message that brought it.
  public struct Revision: Sendable, Equatable {
    /// Counted from 1.
    public var number: Int
    /// The whole proposal as it stood with this version.
    public var proposal: Proposal
    /// The ledger number of the message; `nil` for an edit by the committee.
    public var message: Int?
    /// When the message was received, or the edit was made.
    public var received: Date

    /// A version as the record has it.
    public init(number: Int, proposal: Proposal, message: Int?, received: Date) {
      self.number = number
      self.proposal = proposal
      self.message = message
      self.received = received
    }
  }

  /// Another submission whose text is nearly this one's, by other people.
  public struct Resemblance: Sendable, Codable, Equatable {
    /// The other submission.
    public var code: SubmissionCode
    /// The share of word shingles in common (Jaccard), from 0 to 1.
    public var score: Double

    /// A resemblance to the submission with this code.
    public init(code: SubmissionCode, score: Double) {
      self.code = code
      self.score = score
    }
  }

  /// The name it goes by.
  public var code: SubmissionCode
  /// Where it stands with the committee.
  public var state: State
  /// When its first message was received.
  public var received: Date
  /// Seconds after the deadline; 0 in time.
  public var late: Int
  /// Every version, oldest first; never empty.
  public var revisions: [Revision]
  /// Other submissions that a person should look at beside it.
  public var resembles: [Resemblance]
  /// The ledger's lines about it, oldest first.
  public var messages: [LedgerLine]
  /// What the committee said of it, oldest first.
  public var rulings: [Ruling]
  /// Other codes that it goes by: those of submissions that are part of it now.
  public var otherCodes: [SubmissionCode]

  /// A submission as the record has it.
  public init(
    code: SubmissionCode, state: State, received: Date, late: Int, revisions: [Revision],
    resembles: [Resemblance] = [], messages: [LedgerLine] = [], rulings: [Ruling] = [],
    otherCodes: [SubmissionCode] = []
  ) {
    precondition(!revisions.isEmpty, "a submission has a first revision")
    self.code = code
    self.state = state
    self.received = received
    self.late = late
    self.revisions = revisions
    self.resembles = resembles
    self.messages = messages
    self.rulings = rulings
    self.otherCodes = otherCodes
  }

  /// The proposal as it stands: that of the latest revision.
  public var proposal: Proposal { revisions[revisions.count - 1].proposal }

  /// Every version, oldest first, and the proposal as it stood before it; `nil` for the first.
  public var steps: [(revision: Revision, before: Proposal?)] {
    zip(revisions, [nil] + revisions.map(\.proposal)).map { ($0, $1) }
  }

  /// The others that it resembles, and those that its messages are about too.
  public var relatedCodes: Set<SubmissionCode> {
    Set(resembles.map(\.code)).union(messages.flatMap(\.submissions)).subtracting([code])
  }
}

extension [Submission] {
  /// The submissions, each by its code.
  public var byCode: [SubmissionCode: Submission] {
    Dictionary(map { ($0.code, $0) }) { first, _ in first }
  }
}
