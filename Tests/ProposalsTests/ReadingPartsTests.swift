import Testing

@testable import Proposals

@Suite struct `Reading several talks` {
  static let ducks = `Reading titles`.ducks
  static let frogs = """
    Frogs are the loudest small animals of the mill. We measured them with a borrowed microphone
    and explain what the numbers say about water, weather and the neighbours.
    """

  @Test(arguments: [
    Mail(
      "repeated labels",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\nTitle: How loud frogs are\nAbstract: \(frogs)"),
    Mail(
      "repeated labels, the abstract first",
      "Abstract: \(ducks)\nTitle: Why ducks dive\n\nAbstract: \(frogs)\nTitle: How loud frogs are"),
    Mail(
      "rules",
      "Here are two proposals.\n\nWhy ducks dive\n\n\(ducks)\n\n* * *\n\nHow loud frogs are\n\n\(frogs)"
    ),
    Mail(
      "long rules",
      "Here are my proposals.\n\nWhy ducks dive\n\n\(ducks)\n\n==================\n\nHow loud frogs are\n\n\(frogs)"
    ),
    Mail(
      "rules made of dashes",
      "I have two talks to offer.\n\nTitle: Why ducks dive\n\n\(ducks)\n\n--------\n\nTitle: How loud frogs are\n\n\(frogs)"
    ),
    Mail(
      "numbered headings",
      "Proposal 1\n----------\nTitle: Why ducks dive\nAbstract: \(ducks)\n\nProposal 2\n----------\nTitle: How loud frogs are\nAbstract: \(frogs)"
    ),
    Mail(
      "slots behind numbered titles",
      "Take one or both.\n\n1. Why ducks dive (40 minutes)\n\n\(ducks)\n\n2. How loud frogs are (short talk)\n\n\(frogs)"
    ),
    Mail(
      "slots below titles",
      "Pick at most one.\n\n(1) Why ducks dive\nlong talk, 40 min\n\(ducks)\n\n(2) How loud frogs are\nshort talk\n\(frogs)"
    ),
    Mail(
      "slots behind titles",
      "Why ducks dive (40 minutes)\n\(ducks)\n\nOr:\n\nHow loud frogs are (rather a short talk)\n\(frogs)"
    ),
    Mail(
      "emphasised numbers",
      "I have two ideas for you.\n\n*1. Why ducks dive*\n\n\(ducks)\n\n*2. How loud frogs are*\n\n\(frogs)"
    ),
    Mail(
      "counted titles",
      "Talk 1: Why ducks dive\n\n\(ducks)\n\nTalk 2: How loud frogs are\n\n\(frogs)"),
    Mail(
      "counted titles with signs",
      "Talk #1 - Why ducks dive\n\n\(ducks)\n\nTalk #2 - How loud frogs are\n\n\(frogs)"),
    Mail(
      "a numbered list",
      "I have two proposals.\n\n1. Why ducks dive\n\n\(ducks)\n\n2. How loud frogs are\n\n\(frogs)"),
    Mail(
      "a numbered list without gaps",
      "I have two proposals.\n\n1) Why ducks dive\n\(ducks)\n\n2) How loud frogs are\n\(frogs)"),
    Mail(
      "letters",
      "I have two proposals.\n\nA) Why ducks dive\n\(ducks)\n\nB) How loud frogs are\n\(frogs)"),
    Mail(
      "ordinals",
      "First talk: Why ducks dive\n\n\(ducks)\n\nSecond talk: How loud frogs are\n\n\(frogs)"),
    Mail(
      "underlined titles",
      "Here are two proposals.\n\nWhy ducks dive\n--------------\n\n\(ducks)\n\nHow loud frogs are\n------------------\n\n\(frogs)"
    ),
    Mail(
      "Markdown headings",
      "Two proposals:\n\n## Why ducks dive\n\n\(ducks)\n\n## How loud frogs are\n\n\(frogs)"),
    Mail(
      "German counting",
      "Vortrag 1: Why ducks dive\n\n\(ducks)\n\nVortrag 2: How loud frogs are\n\n\(frogs)"),
  ])
  func `told apart by`(_ mail: Mail) {
    let draft = Sample.draft("Hello,\n\n\(mail.text)\n\nKind regards,\nAda", subject: "proposals")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "How loud frogs are"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks, Self.frogs])
    #expect(draft.proposals.allSatisfy { $0.speakers.map(\.name) == ["Ada Frog"] })
  }

  @Test(arguments: [
    Mail(
      "a numbered list in an abstract",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\n1. They are hungry.\n\n2. They are bored."),
    Mail(
      "a rule in an abstract",
      "Title: Why ducks dive\n\nAbstract:\n\(ducks)\n\n----------------\n\nKind regards"),
    Mail("a title repeated", "Title: Why ducks dive\nShort abstract: They do.\nAbstract: \(ducks)"),
  ])
  func `one talk in spite of`(_ mail: Mail) {
    let draft = Sample.draft("Hello,\n\n\(mail.text)\n\nAda", subject: "Talk proposal")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.first?.abstract?.hasSuffix("Kind regards") == false)
  }

  @Test func `each with its own length`() {
    let draft = Sample.draft(
      "Talk 1: Why ducks dive (40 minutes)\n\n\(Self.ducks)\n\nTalk 2: How loud frogs are (20 min)\n\n\(Self.frogs)"
    )

    #expect(draft.proposals.map(\.minutes) == [40, 20])
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "How loud frogs are"])
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) {
      testDescription = description
      self.text = text
    }
  }
}
