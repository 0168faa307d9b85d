import Mail
import Testing

@testable import Proposals

/// Talks that engineers propose as they write to each other, to the committee alone or by a list.
@Suite struct `Reading what was posted` {
  private static let list = [
    "To: talks@pond.example", "Cc: float-dev@lists.example.net",
    "List-Id: <float-dev.lists.example.net>",
  ]

  private static func proposals(
    _ text: String, subject: String, fields: [String] = []
  ) -> [Proposal] {
    Sample.draft(Sample.mail(text, subject: "[Pond Days TOPIC] \(subject)", fields: fields))
      .proposals
  }

  @Test func `takes no paragraph of a discussion for what goes along with a letter`() throws {
    let text = """
      Last year, Ben Reed showed how the basin robot works. This year we would
      like to go over what has happened behind its curtains, what improvements
      were made, what issues were met, and which pain points we still battle with.

      Finally, we would like to hear feedback from the audience to better
      understand what are contributors' challenges with regards to testing, as
      well as probably find areas where both of us could benefit from better
      cooperation.
      """
    let subject = "The basin robot: a year later"
    let posted = Self.proposals(text + "\n\nThanks,\n\nAda", subject: subject, fields: Self.list)
    #expect(posted.first?.abstract == text)
  }

  @Test(arguments: [
    (["List-Id: <float-dev.lists.example.net>"], true),
    (["List-Post: <mailto:float-dev@lists.example.net>"], true),
    (["X-Mailing-List: float-dev@lists.example.net"], true),
    (["List-Id: Talks for Pond Days <talks.pond.example>"], false),
    (["List-Post: <mailto:Talks@pond.example>", "List-Id: <talks.pond.example>"], false),
    (["List-Id: <cfp.pond.example>"], false),
    (["List-Unsubscribe: <https://news.example.net/stop>"], false), ([], false),
    (
      ["To: talks@pond.example, cfp@pond.example", "Cc: a@b.example, c@d.example, e@f.example"],
      false
    ),
    (["To: talks@pond.example, a@b.example", "Cc: c@d.example, e@f.example, g@h.example"], true),
  ])
  func `knows a list and people who discuss from the committee's own list and a few in copy`(
    fields: [String], isDiscussion: Bool
  ) {
    var call = Sample.call
    call.aliases = ["cfp@pond.example"]
    let mail = Sample.mail("Hello", fields: fields)
    let text = Manuscript(
      ownWordsOf: mail, author: mail.writer, for: call, in: Sample.vocabulary)
    #expect(Reader(text, for: call, in: Sample.vocabulary).isDiscussion == isDiscussion)
  }

  @Test func `keeps a paragraph that says much and speaks of nobody`() {
    let text = """
      Pumps sometimes need to ask a station on the shore to get some work
      done, which cannot be achieved in the pump (or rather it is better to
      be done ashore). Some examples are name resolutions, user
      authentication, number mapping etc.

      I tried to build an upcall mechanism that knows its namespace. But it
      has not been successful so far. I'm seeking reviews on this approach
      from security point of view.

      Another option that I could think of is to host a device file for each
      pond. The mount could register with the subsystem by keeping a line
      open from inside. The subsystem could then call on the right line based
      on some parameter supplied to it.
      """
    let subject = "Upcalls that know where they come from"
    let found = Self.proposals(text + "\n\nRegards,\nAda", subject: subject)
    #expect(found.first?.abstract == text)
  }

  @Test func `takes no link for a title`() {
    let text = """
      I wish to re-nominate this topic from last year:

      https://github.example/pond-devops/devops

      I don't think we've made any progress on it, and likely won't until
      everybody is forced into a room and the doors are locked.
      """
    let found = Self.proposals(text, subject: "Basin device congestion")
    #expect(found.map(\.title) == ["Basin device congestion"])
  }

  @Test func `takes no word of a link for the name of a workplace`() {
    let mail = Sample.mail("See https://www.example.org/FrogPond/Ducks and Example Labs.")
    let names = Sample.reader(of: mail).namesBeside([], besides: []).map(\.name)
    #expect(names.contains("Example Labs"))
    #expect(!names.contains { $0.contains("FrogPond") || $0.contains("Ducks") })
  }

  @Test func `loses no talks that are numbered and have no titles`() {
    let text = """
      some topics that I would like to discuss this year:

      1) we talked about the soft limit during the last meeting, and there are
      quite a lot of efforts being pushed after that. I would like to take this
      time to sync up and also discuss some of the remaining issues.

      2) pond.stat, this is the main file for all figures of a pond.
      are we planning to keep it for something like rain or not.

      3) the root pond now becomes quite interesting, especially after we bring
      back the ducks to it. To be more specific, it now is like a sink.
      """
    let found = Self.proposals(text, subject: "ponds: soft limit (continued) and others")
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.abstract != nil })
  }

  /// A tag may be configured with the word that says what mail is for, and still other tags with the
  /// call's words count.
  @Test(arguments: ["Mill Summit topic", "Mill Summit"], ["Mill Summit topic", "Mill talk"])
  func `knows tags with and without a word for talks`(configured: String, used: String) {
    var call = Sample.call
    call.tags = [configured]
    let mail = Sample.mail("Ducks dive. Here is why.", subject: "[\(used)] Why ducks dive")
    let draft = Sample.draft(mail, for: call, in: Sample.vocabulary(for: call))
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
  }

  /// "[X ATTEND]" asks for something else; what speaks of a talk is one all the same.
  @Test(arguments: [
    ("I hope to learn a lot from the others, and I have been working on ponds.", Draft.Kind.other),
    ("I would like to discuss how ponds are to be kept from drying out.", .proposal),
    ("I am interested in discussing how ponds are to be kept from drying out.", .proposal),
    ("Let me bring this up for discussion: how are ponds to be kept from drying out.", .proposal),
    ("This topic covers how ponds are to be kept from drying out.", .proposal),
  ])
  func `asks for more where a tag is for something else`(text: String, kind: Draft.Kind) {
    let whole =
      "I would like to come to Pond Days. \(text) It has been a dry year, and all of us saw it."
    let draft = Sample.draft(Sample.mail(whole, subject: "[Pond Days ATTEND] Keeping ponds"))
    #expect(draft.kind == kind)
    // The name of a list is no such tag.
    let listed = Sample.mail(whole, subject: "[Pond-Days-planning] Proposal: Keeping ponds")
    #expect(Sample.draft(listed).kind == .proposal)
  }

  @Test func `takes a reminder of the deadline for a call`() {
    let text = """
      A reminder that the deadline to submit topic proposals for this year is 15 February.

      Proposals should be sent to talks@pond.example. Please tag your email with [Pond Days TOPIC].
      """
    let draft = Sample.draft(
      Sample.mail(text, subject: "Pond Days 2031 reminder", fields: Self.list))
    #expect(draft.kind == .call)
  }

  @Test func `takes no report below a call for a talk`() {
    let text = """
      I have had a quick look around the mill. All rooms that we use are on the upper floor. You can
      take the lift to that floor, or if you are coming in from the outside, there is a staircase.
      The water quality room is separate from all the others, and a little hidden: turn right just
      before you enter the kitchen.
      """
    let draft = Sample.draft(
      Sample.mail(
        text, subject: "Re: REMINDER - Pond Days 2031: Call for Proposals",
        fields: ["To: pond-talk@lists.example.org", "In-Reply-To: <0@example.org>"]))
    #expect(draft.kind == .reply)
  }
}
