import Mail
public import Proposals

/// A ledger line as `cfp ledger` prints it.
public struct LedgerJSON: Encodable {
  private let line: LedgerLine

  /// Shows `line`.
  public init(_ line: LedgerLine) { self.line = line }

  private enum Key: String, CodingKey {
    case messageID, sha256, source, received, outcome, submissions, evidence, acknowledgement, why
    case amended
  }

  /// Writes one object; `why` and `amended` are null where there is nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(line.messageID?.description, forKey: .messageID)
    try object.encode(line.digest, forKey: .sha256)
    try object.encode(line.source, forKey: .source)
    try object.encode(Moment.iso8601(line.received.time), forKey: .received)
    try object.encode(line.outcome, forKey: .outcome)
    try object.encode(line.submissions, forKey: .submissions)
    try object.encode(line.evidence, forKey: .evidence)
    try object.encode(line.answer, forKey: .acknowledgement)
    try object.encode(line.why, forKey: .why)
    try object.encode(line.amended, forKey: .amended)
  }
}
