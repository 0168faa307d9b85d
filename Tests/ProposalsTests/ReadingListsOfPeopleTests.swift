import Foundation
import Mail
import Testing

@testable import Proposals

/// Lists of people: who is named, whose each workplace and sentence is, and which talk is whose.
@Suite struct `Reading lists of people` {
  typealias Example = `Reading loose letters`.Example

  static let ducks = `Reading loose letters`.ducks
  static let fish = `Reading loose letters`.fish

  static func form(_ speakers: String) -> String {
    "Title: Why ducks dive\nAbstract: \(ducks)\n\nSpeakers: \(speakers)\n\nRegards,\nAda"
  }

  static func talk(firm: String? = nil, bio: String? = nil, with others: [Speaker] = []) -> Proposal
  {
    let ada = Speaker(name: "Ada Frog", email: "ada@example.org", affiliation: firm, bio: bio)
    return Proposal(title: "Why ducks dive", abstract: ducks, speakers: [ada] + others)
  }

  @Test(arguments: [
    Example(
      "the writer, and a sentence", form("Me, Ada Frog, of Pondwell. I keep ducks at home."),
      talk(firm: "Pondwell", bio: "I keep ducks at home.")),
    Example(
      "the writer and somebody else", form("me, Ben Newt (miller) and a guest to be found"),
      talk(with: [Speaker(name: "Ben Newt")])),
    Example(
      "a sentence about each",
      form("Ada Frog and Ben Newt, of Pondwell. Ada keeps ducks. Ben writes about fish."),
      talk(
        firm: "Pondwell", bio: "Ada keeps ducks.",
        with: [Speaker(name: "Ben Newt", affiliation: "Pondwell", bio: "Ben writes about fish.")])),
    Example(
      "a word that is \"and\" in one language", form("Ada Frog en Ben Newt, beiden van Poelhof."),
      talk(firm: "Poelhof", with: [Speaker(name: "Ben Newt", affiliation: "Poelhof")])),
    Example(
      "a small word for a workplace", form("Ada Frog, da associação Ria Aberta"),
      talk(firm: "associação Ria Aberta")),
    Example(
      "a family name that begins small", form("Ada Frog\nvan der Reed"),
      talk(with: [Speaker(name: "van der Reed")])),
    Example(
      "lines of names and firms",
      form("\nAda Frog, Reed University\nBen Newt, Poelhof Zuivel"),
      talk(
        firm: "Reed University",
        with: [Speaker(name: "Ben Newt", affiliation: "Poelhof Zuivel")])),
    Example(
      "somebody behind what they do",
      "Hello,\n\n\(ducks)\n\nI am the miller here, and I will be co-presenting with our keeper, Dr. Ben Newt.\n\nAda",
      subject: "Proposal: Why ducks dive", talk(with: [Speaker(name: "Ben Newt")])),
    Example(
      "a firm below a department",
      "Hello,\n\n\(ducks)\n\nRegards,\nAda Frog\nPond Technology\nReed and Rush Ltd",
      subject: "Proposal: Why ducks dive", talk(firm: "Reed and Rush Ltd")),
    Example(
      "a firm with a digit in it", form("Ada Frog (she/her), P0nd Works"), talk(firm: "P0nd Works")),
    Example(
      "a line that only wrapping joined",
      form("Ada Frog, Reed University Ada Frog keeps ducks and has written about them."),
      talk(firm: "Reed University", bio: "Ada Frog keeps ducks and has written about them.")),
    Example(
      "a list below the text",
      "Hello,\n\n\(ducks)\n\nAround the pond:\n- Ada Frog (moderator), Reed Works\n- Ben Newt, Mill Club\n\nAda",
      subject: "Proposal: Why ducks dive",
      talk(firm: "Reed Works", with: [Speaker(name: "Ben Newt", affiliation: "Mill Club")])),
    Example(
      "sentences beside a form",
      form("Ada Frog and Ben Newt\n\nAda Frog keeps ducks at home. Ben Newt writes about fish."),
      talk(
        bio: "Ada Frog keeps ducks at home.",
        with: [Speaker(name: "Ben Newt", bio: "Ben Newt writes about fish.")])),
    Example(
      "a long line each, with a dash behind who it is about",
      form(
        "\nAda Frog - miller by day, and by night the keeper of all the ducks at the old mill.\nBen Newt - writes about fish, and about those who fish for them."
      ),
      talk(
        bio: "miller by day, and by night the keeper of all the ducks at the old mill.",
        with: [
          Speaker(name: "Ben Newt", bio: "writes about fish, and about those who fish for them.")
        ])),
    Example(
      "a dash, and no full stop",
      form(
        "\nAda Frog (ada@example.org) - keeps ducks, has drowned twice\nBen Newt – writes about the fish in our ponds"
      ),
      talk(
        bio: "keeps ducks, has drowned twice",
        with: [Speaker(name: "Ben Newt", bio: "writes about the fish in our ponds")])),
    Example(
      "marked lines below a label for biographies",
      form("Ada Frog and Ben Newt\n\nBios:\n\n- Ada: keeps ducks.\n- Ben: writes about fish."),
      talk(bio: "keeps ducks.", with: [Speaker(name: "Ben Newt", bio: "writes about fish.")])),
    Example(
      "biographies with a gap between",
      form(
        "Ada Frog and Ben Newt\n\nMore about us:\n\nAda Frog keeps ducks at home.\n\nBen Newt writes about fish."
      ),
      talk(
        bio: "Ada Frog keeps ducks at home.",
        with: [Speaker(name: "Ben Newt", bio: "Ben Newt writes about fish.")])),
    Example(
      "a table",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\nSpeakers:\n\nName | Affiliation | Bio\nAda Frog | Reed University | Head of ducks. Has counted all of them at least twice.\nBen Newt | freelance | Writes about fish.\n\nRegards,\nAda",
      talk(
        firm: "Reed University", bio: "Head of ducks. Has counted all of them at least twice.",
        with: [Speaker(name: "Ben Newt", bio: "Writes about fish.")])),
    Example(
      "a biography that names whom it is about a little later",
      form(
        "Ada Frog and Ben Newt\n\nAbout us:\nAda has kept ducks at home since 2017.\nBefore he came to us, Ben wrote about fish."
      ),
      talk(
        bio: "Ada has kept ducks at home since 2017.",
        with: [Speaker(name: "Ben Newt", bio: "Before he came to us, Ben wrote about fish.")])),
  ])
  func `tells whose each word is`(_ example: Example) {
    compare(Sample.draft(example.text, subject: example.subject), example)
  }

  @Test(arguments: [
    ("ada", "Ada Frog", "Ada Frog\nReed Works"), ("Ada F.", "Ada Frog", "Ada Frog, in the reeds"),
    ("Ada F.", "Ada F.", "Ben Newt"),
  ])
  func `takes the whole name from the signature`(header: String, name: String, signature: String) {
    let draft = Sample.draft(
      "Hello,\n\nI propose a talk called \"Why ducks dive\".\n\n\(Self.ducks)\n\n\(signature)",
      from: "\(header) <ada@example.org>")
    #expect(draft.proposals.first?.speakers.first?.name == name)
  }

  @Test func `takes who gives each of several talks from before their titles`() {
    let draft = Sample.draft(
      "Three of our students would like to give short talks.\n\n1) Ada Newt: Why ducks dive\n\(Self.ducks)\n\n2) Ben Reed: What fish hear\n\(Self.fish)\n\nOlga Mill",
      from: "Olga Mill <olga@example.org>")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What fish hear"])
    #expect(draft.proposals.map { $0.speakers.first?.name } == ["Ada Newt", "Ben Reed"])
  }

  /// A long name is no life.
  @Test func `takes a workplace of many words for no biography`() {
    let draft = Sample.draft(
      Self.form("Ben Newt, both of the Institute of Pond Engineering, Mill Polytechnic of Au"))
    #expect(draft.proposals.first?.speakers.map(\.bio) == [nil])
    #expect(draft.proposals.first?.speakers.first?.affiliation?.hasPrefix("Institute") == true)
  }

  @Test func `reads talks counted by letters, with the text below who gives them`() {
    let draft = Sample.draft(
      "Our club would like to offer two sessions.\n\nSESSION A - \"Why ducks dive\" (long talk)\nSpeaker: Ben Newt, ben@example.org\n\(Self.ducks)\n\nSESSION B - \"What fish hear\" (short talk)\nSpeaker: Ada Frog\n\(Self.fish)\n\nRegards,\nAda Frog"
    )
    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What fish hear"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks, Self.fish])
    #expect(draft.proposals.map(\.format) == ["long", "short"])
    #expect(draft.proposals.map { $0.speakers.map(\.name) } == [["Ben Newt"], ["Ada Frog"]])
  }
}
