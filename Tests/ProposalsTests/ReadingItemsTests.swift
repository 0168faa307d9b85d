import Testing

@testable import Proposals

/// Talks of one mail that are the items of a list, or stand between rules.
@Suite struct `Reading talks from a list` {
  private static let titles = ["Why ducks dive", "How loud frogs are"]
  private static let ducks = `Reading several talks`.ducks
  private static let frogs = `Reading several talks`.frogs

  private static func talks(_ body: String, subject: String = "Two proposals") -> [Proposal] {
    Sample.draft("Hello,\n\n\(body)\n\nKind regards,\nAda", subject: subject).proposals
  }

  /// Items whose first line goes on with the text behind a dash.
  private static func dashed(_ dash: String, mark: String = "* ") -> String {
    zip(
      titles,
      [
        "they float, and nobody knows why they would want to.",
        "a field study of a whole summer at the mill.",
      ]
    )
    .map { "\(mark)\($0)\(dash)\($1)" }.joined(separator: "\n")
  }

  @Test(arguments: [" – ", " -- ", " - ", " —"])
  func `with a dash behind each title`(dash: String) {
    let talks = Self.talks("I would like to discuss the following topics:\n\n\(Self.dashed(dash))")
    #expect(talks.map(\.title) == Self.titles)
    #expect(
      talks.map(\.abstract)
        == [
          "they float, and nobody knows why they would want to.",
          "a field study of a whole summer at the mill.",
        ])
  }

  @Test(arguments: ["the following ideas", "this list of topics", "lightning talks"])
  func `however it is announced`(words: String) {
    let talks = Self.talks(
      "I propose \(words):\n\n\(Self.dashed(" - ", mark: "- "))", subject: "For the forum")
    #expect(talks.map(\.title) == Self.titles)
  }

  /// A dash inside a title parts nothing where a place in the programme stands behind it, and a
  /// hyphen never does.
  @Test func `keeps dashes that part no text`() {
    let talks = Self.talks(
      """
      * Why ducks dive - short talk
      \(Self.ducks)

      * Sub-ducks: a follow-up
      \(Self.frogs)
      """)
    #expect(talks.map(\.title) == ["Why ducks dive", "Sub-ducks: a follow-up"])
  }

  @Test func `whose titles end as sentences do`() {
    let talks = Self.talks(
      """
      - Why ducks dive.
        They do it all day long, and we asked them: here is what they said.

      - How loud frogs are.
        Nobody had measured it before; now we have, with a borrowed microphone.
      """)
    #expect(talks.map(\.title) == Self.titles)
  }

  @Test func `whose titles are wrapped above points`() {
    let talks = Self.talks(
      """
      1. Why ducks dive, whatever the weather is, on most of the days of
         a year
       * They do it all day long, and we asked them.
       * Here is what they said about it.

      2. How loud frogs are
       * Nobody had measured it before; now we have.
      """)
    #expect(
      talks.map(\.title) == [
        "Why ducks dive, whatever the weather is, on most of the days of a year",
        "How loud frogs are",
      ])
  }

  @Test func `whose titles stand above fields`() {
    let talks = Self.talks(
      """
      * Why ducks dive
        - Speaker: Ada Frog

      \(Self.ducks)

      * How loud frogs are
        - Speaker: Ada Frog

      \(Self.frogs)
      """)
    #expect(talks.map(\.title) == Self.titles)
    #expect(talks.map(\.abstract) == [Self.ducks, Self.frogs])
  }

  /// Who gives a talk, and of which kind it is, stand below its title; what is above the first rule
  /// is none.
  @Test func `between rules, with names and kinds below the titles`() {
    let talks = Self.talks(
      """
      I have collected two proposals of our engineers. They know about it.

      =====

      Why ducks dive
      Dr. Ben Heron <ben@example.org>
      Talk

      \(Self.ducks)

      =====

      How loud frogs are
      Cleo Newt
      (a talk)

      \(Self.frogs)
      """)
    #expect(talks.map(\.title) == Self.titles)
    #expect(talks.map { $0.speakers.map(\.name) } == [["Ben Heron"], ["Cleo Newt"]])
  }

  /// A title may be wrapped, and its second line is nobody.
  @Test func `takes no words in small letters for a name`() {
    let talks = Self.talks(
      """
      1) Why ducks dive

      \(Self.ducks)

      2) How loud frogs are for all of those who live close to an old
         water mill

      \(Self.frogs)
      """)
    #expect(talks.map(\.speakers.first?.name) == ["Ada Frog", "Ada Frog"])
  }

  @Test func `counts no heading above what is said of people`() {
    let talks = Self.talks(
      """
      Why ducks dive
      ==============
      (talk)

      \(Self.ducks)

      How loud frogs are
      ==================
      (talk)

      \(Self.frogs)

      Speaker, in both cases
      ----------------------
      Ada Frog has kept ducks at Mill Pond Ltd for years.
      """)
    #expect(talks.map(\.title) == Self.titles)
    #expect(talks.map(\.abstract) == [Self.ducks, Self.frogs])
  }

  /// Rules inside the text of a numbered talk part no talks.
  @Test func `counts numbers before rules`() {
    let talks = Self.talks(
      """
      1) Why ducks dive

      \(Self.ducks)

      2) How loud frogs are

      \(Self.frogs)

      ---
      A neighbour wrote: "These frogs are louder than my saw, and they never stop for lunch."
      ---
      """)
    #expect(talks.map(\.title) == Self.titles)
  }

  @Test func `with a colon behind each title`() {
    let talks = Self.talks("I'd like to propose the following talks:\n\n\(Self.dashed(": "))")
    #expect(talks.map(\.title) == Self.titles)
  }

  /// The first sentence of an item is its title where it is short and others follow.
  @Test func `whose titles are sentences`() {
    let talks = Self.talks(
      """
      1. Why ducks dive.  They do it all day long, and we asked them: here is
      what they said about it.

      2. How loud frogs are.  Nobody had measured it before; now we have, with
      a borrowed microphone.
      """)
    #expect(talks.map(\.title) == Self.titles)
    #expect(talks.first?.abstract?.hasPrefix("They do it all day") == true)
  }

  /// Items without titles are talks only where the subject says so too, and all say something.
  @Test(arguments: [
    ("[Pond Days TOPIC] Few things I would like to discuss", 2),
    ("[Pond Days TOPIC] Frogs and ducks", 1), ("[Pond Days TOPIC]", 2),
  ])
  func `without titles`(subject: String, count: Int) {
    let talks = Self.talks(
      """
      I would like to discuss the following topics:
      * ducks should dive more often because now it is possible that they
        miss what grows at the bottom of the pond
      * frogs are louder than the mill and nobody has ever measured by how
        much, which makes every talk about it a quarrel
      """, subject: subject)
    #expect(talks.count == count)
  }

  @Test(arguments: [
    """
    A few things have happened since then, and many topics came up. It has been a good summer for
    all who live by the water, and for those who came to see it and to listen, from near and far,
    with and without boots, until the rain came and drove us all into the mill:
    """,
    "I will tell what we found:",
  ])
  func `is one where a tagged subject has the title and nothing right above announces several`(
    lead: String
  ) {
    let talks = Self.talks(
      """
      \(lead)

      1. Ducks dive more often than they did, whatever the neighbours say.

      2. Frogs are as loud as ever; we measured it with a borrowed microphone.
      """, subject: "[Pond Days TOPIC] The pond, five years on")
    #expect(talks.map(\.title) == ["The pond, five years on"])
  }

  /// What the text of one talk says of the writer is neither a biography nor a workplace beside the
  /// others.
  @Test func `keeps what a talk's text says of its writer there`() {
    let text = """
      I would like to discuss the following topics:

      1. Why ducks dive.  I've been working with Christa Diver this week on how they
      do it.  It seems that they see better than we do.  We should talk about what is
      down there as well.

      2. How loud frogs are.  Nobody had measured it before; now we have, with
      a borrowed microphone.
      """
    let mail = Sample.mail(
      text, subject: "[Pond Days TOPIC] Two topics",
      fields: ["List-Id: <float-dev.lists.example.net>"])
    let talks = Sample.draft(mail).proposals
    #expect(talks.map(\.title) == Self.titles)
    #expect(talks.map { $0.speakers.first?.bio } == [nil, nil])
    #expect(talks.map { $0.speakers.first?.affiliation } == [nil, nil])
  }

  @Test func `is one talk where its points are a list`() {
    let talks = Self.talks(
      "\(Self.ducks)\n\nI will speak about:\n\n\(Self.dashed(" - "))", subject: "Why ducks dive")
    #expect(talks.count == 1)
  }

  /// What stands above a list says that its items are points of one talk: its title, its label, its text.
  @Test(
    arguments: [
      "Why ducks dive\n\n\(ducks) I cover the following topics:",
      "Title: Why ducks dive\n\nAbstract: \(ducks) I cover the following topics:",
      "Title: Why ducks dive\n\nAbstract:\n\n\(ducks)\n\nThese topics will be covered:",
      "I would like to propose “Why ducks dive”. \(ducks) I will touch the following ideas:",
      "I propose a talk called “Why ducks dive”. These topics will be covered:",
      "# Why ducks dive\n\n\(ducks) I cover the following topics:",
    ],
    [
      "- Orbits - how ducks stay up there without any help.\n- Food - what they eat on the way.",
      "* Orbits: how ducks stay up there without any help.\n* Food: what they eat on the way.",
      "1. Orbits. How ducks stay up there without help.\n\n2. Food. What they eat on the way.",
      "- Orbits.\n  How ducks stay up there without any help, and for how long.\n\n- Food.\n  What they eat on the way, and who pays for all of that in the end.",
    ])
  func `is one talk whose text has points`(lead: String, points: String) {
    let talks = Self.talks("\(lead)\n\n\(points)", subject: "Talk proposal")
    #expect(talks.map(\.title) == ["Why ducks dive"])
  }

  /// So does what stands above a rule.
  @Test(arguments: [
    "Title: Why ducks dive\n\nAbstract: \(ducks) We cover the following topics.\n\n------\n\nBio: ",
    "Why ducks dive\n\n\(ducks) I cover the following topics: fish and weed.\n\n------\n\n",
  ])
  func `is one talk with a rule below its text`(lead: String) {
    let life =
      "Ada Frog has kept ducks at the mill for more than ten years, and has told of them twice."
    let talks = Self.talks("\(lead)\(life)", subject: "Talk proposal")
    #expect(talks.map(\.title) == ["Why ducks dive"])
    #expect(talks.first?.speakers.first?.bio == life)
  }
}
