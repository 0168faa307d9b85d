import Mail
import Testing

@testable import Proposals

/// Biographies of a few words and no verb, and those of several people in one paragraph.
@Suite struct `Short lives` {
  private static func speakers(_ field: String) -> [Speaker] {
    Sample.draft(
      "Title: Why ducks dive\n\nAbstract: \(`Reading loose letters`.ducks)\n\n\(field)\n\nThanks\nAda Frog"
    ).proposals.first?.speakers ?? []
  }

  @Test(arguments: [
    ("Speaker: Ada Frog, piano tuner and part-time sysadmin", "piano tuner and part-time sysadmin"),
    ("Speaker: me :) Ada Frog, landscape architecture student", "landscape architecture student"),
    ("Who: me (Ada Frog, frontend dev, ex librarian)", "frontend dev, ex librarian"),
    ("Who: me (frontend dev, ex librarian)", "frontend dev, ex librarian"),
    (
      "Me: museum technician, Forth user since a misspent youth, no degree.",
      "museum technician, Forth user since a misspent youth, no degree."
    ),
    (
      "Me: Free software consultant, Guix committer.",
      "Free software consultant, Guix committer."
    ),
    (
      "Something about you: Forty years of operating, none of developing.",
      "Forty years of operating, none of developing."
    ),
    ("Who am I: Ada Frog\nA line on me: Bike mechanic, busker.", "Bike mechanic, busker."),
  ])
  func `are read without a verb`(field: String, bio: String) {
    let speakers = Self.speakers(field)
    #expect(speakers.map(\.name) == ["Ada Frog"])
    #expect(speakers.map(\.bio) == [bio])
  }

  @Test(arguments: [
    "Me: Ada Frog, Frog Systems Ltd", "Bio: see https://frog.example/about",
    "Speakers: Ada Frog and Ben Newt",
  ])
  func `are not what names somebody or leads elsewhere`(field: String) {
    #expect(Self.speakers(field).allSatisfy { $0.bio == nil })
  }

  @Test func `name the workplace in their list`() {
    let speakers = Self.speakers("Me: storage admin, Frog Regional Library, 11 years.")
    #expect(speakers.map(\.affiliation) == ["Frog Regional Library"])
  }

  @Test(arguments: [
    ("Speaker: Ada Frog, just me", nil),
    ("Speaker: Ada Frog, trainer (formerly at Newtworks)", nil),
    ("Speaker: Ada Frog\nWhere I work: Newt Editors (all six of us)", "Newt Editors"),
    ("Speaker: Ada Frog\nCompany: Newtworks’s", "Newtworks"),
  ])
  func `are told from workplaces, and these from remarks`(field: String, firm: String?) {
    let speakers = Self.speakers(field)
    #expect(speakers.map(\.affiliation) == [firm])
    #expect(speakers.map(\.bio) == [nil])
  }

  @Test func `are parted at semicolons before a speaker's name`() {
    let speakers = Self.speakers(
      "Speakers: Ada Frog and Ben Newt\nBio: Ada designs circuits; she mends others. Then it rains; Ben is a student and writes firmware."
    )
    #expect(
      speakers.map(\.bio) == [
        "Ada designs circuits; she mends others. Then it rains",
        "Ben is a student and writes firmware.",
      ])
  }

  @Test func `go on behind a gap below their label`() {
    let speakers = Self.speakers(
      """
      Speakers: Annette Lang-Frog and Ben Newt

      BIOGRAPHIES

      Annette Lang-Frog is an associate professor of ponds, and has
      served on more committees than she cares to remember.

      Ben Newt is a researcher in the same group. His thesis won an award.
      """)
    #expect(speakers.map(\.name) == ["Annette Lang-Frog", "Ben Newt"])
    #expect(
      speakers.last?.bio == "Ben Newt is a researcher in the same group. His thesis won an award.")
  }

  @Test func `are told of people whose names are joined by small words`() {
    let speakers = Self.speakers(
      """
      Speakers: Ada Frog, Ben da Rocha

      About us:

      Ada Frog is a freelance programmer who grew up on a houseboat.

      Ben da Rocha writes firmware and plays the serpent in a brass band.
      """)
    #expect(speakers.map(\.name) == ["Ada Frog", "Ben da Rocha"])
    #expect(
      speakers.map(\.bio) == [
        "Ada Frog is a freelance programmer who grew up on a houseboat.",
        "Ben da Rocha writes firmware and plays the serpent in a brass band.",
      ])
  }

  @Test func `stand below the name that a heading asks for`() {
    let draft = Sample.draft(
      Sample.mail(
        "* Title\nWhy ducks dive\n\n* Abstract\n\(`Reading loose letters`.ducks)\n\n* Speaker\nRadoslava Minkova\n\nRadoslava cooks for ninety people on weekdays and for two at weekends.\n\n* Availability\nSaturday",
        subject: "Talk", from: "Rada <rada@pond.example>"))
    #expect(draft.proposals.first?.speakers.map(\.name) == ["Radoslava Minkova"])
    #expect(
      draft.proposals.first?.speakers.map(\.bio) == [
        "Radoslava cooks for ninety people on weekdays and for two at weekends."
      ])
  }
}
