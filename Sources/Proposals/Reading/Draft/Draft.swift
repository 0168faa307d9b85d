public import Mail

/// What was read out of one message: all that deciding and answering look at.
///
/// A draft is a pure function of the message's octets and of the call, small enough to
/// send between processes.
public struct Draft: Sendable, Codable, Equatable {
  /// What tells this delivery from all others.
  public var identity: Identity
  /// The identifier its mail program gave it.
  public var messageID: MessageID?
  /// `In-Reply-To` and `References`, nearest first, each once.
  public var replyingTo: [MessageID]
  /// The subject as a person reads it.
  public var subject: String
  /// The person who wrote: From, or whom a list put into Reply-To in its place.
  public var sender: Address?
  /// Where an answer would go: Return-Path's address, else the sender's; `nil` for nobody.
  public var replyAddress: String?
  /// The addresses in To, Cc and Delivered-To.
  public var recipients: [Address]
  /// When it reached our host.
  public var received: ReceivedTime
  /// The writer's own `Date:`, in seconds since 1970.
  public var written: Double?
  /// What the message is.
  public var kind: Kind
  /// Why a machine sent it, or why a machine's answer is not wanted; first the strongest.
  public var machineSigns: [MachineSign]
  /// Codes named in the subject, in a `+CODE` address, or in the writer's own words.
  public var codes: [SubmissionCode]
  /// The talks proposed, in the order of the message.
  public var proposals: [Proposal]
  /// The sentences that take a proposal back, where the message is a withdrawal or proposes
  /// something else.
  public var withdrawal: String?
  /// Whether these sentences say that their writer will not come, and nothing of a talk.
  public var takesBackOnlyWriter = false
  /// The title that they ask a talk to be given, where they ask for nothing but a change.
  public var newTitle: NewTitle?
  /// Whether its words ask for something to be changed, and propose nothing: "please change the
  /// title to".
  public var asksForChange = false
  /// What it says, in answer to a mail of ours, of fields that may be missing on record; `nil` where
  /// it answers none or asks something.
  public var supplement: Proposal?
  /// The writer's own words: no quotation, no signature, no footer.
  public var ownText: String
  /// The digest of ``ownText`` and of the subject; `nil` where there are no words.
  ///
  /// Folded so that line wrapping, spaces, case, list tags and list footers do not count:
  /// equal for the same words however they travelled.
  public var contentDigest: Digest?
  /// The language of the writer's own words: `en`, `de`; `nil` where it cannot be told.
  public var language: String?
  /// What the configured mail server says of who sent it; `nil` where none is configured.
  public var authentication: Authentication?
  /// The mail of ours that the message says could not be delivered; `nil` for all others.
  public var returned: Returned?
  /// Sentences about what was odd in the message.
  public var defects: [String]
  /// Why the message cannot be read; it is then set aside.
  public var obstacle: Obstacle?

  /// What a message is, by all its evidence together.
  public enum Kind: String, Sendable, Codable {
    /// Holds at least one talk proposed by its writer to this call.
    case proposal
    /// Answers, comments or discusses, with no proposal of its own.
    case reply
    /// Takes a proposal back.
    case withdrawal
    /// An auto-reply, a bounce, a list robot.
    case automatic
    /// A call for presentations, its reminder or extension.
    case call
    /// A question, spam, a newsletter: anything else.
    case other
  }

  /// A title that a talk is to be given.
  public struct NewTitle: Sendable, Codable, Equatable {
    /// The title to be.
    public var title: String
    /// The words that it is to replace, where they are quoted: the title so far, or some of its
    /// words, or others.
    public var replaced: String?

    /// A title in the place of what was said before.
    public init(_ title: String, insteadOf replaced: String? = nil) {
      self.title = title
      self.replaced = replaced
    }
  }

  /// A mail of ours that came back (RFC 3464).
  public struct Returned: Sendable, Codable, Equatable {
    /// The mail's own Message-ID.
    public var messageID: MessageID
    /// Why, in the words of the server that refused it.
    public var reason: String

    /// The mail called `messageID` came back for this `reason`.
    public init(_ messageID: MessageID, because reason: String) {
      self.messageID = messageID
      self.reason = reason
    }
  }

  /// Puts together what was read.
  public init(
    identity: Identity, messageID: MessageID? = nil, replyingTo: [MessageID] = [],
    subject: String = "", sender: Address? = nil, replyAddress: String? = nil,
    recipients: [Address] = [], received: ReceivedTime, written: Double? = nil,
    kind: Kind = .other, machineSigns: [MachineSign] = [], codes: [SubmissionCode] = [],
    proposals: [Proposal] = [], ownText: String = "", contentDigest: Digest? = nil,
    language: String? = nil, authentication: Authentication? = nil, returned: Returned? = nil,
    defects: [String] = [], obstacle: Obstacle? = nil
  ) {
    self.identity = identity
    self.messageID = messageID
    self.replyingTo = replyingTo
    self.subject = subject
    self.sender = sender
    self.replyAddress = replyAddress
    self.recipients = recipients
    self.received = received
    self.written = written
    self.kind = kind
    self.machineSigns = machineSigns
    self.codes = codes
    self.proposals = proposals
    self.ownText = ownText
    self.contentDigest = contentDigest
    self.language = language
    self.authentication = authentication
    self.returned = returned
    self.defects = defects
    self.obstacle = obstacle
  }
}
