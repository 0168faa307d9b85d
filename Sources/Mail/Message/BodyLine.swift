/// One line of the body as a person reads it, and what it is there for.
public struct BodyLine: Hashable, Sendable, Codable {
  /// What a line of a mail's body is.
  public enum Role: String, Sendable, Codable {
    /// The writer's own words.
    case text
    /// Somebody else's words, quoted; ``BodyLine/depth`` says how deep.
    case quoted
    /// The line that introduces a quotation: "On Tuesday, Ada wrote:".
    case attribution
    /// The header block that a mail program puts above a quoted or forwarded mail.
    case quotedHeader
    /// The writer's signature, with or without its `-- ` line.
    case signature
    /// What a list, an employer or a mail service added below.
    case footer
  }

  /// The line, without its quoting marks and without a line end.
  public var text: String
  /// What the line is there for.
  public var role: Role
  /// The number of quoting marks that stood before the line; 0 for the writer's own.
  public var depth: Int

  /// A line of a body.
  public init(_ text: String, role: Role = .text, depth: Int = 0) {
    self.text = text
    self.role = role
    self.depth = depth
  }
}
