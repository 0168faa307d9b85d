/// What a message came to.
///
/// Every message on record has exactly one.
public enum Outcome: String, Sendable, Codable, CaseIterable {
  /// First mail of one or more submissions.
  case new
  /// A changed version of a submission, by its people.
  case revision
  /// Content already on record.
  case duplicate
  /// About a submission, with no new proposal text.
  case followUp = "follow-up"
  case withdrawal
  /// An auto-reply, a bounce, a list robot.
  case automatic
  case unrelated
  /// Could not be read; its octets are kept.
  case setAside = "set-aside"
}
