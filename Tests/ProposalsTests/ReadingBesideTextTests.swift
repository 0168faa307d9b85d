import Foundation
import Mail
import Testing

@testable import Proposals

/// What stands beside the text of a talk: who speaks and what is said of them, how the title and its
/// place in the programme are told from it, remarks to the committee.
@Suite struct `Reading beside the text` {
  typealias Example = `Reading loose letters`.Example

  static let ducks = `Reading loose letters`.ducks
  static let fish = `Reading loose letters`.fish
  static let subject = "Proposal: Why ducks dive"
  static let bio = "Ada Frog keeps ducks at Mill Pond. She has written about each of them."

  static func talk(
    _ title: String? = "Why ducks dive", abstract: String? = ducks, bio: String? = nil,
    firm: String? = nil, format: String? = nil, with others: [Speaker] = []
  ) -> Proposal {
    let ada = Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: firm, bio: bio)
    return Proposal(title: title, abstract: abstract, speakers: [ada] + others, format: format)
  }

  @Test(arguments: [
    Example(
      "a biography, and remarks below it",
      "Hello,\n\n\(ducks)\n\n\(bio)\n\nWe can come for all three days and need nothing but a pond.\n\nAda",
      subject: subject, talk(bio: bio, firm: "Mill Pond")),
    Example(
      "a biography that begins with a job",
      "Hello,\n\n\(ducks)\n\nMiller by day, Ada Frog has kept ducks for ten years.\n\nRegards,\nAda",
      subject: subject, talk(bio: "Miller by day, Ada Frog has kept ducks for ten years.")),
    Example(
      "a biography for a signature", "Hello,\n\n\(ducks)\n\nAda\n\n-- \n\(bio)", subject: subject,
      talk(bio: bio, firm: "Mill Pond")),
    Example(
      "a writer about herself",
      "Hello,\n\n\(ducks)\n\nI look after ponds at Reed Parks. I have spoken about them twice.\n\nAda",
      subject: subject,
      talk(
        bio: "I look after ponds at Reed Parks. I have spoken about them twice.", firm: "Reed Parks"
      )),
    Example(
      "a writer at a firm with a name",
      "Hello,\n\n\(ducks)\n\nI am an engineer at a small company called Pondwell, in Au.\n\nAda",
      subject: subject,
      talk(bio: "I am an engineer at a small company called Pondwell, in Au.", firm: "Pondwell")),
    Example(
      "a run-in label", "Hello,\n\n\(ducks)\n\nAbout me. I keep ducks.\n\nAda", subject: subject,
      talk(bio: "I keep ducks.")),
    Example(
      "a writer who gives her name first",
      "Hello,\n\n\(ducks)\n\nI am Ada Frog, I keep ducks behind a mill. Before that I sold boats.\n\nAda",
      subject: subject, talk(bio: "I keep ducks behind a mill. Before that I sold boats.")),
    Example(
      "a name and no more than a workplace",
      "Hello,\n\n\(ducks)\n\nMy name is Ada Frog, I work at Reed University.\n\nAda",
      subject: subject, talk(firm: "Reed University")),
    Example(
      "a writer who says that it is she",
      "Title: Why ducks dive\nSpeaker: that'd be me. I keep ducks and have written about each.\n\n\(ducks)\n\nAda",
      subject: subject, talk(bio: "I keep ducks and have written about each.")),
    Example(
      "a longer run-in label",
      "Hello,\n\n\(ducks)\n\nA word about me. I keep ducks.\n\nAda", subject: subject,
      talk(bio: "I keep ducks.")),
    Example(
      "an opening that only proposes",
      "Hello,\n\nI would like to give a talk of 40 minutes. I can give it in German, too.\n\n\(ducks) \(fish)\n\nAda",
      subject: subject, talk(abstract: ducks + " " + fish, format: "long")),
    Example(
      "a byline below the text",
      "Hello,\n\n\(ducks)\n\nAda Frog and Ben Newt, Reed University\n\nAda", subject: subject,
      talk(
        firm: "Reed University",
        with: [Speaker(name: "Ben Newt", affiliation: "Reed University")])),
  ])
  func `tells who speaks from what is spoken of`(_ example: Example) {
    compare(Sample.draft(example.text, subject: example.subject), example)
  }

  @Test(arguments: [
    Example(
      "several in sentences",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\nSpeakers:\n\nAda Frog (Reed Works) keeps ducks and has written about them.\n\n"
        + "Ben Newt, keeper of geese in Au. He sings, too.",
      talk(
        bio: "Ada Frog (Reed Works) keeps ducks and has written about them.", firm: "Reed Works",
        with: [Speaker(name: "Ben Newt", bio: "keeper of geese in Au. He sings, too.")])),
    Example(
      "several in a list below the text",
      "\(ducks)\n\nThere will be two of us:\n\n- Ada Frog keeps ducks at Mill Pond.\n- Ben Newt keeps geese at Reed Pond.\n\nAda",
      subject: subject,
      talk(
        bio: "Ada Frog keeps ducks at Mill Pond.", firm: "Mill Pond",
        with: [
          Speaker(
            name: "Ben Newt", affiliation: "Reed Pond", bio: "Ben Newt keeps geese at Reed Pond.")
        ])),
    Example(
      "items with firms of two words",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\nSpeakers:\n- Ada Frog, Reed Works, Au\n- Ben Newt, Newt & Toad",
      talk(firm: "Reed Works", with: [Speaker(name: "Ben Newt", affiliation: "Newt & Toad")])),
    Example(
      "one, with an address and a firm on lines of their own",
      "Title: Why ducks dive\nSpeaker:\nAda Frog\nMill Works\nada@example.org\nAbstract: \(ducks)",
      talk(firm: "Mill Works")),
    Example(
      "both in one biography",
      "Title: Why ducks dive\nAbstract: \(ducks)\nSpeakers: Ada Frog, Ben Newt\nBio: Both keep ducks.",
      talk(bio: "Both keep ducks.", with: [Speaker(name: "Ben Newt", bio: "Both keep ducks.")])),
    Example(
      "each in a sentence of one biography",
      "Title: Why ducks dive\nAbstract: \(ducks)\nSpeakers: Ada Frog, Ben Newt\n\nAbout us:\nAda keeps ducks. Ben keeps geese.",
      talk(bio: "Ada keeps ducks.", with: [Speaker(name: "Ben Newt", bio: "Ben keeps geese.")])),
  ])
  func `names the people of`(_ example: Example) {
    compare(Sample.draft(example.text, subject: example.subject), example)
  }

  @Test func `gives an address without a name to whom it names`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nSpeakers: Ada Frog, Ben Newt, Cleo Toad\nAbstract: \(Self.ducks)",
      fields: ["Cc: ben.newt@example.net, cleo@toad.example"])
    #expect(
      draft.proposals[0].speakers.map(\.email)
        == ["ada@example.org", "ben.newt@example.net", "cleo@toad.example"])
  }

  @Test(arguments: [
    ("Title: Why ducks dive\nLength: 2.5 hours", 150), ("Length: 2 1/2 hours\nTitle: Ducks", 150),
    ("Title: Why ducks dive\nLength: half a day, 180 minutes", 180),
    ("Title: Why ducks dive\nLenght: 20 minutes", 20),
    ("Title: Why ducks dive\nFormat: short talk (20)", 20),
  ])
  func `reads a length`(form: String, minutes: Int) {
    let draft = Sample.draft("\(form)\nAbstract: \(Self.ducks)")
    #expect(draft.proposals.map(\.minutes) == [minutes])
  }

  @Test(arguments: [("成本降到五分之一。", nil), ("三〇分でお願いします。", 30), ("三分でお願いします。", 3)])
  func `reads Chinese numerals, and takes no fraction for a length`(text: String, minutes: Int?) {
    let draft = Sample.draft("题目：鸭子为什么潜水\n\n\(Self.ducks)\n\n\(text)\n\nAda")
    #expect(draft.proposals.map(\.minutes) == [minutes])
  }

  @Test(arguments: [
    // Said of all talks, and a length that another one has.
    ("Art: Vortrag (60 Minuten)", "evening"), ("Art: Vortrag (30 Minuten)", "lecture"),
    // The call's own word for the ordinary talk.
    ("I would like to give a lecture.", "lecture"),
    // A short identifier counts behind a label.
    ("Format: show", "show"), ("The ducks give a show every day.", nil),
    // What would do too is not what is asked for.
    ("Format: lecture, but I can make a demonstration of it if you are full", "lecture"),
    ("Format: lange Vorträge", "evening"),
  ])
  func `knows the call's formats`(line: String, format: String?) {
    let call = Call(
      name: "Reed Camp", codePrefix: "REED", addresses: ["talks@pond.example"],
      formats: [
        Format(id: "lecture", name: "lecture", minutes: 30),
        Format(id: "evening", name: "long talk", minutes: 60),
        Format(id: "show", name: "show and tell", minutes: 10, words: ["demonstration"]),
      ])
    let vocabulary = Sample.vocabulary(for: call)
    let message = Sample.mail("\(line)\n\nTitle: Why ducks dive\nAbstract: \(Self.ducks)")
    let digest = Digest(of: [])
    let draft = Draft(
      reading: message, identity: Identity(digest: digest, delivery: digest),
      received: ReceivedTime(Date(timeIntervalSince1970: 0), witness: .run), for: call,
      in: vocabulary)
    #expect(draft.proposals.map(\.format) == [format])
  }

  @Test(arguments: [
    Example(
      "a heading", "# Why dive?\n\n\(ducks)\n\nAda", subject: "proposal", talk("Why dive?")),
    Example(
      "a paragraph that leads to it",
      "I would like to propose a talk:\n\nInstead of a swan, a duck\n\n\(ducks)\n\nAda",
      subject: "proposal", talk("Instead of a swan, a duck")),
    Example(
      "a sentence that it ends",
      "My talk is called\n\n   Twenty minutes under water\n\n\(ducks)\n\nAda",
      subject: "proposal", talk("Twenty minutes under water")),
    Example(
      "its place in the programme below it",
      "Why ducks dive\n(short talk, 20 minutes)\n\n\(ducks)\n\nAda",
      subject: "proposal", talk(format: "short")),
    Example(
      "quotation marks before a colon", "I could do “Why ducks dive”:\n\n\(ducks)\n\nAda",
      subject: "Re: Pond Days 2031: call for papers", talk()),
    Example(
      "a subject with a remark behind it", "Why ducks dive\n\n\(ducks)\n\nAda",
      subject: "[Pond Days] Why ducks dive (version 2)", talk()),
    Example(
      "a question and more",
      "Dear Olga, here it is.\n\nWhat is down there? A duck's view of ponds\n\n\(ducks)\n\nAda",
      subject: "proposal", talk("What is down there? A duck's view of ponds")),
    Example(
      "quotation marks above a form",
      "\"What is this duck?\"\n\nSpeakers:\n- Ada Frog, ada@example.org\n\n\(ducks)\n\nAda",
      subject: "Talk for Pond Days: ducks", talk("What is this duck?")),
    Example(
      "a misspelt label", "Tittle: Why ducks dive\nAbstarct: \(ducks)", talk()),
    Example(
      "a text below a label of the writer's own",
      "What I'd call it: Why ducks dive\nWhat happens in it: \(ducks)",
      talk()),
    Example(
      "two labels for a text", "What: Why ducks dive\n\nSummary:\n\n\(ducks)", talk()),
    Example(
      "labels in capitals", "TITLE: Why ducks dive\n\nABSTRACT: \(ducks)\n\nCLASSROOM: with a pond",
      talk()),
  ])
  func `finds the title by`(_ example: Example) {
    compare(Sample.draft(example.text, subject: example.subject), example)
  }

  @Test func `reads sentences that begin small`() {
    let text = Self.ducks.lowercased()
    let draft = Sample.draft(
      "hello,\n\nnot sure whether this fits. it would be a short talk.\n\n\(text)\n\nada",
      subject: "why ducks dive", from: "ada <ada@example.org>")
    #expect(draft.proposals.map(\.abstract) == [text])
    #expect(draft.proposals.map(\.format) == ["short"])
  }

  @Test func `reads the place in the programme out of a numbered label`() {
    let draft = Sample.draft(
      "Hello,\n\nProposal 1 (short talk, 20 minutes): Why ducks dive\n\n\(Self.ducks)\n\n"
        + "Proposal 2 (long talk): What the news does\n\n\(Self.fish)\n\nAda", subject: "Two talks")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What the news does"])
    #expect(draft.proposals.map(\.format) == ["short", "long"])
    #expect(draft.proposals.map(\.minutes) == [20, nil])
  }

  @Test func `takes an office's address for that of who signs`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nSpeaker: Ben Newt\nAbstract: \(Self.ducks)\n\nRegards,\nBen Newt",
      from: "Office of Ponds <office@pond.example.org>")
    #expect(draft.proposals[0].speakers.map(\.email) == ["office@pond.example.org"])
  }

  @Test func `takes no sentence of the text for a biography`() {
    let text = Self.ducks + " I maintain a tool at Mill Works that counts them. " + Self.fish
    let draft = Sample.draft(
      "Hello,\n\nI would like to propose a talk.\n\n\(text)\n\nAda", subject: Self.subject)
    #expect(draft.proposals.map { $0.speakers.map(\.bio) } == [[nil]])
  }

  @Test func `takes each line of a text that was HTML for a paragraph`() {
    let text = (Self.ducks + " " + Self.fish).replacing("\n", with: " ")
    let draft = Sample.draft(
      "Hello,\n\nI would like to give a short talk.\nWhy ducks dive\n\(text)\nI can come by train.\n\nAda",
      subject: "proposal")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [text])
  }

  @Test func `knows several titles by their numbers, and one biography for all`() {
    let draft = Sample.draft(
      "Hello,\n\nhere are two ideas.\n\n1. Sorry for the ducks\n\n\(Self.ducks)\n\n2. Panel (one hour): What the news does\n\n\(Self.fish)\n\n"
        + "About me: I am a miller at Reed Mill.\n\nAda", subject: "Two talks")
    #expect(draft.proposals.map(\.title) == ["Sorry for the ducks", "What the news does"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks, Self.fish])
    #expect(
      draft.proposals.map { $0.speakers.map(\.affiliation) } == [["Reed Mill"], ["Reed Mill"]])
  }

  @Test(arguments: [
    "> - a title\n\nWhy ducks dive\n\n> - an abstract, as long as it needs to be\n\n\(ducks)\n\n"
      + "> - who is going to speak\n\nAda Frog, Reed Works Ltd\n\n> - the format: long talk (40 minutes) or\n>   short talk (20 minutes)\n\nshort talk\n\n> Write to us.\n\nDone.",
    "> a title,\n\nWhy ducks dive\n\n> an abstract,\n\n\(ducks)\n\n> who speaks,\n\nAda Frog, Reed Works Ltd\n\n"
      + "> and the format you would like.\n\nA short talk.\n\n> Olga\n\nAda",
    "> Write to talks@pond.example by 3 October 2031 and tell us\n> in your own words: the title,\n\nWhy ducks dive\n\n"
      + "> an abstract,\n\n\(ducks)\n\n> who speaks,\n\nMe, Ada Frog, of Reed Works Ltd\n\n> and the format.\n\nA short talk.\n\nAda",
  ])
  func `reads answers between the items of a call`(text: String) {
    let draft = Sample.draft(
      "On Monday Olga Reed wrote:\n\(text)", subject: "Re: Pond Days 2031: call for papers",
      fields: ["In-Reply-To: <9@pond.example>"])
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(draft.proposals.map { $0.speakers.map(\.affiliation) } == [["Reed Works Ltd"]])
    #expect(draft.proposals.map(\.format) == ["short"])
  }

  @Test(arguments: [
    (
      "Question about the call for papers", "Do you pay for the train? I could not find it.",
      Draft.Kind.other
    ),
    (
      "ducks?",
      "Can I do a short talk? I keep a list of every duck that I have ever met, with the day and the pond. "
        + "It has nine years now, and I would read out the best of it.", .proposal
    ),
  ])
  func `tells a question from a proposal`(subject: String, text: String, kind: Draft.Kind) {
    #expect(Sample.draft("Hello,\n\n\(text)\n\nAda", subject: subject).kind == kind)
  }

  @Test(arguments: [
    ("Ada is Director of Shared Services at the Reed Association.", "Reed Association"),
    ("Ada is Chief Duck Officer of Mill Works.", "Mill Works"),
    ("Ada is ingegnera presso Mulini Riuniti S.p.A. di Au.", "Mulini Riuniti S.p.A."),
    ("Ada teaches at the Lycée technique de Kermadou.", "Lycée technique de Kermadou"),
    ("Ada leads the group at Pond Ledger, where she counts.", "Pond Ledger"),
    ("Ada worked at Mill Works for ten years.", nil),
    ("Ada keeps ducks (Reed Ponds).", "Reed Ponds"),
  ])
  func `finds the workplace in`(bio: String, firm: String?) {
    let draft = Sample.draft("Title: Why ducks dive\nAbstract: \(Self.ducks)\nBio: \(bio)")
    #expect(draft.proposals.map { $0.speakers.map(\.affiliation) } == [[firm]])
  }
}
