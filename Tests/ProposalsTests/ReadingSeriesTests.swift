import Testing

@testable import Proposals

/// Talks of one mail that it announces, and tells apart by how their titles are written.
@Suite struct `Reading a series of talks` {
  static let ducks = `Reading several talks`.ducks
  static let frogs = `Reading several talks`.frogs
  private static let titles = ["Why ducks dive", "How loud frogs are"]

  /// A way to write a talk's place, its title and its text.
  struct Style: CustomTestStringConvertible {
    var testDescription: String
    var write: @Sendable (_ place: Int, _ title: String, _ text: String) -> String

    init(_ description: String, _ write: @escaping @Sendable (Int, String, String) -> String) {
      (testDescription, self.write) = (description, write)
    }
  }

  static func mail(_ style: Style, announcing: String = "I have two proposals for you:") -> String {
    let talks = zip(titles, [ducks, frogs]).enumerated().map { style.write($0 + 1, $1.0, $1.1) }
    return "Hello,\n\n\(announcing)\n\n\(talks.joined(separator: "\n\n"))\n\nKind regards,\nAda"
  }

  @Test(arguments: [
    Style("numbers behind a hash") { "#\($0) \($1)\n\n\($2)" },
    Style("numbers of how many, in brackets") { "[\($0)/2] \($1)\n\n\($2)" },
    Style("numbers of how many") { "Proposal \($0) of 2\n\($1)\n\($2)" },
    Style("numbers before a dash") { "\($0) - \($1)\n\n\($2)" },
    Style("numbers before a long dash") { "\($0) – \($1)\n\($2)" },
    Style("numbers before a colon") { "\($0): \($1)\n\n\($2)" },
    Style("Roman numbers") { "\(["I", "II"][$0 - 1]). \($1)\n\n\($2)" },
    Style("capitals that count") { "\(["A", "B"][$0 - 1]). \($1)\n\n\($2)" },
    Style("capitals behind a word") { "Talk \(["A", "B"][$0 - 1]): \($1)\n\($2)" },
    Style("numbers behind some word") { "Idea \($0): \($1)\n\($2)" },
    Style("French numbers") { "Proposition n°\($0) : \($1)\n\n\($2)" },
    Style("emphasis") { "**\($1)**\n\n\($2)" },
    Style("quotation marks") { "\"\($1)\"\n\n\($2)" },
    Style("quotation marks and a dash") { "“\($1)” – \($2)" },
    Style("quotation marks and a colon") { "\"\($1)\": \($2)" },
    Style("items") { "* \($1)\n\n  \($2.replacing("\n", with: "\n  "))" },
    Style("texts that are indented") { "\($1)\n\n    \($2.replacing("\n", with: "\n    "))" },
    Style("labelled abstracts below") { "\($1)\nAbstract: \($2)" },
  ])
  func `by`(_ style: Style) {
    let draft = Sample.draft(Self.mail(style), subject: "Two proposals")

    #expect(draft.proposals.map(\.title) == Self.titles)
    #expect(draft.proposals.map(\.abstract) == [Self.ducks, Self.frogs])
  }

  @Test func `by capitals`() {
    let style = Style("") { "\($1.uppercased())\n\n\($2)" }
    let draft = Sample.draft(Self.mail(style), subject: "Two proposals")
    #expect(draft.proposals.map(\.title) == ["WHY DUCKS DIVE", "HOW LOUD FROGS ARE"])
  }

  @Test func `not by what one talk has two of`() {
    let style = Style("") { "\"\($1)\"\n\n\($2)" }
    let draft = Sample.draft(Self.mail(style, announcing: "This is my talk."), subject: "A talk")
    #expect(draft.proposals.count == 1)

    let form = Sample.draft(
      "Title: Why ducks dive\n\nAbstract: \(Self.ducks)\nThat is all.\nLong abstract: \(Self.frogs)"
    )
    #expect(form.proposals.count == 1)
  }

  /// A number behind a word is the title's, unless it is the place of the talk.
  @Test func `keeps numbers that count no talks`() {
    let style = Style("") { "------\n\nFrogs \($0 + 3): \($1)\n\n\($2)" }
    let draft = Sample.draft(Self.mail(style), subject: "Two proposals")
    #expect(
      draft.proposals.map(\.title) == ["Frogs 4: Why ducks dive", "Frogs 5: How loud frogs are"])
  }

  @Test(arguments: [
    ("[2/3] Frogs", 2, "Frogs"), ("(2 of 3) Frogs", 2, "Frogs"), ("#2 Frogs", 2, "Frogs"),
    ("2. Frogs", 2, "Frogs"), ("**2: Frogs**", 2, "Frogs"), ("2 - Frogs", 2, "Frogs"),
    ("(2) Frogs", 2, "Frogs"), ("B. Frogs", 2, "Frogs"), ("II. Frogs", 2, "Frogs"),
    ("IV) Frogs", 4, "Frogs"), ("XIX. Frogs", 19, "Frogs"), ("Idea 2: Frogs", 2, "Frogs"),
    ("Talk B: Frogs", 2, "Frogs"), ("Talk proposal no. 2 - Frogs", 2, "Frogs"),
    ("Proposal 2 of 3", 2, ""),
  ])
  func `reads the count`(line: String, number: Int, rest: String) throws {
    let count = try #require(TalkCount(line))
    #expect((count.number, count.rest) == (number, rest))
    #expect(TalkCount(line, place: number)?.rest == rest)
    #expect((TalkCount(line, place: number + 1) == nil) == count.isWorded)
    #expect(TalkCount(line, place: nil) == nil)
  }

  @Test(arguments: [
    "2 frogs in a pond", "2031 was wet", "Frogs 2 go", "A frog", "I. Newton, frogs".lowercased(),
    "[1] https://example.org", "Vitamins", "",
  ])
  func `reads no count`(line: String) {
    #expect(TalkCount(line) == nil)
  }
}
