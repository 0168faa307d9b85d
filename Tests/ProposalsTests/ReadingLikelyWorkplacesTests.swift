import Foundation
import Mail
import Testing

@testable import Proposals

/// Names beside the text that letters have taught to be workplaces.
@Suite struct `Workplaces that are likely` {
  private static let ducks = `Reading loose letters`.ducks

  private static func names(_ text: String, from: String = "Ada Frog <ada@example.org>")
    -> LetterNames
  {
    let reader = Sample.reader(of: Sample.mail(text, from: from))
    return LetterNames(besideTextOf: reader.withPeople(reader.findings()), reader)
  }

  private static func letter(_ remark: String) -> String {
    "Hello,\n\nI propose “Why ducks dive”.\n\n\(ducks)\n\n\(remark)\n\nAda"
  }

  @Test(arguments: [
    ("I am the caretaker: Wicket School, in Frogville.", "Wicket School"),
    ("I own a small hosting business, Wicket & Sons Ltd.", "Wicket & Sons Ltd."),
  ])
  func `are taken where no phrase tells`(remark: String, firm: String) {
    let draft = Sample.draft(Self.letter(remark))
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [firm])
  }

  @Test(arguments: [
    "Ben Newt, who is in copy, works at the Wicket Boat Collective.",
    "I studied at the Wicket Boat College.",
    "I will come by train from Frogville, by way of Utrecht.",
    "On Tuesday I have to be in Frogville.",
    "I look forward to seeing you at Frogville University.",
  ])
  func `are not what is somebody else's, past, or a place`(remark: String) {
    let draft = Sample.draft(
      Self.letter(remark), fields: ["Cc: Ben Newt <ben@example.net>"])
    #expect(draft.proposals.first?.speakers.first?.affiliation == nil)
  }

  @Test func `do not take the place of a firm that has the speaker's name`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”.\n\n\(Self.ducks)\n\nI teach limnology at the University of Wicket.\n\nAda Frog\nFrog Systems"
    )
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == ["Frog Systems"])
  }

  @Test(arguments: [
    ("Ada Frog, Independent University of Au", "Independent University of Au"),
    ("Ada Frog, freelance developer from Au", nil),
  ])
  func `are told from having none`(value: String, firm: String?) {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nSpeaker: \(value)\nFormat: short talk")
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [firm])
  }

  @Test func `are not where the talk's text happens`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nSpeakers: Ada Frog, Ben Newt\nAbstract: We compare two ponds. Both have been at Frogville University for years.\nFormat: short talk"
    )
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [nil, nil])
  }

  @Test func `are nobody's in mail on the call's list`() {
    let draft = Sample.draft(
      Self.letter("I go to Wicket School, in Frogville."),
      subject: "[Pond Days TOPIC] Why ducks dive",
      fields: ["To: pond-talk@lists.example.org"])
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.first?.speakers.allSatisfy { $0.affiliation == nil } ?? false)
  }

  /// The odds are those of logistic regression over the traits of the name.
  @Test func `have the odds of their traits`() throws {
    let table = TraitTable(
      """
      # a remark
      all\t-2
      before at\t1.5
      form hasTwoWords\t0.25
      cueBefore firmOf\t-0.5
      form isLoud\t9
      """)
    let letter = Self.names(Self.letter("I run the boats at Wicket Lamps, and keep ducks."))
    let name = try #require(letter.names.first { $0.name == "Wicket Lamps" })
    var traits: [String] = []
    letter.forEachTrait(of: name) { traits.append($1()) }
    #expect(Set(traits).isSuperset(of: ["before at", "form hasTwoWords", "cueBefore firmOf"]))
    #expect(!traits.contains("form isLoud"))
    #expect(abs(table.odds { letter.forEachTrait(of: name, $0) } - 1 / (1 + exp(0.75))) < 0.0001)
  }

  @Test func `are told by traits of which each has a name`() {
    let letter = Self.names(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\nBio: Ada Frog digs for WICKET Ltd (Boats).\n\nI am with Frog Pond, in Utrecht.\n\nAda Frog\nWicket Boats"
    )
    #expect(letter.names.count >= 4)
    for name in letter.names {
      #expect(!traitNames { letter.forEachTrait(of: name, $0) }.isEmpty)
    }
  }

  @Test(arguments: [
    (
      "Department of Reeds, University of Wicket, Utrecht",
      ["Department of Reeds, University of Wicket"]
    ),
    ("University of Wicket, University of Au", ["University of Wicket", "University of Au"]),
    ("Wicket Lamps, University of Au", ["Wicket Lamps", "University of Au"]),
    ("Wicket Team Lead, University of Au", ["Wicket Team Lead", "University of Au"]),
  ])
  func `are a department's with that of the whole`(line: String, names: [String]) {
    let letter = Self.names(Self.letter("I measure things.\n\n\(line)"))
    let found = letter.names.map(\.name).filter { $0.contains("Wicket") || $0.contains("Au") }
    #expect(found == names)
  }

  /// A phrase leads to the department alone.
  @Test func `are the whole where a phrase told a part`() {
    let draft = Sample.draft(
      Self.letter("I am with the Department of Reeds, University of Wicket."))
    let firms = draft.proposals.first?.speakers.map(\.affiliation)
    #expect(firms == ["Department of Reeds, University of Wicket"])
  }

  /// What a talk is about is likely nobody's workplace.
  @Test(arguments: [
    ("Why ducks dive", "Wicket School"), ("Wicket School by night", nil),
  ])
  func `are not what the title says, unless that is sure`(title: String, firm: String?) {
    let draft = Sample.draft(
      "Hello,\n\n\(Self.ducks)\n\nI keep the pond clean for Wicket School, in Frogville.\n\nAda",
      subject: "Talk proposal: \(title)")
    #expect(draft.proposals.map(\.title) == [title])
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == [firm])
  }

  /// Neither capitals nor spaces tell where these begin and end.
  @Test(arguments: [
    ("我叫柳蛙,是青蛙大学计算机系的博士生。", ["青蛙大学计算机系"]),
    ("蛙田は池端データセンター株式会社で働いています。", ["池端データセンター株式会社"]),
    ("株式会社みどりと蛙で働いています。", ["株式会社みどりと蛙"]),
    ("저는 개구리연구소에서 일합니다.", ["개구리연구소"]),
    ("大学で学びました。", []),
  ])
  func `are told in scripts without spaces`(remark: String, names: [String]) {
    let letter = Self.names("Title: Why ducks dive\nAbstract: \(Self.ducks)\nBio: \(remark)")
    let found = letter.names.map(\.name).filter { !$0.utf8.contains { $0 < 0x80 } }
    #expect(found == names)
  }

  @Test func `are looked for in bounds where every second word is a kind`() {
    let letter = Self.names(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\n\n"
        + String(repeating: "某大学", count: 4_000) + "\n" + String(repeating: "某大学 a ", count: 4_000))
    #expect(letter.names.count <= 500)
    let lines = String(repeating: "某大学\n\n", count: 2_000)
    let other = Self.names("Title: Why ducks dive\nAbstract: \(Self.ducks)\n\nBio: \(lines)")
    #expect((1...500).contains(other.names.count))
  }

  @Test func `are told below an abstract that has ended`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\n\nAbstract: \(Self.ducks)\n\nTake what fits. I'm Ada, caretaker at Wicket Lamps, and my bio comes tomorrow.\n\nThanks"
    )
    #expect(draft.proposals.first?.speakers.map(\.affiliation) == ["Wicket Lamps"])
  }

  /// A part of a form is called something, and that is nobody's workplace.
  @Test func `are no names of fields`() {
    let letter = Self.names(
      "Title: Why ducks dive\nCo-Speaker: Ben Newt\nAbstract: \(Self.ducks)\n\nAda")
    #expect(!letter.names.contains { $0.name.hasPrefix("Co-Speaker") })
  }
}
