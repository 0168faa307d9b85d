import Foundation
import Mail

@testable import Proposals

/// An invented record, and drafts to decide about in front of it.
enum DecidingRecord {
  static let call = Call(
    name: "Example Forum 2031", codePrefix: "EX", addresses: ["talks@forum.example"],
    formats: [
      Format(id: "talk", name: "Talk", minutes: 40),
      Format(id: "short", name: "Short", minutes: 20),
    ],
    committee: [Member(name: "Cleo Tarn", addresses: ["cleo@forum.example"])],
    tags: ["Example Forum", "[CFP]"], lists: ["devel@lists.example"])

  static let ada = Address(name: "Ada Quill", address: "ada@example.org")
  static let bela = Address(name: "Bela Morrow", address: "bela@example.net")
  static let finn = Address(name: "Finn Osei", address: "finn@example.com")
  static let cleo = Address(name: "Cleo Tarn", address: "cleo@forum.example")

  static let tracingText = """
    A trace shows where a request has spent its time. We instrumented a storage daemon with \
    spans, threw away nine of ten, and still found the lock that cost us a third of all writes. \
    The talk shows how we chose what to keep, what the kernel had to tell us, and which of our \
    dashboards nobody ever opened.
    """
  static let clockText = """
    Every guest has a clock of its own, and a few of them are even right. I measured drift on \
    forty hosts over a winter, with and without a steady source, and will show what a migration \
    does to a clock that was right before it.
    """
  static let balloonText = """
    Memory that a guest does not need can be given back to the host. This half hour covers the \
    driver from its first page to the last, and the three ways in which it loses a race.
    """
  static let otherText = """
    Nobody reads release notes. We moved ours into the installer, measured who stopped at which \
    line, and rewrote them four times; support mail went down by half.
    """

  static let tracing = Proposal(
    title: "Tracing without tears", abstract: tracingText,
    speakers: [
      Speaker(name: "Ada Quill", email: "ada@example.org"),
      Speaker(name: "Dora Lind", email: "dora@example.org"),
    ])
  static let clocks = Proposal(
    title: "Clocks that disagree", abstract: clockText,
    speakers: [Speaker(name: "Bela Morrow", email: "bela@example.net")])
  static let balloon = Proposal(
    title: "Inside the balloon, part 1", abstract: balloonText,
    speakers: [Speaker(name: "Bela Morrow", email: "bela@example.net")])
  static let gone = Proposal(
    title: "Patches nobody asked for", abstract: "We sent them anyway, and this is what we heard.",
    speakers: [Speaker(name: "Gro Vance", email: "gro@example.org")])

  /// EX-001 by Ada and Dora; EX-002 and EX-003 by Bela, in one mail; EX-004 by Gro, withdrawn.
  static let record = Candidates(
    submissions: [
      Candidate(
        code: SubmissionCode("EX-001"), revisions: [tracing],
        people: [
          PersonKey(address: "ada@example.org", name: "ada quill"),
          PersonKey(address: "dora@example.org", name: "dora lind"),
        ], revised: 100),
      Candidate(
        code: SubmissionCode("EX-002"), revisions: [clocks],
        people: [PersonKey(address: "bela@example.net", name: "bela morrow")], revised: 200),
      Candidate(
        code: SubmissionCode("EX-003"), revisions: [balloon],
        people: [PersonKey(address: "bela@example.net", name: "bela morrow")], revised: 200),
      Candidate(
        code: SubmissionCode("EX-004"), state: .withdrawn, revisions: [gone],
        people: [PersonKey(address: "gro@example.org", name: "gro vance")], revised: 300,
        withdrawn: 400),
    ],
    messages: [
      KnownMessage(
        messageID: MessageID("tracing@example.org"), sender: "ada@example.org",
        contentDigest: digest(tracingText), subject: "tracing in storage daemons", written: 100,
        outcome: .new, submissions: codes(1)),
      KnownMessage(
        messageID: MessageID("two@example.net"), sender: "bela@example.net",
        contentDigest: digest("two"), written: 200, outcome: .new,
        submissions: codes(2, 3)),
      KnownMessage(
        messageID: MessageID("call@forum.example"), sender: "talks@forum.example", written: 50,
        outcome: .unrelated, submissions: []),
      KnownMessage(
        messageID: MessageID("question@example.com"), sender: "finn@example.com",
        contentDigest: digest("When?"), written: 500, outcome: .followUp, submissions: codes(1)),
      KnownMessage(
        messageID: MessageID("ack-1@forum.example"), sender: nil, outcome: .followUp,
        submissions: codes(1)),
      KnownMessage(
        messageID: MessageID("ack-2@forum.example"), sender: nil, outcome: .followUp,
        submissions: codes(2, 3)),
    ])

  private static func codes(_ numbers: Int...) -> [SubmissionCode] {
    numbers.map { SubmissionCode(prefix: "EX", number: $0) }
  }

  /// A digest that stands for words.
  static func digest(_ words: String) -> Digest {
    let hash = Fingerprint.hash(words.utf8)
    return Digest(octets: (0..<32).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 % 8 * 8)) })
  }

  /// A mail, read: a proposal where it has one, else what `kind` says.
  static func mail(
    from sender: Address?, subject: String = "Example Forum 2031", id: String = "next@example.org",
    replyingTo: [String] = [], codes: [String] = [], _ proposals: [Proposal] = [],
    kind: Draft.Kind? = nil, words: String = "", written: Double? = 1000, received: Double = 1000,
    to recipients: [Address] = [], obstacle: String? = nil, withdrawal: String? = nil,
    asksForChange: Bool = false, newTitle: Draft.NewTitle? = nil, supplement: Proposal? = nil,
    takesBackOnlyWriter: Bool = false
  ) -> Draft {
    var draft = Draft(
      identity: Identity(digest: digest(id + words), delivery: digest(words + id)),
      messageID: id.isEmpty ? nil : MessageID(id), replyingTo: replyingTo.map { MessageID($0) },
      subject: subject, sender: sender, recipients: recipients,
      received: ReceivedTime(Date(timeIntervalSince1970: received), witness: .received),
      written: written, kind: kind ?? (proposals.isEmpty ? .other : .proposal),
      codes: codes.map { SubmissionCode($0) },
      proposals: proposals, ownText: words, contentDigest: words.isEmpty ? nil : digest(words),
      obstacle: obstacle.map { Obstacle($0) })
    draft.withdrawal = withdrawal
    draft.asksForChange = asksForChange
    draft.newTitle = newTitle
    draft.supplement = supplement
    draft.takesBackOnlyWriter = takesBackOnlyWriter
    return draft
  }
}

extension Proposal {
  /// The proposal with other values in some places.
  func with(
    title: String? = nil, abstract: String? = nil, minutes: Int? = nil, bio: String? = nil,
    label field: Field? = nil
  ) -> Proposal {
    var changed = self
    changed.title = title ?? self.title
    changed.abstract = abstract ?? self.abstract
    changed.minutes = minutes ?? self.minutes
    if let bio { changed.speakers[0].bio = bio }
    if let field { changed.provenance[field] = Provenance(from: .label, confidence: 1) }
    return changed
  }
}

extension Candidate {
  /// A submission of these versions, each a second after the one before, the last at `revised`.
  init(
    code: SubmissionCode, state: Submission.State = .submitted, revisions: [Proposal],
    people: [PersonKey], revised: Double, withdrawn: Double? = nil
  ) {
    let contributions = revisions.enumerated().map { index, said in
      Contribution(
        said, in: .message(index + 1), at: revised - Double(revisions.count - 1 - index))
    }
    self.init(
      code: code, state: state, history: History(of: contributions, for: DecidingRecord.call),
      people: people, withdrawn: withdrawn, for: DecidingRecord.call)
  }
}
