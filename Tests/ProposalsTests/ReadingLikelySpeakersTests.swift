import Mail
import Testing

@testable import Proposals

/// People whom letters have taught to be speakers, and mail that they have taught to propose a talk.
@Suite struct `Speakers that are likely` {
  private static let ducks = `Reading loose letters`.ducks

  private static func people(_ remark: String, fields: [String] = []) -> [[String?]] {
    Sample.draft(
      "Hello,\n\nI propose “Why ducks dive”.\n\n\(ducks)\n\n\(remark)\n\nAda Frog", fields: fields
    ).proposals.map { $0.speakers.map(\.name) }
  }

  @Test func `are those in copy who are called by their given names`() {
    let copied = ["Cc: Ben van Newt <ben@example.net>"]
    let both = Self.people(
      "Ben and I have spent a year at the pond, and Ben will show the traps.", fields: copied)
    #expect(both == [["Ada Frog", "Ben van Newt"]])
    #expect(Self.people("I hope to see you in June.", fields: copied) == [["Ada Frog"]])
  }

  @Test(arguments: [
    "I am writing on behalf of my colleague Ben, who has no mail at the pond. Ben will give the talk.",
    "This is sent on behalf of our warden. Ben will give the talk and bring the traps.",
  ])
  func `may be so in the writer's place`(remark: String) {
    let copied = ["Cc: Ben van Newt <ben@example.net>"]
    #expect(Self.people(remark, fields: copied) == [["Ben van Newt"]])
  }

  @Test(arguments: [
    "I learned it all from a book by Ben Newt.", "The Reed Boat in Utrecht would lend us a pump.",
    "Our director, Ms Newt, sends her regards.",
  ])
  func `are not all who are named`(remark: String) {
    #expect(Self.people(remark) == [["Ada Frog"]])
  }

  @Test func `are told by traits of which each has a name`() {
    let message = Sample.mail(
      "Hello,\n\nI propose “Why ducks dive”.\n\n\(Self.ducks)\n\nBen and Cem F. Reed (cem@example.net) both join me. Ben Newt is our man of the boats.\n\nAda Frog",
      fields: ["Cc: Ben Newt <ben@example.net>"])
    let reader = Sample.reader(of: message)
    let letter = LetterNames(
      peopleOf: reader.refined(reader.findings()), reader,
      besides: reader.text.writer(in: Sample.vocabulary))
    #expect(letter.names.map(\.name) == ["Ben Newt", "Cem F. Reed", "Ben Newt"])
    let named = Set(
      letter.names.flatMap { name in traitNames { letter.forEachTrait(ofPerson: name, $0) } })
    let wanted: Set = [
      "form isCorrespondent", "form isBeforeAddress", "form hasInitial", "form isCalledByOneName",
      "near both", "cueBehind both", "letterCue both",
    ]
    #expect(wanted.subtracting(named).sorted() == [])
  }

  @Test func `may be proposed for without a phrase that says so`() {
    let text =
      "Hi,\n\nBen and I have spent the year behind the mill, and we think that we have earned the right to complain about it.\n\nForty ducks lighter: moving a pond\n\n\(Self.ducks)\n\nWe'll share the forty minutes, he does the wet parts.\n\nAda"
    let mail = Sample.mail(text, subject: "Ducks")
    #expect(Sample.draft(mail).kind == .proposal)
    #expect(Sample.draft(mail).proposals.map(\.title) == ["Forty ducks lighter: moving a pond"])
    let elsewhere = Sample.mail(text, subject: "Ducks", fields: ["To: friends@example.net"])
    #expect(Sample.draft(elsewhere).kind == .other)
  }

  @Test(arguments: [
    "Hi,\n\nwhere do I find the bus to the pond, and is there a room for our baby?\n\nAda",
    "Dear all,\n\nthe hall is booked, and the caterer wants to know how many of you eat fish.\n\nAda",
    "Hello,\n\nour company sells pumps, nets and boots at the best of prices. Visit our shop.\n\nAda",
  ])
  func `are no question and no remark`(text: String) {
    #expect(Sample.draft(Sample.mail(text, subject: "Hello")).kind == .other)
  }
}
