import Mail
import Testing

@testable import Proposals

@Suite struct `Reading people` {
  static let ducks = `Reading titles`.ducks
  static let ada = Speaker(name: "Ada Frog", email: "ada@example.org")
  static let ben = Speaker(name: "Ben Newt", email: "ben@example.net")

  @Test(arguments: [
    Mail("nobody but the writer", form, [ada]),
    Mail("the writer by name", form + "\nSpeaker: Ada Frog", [ada]),
    Mail("somebody else", form + "\nSpeaker: Ben Newt <ben@example.net>", [ben]),
    Mail(
      "two under one label", form + "\nSpeakers: Ada Frog, Ben Newt",
      [ada, Speaker(name: "Ben Newt")]),
    Mail(
      "two with and", form + "\nSpeakers: Ada Frog and Ben Newt", [ada, Speaker(name: "Ben Newt")]),
    Mail(
      "two on lines",
      form + "\n\nSpeakers:\nAda Frog <ada@example.org>\nBen Newt <ben@example.net>", [ada, ben]),
    Mail(
      "two in bullets", form + "\n\nSpeakers:\n- Ada Frog\n- Ben Newt (Reed Works)",
      [ada, Speaker(name: "Ben Newt", affiliation: "Reed Works")]),
    Mail(
      "addresses after commas",
      form + "\nPresenter 1: Ada Frog, ada@example.org\nPresenter 2: Ben Newt, ben@example.net",
      [ada, ben]),
    Mail(
      "firms in brackets", form + "\nSpeakers: Ada Frog (Mill, Ltd.), Ben Newt (Reed Works)",
      [
        Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Mill, Ltd."),
        Speaker(name: "Ben Newt", affiliation: "Reed Works"),
      ]),
    Mail(
      "firms in brackets that say what they are",
      form + "\nSpeakers: Ada Frog (Mill GmbH), Ben Newt (Reed University), Cleo Toad (Pond Ltd)",
      [
        Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Mill GmbH"),
        Speaker(name: "Ben Newt", affiliation: "Reed University"),
        Speaker(name: "Cleo Toad", affiliation: "Pond Ltd"),
      ]),
    Mail(
      "a firm after a comma", form + "\nSpeaker: Ada Frog, Mill University",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Mill University")]),
    Mail("a co-speaker's label", form + "\nCo-speaker: Ben Newt <ben@example.net>", [ada, ben]),
    Mail(
      "a co-speaker in prose",
      form + "\n\nI will give this talk together with Ben Newt (Reed Works) <ben@example.net>.",
      [ada, Speaker(name: "Ben Newt", email: "ben@example.net", affiliation: "Reed Works")]),
    Mail(
      "a colleague from a firm",
      form + "\n\nThe talk is given together with my colleague Ben Newt from Reed Works.",
      [ada, Speaker(name: "Ben Newt", affiliation: "Reed Works")]),
    Mail(
      "a company label", form + "\nCompany: Reed Works",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works")]),
    Mail("an empty company label", form + "\nCompany:", [ada]),
    Mail(
      "a bio", form + "\nBio: Ada counts ducks.",
      [Speaker(name: "Ada Frog", email: "ada@example.org", bio: "Ada counts ducks.")]),
    Mail(
      "bios by name",
      form + "\nSpeakers: Ada Frog, Ben Newt\nBio Ben: He swims.\nBio Ada: She counts.",
      [
        Speaker(name: "Ada Frog", email: "ada@example.org", bio: "She counts."),
        Speaker(name: "Ben Newt", bio: "He swims."),
      ]),
    Mail(
      "a name, a firm and an address",
      form + "\nSpeaker: Ben Newt, Reed Works Ltd. (ben@example.net)",
      [Speaker(name: "Ben Newt", email: "ben@example.net", affiliation: "Reed Works Ltd.")]),
    Mail(
      "name and affiliation under one label",
      form + "\nName and affiliation: Ada Frog, Reed Works Ltd.",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works Ltd.")]),
    Mail(
      "numbers that point at firms",
      form + "\nAUTHORS\nAda Frog (1), Ben Newt (2)\n(1) Reed Works Ltd.\n",
      [
        Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works Ltd."),
        Speaker(name: "Ben Newt"),
      ]),
    Mail(
      "a line below the title",
      "Why ducks dive\n--------------\n\nAda Frog, Ben Newt <ben@example.net>\n\nAbstract\n\n\(ducks)",
      [ada, ben]),
    Mail(
      "somebody and I", "Ben Newt (CC'd) and I would like to present this.\n\n\(form)",
      [ada, Speaker(name: "Ben Newt")]),
    Mail("a label for the address", form + "\nSpeaker: Ben Newt\nE-mail: ben@example.net", [ben]),
  ])
  func from(_ mail: Mail) {
    let draft = Sample.draft("Hello,\n\n\(mail.text)\n\nThanks,\nAda")

    #expect(draft.proposals.map(\.speakers) == [mail.speakers])
  }

  @Test(arguments: [
    Mail("people wanted", form + "\n\nRequired attendees:\n\nBen Newt\nCora Toad", [ada]),
    Mail("people credited", form + "\n\nThanks to Ben Newt for his microphone.", [ada]),
    Mail(
      "people in the audience", form + "\n\nIt would be good to have Ben Newt in the audience.",
      [ada]),
    Mail(
      "people met",
      "Title: Why ducks dive\nAbstract: \(ducks) It began together with Ben Newt at the mill, where we counted what nobody counts, in every sort of weather, for three long summers.",
      [ada]),
  ])
  func `not from`(_ mail: Mail) {
    let draft = Sample.draft(
      "Hello,\n\n\(mail.text)\n\nRegards,\nAda", fields: ["Cc: Ben Newt <ben@example.net>"])

    #expect(draft.proposals.map(\.speakers) == [mail.speakers])
  }

  @Test(arguments: [
    Mail(
      "a firm below the name", "-- \nAda Frog\nReed Works Ltd.",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works Ltd.")]),
    Mail(
      "a university beside it", "Ada Frog, Mill University",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Mill University")]),
    Mail(
      "a role and a firm", "-- \nAda Frog | Engineer | Reed Works",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works")]),
    Mail(
      "a role at a firm", "-- \nAda Frog\nEngineer at Reed Works",
      [Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: "Reed Works")]),
    Mail("only a role", "-- \nAda Frog\nSenior Engineer", [ada]),
    Mail("a saying", "-- \nAda Frog\n\"Still waters run deep.\"", [ada]),
    Mail("a telephone number", "-- \nAda Frog\nTel. +1 555 0100", [ada]),
    Mail("a web page", "-- \nAda Frog\nhttp://www.example.org/~ada", [ada]),
  ])
  func `by the signature`(_ mail: Mail) {
    let draft = Sample.draft("\(Self.form)\n\nRegards,\n\(mail.text)")

    #expect(draft.proposals.map(\.speakers) == [mail.speakers])
  }

  @Test(arguments: ["Ada Frog & Ben Newt", "Ada Frog and Ben Newt", "Ada & Ben"])
  func `by a joint signature`(signature: String) {
    let draft = Sample.draft(
      "\(Self.form)\n\nRegards,\n\(signature)", fields: ["Cc: Ben Newt <ben@example.net>"])

    #expect(draft.proposals.map(\.speakers) == [[Self.ada, Self.ben]])
  }

  @Test func `from a form with a block for each`() {
    let draft = Sample.draft(
      """
      Title: Why ducks dive
      Speaker: Ada Frog
      E-mail: ada@example.org
      Affiliation:
      Bio:
      Speaker: Ben Newt
      E-mail: ben@example.net
      Affiliation: Reed Works
      Bio: He swims.
      Abstract:
      \(Self.ducks)
      """)

    let ben = Speaker(
      name: "Ben Newt", email: "ben@example.net", affiliation: "Reed Works", bio: "He swims.")
    #expect(draft.proposals.map(\.speakers) == [[Self.ada, ben]])
  }

  @Test func `from a header that turns the name`() {
    let draft = Sample.draft(Self.form, from: "\"Frog, Ada\" <ada@example.org>")

    #expect(draft.proposals.first?.speakers == [Self.ada])
  }

  @Test func `from Reply-To where a list rewrote From`() {
    let draft = Sample.draft(
      Self.form, from: "Ada Frog via Pond-talk <pond-talk@lists.example.org>",
      fields: [
        "Reply-To: Ada Frog <ada@example.org>", "List-Post: <mailto:pond-talk@lists.example.org>",
      ])

    #expect(draft.proposals.first?.speakers == [Self.ada])
    #expect(draft.sender?.address == "ada@example.org")
  }

  static let form = "Title: Why ducks dive\nAbstract: \(ducks)"

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var speakers: [Speaker]

    init(_ description: String, _ text: String, _ speakers: [Speaker]) {
      testDescription = description
      self.text = text
      self.speakers = speakers
    }
  }

  @Test(arguments: [
    "Bio of Ben", "Bio of Ben Newt", "Bio Ben Newt", "Ben's bio",
    "Ben Newt\u{2019}s short biography",
    "Ben Newt (bio)", "Biography for Ben Newt", "Biographie von Ben Newt",
  ])
  func `gives a biography to whom its label names`(label: String) {
    let people = "Title: Ducks in winter\nSpeakers: Ada Frog, Ben Newt\nAbstract: They stay."
    let text = "\(people)\n\nBio of Ada: Ada counts ducks.\n\n\(label): Ben feeds them."
    let speakers = Sample.draft(text).proposals.first?.speakers ?? []
    #expect(speakers.map(\.bio) == ["Ada counts ducks.", "Ben feeds them."])
    let heading = text.replacing("\(label): ", with: "\(label)\n\n")
    #expect(Sample.draft(heading).proposals.first?.speakers.last?.bio == "Ben feeds them.")
    // Nor is it the writer's where the label names nobody of the mail.
    let answer = Sample.draft("\(label): Ben feeds them.", fields: ["In-Reply-To: <0@example.org>"])
    #expect(answer.proposals.allSatisfy { $0.speakers.first?.bio == nil })
  }
}
