public import Mail

/// The ledger's line about one message: what it was, what it came to, and why.
public struct LedgerLine: Sendable, Equatable {
  /// What became of the answer to a message.
  public enum Answer: String, Sendable, Codable {
    case queued, sending, sent, retry, failed, uncertain, none
  }

  /// Its place in the ledger, counted from 1 in the order of settling.
  public var number: Int
  /// What the message calls itself; `nil` where it has no Message-ID.
  public var messageID: MessageID?
  /// The digest of its octets as they were found.
  public var digest: Digest
  /// Where it was found, for people: a path, or `path#3`.
  public var source: String
  /// When our host got it, and who says so.
  public var received: ReceivedTime
  /// Who wrote it; `nil` where that cannot be told.
  public var sender: Address?
  /// Its subject, decoded; empty where there is none.
  public var subject: String
  /// What it came to when it was settled.
  public var outcome: Outcome
  /// The submissions it is about, by code.
  public var submissions: [SubmissionCode]
  /// A sentence a chair understands.
  public var evidence: String
  /// How far its answer has come.
  public var answer: Answer
  /// Why there is no answer; `nil` where there is one.
  public var why: String?
  /// The outcome after its parent arrived later; `nil` where nothing changed.
  public var amended: Outcome?
  /// What it is taken for now.
  public var current: Outcome { amended ?? outcome }

  /// A line as the record has it.
  public init(
    number: Int, messageID: MessageID?, digest: Digest, source: String, received: ReceivedTime,
    sender: Address?, subject: String, outcome: Outcome, submissions: [SubmissionCode],
    evidence: String, answer: Answer, why: String?, amended: Outcome? = nil
  ) {
    self.number = number
    self.messageID = messageID
    self.digest = digest
    self.source = source
    self.received = received
    self.sender = sender
    self.subject = subject
    self.outcome = outcome
    self.submissions = submissions
    self.evidence = evidence
    self.answer = answer
    self.why = why
    self.amended = amended
  }
}
