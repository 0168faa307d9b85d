import Testing

@testable import Proposals

@Suite struct `Reading lengths and topics` {
  static let form = "Title: Why ducks dive\nAbstract: \(`Reading titles`.ducks)"

  @Test(arguments: [
    Mail("minutes", "Length: 20 minutes", 20, "short"),
    Mail("minutes, short", "Duration: 40 min.", 40, "long"),
    Mail("a bare number", "Length: 40", 40, "long"),
    Mail("an hour", "Length: 1 hour", 60, nil),
    Mail("an hour and minutes", "Length: one hour 30 minutes", 90, nil),
    Mail("an hour and a quarter", "Length: an hour and 15 minutes", 75, nil),
    Mail("an hour and a part of it", "Length: 1 hour, 20 minutes of it for questions", 60, nil),
    Mail("half an hour", "Length: half an hour", 30, nil),
    Mail("a format", "Format: short talk", nil, "short"),
    Mail("a format and its minutes", "Format: full talk (40 minutes)", 40, "long"),
    Mail(
      "boxes to tick", "Format: [ ] long talk (40 min)\n        [x] short talk (20 min)", 20,
      "short"),
    Mail(
      "boxes nobody ticked", "Format: [ ] long talk (40 min)\n        [ ] short talk (20 min)", nil,
      nil),
    Mail("to be decided", "Length: TBD", nil, nil),
    Mail("German minutes", "Dauer: 20 Minuten", 20, "short"),
    Mail("Japanese minutes", "時間：20分", 20, "short"),
    Mail("a sentence", "\n20 minutes would be enough.", 20, "short"),
    Mail("a sentence about the talk", "\nThe talk takes 40 minutes.", 40, "long"),
    Mail("nothing", "", nil, nil),
  ])
  func from(_ mail: Mail) {
    let draft = Sample.draft("Hello,\n\n\(Self.form)\n\(mail.text)\n\nRegards,\nAda")

    #expect(draft.proposals.map(\.minutes) == [mail.minutes])
    #expect(draft.proposals.map(\.format) == [mail.format])
  }

  @Test(arguments: [
    ("Topic: fish", ["fish"]), ("Track: water quality", ["water quality"]),
    ("Topics: fish, water quality", ["water quality", "fish"]), ("Topic: algae", ["water quality"]),
    ("Topic: birds", []), ("Topic:", []),
    ("\nIt would go well into the water quality track.", ["water quality"]), ("", []),
  ])
  func `finds topics`(text: String, topics: [String]) {
    let draft = Sample.draft("Hello,\n\n\(Self.form)\n\(text)\n\nRegards,\nAda")

    #expect(draft.proposals.map(\.topics) == [topics])
  }

  @Test func `finds no topic in a talk that only speaks of fish`() {
    let draft = Sample.draft(
      "Title: Fish\nAbstract: Fish and water quality, and why ducks like both.")

    #expect(draft.proposals.map(\.topics) == [[]])
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var minutes: Int?
    var format: String?

    init(_ description: String, _ text: String, _ minutes: Int?, _ format: String?) {
      testDescription = description
      self.text = text
      self.minutes = minutes
      self.format = format
    }
  }
}
