public import Mail
public import Proposals

/// All that a packet shows of one submission.
public struct PacketContents: Sendable {
  /// The text of a message that the submission rests on.
  public struct Original: Sendable, Equatable {
    /// The message's ledger number.
    public var message: Int
    /// Its body as a person reads it.
    public var text: String
    /// What the mail server that is believed says of its sender; `nil` where none is.
    public var authentication: Authentication?

    /// The text of the message with the ledger number `message`.
    public init(message: Int, text: String, authentication: Authentication? = nil) {
      self.message = message
      self.text = text
      self.authentication = authentication
    }
  }

  /// A file that came with a message.
  public struct Attachment: Sendable, Equatable {
    /// The message's ledger number.
    public var message: Int
    /// The name its sender gave it.
    public var name: String?
    /// Its media type: `application/pdf`.
    public var type: String
    /// Its octets.
    public var size: Int

    /// A file of `size` octets.
    public init(message: Int, name: String?, type: String, size: Int) {
      self.message = message
      self.name = name
      self.type = type
      self.size = size
    }
  }

  /// The submission, with its revisions and its ledger lines.
  public var submission: Submission
  /// The originals, oldest first; empty for a summary.
  public var originals: [Original]
  /// The files that came with its messages, oldest first.
  public var attachments: [Attachment]
  /// The submissions that this one resembles, as far as they are known.
  public private(set) var resembled: [SubmissionCode: Submission]
  /// Whether its people are hidden; see ``anonymised``.
  public internal(set) var isBlind: Bool

  /// What is shown of `submission`; without originals and attachments, a summary.
  ///
  /// - Parameter others: Submissions by code, among which are those that it resembles.
  public init(
    submission: Submission, originals: [Original] = [], attachments: [Attachment] = [],
    others: [SubmissionCode: Submission] = [:]
  ) {
    self.init(
      submission: submission, originals: originals, attachments: attachments, others: others,
      isBlind: false)
  }

  init(
    submission: Submission, originals: [Original] = [], attachments: [Attachment] = [],
    others: [SubmissionCode: Submission], isBlind: Bool
  ) {
    self.isBlind = isBlind
    self.submission = submission
    self.originals = originals
    self.attachments = attachments
    resembled = submission.resembles.reduce(into: [:]) { $0[$1.code] = others[$1.code] }
  }

  /// What somebody sees who does not see all of the record.
  public func without(_ recusal: Recusal) -> PacketContents {
    var rest = self
    rest.submission = recusal.rest(of: submission)
    rest.originals = originals.map { original in
      guard recusal.hides(message: original.message) else { return original }
      return Original(
        message: original.message,
        text: "(This message is about a submission too that is not shown to you.)")
    }
    rest.attachments.removeAll { recusal.hides(message: $0.message) }
    rest.resembled = resembled.filter { !recusal.codes.contains($0.key) }
    return rest
  }
}
