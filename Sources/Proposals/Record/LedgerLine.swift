public import Mail

/// The ledger's line about one message: what it was, what it came to, and why.
public struct LedgerLine: Sendable, Equatable {
  /// What became of the answer to a message.
  public enum Answer: String, Sendable, Codable {
    case queued, sending, sent, retry, failed, uncertain, none
  }

  /// Its place in the ledger, counted from 1 in the order of settling.
  public var number: Int
  public var messageID: MessageID?
  public var digest: Digest
  public var source: String
  public var received: ReceivedTime
  public var sender: Address?
  public var subject: String
  public var outcome: Outcome
  public var submissions: [SubmissionCode]
  /// A sentence a chair understands.
  public var evidence: String
  public var answer: Answer
  /// Why there is no answer; `nil` where there is one.
  public var why: String?
  /// The outcome after its parent arrived later; `nil` where nothing changed.
  public var amended: Outcome?

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
