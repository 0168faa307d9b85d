import Mail
public import Proposals

/// A submission as `cfp list` and `cfp show` print it.
public struct SubmissionJSON: Encodable {
  private let submission: Submission

  /// Shows `submission`.
  public init(_ submission: Submission) { self.submission = submission }

  private enum Key: String, CodingKey {
    case code, state, received, late, revisions, resembles, messages, proposal
  }

  private struct MessageJSON: Encodable {
    let messageID: String?
    let sha256: Digest
    let received: String
    let outcome: Outcome

    enum Key: String, CodingKey { case messageID, sha256, received, outcome }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(messageID, forKey: .messageID)
      try object.encode(sha256, forKey: .sha256)
      try object.encode(received, forKey: .received)
      try object.encode(outcome, forKey: .outcome)
    }
  }

  /// Writes one object; `revisions` is their number, `late` is in seconds.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(submission.code, forKey: .code)
    try object.encode(submission.state, forKey: .state)
    try object.encode(Moment.iso8601(submission.received), forKey: .received)
    try object.encode(submission.late, forKey: .late)
    try object.encode(submission.revisions.count, forKey: .revisions)
    try object.encode(submission.resembles, forKey: .resembles)
    try object.encode(
      submission.messages.map { line in
        MessageJSON(
          messageID: line.messageID?.description, sha256: line.digest,
          received: Moment.iso8601(line.received.time), outcome: line.outcome)
      }, forKey: .messages)
    try object.encode(ProposalJSON(submission.proposal), forKey: .proposal)
  }
}
