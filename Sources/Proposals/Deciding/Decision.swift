/// What a message means for the record, and the fact it rests on.
///
/// A value computed from the draft and what is on record, by nothing else: the same
/// message on the same record gives the same decision.
public struct Decision: Sendable, Equatable {
  /// What happens to one submission.
  ///
  /// A decision has at most one effect on each.
  public enum Effect: Sendable, Equatable {
    /// A new submission; a person should look at `resembling` beside it.
    case open(Proposal, resembling: [Submission.Resemblance])
    /// More about a submission, as this message says it; ``History`` puts it to the rest.
    /// What was withdrawn is submitted again.
    case revise(SubmissionCode, Proposal)
    /// Content that is on record already.
    case `repeat`(SubmissionCode)
    /// A message about it that changes nothing.
    case note(SubmissionCode)
    case withdraw(SubmissionCode)

    /// The submission touched; `nil` for a new one, which gets its code when recorded.
    public var code: SubmissionCode? {
      switch self {
      case .open: nil
      case .revise(let code, _), .repeat(let code), .note(let code), .withdraw(let code): code
      }
    }
  }

  /// What the message came to.
  public var outcome: Outcome
  /// In the order of the message's proposals.
  public var effects: [Effect]
  /// A sentence that a chair understands: why this and nothing else.
  public var evidence: String

  init(_ outcome: Outcome, _ effects: [Effect] = [], because evidence: String) {
    self.outcome = outcome
    self.effects = effects
    self.evidence = evidence
  }
}
