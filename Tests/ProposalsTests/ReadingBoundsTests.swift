import Mail
import Testing

@testable import Proposals

@Suite struct `A message that goes on for ever` {
  private func message(subject: String = "Proposal: Pages", lines: [String]) -> Message {
    let header = "From: Ada <ada@example.org>\nTo: papers@conf.example\nSubject: \(subject)\n\n"
    return Message(parsing: Array((header + lines.joined(separator: "\n")).utf8))
  }

  @Test func `is searched as far as a proposal may reach, and says so`() {
    let lines = (0..<6_000).map { "Line \($0) of a log file." }
    let (searched, cuts) = message(lines: lines).bounded()
    #expect(searched.body.count == ReadingBounds.ownLines)
    #expect(cuts == ["The text is too long to be a proposal; line 5001 and on were not searched."])
  }

  @Test func `does not count what it quotes`() {
    let lines = (0..<6_000).map { "> Line \($0) of what was said before." } + ["An answer."]
    let (searched, cuts) = message(lines: lines).bounded()
    #expect(searched.body.last?.text == "An answer.")
    #expect(cuts.isEmpty)
  }

  @Test func `has no more of a subject than anybody would read`() {
    let subject = String(repeating: "é", count: 3_000)
    let (searched, cuts) = message(subject: subject, lines: []).bounded()
    #expect(searched.subject == String(repeating: "é", count: 1_000))
    #expect(cuts.count == 1)
  }

  @Test func `is untouched where it does not`() {
    let (searched, cuts) = message(lines: ["Title: Pages", "Abstract: About pages."]).bounded()
    #expect(searched.body.map(\.text) == ["Title: Pages", "Abstract: About pages."])
    #expect(cuts.isEmpty)
  }

  /// A line of nothing but stars looks like a heading of org-mode as far as it goes.
  @Test(arguments: ["*", "**", "*****", "-", "1.", "#", ">", "(", "\""])
  func `may end in the middle of a mark`(mark: String) {
    for text in [mark, "Title: Pages\n\(mark)", "** Abstract\nAbout pages.\n\(mark)"] {
      let draft = Sample.draft(Sample.mail(text, subject: "Proposal: Pages"))
      #expect(draft.proposals.first?.title?.hasPrefix("Pages") == true)
    }
  }

  /// A length may go on behind the words that were asked about.
  @Test func `may end in the middle of a length`() {
    let words = Array(repeating: "dive", count: 18).joined(separator: " ")
    let sheet = Sheet(line: "\(words) my talk takes 40 minutes", in: Sample.vocabulary)
    #expect(sheet.length(in: 0..<22) == 40)
    #expect(sheet.firstLength(in: 0..<22)?.words == 21..<23)
    #expect(!sheet.asksForSlot(0..<22))
  }
}
