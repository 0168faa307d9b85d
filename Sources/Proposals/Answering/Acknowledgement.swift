public import Mail

/// A mail owed to a person for a message of theirs: all that is needed to write it.
///
/// Made with the decision and kept with it, so that what a speaker is told is what was
/// decided, whenever it is sent.
public struct Acknowledgement: Sendable, Codable, Equatable {
  /// What the mail tells its reader.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// New submissions, nothing expected is missing.
    case received
    /// New submissions, and something the call expects is missing.
    case incomplete
    /// New submissions after the deadline.
    case late
    case revised
    case withdrawn
    /// The content was on record already.
    case onRecord = "on-record"
    /// A person's mail could not be read; somebody will look.
    case unreadable
  }

  /// A submission that the mail speaks of, as it stands after the message.
  public struct Item: Sendable, Codable, Equatable {
    /// Its code.
    public var code: SubmissionCode
    /// The proposal as it stands.
    public var proposal: Proposal
    /// Seconds after the deadline; 0 in time.
    public var late: Int
    /// The fields that a revision changed.
    public var changed: [Field]
    /// Whether the message took it back; `nil` for no.
    public var isTakenBack: Bool?

    /// A submission as the mail tells of it.
    public init(
      code: SubmissionCode, proposal: Proposal, late: Int = 0, changed: [Field] = [],
      isTakenBack: Bool? = nil
    ) {
      self.isTakenBack = isTakenBack
      self.code = code
      self.proposal = proposal
      self.late = late
      self.changed = changed
    }
  }

  /// What it tells.
  public var kind: Kind
  /// Our own mail's Message-ID, the same whenever it is made for the same message.
  public var messageID: MessageID
  /// The one person it goes to.
  public var recipient: Address
  /// The message answered.
  public var inReplyTo: MessageID?
  /// Its References and itself (RFC 5322, 3.6.4).
  public var references: [MessageID]
  /// Its subject.
  public var subject: String
  /// The submissions it speaks of; none where the message could not be read.
  public var items: [Item]
  /// The language to answer in, where known.
  public var language: String?
  /// Whether it quotes no more than the title; `nil` for no.
  ///
  /// Where nobody vouches for who sent the message, a forger gets nothing sent to others that way.
  public var isBrief: Bool?

  /// The submissions that the mail is about: without those that the message took back beside them.
  public var subjects: [Item] { items.subjects }

  /// A mail with all that is needed to write it.
  public init(
    kind: Kind, messageID: MessageID, recipient: Address, inReplyTo: MessageID?,
    references: [MessageID], subject: String, items: [Item], language: String?,
    isBrief: Bool? = nil
  ) {
    self.kind = kind
    self.messageID = messageID
    self.recipient = recipient
    self.inReplyTo = inReplyTo
    self.references = references
    self.subject = subject
    self.items = items
    self.language = language
    self.isBrief = isBrief
  }
}

extension [Acknowledgement.Item] {
  /// Those that a mail about all of them is about: what a message took back is a matter of its own
  /// only where it did nothing else.
  var subjects: Self {
    let rest = filter { $0.isTakenBack != true }
    return rest.isEmpty ? self : rest
  }
}
