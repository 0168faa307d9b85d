import Testing

@testable import Proposals

/// Workplaces that the domain of a speaker's address confirms.
@Suite struct `Workplaces confirmed by domains` {
  @Test(arguments: [
    ("ada@froghouse.example", "Three of us at the Frog House keep ducks.", "Frog House"),
    ("ada@uni-muddle.example", "With us, at Muddle University, nobody swims.", "Muddle University"),
    (
      "ada@frogville.example", "Nous sommes de l’université de Frogville, près du port.",
      "université de Frogville"
    ),
    ("ada@newt.example", "In the Newt House nobody swims.", nil),
    ("ada@example.org", "At the Example Pond nobody swims.", nil),
    ("ada@froghouse.example", "We keep ducks and frogs.", nil),
    ("ada@gmail.com", "Gmail does not like my ducks.", nil),
  ])
  func `are names beside the text alone`(address: String, remark: String, firm: String?) {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(`Reading loose letters`.ducks)\n\nFormat: short talk\n\n\(remark)\n\nAda",
      from: "Ada Newt <\(address)>")
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [firm])
  }
}
