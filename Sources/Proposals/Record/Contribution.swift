/// What one mail, or one edit by the committee, said about a submission.
public struct Contribution: Sendable, Equatable {
  /// Where it was said.
  public enum Origin: Sendable, Hashable {
    /// In the message with this ledger number.
    case message(Int)
    /// By the ruling with this number.
    case ruling(Int)
  }

  /// Where it was said.
  public var origin: Origin
  /// What was said, and nothing of what was said before.
  ///
  /// An edit speaks of the fields that have a provenance in it; a field without a value is then
  /// emptied.
  public var said: Proposal
  /// When it was said, in seconds since 1970.
  public var time: Double

  /// What was said at `time`.
  public init(_ said: Proposal, in origin: Origin, at time: Double) {
    self.origin = origin
    self.said = said
    self.time = time
  }

  /// Whether it was said earlier; of one time, mails come before edits, in the ledger's order.
  func precedes(_ other: Contribution) -> Bool {
    if time != other.time { return time < other.time }
    switch (origin, other.origin) {
    case (.message(let mine), .message(let theirs)), (.ruling(let mine), .ruling(let theirs)):
      return mine < theirs
    case (.message, .ruling): return true
    case (.ruling, .message): return false
    }
  }
}
