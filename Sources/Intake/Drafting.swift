public import Mail
public import Proposals
public import struct Foundation.Date

/// Reads messages: a pure function from octets to a draft.
public struct Drafting: Sendable {
  let call: Call
  let trustedHops: Int
  let now: Date

  /// Reads for the call of `setup`, in a run at `now`.
  public init(for setup: Setup, at now: Date) {
    call = setup.call
    trustedHops = setup.trustedHops
    self.now = now
  }

  /// What was read out of one message.
  public struct Reading: Sendable {
    /// The message, read.
    public let message: Message
    /// What tells its delivery from others.
    public let identity: Identity
    /// What it proposes, and what it is.
    public let draft: Draft
  }

  /// Reads `raw`.
  public func read(_ raw: RawMessage) -> Reading {
    read(raw, known: Identity(of: raw.octets))
  }

  /// Reads `raw`, whose identity is computed already.
  ///
  /// The language tables are parsed when the first message is: a run that has none to read
  /// does not pay for them.
  func read(_ raw: RawMessage, known identity: Identity) -> Reading {
    let message = Message(parsing: raw.octets)
    let received = message.received(
      trustedHops: trustedHops, delivered: raw.delivered, now: now)
    let draft = Draft(
      reading: message, identity: identity, received: received, for: call, in: .builtIn)
    return Reading(message: message, identity: identity, draft: draft)
  }
}
