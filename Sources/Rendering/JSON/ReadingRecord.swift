import Foundation
public import Mail
public import Proposals

/// What `cfp read` prints of one message: what was found in it, and what was understood.
///
/// Every key is always there; an absent value is null or empty.
public struct ReadingRecord: Encodable {
  private let source: String
  private let message: Message
  private let identity: Identity
  private let draft: Draft

  /// Shows a message and the draft that was read out of it.
  ///
  /// - Parameter source: Where it was found: a path, or `path#3`.
  public init(source: String, message: Message, identity: Identity, draft: Draft) {
    self.source = source
    self.message = message
    self.identity = identity
    self.draft = draft
  }

  private enum Key: String, CodingKey {
    case source, messageID, date, sha256, from, subject, text, parts, defects, kind, proposals
  }

  /// Writes one object whose keys never depend on the message.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(source, forKey: .source)
    try object.encode(message.messageID?.description, forKey: .messageID)
    try object.encode(message.date?.formatted(.iso8601), forKey: .date)
    try object.encode(identity.digest, forKey: .sha256)
    try object.encode(message.from.map(ReadingAddress.init), forKey: .from)
    try object.encode(message.subject, forKey: .subject)
    try object.encode(message.text, forKey: .text)
    try object.encode(message.parts.map(ReadingPart.init), forKey: .parts)
    try object.encode(draft.defects, forKey: .defects)
    try object.encode(draft.kind, forKey: .kind)
    try object.encode(draft.proposals.map(ProposalJSON.init), forKey: .proposals)
  }
}

private struct ReadingAddress: Encodable {
  let address: Address

  enum Key: String, CodingKey { case name, address }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(address.name, forKey: .name)
    try object.encode(address.address, forKey: .address)
  }
}

private struct ReadingPart: Encodable {
  let part: Part

  enum Key: String, CodingKey { case path, type, charset, name, disposition, size, sha256 }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(part.path, forKey: .path)
    try object.encode(part.type, forKey: .type)
    try object.encode(part.charset, forKey: .charset)
    try object.encode(part.name, forKey: .name)
    try object.encode(part.disposition, forKey: .disposition)
    try object.encode(part.size, forKey: .size)
    try object.encode(part.digest, forKey: .sha256)
  }
}
