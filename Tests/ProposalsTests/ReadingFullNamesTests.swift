import Mail
import Testing

@testable import Proposals

/// Names of which the header has only a part.
@Suite struct `Reading full names` {
  private static let ducks = `Reading loose letters`.ducks

  @Test(arguments: [
    ("Ada <ada@example.org>", "I am Ada Newt-Frog, and I keep ducks.", "Ada Newt-Frog"),
    ("Ada F. <ada@example.org>", "For your programme: Ada Frog, Utrecht.", "Ada Frog"),
    ("A. B. Frog <ada@example.org>", "For your programme: Ada Bea Frog, Utrecht.", "Ada Bea Frog"),
    ("\"A. van Frog\" <ada@example.org>", "For your programme: Ada van Frog.", "Ada van Frog"),
    ("ada <ada.frog@example.org>", "oh, and im ada frog, from utrecht.", "ada frog"),
    ("af <ada@example.org>", "my name is ada frog, by the way.", "ada frog"),
    ("pondmaster <pm@example.org>", "Please print Ada Newt-Frog on the badge.", "Ada Newt-Frog"),
    // Somebody else, or somebody whose name is known.
    ("Ada Frog <ada@example.org>", "I know it from Ada Frog Newt.", "Ada Frog"),
    ("Ada <ada@example.org>", "I know it from Bea Newt.", "Ada"),
    ("A. Frog <ada@example.org>", "I know it from Bea Frog.", "A. Frog"),
    ("ada <ada@example.org>", "i know ada well.", "ada"),
  ])
  func from(header: String, remark: String, name: String) {
    let draft = Sample.draft(
      Sample.mail(
        "Hello,\n\nI propose “Why ducks dive”.\n\n\(Self.ducks)\n\n\(remark)\n\nBye,\nAda",
        from: header))
    #expect(draft.proposals.map { $0.speakers.map(\.name) } == [[name]])
  }

  @Test func `that are wrapped are one`() {
    let lines = [
      "There is nobody at the pond behind the mill but Ada van", "Newt-Frog and Bea Reed.",
    ]
    let sheet = Sheet(lines.map { (text: $0, number: nil) }, in: Sample.vocabulary)
    let names = sheet.lines.flatMap { sheet.fullNames(from: $0.words.lowerBound, of: $0) }
    #expect(names.map(sheet.text(ofWords:)) == ["Ada van Newt-Frog", "Bea Reed"])
  }
}
