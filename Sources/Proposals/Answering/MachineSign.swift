/// Evidence that a machine sent a message, or that no machine may answer it.
public struct MachineSign: Sendable, Codable, Equatable {
  /// Whether the message itself is automatic (an auto-reply, a bounce, a list robot);
  /// otherwise a person may have written it, and only an answer is ruled out.
  public var isAutomatic: Bool
  /// A sentence for the ledger, naming the header field it rests on.
  public var sentence: String

  /// A sign and what it means.
  public init(isAutomatic: Bool, sentence: String) {
    self.isAutomatic = isAutomatic
    self.sentence = sentence
  }
}
