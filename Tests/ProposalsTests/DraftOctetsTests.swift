import Foundation
import Mail
import Testing

@testable import Proposals

@Suite("A draft's octets")
struct DraftOctetsTests {
  @Test func `are read as the same draft`() throws {
    var twofold = Self.full
    twofold.proposals[1].speakers = [Speaker(), Speaker(name: "")]
    for draft in [Self.full, Self.empty, twofold] { #expect(Draft(octets: draft.octets) == draft) }
  }

  @Test func `hold every value that a draft has`() {
    // A value that is left out of the octets is absent in what is read of them.
    var lacking = lacks(Self.full, in: "draft")
    lacking += Self.full.proposals.flatMap { lacks($0, in: "proposal") }
    lacking += Self.full.proposals.flatMap(\.speakers).flatMap { lacks($0, in: "speaker") }
    #expect(lacking == [])
  }

  @Test func `are none where they were cut off or go on`() {
    let octets = Self.full.octets
    for count in octets.indices { #expect(Draft(octets: Array(octets.prefix(count))) == nil) }
    #expect(Draft(octets: octets + [0x30, 0x3A, 0x2C]) == nil)
  }

  /// The values that are absent, empty or false: those that a draft without them has too.
  private func lacks(_ value: Any, in name: String) -> [String] {
    Mirror(reflecting: value).children.compactMap { child in
      let isThere =
        switch child.value {
        case let flag as Bool: flag
        case let text as String: !text.isEmpty
        case let values as any Collection: !values.isEmpty
        default:
          Mirror(reflecting: child.value).displayStyle != .optional
            || !Mirror(reflecting: child.value).children.isEmpty
        }
      return isThere ? nil : "\(name).\(child.label ?? "?")"
    }
  }

  private static func digest(_ octet: UInt8) -> Digest {
    Digest(octets: [UInt8](repeating: octet, count: 32))
  }

  private static let empty = Draft(
    identity: Identity(digest: digest(1), delivery: digest(2)),
    received: ReceivedTime(Date(timeIntervalSince1970: 0.1), witness: .run))

  private static let full: Draft = {
    let proposal = Proposal(
      title: "Frogs, \"toads\"\n12:a,", abstract: "\0🐸\u{FE0F}",
      speakers: [
        Speaker(name: "Ada", email: "ada@example.org", affiliation: "Pond", bio: "Hops.")
      ],
      format: "talk", minutes: 25, topics: ["", ":,"], notes: "No stairs.",
      provenance: [
        .title: Provenance(from: .label, line: 3, confidence: 0.1 + 0.2),
        .notes: Provenance(from: .signature, confidence: 1),
      ])
    var draft = Draft(
      identity: Identity(digest: digest(3), delivery: digest(255)),
      messageID: MessageID("<<odd>@example.org>"), replyingTo: [MessageID("a@example.org")],
      subject: "Frogs", sender: Address(name: "Ada", address: "ada@example.org"),
      replyAddress: "ada@example.org", recipients: [Address(address: "talks@example.org")],
      received: ReceivedTime(Date(timeIntervalSince1970: 1_206_954_000.123), witness: .mailbox),
      written: 1_206_953_999.5, kind: .withdrawal,
      machineSigns: [MachineSign(isAutomatic: true, sentence: "Precedence: bulk")],
      codes: [SubmissionCode("EX-001")], proposals: [proposal, proposal], ownText: "Hello\r\n",
      contentDigest: digest(4), language: "en",
      authentication: Authentication(.failed, because: ["dmarc=fail"]),
      returned: Draft.Returned(MessageID("b@example.org"), because: "no such user"),
      defects: ["odd"], obstacle: Obstacle("encrypted"))
    draft.withdrawal = "I take it back."
    draft.takesBackOnlyWriter = true
    draft.newTitle = Draft.NewTitle("Toads", insteadOf: "Frogs")
    draft.asksForChange = true
    draft.supplement = Proposal(notes: "More")
    return draft
  }()
}
