import Testing

@testable import Proposals

@Suite struct `Reading titles` {
  /// What a talk about ducks is about, in enough words to be an abstract.
  static let ducks = """
    Ducks turn the water over all day long, and nobody ever asked them why. This talk looks at
    three summers of counting, at the pond behind the mill and at what the herons think of it.
    """

  @Test(arguments: [
    Example("the subject as it is", "Why ducks dive", is: "Why ducks dive"),
    Example("a reply prefix and a list tag", "[pond-talk] Why ducks dive", is: "Why ducks dive"),
    Example("a label", "Proposal: Why ducks dive", is: "Why ducks dive"),
    Example("a label with a dash", "Talk proposal - Why ducks dive", is: "Why ducks dive"),
    Example(
      "the call's name and a label", "Pond Days 2031 submission: Why ducks dive",
      is: "Why ducks dive"),
    Example("a format", "Short talk: Why ducks dive", is: "Why ducks dive"),
    Example("a format 2", "Full talk: Why ducks dive", is: "Why ducks dive"),
    Example("a format 3", "Why ducks dive - long talk", is: "Why ducks dive"),
    Example("a format 4", "Lightning talk: Why ducks dive", is: "Why ducks dive"),
    Example("a format 5", "Workshop - Why ducks dive", is: "Why ducks dive"),
    Example("a tag", "[Pond Days TALK] Why ducks dive", is: "Why ducks dive"),
    Example("two tags", "[Pond Days ATTEND][Pond Days TOPIC] Why ducks dive", is: "Why ducks dive"),
    Example("the tag behind", "Why ducks dive [Pond Days TALK]", is: "Why ducks dive"),
    Example("a count", "[Pond Days TALK] Why ducks dive [2/4]", is: "Why ducks dive"),
    Example("a resend mark", "[Pond Days TALK] Why ducks dive [RESEND]", is: "Why ducks dive"),
    Example(
      "what it was before", "Proposal: Why ducks dive (was: Re: Swans)", is: "Why ducks dive"),
    Example(
      "what it was before, in brackets", "[Pond Days TOPIC] Why ducks dive [was Re: Swans]",
      is: "Why ducks dive"),
    Example("a colon in the title", "Proposal: Ducks: why they dive", is: "Ducks: why they dive"),
    Example("a colon after the tag", "[Pond Days TOPIC] : Why ducks dive", is: "Why ducks dive"),
    Example("quotation marks", "Proposal: \"Why ducks dive\"", is: "Why ducks dive"),
    Example("a German label", "Vortragsvorschlag: Why ducks dive", is: "Why ducks dive"),
    Example(
      "a number that belongs to it", "Proposal: 7 reasons why ducks dive",
      is: "7 reasons why ducks dive"),
    Example("a picture between", "Ponds 🦆 Why ducks dive", is: "Why ducks dive"),
    Example("only a tag", "[Pond Days TOPIC]", is: nil),
    Example("only a label", "Talk proposal", is: nil),
    Example("only the call's name", "Pond Days 2031 - presentation proposal", is: nil),
    Example("a label and a place", "Talk for Millbrook", is: nil),
  ])
  func `come from the subject`(_ example: Example) {
    let draft = Sample.draft(
      "Hello,\n\nI would like to give a talk.\n\n\(Self.ducks)\n\nBest,\nAda",
      subject: example.given)

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.first?.title == example.title)
    #expect(draft.proposals.first?.abstract == Self.ducks)
  }

  @Test(arguments: [
    Example(
      "in quotation marks", "I would like to give a talk called \"Why ducks dive\".\n\n\(ducks)",
      is: "Why ducks dive"),
    Example(
      "in curly ones", "I propose a talk titled “Why ducks dive”.\n\n\(ducks)", is: "Why ducks dive"
    ),
    Example(
      "in French ones", "Je propose un exposé intitulé « Why ducks dive ».\n\n\(ducks)",
      is: "Why ducks dive"),
    Example(
      "in German ones",
      "Ich möchte einen Vortrag mit dem Titel „Why ducks dive“ halten.\n\n\(ducks)",
      is: "Why ducks dive"),
    Example(
      "in Japanese ones", "「Why ducks dive」と題して発表したいと思います。\n\n\(ducks)", is: "Why ducks dive"),
    Example(
      "on a line of its own", "Please consider the following.\n\nWhy ducks dive\n\n\(ducks)",
      is: "Why ducks dive"),
    Example(
      "above the writer's name", "Why ducks dive\nAda Frog\n\n\(ducks)", is: "Why ducks dive"),
    Example("underlined", "Why ducks dive\n--------------\n\n\(ducks)", is: "Why ducks dive"),
    Example("as a Markdown heading", "# Why ducks dive\n\n\(ducks)", is: "Why ducks dive"),
    Example(
      "wrapped in a label",
      "Title: Why ducks dive, and what the herons and the swans of the\npond behind the mill think of it\nAbstract: \(ducks)",
      is:
        "Why ducks dive, and what the herons and the swans of the pond behind the mill think of it"),
    Example("behind a bare noun", "Talk: Why ducks dive\nAbstract: \(ducks)", is: "Why ducks dive"),
    Example("to follow", "Title: TBD\nAbstract: \(ducks)", is: nil),
    Example("still open", "Title: still open\nAbstract: \(ducks)", is: nil),
  ])
  func `come from the text`(_ example: Example) {
    let draft = Sample.draft("Hello,\n\n\(example.given)\n\nBest,\nAda")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.first?.title == example.title)
    #expect(draft.proposals.first?.abstract == Self.ducks)
  }

  @Test func `prefer the text where the subject was cut`() {
    let draft = Sample.draft(
      "Title: Why ducks dive and swans do not\nAbstract: \(Self.ducks)",
      subject: "Proposal: Why ducks dive and")

    #expect(draft.proposals.first?.title == "Why ducks dive and swans do not")
  }

  @Test(arguments: [
    ("Proposal: ducks at the mill", "Forty ducks lighter: moving a pond\n\n\(ducks)"),
    ("Ducks at the mill", "Abstract:\n\nForty ducks lighter: moving a pond\n\n\(ducks)"),
    ("Talk proposal", "Abstract:\n\nForty ducks lighter: moving a pond\n\n\(ducks)"),
  ])
  func `prefer a line that is likely one to the subject`(subject: String, text: String) {
    let draft = Sample.draft("Hello,\n\n\(text)\n\nBest,\nAda", subject: subject)
    #expect(draft.proposals.map(\.title) == ["Forty ducks lighter: moving a pond"])
  }

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var given: String
    var title: String?

    init(_ description: String, _ given: String, is title: String?) {
      testDescription = description
      self.given = given
      self.title = title
    }
  }
}
