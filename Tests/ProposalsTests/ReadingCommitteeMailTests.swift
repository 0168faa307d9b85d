import Mail
import Testing

@testable import Proposals

/// Letters as developers send them to a committee.
@Suite struct `Reading letters to a committee` {
  private static let ducks = `Reading loose letters`.ducks

  private func people(_ draft: Draft) -> [String] {
    draft.proposals.flatMap(\.speakers).map { speaker in
      [speaker.name, speaker.email, speaker.affiliation, speaker.bio].map { $0 ?? "-" }
        .joined(separator: "|")
    }
  }

  @Test func `takes the people listed between the title and the text`() {
    let draft = Sample.draft(
      "Hello,\n\nfour of us want to argue for 40 minutes:\n\nMay ducks dive, and do we want that?\n\n"
        + " - Ada Frog (Frog Pond Ltd), me, moderating\n - Ben Newt (Newt Labs), for\n - Cleo Toad, against\n - Dan Heron, against everything\n\n"
        + "\(Self.ducks)\n\nAda",
      fields: ["Cc: newt@example.net"])
    #expect(draft.proposals.map(\.title) == ["May ducks dive, and do we want that?"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(
      draft.proposals.flatMap(\.speakers).map(\.name) == [
        "Ada Frog", "Ben Newt", "Cleo Toad", "Dan Heron",
      ])
    #expect(
      draft.proposals.first?.speakers.map(\.affiliation) == [
        "Frog Pond Ltd", "Newt Labs", nil, nil,
      ])
    #expect(
      draft.proposals.first?.speakers.map(\.email) == [
        "ada@example.org", "newt@example.net", nil, nil,
      ])
  }

  @Test func `takes whom the talk will be given by`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”.\n\n\(Self.ducks)\n\nThe talk will be given by Ms. Newt, who counted them.\n\nAda",
      fields: ["Cc: Bea Newt <bea@example.net>"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(draft.proposals.flatMap(\.speakers).map(\.name) == ["Bea Newt"])
    #expect(draft.proposals.flatMap(\.speakers).map(\.email) == ["bea@example.net"])
  }

  @Test func `gives all the workplace that is said of both`() {
    let draft = Sample.draft(
      "Hello,\n\nBen Newt and I propose “Why ducks dive”.\n\n\(Self.ducks)\n\nWe are both at Frog University in Utrecht.\n\nAda"
    )
    #expect(
      draft.proposals.first?.speakers.map(\.affiliation) == ["Frog University", "Frog University"])
  }

  @Test func `tells apart what one biography says of two`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”, together with Ben Newt.\n\n\(Self.ducks)\n\nI am a keeper of ducks at Frog Pond Ltd. Ben writes about fish, and eats none.\n\nAda",
      fields: ["Cc: Ben Newt <ben@example.net>"])
    #expect(
      people(draft) == [
        "Ada Frog|ada@example.org|Frog Pond Ltd.|I am a keeper of ducks at Frog Pond Ltd.",
        "Ben Newt|ben@example.net|-|Ben writes about fish, and eats none.",
      ])
  }

  @Test func `leaves out who is still to be found`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nSpeakers: Ada Frog + TBD\nFormat: short talk"
    )
    #expect(draft.proposals.flatMap(\.speakers).map(\.name) == ["Ada Frog"])
  }

  @Test(arguments: [
    ("Full talk", "long"),
    ("Full talk. I could cut it down to a short talk if you are short of slots.", "long"),
    ("A short talk. A full talk would bore people.", "short"),
  ])
  func `takes the format that is asked for first`(value: String, format: String) {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nPreferred format: \(value)")
    #expect(draft.proposals.map(\.format) == [format])
  }

  @Test func `takes a label of several kinds for one of the format`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nfull talk / short talk: short talk, please")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.format) == ["short"])
  }

  @Test func `gives several talks the length that stands above them`() {
    let draft = Sample.draft(
      "Hello,\n\nhere are two short talks, take either.\n\n*Option 1 - Why ducks dive*\n\(Self.ducks)\n\n"
        + "*Option 2 - Where herons sleep*\nHerons sleep in trees, and we looked for them by night with a lamp and a dog, who found most.\n\nAda"
    )
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "Where herons sleep"])
    #expect(draft.proposals.map(\.format) == ["short", "short"])
    #expect(draft.proposals.first?.abstract == Self.ducks)
  }

  @Test(arguments: [
    "Ducks have no idea when a pond is full, and every duck has its own opinion of when it is safe to say “I do not care.” We asked all of them, for three summers, and wrote down what they said.",
    "We print “20 + 5” in the programme, and nobody has an idea what it means. Ducks do not read programmes, and so we asked them for three summers what they had understood of it.",
  ])
  func `takes no words that a text quotes for its title`(text: String) {
    let draft = Sample.draft(
      "Dear committee,\n\nI would like to give a full talk.\n\nThin ice: who frees the pond?\n\n\(text)\n\nAda"
    )
    #expect(draft.proposals.map(\.title) == ["Thin ice: who frees the pond?"])
    #expect(draft.proposals.map(\.abstract) == [text])
  }

  @Test func `reads no length out of a subject that speaks of something else`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)", subject: "Nine minutes to spare")
    #expect(draft.proposals.map(\.minutes) == [nil])
  }

  @Test func `ends what is told of somebody where a form asks for more`() {
    let draft = Sample.draft(
      "Title\nWhy ducks dive\n\nAbstract\n\(Self.ducks)\n\nSpeaker\nAda Frog keeps ducks behind a mill, and has counted them since 2009.\n\nSlides in advance?\nyes, by 1 October\n\nRecording allowed?\nyes"
    )
    #expect(
      people(draft) == [
        "Ada Frog|ada@example.org|-|Ada Frog keeps ducks behind a mill, and has counted them since 2009."
      ])
  }

  @Test func `takes a title above a line for that of the letter, whatever the subject quotes`() {
    let draft = Sample.draft(
      "Who wrote that pond? Accounts that add up\n=========================================\n\nAbstract\n--------\n\(Self.ducks)\n\nSpeaker\n-------\nAda Frog, Frog University",
      subject: "Proposal \"pond accounts\"")
    #expect(draft.proposals.map(\.title) == ["Who wrote that pond? Accounts that add up"])
  }

  @Test(arguments: [
    "Ada Frog keeps ducks. Currently Ada works on counting them.",
    "Ada Frog works for Frog Pond. Frog Pond builds software for ponds.",
  ])
  func `makes no speaker of what a biography goes on with`(bio: String) {
    let draft = Sample.draft("Title: Why ducks dive\nAbstract: \(Self.ducks)\nBio: \(bio)")
    #expect(draft.proposals.flatMap(\.speakers).map(\.name) == ["Ada Frog"])
    #expect(draft.proposals.flatMap(\.speakers).map(\.bio) == [bio])
  }

  @Test(arguments: [
    "Ada van Dyck and Ben Bar.", "Ada van Dyck (she/her) and Ben Bar.",
  ])
  func `loses no speaker behind a name with a particle`(value: String) {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nSpeakers: \(value)",
      from: "Ada van Dyck <ada@example.org>")
    #expect(draft.proposals.flatMap(\.speakers).map(\.name) == ["Ada van Dyck", "Ben Bar"])
  }

  @Test func `joins a workplace that was wrapped before a word for one`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nSpeaker: Ada Frog, associate professor of limnology, Chalmers\nUniversity of Technology\nFormat: short talk"
    )
    #expect(
      draft.proposals.first?.speakers.map(\.affiliation) == ["Chalmers University of Technology"])
  }

  @Test(arguments: [
    "Ben asked me to write to talks@pond.example.", "I read mail at ben@ada.example.",
  ])
  func `gives nobody an address that is another's`(line: String) {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nSpeakers: Ada Frog, Will Newt\n\n\(line) I will too."
    )
    #expect(draft.proposals.first?.speakers.map(\.email) == ["ada@example.org", nil])
  }

  @Test func `takes no title for a format`() {
    let draft = Sample.draft("Workshop/tutorial: Frogs in space\nAbstract: \(Self.ducks)")
    #expect(draft.proposals.map(\.title) == ["Frogs in space"])
  }

  @Test func `gives talks no format that another talk had`() {
    let draft = Sample.draft(
      "Hello,\n\nI gave a short talk last year and loved it. Here are two proposals:\n\n1. Why ducks dive\n\n\(Self.ducks)\n\n"
        + "2. Where herons sleep\n\nHerons sleep in trees, and we looked for them by night with a lamp and a dog, who found most.\n\nAda"
    )
    #expect(draft.proposals.map(\.format) == [nil, nil])
  }
}

/// What answers in a thread are, and what else is.
@Suite struct `Kinds of letters to a committee` {
  private static let ducks = `Reading loose letters`.ducks

  private func reply(_ text: String, subject: String = "Re: your ducks") -> Draft {
    Sample.draft(text, subject: subject, fields: ["In-Reply-To: <2@pond.example>"])
  }

  @Test(arguments: [
    "Here is the text as promised.", "Please throw away what I sent in March and use this instead:",
  ])
  func `what somebody waits for is a proposal`(lead: String) {
    let draft = reply("\(lead)\n\nWhy ducks dive, and when they do not\n\n\(Self.ducks)\n\nAda")
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive, and when they do not"])
  }

  @Test func `a discussion of how long talks are is none`() {
    let draft = reply(
      "> The call says 25, and people wrote their texts for that.\n\nAgreed.  But last year four of the six had no time for questions at all.  If we print \"20 + 5\" in the programme instead of \"25\", nobody has to rewrite a text and the chair has something to point at.\n\nAda",
      subject: "Re: minis: 25 or 20 minutes?")
    #expect(draft.kind == .reply)
  }

  @Test(arguments: [
    ("So I must take the duck talk back. Sorry!", "Re: Call for talks"),
    (
      "It pains me, but I have to take back my proposal “Why ducks dive” of 2 April. I change jobs in August, and my new employer wants me elsewhere that very week. Please give the slot to somebody who deserves it. I hope to propose it again next year.",
      "My talk “Why ducks dive” - have to pull out"
    ),
  ])
  func `a proposal taken back is withdrawn`(text: String, subject: String) {
    let draft =
      subject.hasPrefix("Re:")
      ? reply(text, subject: subject) : Sample.draft(text, subject: subject)
    #expect(draft.kind == .withdrawal)
  }

  @Test func `a note of absence with another's subject behind it is automatic`() {
    let draft = Sample.draft(
      "I am on paternity leave until Monday 24 May and will not be reading e-mail.\n\nAda",
      subject: "Out of Office AutoReply: Pond Days 2031: ten days left")
    #expect(draft.kind == .automatic)
  }

  @Test func `an offer of sponsorship is no proposal`() {
    let draft = Sample.draft(
      "Hi there,\n\nI came across your event while looking at ponds, and think there is a great fit with our portfolio. We have budget for a gold level engagement and a ten minute welcome address.\n\nWould you have fifteen minutes for a quick call this week?\n\nAda",
      subject: "Partnering with Pond Days 2031")
    #expect(draft.kind == .other)
  }

  @Test func `a talk about withdrawals takes nothing back`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose a talk.\n\nIn this talk I show what we pull out of the logs when a request fails, and how a server that is told to stop in the middle of its work can put everything back where it was. Nobody has to be cancelled twice.\n\nAda",
      subject: "Proposal: Graceful cancellation of requests")
    #expect(draft.kind == .proposal)
  }

  @Test func `a title that is a question is one`() {
    let draft = Sample.draft(
      "\(Self.ducks) The others had no opinion, and went on with what they did.\n\nAda",
      subject: "Proposal: Do ducks dream?")
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Do ducks dream?"])
  }
}
