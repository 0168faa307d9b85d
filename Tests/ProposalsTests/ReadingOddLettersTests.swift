import Mail
import Testing

@testable import Proposals

/// Letters that are right in an unusual way: headings that name talks, quotations that name other
/// things, names in short, values without a label of their own.
@Suite struct `Reading odd letters` {
  typealias Example = `Reading loose letters`.Example

  static let ducks = `Reading loose letters`.ducks
  static let fish = `Reading loose letters`.fish

  static func talk(
    firm: String? = nil, bio: String? = nil, format: String? = nil, with others: [Speaker] = []
  ) -> Proposal {
    let ada = Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: firm, bio: bio)
    return Proposal(
      title: "Why ducks dive", abstract: ducks, speakers: [ada] + others, format: format)
  }

  static func letter(_ rest: String) -> String { "Hello,\n\n\(ducks)\n\n\(rest)" }

  static func form(_ fields: String) -> String {
    "Title: Why ducks dive\nAbstract: \(ducks)\n\n\(fields)"
  }

  @Test(arguments: ["Proposal", "[Pond Days] 2 proposals"])
  func `takes headings above fields for titles`(subject: String) {
    let draft = Sample.draft(
      "Hello! Two proposals, take one or both.\n\n# Why ducks dive\n\n**Format:** short talk\n\n\(Self.ducks)\n\n# What fish hear\n\n**Format:** long talk\n\n\(Self.fish)\n\nAda",
      subject: subject)
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What fish hear"])
    #expect(draft.proposals.map(\.format) == ["short", "long"])
  }

  @Test(arguments: [
    (
      "Why ducks dive",
      "For eleven years our ducks lived in one house on one pond called \"Bertha\"."
    ),
    (
      "Why ducks dive",
      "More is in:\n\n[1] A. Foo, \"A short talk about geese\", Pond Journal, 2030."
    ),
  ])
  func `takes no other thing's name for the title`(title: String, sentence: String) {
    let draft = Sample.draft(
      "Hello,\n\n\(Self.ducks)\n\n\(sentence)\n\nAda", subject: "Proposal: \(title)")
    #expect(draft.proposals.map(\.title) == [title])
  }

  @Test func `parts a list at the titles that its items emphasise`() {
    let draft = Sample.draft(
      "Morning!\n\nI never have much to say. So here are two flash talks:\n\n   - *Why ducks dive.* \(Self.ducks)\n   - *What fish hear.* \(Self.fish)\n\nAda",
      subject: "two flash talks, take any")
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What fish hear"])
  }

  @Test(arguments: [
    ("So I figured I would propose a short talk.", "Re: invoice 2231", Draft.Kind.proposal),
    ("A short talk (20) would do.", "Talk ??", .proposal),
    (
      "1. Minutes of last time (5 min)\n2. How many talks did we get? (10 min)\n3. Reviews (15 min)\n4. Keynote (20 min)",
      "Agenda for Wednesday", .other
    ),
  ])
  func `tells what is proposed from what is not`(text: String, subject: String, kind: Draft.Kind) {
    let isTalk = kind == .proposal
    let draft = Sample.draft(
      isTalk
        ? "\(Self.ducks) \(Self.fish)\n\nI can do that in 20 minutes. \(text)\n\nAda"
        : "Hello,\n\n\(text)\n\nAda",
      subject: subject)
    #expect(draft.kind == kind)
  }

  @Test func `takes two lines in capitals for one title, whatever the second is called`() {
    let draft = Sample.draft(
      "Hello,\n\nWHY DUCKS DIVE, AND WHAT THE HERONS AT THE MILL THINK OF ALGAE AND\nWATER QUALITY\n\n\(Self.ducks)\n\nAda"
    )
    let title = "WHY DUCKS DIVE, AND WHAT THE HERONS AT THE MILL THINK OF ALGAE AND WATER QUALITY"
    #expect(draft.proposals.map(\.title) == [title])
  }

  @Test(arguments: [
    ("I thought \"Why ducks dive\" would do for a name.", "Why ducks dive"),
    ("The heading could be \"Why ducks dive\".", "Why ducks dive"),
    ("Working title: “Why ducks dive”. Twenty minutes, thirty if you let me.", "Why ducks dive"),
  ])
  func `finds the title behind the text`(sentence: String, title: String) {
    let draft = Sample.draft("Hello,\n\n\(Self.ducks)\n\n\(sentence)\n\nAda", subject: "A talk")
    #expect(draft.proposals.map(\.title) == [title])
  }

  @Test(
    arguments: [
      // "Half" of a call that has a half session, in other languages.
      ("Jag skulle vilja ha en halv session.", "half", nil),
      ("Une demi-session suffirait.", "half", nil),
      // Nearly the same, and one a format's.
      ("Half an hour is enough, so one of those of 25 minutes.", "half", 25),
      ("A full session (45) is preferred.", "full", 45), ("Ten minutes are enough.", nil, 10),
    ] as [(String, String?, Int?)])
  func `reads the place in the programme from`(sentence: String, format: String?, minutes: Int?) {
    var call = Sample.call
    call.formats = [
      Format(id: "full", name: "full session", minutes: 45),
      Format(id: "half", name: "half session", minutes: 25),
    ]
    let mail = Sample.mail(
      Self.letter("\(sentence)\n\nAda"), subject: "Proposal: Why ducks dive")
    let draft = Sample.draft(mail, for: call, in: Sample.vocabulary(for: call))
    #expect(draft.proposals.map(\.format) == [format])
    if let minutes { #expect(draft.proposals.map(\.minutes) == [minutes]) }
  }

  @Test(arguments: [
    Example(
      "a biography behind a label of somebody's own",
      letter("For your leaflet: Ada Frog kept ducks for thirty years.\n\nAda"),
      subject: "Proposal: Why ducks dive", talk(bio: "Ada Frog kept ducks for thirty years.")),
    Example(
      "a sentence that announces a biography",
      letter("You ask for a biography. I studied ponds and keep ducks.\n\nAda"),
      subject: "Proposal: Why ducks dive", talk(bio: "I studied ponds and keep ducks.")),
    Example(
      "a firm with two forms", letter("Regards,\nAda Frog\nReed Works Co., Ltd."),
      subject: "Proposal: Why ducks dive", talk(firm: "Reed Works Co., Ltd.")),
    Example(
      "a signature below a dash", letter("—\nAda Frog\nReed University"),
      subject: "Proposal: Why ducks dive", talk(firm: "Reed University")),
    Example("only the writer", form("Speakers: only me, address above\n\nAda"), talk()),
    Example(
      "initials", form("Speakers: A. B. Frog (1), Ben Newt\n\nAda"),
      talk(with: [Speaker(name: "Ben Newt")]).named("A. B. Frog")),
    Example(
      "lines of names and addresses",
      form(
        "Who: Ada Frog (Reed Works) <ada@example.org>\n     Ben Newt (Mill Club, keepers) <ben@example.org>\n\nAda"
      ),
      talk(
        firm: "Reed Works",
        with: [Speaker(name: "Ben Newt", email: "ben@example.org", affiliation: "Mill Club")])),
    Example(
      "a firm with a form in brackets", letter("Regards,\nAda Frog\nReed Telemetry (Pvt) Ltd, Au"),
      subject: "Proposal: Why ducks dive", talk(firm: "Reed Telemetry (Pvt) Ltd")),
    Example(
      "a label that overrules what stands behind names",
      form(
        "Speakers:\n- Ada Frog, reader in ponds\n- Ben Newt, keeper\n\nBios:\nAda Frog teaches ponds since 2010.\nBen Newt keeps the ducks at home.\n\nAda"
      ),
      talk(
        bio: "Ada Frog teaches ponds since 2010.",
        with: [Speaker(name: "Ben Newt", bio: "Ben Newt keeps the ducks at home.")])),
  ])
  func `tells who speaks from`(_ example: Example) {
    compare(Sample.draft(example.text, subject: example.subject), example)
  }

  @Test func `takes the order of a name from the signature`() {
    let draft = Sample.draft(Self.form("Regards,\nAda Frog"), from: "Frog Ada <ada@example.org>")
    #expect(draft.proposals.map { $0.speakers.map(\.name) } == [["Ada Frog"]])
  }

  @Test func `knows a writer whose header has an initial`() {
    let draft = Sample.draft(
      Self.form("Speaker: Mr. Adalbertine Frog\n\nThanking you,\nA. Frog"),
      from: "Frog A <ada@example.org>")
    #expect(
      draft.proposals.map(\.speakers)
        == [[Speaker(name: "Adalbertine Frog", email: "ada@example.org")]])
  }

  @Test func `takes a line with a firm for a workplace in Japanese and Korean`() {
    let japanese = Sample.draft(
      "題目：鴨はなぜ潜るか\n概要：\(Self.ducks)\n\n■発表者\n真柴 亮介\n株式会社小金研究所\n", from: "真柴 亮介 <ada@example.org>")
    #expect(japanese.proposals.map { $0.speakers.map(\.name) } == [["真柴 亮介"]])
    #expect(japanese.proposals.map { $0.speakers.map(\.affiliation) } == [["株式会社小金研究所"]])
    let korean = Sample.draft(
      "안녕하세요, 두루오미 연구소의 노은결입니다.\n제목: 오리는 왜 잠수하나\n초록: \(Self.ducks)\n", from: "노은결 <ada@example.org>"
    )
    #expect(korean.proposals.map { $0.speakers.map(\.affiliation) } == [["두루오미 연구소"]])
  }

  @Test(arguments: [
    "陈明，某某大学高级工程师。主要研究鸭子，也养青蛙。", "陈明。某某大学高级工程师，主要研究鸭子。",
  ])
  func `tells a name from clauses without spaces behind it`(line: String) {
    let draft = Sample.draft(
      "题目：鸭子为什么潜水\n摘要：\(Self.ducks)\n报告人：\(line)\n", from: "陈明 <ada@example.org>")
    #expect(
      draft.proposals.map(\.speakers) == [
        [Speaker(name: "陈明", email: "ada@example.org", affiliation: "某某大学", bio: line)]
      ])
  }

  @Test(arguments: [
    ("Dear Olga, Ben and Cem,\n\nI propose a talk:\n\nWhy ducks dive", nil),
    ("Hello,\n\nI would like to propose a talk, Why Ducks Dive Deep, for one of the slots.", nil),
    ("Hello,\n\nI propose “Why ducks dive”. The long talk, not the 20 minutes.", "long"),
    ("Hello,\n\nI propose “Why ducks dive” as a full talk.", "long"),
  ])
  func `reads what leads up to a text`(lead: String, format: String?) {
    let draft = Sample.draft("\(lead)\n\n\(Self.ducks)\n\nAda", subject: "A proposal of mine")
    #expect(
      draft.proposals.first?.title?.lowercased().hasPrefix("why ducks dive") ?? false,
      "\(draft.proposals.first?.title ?? "none")")
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
    #expect(draft.proposals.map(\.format) == [format])
    #expect(draft.proposals.allSatisfy { $0.minutes != 20 })
  }

  @Test(arguments: [
    "Hi\nthere,\n\nI would like to propose a talk called “Why ducks dive”.\n\n\(Self.ducks)",
    "Good\nmorning all of you,\n\n\(Self.ducks)",
    "\(Self.ducks)\n\nI would like to propose a talk, Why The Ducks Dive",
    "I would like to propose a talk,",
  ])
  func `reads letters that end, or whose greeting ends, where nothing follows`(text: String) {
    #expect(Sample.draft(text).obstacle == nil)
  }

  @Test func `takes nobody's life for that of the only speaker`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”.\n\n\(Self.ducks)\n\nBen Newt, who is in copy, has taught biology at Frogville College since 2011.\n\nAda",
      fields: ["Cc: Ben Newt <ben@example.org>"])
    #expect(
      !draft.proposals.flatMap(\.speakers).contains { speaker in
        speaker.name == "Ada Frog" && (speaker.bio != nil || speaker.affiliation != nil)
      })
  }

  @Test func `hears a length that is asked for by a question`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”. Why not a 20 minute slot?\n\n\(Self.ducks)\n\nAda")
    #expect(draft.proposals.map(\.minutes) == [20])
  }

  @Test(arguments: ["Session description", "Session summary"])
  func `takes a word for a session before another label for a part of that`(label: String) {
    let draft = Sample.draft("Session title: Why ducks dive\n\(label): \(Self.ducks)\n")
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test func `takes dots before a colon for part of a label`() {
    let draft = Sample.draft(
      "Name ........ : Ada Frog\nTitle ....... : Why ducks dive\nCompany ..... : Frog House\n"
        + "How many .... : 20\nAbstract .... : \(Self.ducks)\n")
    #expect(
      draft.proposals
        == draft.proposals.map { proposal in
          var wanted = proposal
          wanted.title = "Why ducks dive"
          wanted.abstract = Self.ducks
          wanted.speakers = [
            Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Frog House")
          ]
          return wanted
        })
  }

  @Test func `takes a title in quotation marks from behind a colon in the subject`() {
    let draft = Sample.draft(
      "Hello,\n\n\(Self.ducks)\n\nAda", subject: "Proposal by Ada Frog: “Why ducks dive”")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
  }
}

extension Proposal {
  /// The proposal with another name for its first speaker.
  fileprivate func named(_ name: String) -> Proposal {
    var proposal = self
    proposal.speakers[0].name = name
    return proposal
  }
}
