import Foundation
import Mail
import Proposals
import Storage

/// A mailbox, and what each stage makes of it.
struct Load {
  let call = Call(
    name: "KVM Forum 2008", codePrefix: "KVM08", addresses: ["content-committee@kvm-forum.example"],
    formats: [
      Format(id: "presentation", name: "presentation", minutes: 50),
      Format(id: "mini-presentation", name: "mini-presentation", minutes: 25),
    ],
    topics: [Topic(name: "security"), Topic(name: "management")], tags: ["KVM Forum 2008"])
  let now = Date(timeIntervalSince1970: 1_300_000_000)
  /// The messages as `split` finds them.
  let raw: [RawMessage]
  /// Those that hold no encoded part, and those that hold one.
  let withoutEncoding: [[UInt8]]
  let withEncoding: [[UInt8]]
  let identities: [Identity]
  let messages: [Message]
  let drafts: [Draft]
  let arrivals: [Arrival]
  /// Submissions that a decision looks at: as many as a search by clues gives at most times.
  let candidates: Candidates
  private let vocabulary: Vocabulary

  /// Reads the mbox at `path`.
  init(path: String) throws {
    var found: [RawMessage] = []
    try Mbox(path: path).forEachBatch { found += $0.messages }
    raw = found
    vocabulary = try Vocabulary(for: call)
    let octets = try raw.map { try $0.octets.whole() }
    withEncoding = octets.filter(Self.isEncoded)
    withoutEncoding = octets.filter { !Self.isEncoded($0) }
    identities = octets.map { Identity(of: $0) }
    messages = octets.map { Message(parsing: $0) }
    var (drafts, arrivals, submissions): ([Draft], [Arrival], [Candidate]) = ([], [], [])
    for (raw, (message, identity)) in zip(raw, zip(messages, identities)) {
      let draft = Self.draft(message, identity, for: call, in: vocabulary, at: now)
      drafts.append(draft)
      arrivals.append(Arrival(draft: draft, octets: raw.octets, source: raw.source))
      guard submissions.count < 8, let proposal = draft.proposals.first else { continue }
      let number = submissions.count + 1
      let said = Contribution(proposal, in: .message(number), at: Double(number))
      submissions.append(
        Candidate(
          code: SubmissionCode(prefix: call.codePrefix, number: number),
          history: History(of: [said], for: call),
          people: PersonKey.people(of: proposal, sentBy: draft.sender, for: call), for: call))
    }
    (self.drafts, self.arrivals) = (drafts, arrivals)
    candidates = Candidates(submissions: submissions)
  }

  /// Whether a part of it is in base64 or quoted-printable.
  private static func isEncoded(_ message: [UInt8]) -> Bool {
    ["base64", "quoted-printable"].contains {
      Data(message).range(of: Data("Content-Transfer-Encoding: \($0)".utf8)) != nil
    }
  }

  /// What is read out of a message of this mailbox.
  func draft(_ message: Message, _ identity: Identity) -> Draft {
    Self.draft(message, identity, for: call, in: vocabulary, at: now)
  }

  private static func draft(
    _ message: Message, _ identity: Identity, for call: Call, in vocabulary: Vocabulary,
    at now: Date
  ) -> Draft {
    Draft(
      reading: message, identity: identity,
      received: message.received(trustedHops: 1, delivered: nil, now: now), for: call,
      in: vocabulary)
  }
}
