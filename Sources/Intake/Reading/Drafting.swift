import Mail
import Proposals
import Rendering
import Storage
import struct Foundation.Date

/// Reads messages: a pure function from octets to a draft, the same in every process.
struct Drafting: Codable {
  let call: Call
  let trustedHops: Int
  let authservID: String?
  let limits: Limits
  let now: Date

  /// Reads for the call of `setup`, whose mails are written by `templates`, in a run at `now`.
  init(for setup: Setup, with templates: Templates, at now: Date) {
    var call = setup.call
    call.ownWords = templates.ownWords
    self.call = call
    trustedHops = setup.trustedHops
    authservID = setup.authservID
    limits = setup.limits
    self.now = now
  }

  /// What reading gave.
  struct Reading {
    let message: Message
    let draft: Draft
    /// Documents whose text another program has to get, and might hold the proposal.
    let wanted: [Part]
  }

  /// Reads the message in `octets`, found and identified as `found` says.
  ///
  /// - Parameters:
  ///   - documents: What other programs made of its documents.
  ///   - vocabulary: The words of the call's proposals.
  func read(
    _ octets: [UInt8], found: Finding, with documents: [Digest: DocumentText] = [:],
    in vocabulary: Vocabulary
  ) -> Reading {
    let message = Message(
      parsing: octets, limits: limits, documents: documents.compactMapValues(\.text))
    let received = message.received(
      trustedHops: trustedHops, delivered: found.delivered, now: now)
    var draft = Draft(
      reading: message, identity: found.identity, received: received, for: call,
      in: vocabulary)
    draft.authentication = authentication(of: message)
    // Where the mail itself says what the talk is, nobody waits for its slides.
    let isComplete = draft.kind == .automatic || draft.proposals.contains { $0.abstract != nil }
    let unread = isComplete ? [] : message.unreadDocuments
    for part in unread {
      guard case .unread(let reason) = documents[part.digest] else { continue }
      draft.defects.append("The document \(part.name ?? "without a name") \(reason).")
    }
    return Reading(
      message: message, draft: draft, wanted: unread.filter { documents[$0.digest] == nil })
  }

  /// What the mail server that is believed says of who sent `message`; `nil` where none is.
  func authentication(of message: Message) -> Authentication? {
    authservID.map { message.authentication(by: $0, trustedHops: trustedHops) }
  }

  /// The draft of a message that cost the reader its life.
  func unread(_ found: Finding, because reason: String) -> Draft {
    let received = found.delivered.map { ReceivedTime($0, witness: .mailbox) }
    let sentence = "It could not be read: the reader \(reason)."
    return Draft(
      identity: found.identity, received: received ?? ReceivedTime(now, witness: .run),
      defects: [sentence], obstacle: Obstacle(sentence))
  }
}

/// What is known of a message before it is read.
struct Finding {
  /// What tells its delivery from others.
  let identity: Identity
  /// Where it was found, for people.
  let source: String
  /// When the mailbox says it was delivered.
  let delivered: Date?

  /// A finding that was told.
  init(identity: Identity, source: String, delivered: Date?) {
    (self.identity, self.source, self.delivered) = (identity, source, delivered)
  }

  /// What the record knows of a message.
  init(of kept: KeptMessage) {
    identity = kept.identity
    source = kept.source
    delivered = kept.received.time
  }

  /// What is known of `raw`, whose identity is known.
  init(of raw: RawMessage, known identity: Identity) {
    self.init(identity: identity, source: raw.source, delivered: raw.delivered)
  }

  /// What is known of `raw`.
  init(of raw: RawMessage) throws(Failure) {
    self.init(of: raw, known: try raw.identity())
  }
}

extension RawMessage {
  /// What tells this delivery from others.
  func identity() throws(Failure) -> Identity {
    let octets = octets
    return try failing(on: source) { () throws(MailboxError) in try Identity(of: octets) }
  }
}
