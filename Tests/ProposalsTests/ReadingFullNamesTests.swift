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
    ("Ada <post@example.org>", "Please print Ada Newt-Frog on the badge.", "Ada Newt-Frog"),
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

  @Test func `are taken out of a subject that ends with them`() {
    let draft = Sample.draft(
      "Hello,\n\nI propose a talk.\n\n\(Self.ducks)\n\nAda Newt-Frog",
      subject: "Why ducks dive (Ada Newt-Frog)", from: "Ada <ada@example.org>")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
  }

  @Test func `stand for a given name in a form`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nFirst name: Ada\nAbstract: \(Self.ducks)\n",
      from: "Ada Frog <ada@example.org>")
    #expect(draft.proposals.map { $0.speakers.map(\.name) } == [["Ada Frog"]])
  }

  @Test(arguments: ["WebDriver Tools", "IPython Notebook", "Ada MacFrog", "Ada FitzNewt"])
  func `have no capital within a word`(line: String) {
    let sheet = Sheet([(text: line, number: nil)], in: Sample.vocabulary)
    let names = sheet.lines.flatMap { sheet.fullNames(from: $0.words.lowerBound, of: $0) }
    #expect(names.map(sheet.text(ofWords:)) == (line.hasPrefix("Ada") ? [line] : []))
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
