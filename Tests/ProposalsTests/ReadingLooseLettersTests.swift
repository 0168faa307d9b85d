import Mail
import Testing

@testable import Proposals

/// Letters as people write them who follow no form: what stands around the text is none of it.
@Suite struct `Reading loose letters` {
  static let ducks = `Reading letters`.ducks
  static let fish = """
    Fish hear more than we say to them. We played them a year of the evening news, and I can tell
    which of it they minded, and how they showed it to us.
    """

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var subject: String
    var wanted: [Proposal]

    init(_ description: String, _ text: String, subject: String = "A talk", _ wanted: Proposal...) {
      testDescription = description
      (self.text, self.subject, self.wanted) = (text, subject, wanted)
    }
  }

  /// What a mail from Ada Frog proposes.
  static func talk(
    _ title: String? = "Why ducks dive", abstract: String? = ducks, bio: String? = nil,
    format: String? = nil, notes: String? = nil, with others: [Speaker] = []
  ) -> Proposal {
    Proposal(
      title: title, abstract: abstract,
      speakers: [Speaker(name: "Ada Frog", email: "ada@example.org", bio: bio)] + others,
      format: format, notes: notes)
  }

  static let subject = "Proposal: Why ducks dive"

  @Test(arguments: [
    Example(
      "a biography in the third person at the end",
      "Hello,\n\n\(ducks)\n\nAda Frog has kept ducks for ten years. She lives by the mill.\n\nAda",
      subject: subject,
      talk(bio: "Ada Frog has kept ducks for ten years. She lives by the mill.")),
    Example(
      "one below a label for the text",
      "Abstract:\n\(ducks)\n\nAda Frog has kept ducks for ten years.",
      subject: subject, talk(bio: "Ada Frog has kept ducks for ten years.")),
    Example(
      "whom the text is about where a label has the biography",
      "Title: Why ducks dive\nBio: Keeps ducks.\nAbstract:\n\(ducks)\n\nAda Frog dives herself, on the stage, and comes up again with what she found.",
      talk(
        abstract: abstract(
          "Ada Frog dives herself, on the stage, and comes up again with what she found."),
        bio: "Keeps ducks.")),
    Example(
      "biographies of two in one paragraph",
      "Together with Ben Newt I would like to give a talk.\n\n\(ducks)\n\n"
        + "Ada is a miller of the old school. Ben has counted ducks since he could count.\n\nAda",
      subject: subject,
      talk(
        bio: "Ada is a miller of the old school.",
        with: [
          Speaker(name: "Ben Newt", bio: "Ben has counted ducks since he could count.")
        ])),
    Example(
      "what the writer says of themself, in two sentences",
      "\(ducks)\n\nI am a teacher at the mill. I have spoken about ducks twice.\n\nAda",
      subject: subject,
      talk(bio: "I am a teacher at the mill. I have spoken about ducks twice.")),
    Example(
      "what the writer needs, and what follows from it",
      "\(ducks)\n\nI will need a projector. It may be an old one.\n\nAda", subject: subject, talk()),
    Example(
      "the title at the end of the paragraph that leads up to it",
      "Hello,\n\nMy brother told me to stop talking about it at home. He has heard it all. I would "
        + "call it \"Why ducks dive\".\n\n\(ducks)\n\nAda", talk()),
    Example(
      "a title without marks at the end of such a paragraph",
      "Hello,\n\nWell. I thought of calling it Why Ducks Dive.\n\n\(ducks)\n\nAda",
      talk("Why Ducks Dive")),
    Example(
      "a title that the wish for a slot follows",
      "Hello,\n\nMy talk is titled Why Ducks Dive and would be a short talk.\n\n\(ducks)\n\nAda",
      talk("Why Ducks Dive", format: "short")),
    Example(
      "a title behind a colon, without marks",
      "Hello,\n\nPlease consider the following talk: Why Ducks Dive.\n\n\(ducks)\n\nAda",
      talk("Why Ducks Dive")),
    Example(
      "an emphasised title before a dash",
      "Hello,\n\n**Why ducks dive** – \(ducks)\n\nAda", talk()),
    Example(
      "an emphasised title at the head of the abstract",
      "## Pitch\n\n**Why ducks dive**\n\n\(ducks)\n", talk()),
    Example(
      "a title on two lines above a rule",
      "Hello,\n\nWhy ducks dive, and why they\ncome up again all the same\n"
        + "============================\n\n\(ducks)\n\nAda",
      talk("Why ducks dive, and why they come up again all the same")),
    Example(
      "people below a title",
      "*Why ducks dive* -- Ada Frog & Ben Newt\n\n\(ducks)\n\nAda", subject: "Proposal",
      talk(with: [Speaker(name: "Ben Newt")])),
    Example(
      "a list's marks, which emphasise nothing",
      "Hello,\n\n\(ducks) \(fish) We will\n\n  * dive without fear,\n  * find the one fish,\n"
        + "  * make it a talk.\n\nAda", subject: "[Pond Days] Why ducks dive",
      talk(
        abstract: "\(ducks) \(fish) We will\n\n* dive without fear,\n* find the one fish,\n"
          + "* make it a talk.")),
    Example(
      "a name cut short below the text", "Hello,\n\n\(ducks)\n\nAd\n", subject: subject, talk()),
    Example(
      "a farewell in two languages",
      "Abstract:\n\(ducks)\n\nMit freundlichen Grüßen / Best regards\nA. Frog", subject: subject,
      talk()),
    Example(
      "a farewell from somewhere",
      "\(ducks)\n\nAll the best from a pond in the rain,\nAda", subject: subject, talk()),
    Example(
      "notes after all else",
      "Hello,\n\n\(ducks) \(fish)\n\nPS: I could also bring the poster that hung in the mill for a year, "
        + "it is as large as a barn door and as old as the mill itself.\n\n"
        + "PPS: Is there a place for a bicycle?", subject: subject,
      talk(
        abstract: ducks + " " + fish,
        notes: "I could also bring the poster that hung in the mill for a year, "
          + "it is as large as a barn door and as old as the mill itself.")),
    Example(
      "a greeting that goes on to a colon",
      "Hi Olga, you said that I should simply write, so:\n\n\(ducks)\n\nAda", subject: subject,
      talk()),
  ])
  func `tells the text from what goes along with it`(_ example: Example) {
    let draft = Sample.draft(example.text, subject: example.subject)

    #expect(draft.proposals.map(\.title) == example.wanted.map(\.title))
    #expect(draft.proposals.map(\.abstract) == example.wanted.map(\.abstract))
    #expect(draft.proposals.map(\.speakers) == example.wanted.map(\.speakers))
    #expect(draft.proposals.map(\.format) == example.wanted.map(\.format))
    #expect(draft.proposals.map(\.notes) == example.wanted.map(\.notes))
  }

  private static func abstract(_ more: String) -> String { ducks + "\n\n" + more }

  /// What looks like something that goes along with a text, and is a part of it.
  @Test(arguments: [
    "At the end a projector shows it all. What you see there is what the ducks saw.",
    "In my talk I would like to give a tour of the mill. The ducks will be there too.",
    "Pick any duck: it will dive within the hour.",
    "We take both ways down, and everything else stays the same.",
  ])
  func `leaves its last paragraph to a text`(last: String) {
    let draft = Sample.draft(
      "Hello,\n\nI would like to propose a talk called \"Why ducks dive\".\n\n\(Self.ducks)\n\n\(last)\n\nAda"
    )
    #expect(draft.proposals.map(\.abstract) == [Self.abstract(last)])
  }

  @Test(arguments: [
    ("Kia ora,", "Ngā mihi,\nAda Frog"), ("Hej!", "Med vänlig hälsning\nAda"),
    ("Ahoj,", "Ada Frog"), ("Beste commissie,", "Groetjes,\nAda"),
  ])
  func `needs to know no language's greetings and farewells`(greeting: String, farewell: String) {
    let draft = Sample.draft("\(greeting)\n\n\(Self.ducks)\n\n\(farewell)", subject: Self.subject)
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test func `leaves a short remark behind a long text out of it, and nothing that has a name`() {
    let text = Self.ducks + " " + Self.fish
    for (last, isText) in [
      ("We bring the ducks.", false), ("We count them with Python.", true),
      ("What we saw is on Mill Street.", true), ("And who counts the geese?", true),
    ] {
      let draft = Sample.draft("Hello,\n\n\(text)\n\n\(last)\n\nAda", subject: Self.subject)
      #expect(draft.proposals.map(\.abstract) == [isText ? text + "\n\n" + last : text], "\(last)")
    }
  }

  @Test(arguments: [
    Example(
      "a title that goes on behind a question",
      "I would like to propose a talk titled \"What is down there? Why ducks dive\".\n\n\(ducks)",
      talk("What is down there? Why ducks dive")),
    Example(
      "a note that is all of the text",
      "I would like to propose a talk called \"Why ducks dive\".\n\n**Note** - \(ducks)",
      talk(abstract: "**Note** - " + ducks)),
    Example(
      "a farewell's words above the text",
      "All the best from the pond,\n\nthis is my proposal.\n\n\(ducks)", subject: subject, talk()),
    Example(
      "a sentence behind a colon",
      "Please consider my talk for the pond: It has two parts. \(ducks)", subject: subject, talk()),
  ])
  func `takes no part of a letter for another`(_ example: Example) {
    let draft = Sample.draft("Hello,\n\n\(example.text)\n\nAda", subject: example.subject)
    #expect(draft.proposals.map(\.title) == example.wanted.map(\.title))
    #expect(draft.proposals.map(\.abstract) == example.wanted.map(\.abstract))
  }

  @Test func `proposes a workshop with its times of day`() {
    let draft = Sample.draft(
      """
      Hello,

      I would like to propose a workshop. \(Self.ducks) The plan is:

      10:00 walking to the pond
      10:20 counting ducks
      10:50 questions and answers

      Ada
      """, subject: "Why ducks dive")
    #expect(draft.kind == .proposal)
  }

  @Test(arguments: [
    Example(
      "for whom somebody writes",
      "I am writing on behalf of Ben Newt, engineer at Reed Works, who would like to give a talk.",
      who(Speaker(name: "Ben Newt", affiliation: "Reed Works"))),
    Example(
      "for which firm somebody writes", "On behalf of Reed Works, I would like to give a talk.",
      who(ada)),
    Example(
      "for which firm somebody writes, without a comma",
      "On behalf of Reed Works I would like to propose a talk.", who(ada)),
    Example(
      "whose name might be a title", "I would like to give a talk together with Don Newt.",
      who(ada, Speaker(name: "Don Newt"))),
    Example(
      "for whom somebody writes in German",
      "Im Auftrag von Herrn Prof. Dr. Ben Newt reiche ich diesen Vortrag ein.",
      who(Speaker(name: "Ben Newt"))),
    Example(
      "whose talk somebody else sends in",
      "My colleague Ben Newt is too shy to write, so I submit his talk.",
      who(Speaker(name: "Ben Newt"))),
    Example(
      "several behind one word", "The speakers will be Ben Newt and Cleo Toad.",
      who(ada, Speaker(name: "Ben Newt"), Speaker(name: "Cleo Toad"))),
    Example(
      "several of whom one has a title", "Together with Dr. Ben Newt I would like to give a talk.",
      who(ada, Speaker(name: "Ben Newt"))),
    Example(
      "who is copied", "Ben Newt (in cc) and I would like to give a talk.",
      who(ada, Speaker(name: "Ben Newt"))),
  ])
  func `finds who speaks in a sentence`(_ example: Example) {
    let draft = Sample.draft("Hello,\n\n\(example.text)\n\n\(Self.ducks)", subject: Self.subject)

    #expect(draft.proposals.map(\.speakers) == example.wanted.map(\.speakers))
  }

  @Test(arguments: [
    Example(
      "a sentence behind the name", "Speaker: Ben Newt. Miller, of Pond and Reed. Keeps ducks.",
      who(Speaker(name: "Ben Newt", bio: "Miller, of Pond and Reed. Keeps ducks."))),
    Example(
      "one workplace below two names", "Authors: Ada Frog, Ben Newt\nAffiliation: Reed Works",
      who(
        Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works"),
        Speaker(name: "Ben Newt", affiliation: "Reed Works"))),
    Example(
      "a workplace that says whose it is",
      "Authors: Ada Frog, Ben Newt\nAffiliation: Reed Works (Ada), Mill (Ben)",
      who(
        Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works"),
        Speaker(name: "Ben Newt", affiliation: "Mill"))),
    Example(
      "biographies under given names",
      "Speakers: Ada Frog and Ben Newt\n\nBios:\nAda: keeps ducks.\nBen: counts them.",
      who(
        Speaker(name: "Ada Frog", email: "ada@example.org", bio: "keeps ducks."),
        Speaker(name: "Ben Newt", bio: "counts them."))),
    Example(
      "what the writer says of themself", "Presenter:\nI'm Ada. I keep ducks, and have for years.",
      who(
        Speaker(
          name: "Ada Frog", email: "ada@example.org",
          bio: "I'm Ada. I keep ducks, and have for years."
        ))),
    Example(
      "a question below a biography",
      "a) Name: Ada Frog\nb) Bio: Keeps ducks.\nc) Have you been to the pond before? No",
      who(Speaker(name: "Ada Frog", email: "ada@example.org", bio: "Keeps ducks."))),
  ])
  func `finds who speaks in a form`(_ example: Example) {
    let draft = Sample.draft(
      "Title: Why ducks dive\n\nAbstract: \(Self.ducks)\n\n\(example.text)")

    #expect(draft.proposals.map(\.speakers) == example.wanted.map(\.speakers))
  }

  private static let ada = Speaker(name: "Ada Frog", email: "ada@example.org")

  private static func who(_ speakers: Speaker...) -> Proposal { Proposal(speakers: speakers) }

  @Test(arguments: [
    Example(
      "questions and answers in the text", "Abstract\n\nQ: Why?\nA: They can.\n\n\(ducks)",
      talk(abstract: "Q: Why?\nA: They can.\n\n" + ducks)),
    Example(
      "a category that is a format", "Category: Short talk\nAbstract: \(ducks)",
      talk(format: "short")),
    Example(
      "a label that says how much", "- Abstract (20 lines)\n\n\(ducks)\n\n- Format\n\nShort talk",
      talk(format: "short")),
    Example(
      "labels without a gap",
      "Hi Olga,\nProposed title\nWhy ducks dive\nAbstract\n\(ducks)\nAbout me\nMiller.\nFormat\nShort talk",
      subject: "Pond Days", talk(bio: "Miller.", format: "short")),
    Example(
      "a slot in the paragraph above a form",
      "Hello,\n\nI would like to give a short talk.\n\nTitle:\nWhy ducks dive\n\nIn short\n"
        + "\(ducks)\n\nBio:\nMiller.",
      talk(bio: "Miller.", format: "short")),
  ])
  func `reads forms that are loose`(_ example: Example) {
    let subject = example.subject == "A talk" ? Self.subject : example.subject
    let draft = Sample.draft(example.text, subject: subject)

    #expect(draft.proposals.map(\.title) == example.wanted.map(\.title))
    #expect(draft.proposals.map(\.abstract) == example.wanted.map(\.abstract))
    #expect(draft.proposals.map(\.format) == example.wanted.map(\.format))
  }

  @Test(arguments: [
    "Why ducks dive: a proposal", "Pond Days: Why ducks dive (talk, Ada Frog)",
  ])
  func `takes what goes along with a title from a subject`(subject: String) {
    #expect(Sample.draft(Self.ducks, subject: subject).proposals.map(\.title) == ["Why ducks dive"])
  }

  @Test(arguments: [
    "I have two ideas.\n\nThe first is a short talk: \"Why ducks dive\". \(ducks)\n\n"
      + "The second is a short talk: \"What the news does\". \(fish)",
    "Talk 1\n------\nWhy ducks dive\n\n\(ducks)\n\nA short talk.\n\n"
      + "Talk 2\n------\nWhat the news does\n\n\(fish)\n\nA short talk.",
    "Pick either.\n\n1) Why ducks dive\n\(ducks)\n\n2) What the news does\n\(fish)",
  ])
  func `tells two talks apart`(text: String) {
    let draft = Sample.draft("Hello,\n\n\(text)\n\nAda", subject: "2 good short talks")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What the news does"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks, Self.fish])
    #expect(draft.proposals.map(\.format) == ["short", "short"])
  }

  @Test func `takes a list of times for no proposal`() {
    let draft = Sample.draft(
      """
      Hello ducks,

      18:30 bread in the mill
      19:00 "Why ducks dive" (Ben, 40 min)
      19:40 "What the news does" (Cleo, short talk)

      Everybody is welcome, bring a friend, and stay for the talk about the frogs of the pond.

      Ada
      """, subject: "Pond evening")

    #expect(draft.kind == .other)
  }

  @Test func `takes the subject in a forwarded header for no title`() {
    let draft = Sample.draft(
      """
      see below

      > Begin forwarded message:
      >
      > From: Ben Newt <ben@example.net>
      > Subject: Hi! + an idea for you
      > Date: 14 February 2031 at 22:40:51 CET
      > To: Olga Reed <olga@pond.example>
      >
      > Hi Olga,
      >
      > I could do a short talk called "Why ducks dive":
      >
      > Ducks turn the water over all day long, and nobody ever asked them why.
      > For three summers we sat behind the mill and counted who dived.
      >
      > Ben
      """, subject: "Fwd: Hi! + an idea for you", from: "Olga Reed <olga@pond.example>")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
  }
}
