public import Proposals

/// A proposal as the commands print it: every key always there, absent values null or empty.
public struct ProposalJSON: Encodable {
  private let proposal: Proposal

  /// Shows `proposal`.
  public init(_ proposal: Proposal) { self.proposal = proposal }

  private enum Key: String, CodingKey {
    case title, abstract, speakers, format, minutes, topics, notes, missing, provenance
  }

  /// Writes one object whose keys never depend on what was said.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(proposal.title, forKey: .title)
    try object.encode(proposal.abstract, forKey: .abstract)
    try object.encode(proposal.speakers.map(SpeakerJSON.init), forKey: .speakers)
    try object.encode(proposal.format, forKey: .format)
    try object.encode(proposal.minutes, forKey: .minutes)
    try object.encode(proposal.topics, forKey: .topics)
    try object.encode(proposal.notes, forKey: .notes)
    try object.encode(proposal.missing, forKey: .missing)
    try object.encode(
      proposal.provenance.mapValues(ProvenanceJSON.init), forKey: .provenance)
  }
}

private struct SpeakerJSON: Encodable {
  let speaker: Speaker

  enum Key: String, CodingKey { case name, email, affiliation, bio }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(speaker.name, forKey: .name)
    try object.encode(speaker.email, forKey: .email)
    try object.encode(speaker.affiliation, forKey: .affiliation)
    try object.encode(speaker.bio, forKey: .bio)
  }
}

private struct ProvenanceJSON: Encodable {
  let provenance: Provenance

  enum Key: String, CodingKey { case from, line, confidence }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(provenance.from, forKey: .from)
    try object.encode(provenance.line, forKey: .line)
    try object.encode(provenance.confidence, forKey: .confidence)
  }
}
