import Mail
import Testing

@testable import Proposals

/// Values on lines below their labels, and words that look like a field's and are none.
@Suite struct `Reading values below labels` {
  private static let ducks = `Reading loose letters`.ducks

  private static func proposal(_ text: String, subject: String = "Talk proposal") -> Proposal? {
    Sample.draft(Sample.mail(text, subject: subject)).proposals.first
  }

  @Test func `takes a length below its label for a value, and no label`() {
    let text =
      "Title\n  Why ducks dive\nDuration\n  20 minutes\nAbstract\n\(Self.ducks)\n\nBest,\nAda"
    let read = Self.proposal(text)
    #expect(read?.title == "Why ducks dive")
    #expect(read?.minutes == 20)
    #expect(read?.abstract == Self.ducks)
  }

  @Test func `takes the label below a title that fills its line for one`() {
    let title = "PONDS: a record of what frogs say to each other in a long night"
    let text = "Title\n\(title)\nPresenter\nAda Frog\n\nABSTRACT\n\(Self.ducks)\n\nBest,\nAda"
    let read = Self.proposal(text)
    #expect(read?.title == title)
    #expect(read?.speakers.map(\.name) == ["Ada Frog"])
  }

  @Test func `goes on with a title whose last word is a label's where a label follows`() {
    let text =
      "Title\nWhat nine frogs told us about the pond in one night, and how: a short\nPresentation\n"
      + "Speaker\nAda Frog\nAbstract\n\(Self.ducks)\n\nBest,\nAda"
    #expect(
      Self.proposal(text)?.title
        == "What nine frogs told us about the pond in one night, and how: a short Presentation")
  }

  @Test func `takes a dash at the end of a line for a label's`() {
    let text = "title - Why ducks dive - and frogs\nDescription -\n\(Self.ducks)\n\nBest,\nAda"
    let read = Self.proposal(text)
    #expect(read?.title == "Why ducks dive - and frogs")
    #expect(read?.abstract == Self.ducks)
  }

  @Test(arguments: [
    "Event-driven ponds: A Case Study of Dr Newt's Counter",
    "Panel: Turn any Pond into a Deployable Lake",
  ])
  func `takes a title for one that names a kind of session`(title: String) {
    let read = Self.proposal(
      "Good morning,\n\nI am writing to offer a talk.\n\n\(title)\n\n\(Self.ducks)")
    #expect(read?.title == title)
  }

  @Test(arguments: [("Algae Tools", "="), ("Level up! Rethinking the pond.", "*")])
  func `takes an underlined line for the title, whatever it says`(title: String, rule: String) {
    let line = String(repeating: rule, count: title.count)
    let read = Self.proposal(
      "Dear committee,\n\nmy proposal follows.\n\n\(title)\n\(line)\n\nAbstract\n--------\n\n\(Self.ducks)"
    )
    #expect(read?.title == title)
    #expect(read?.topics == [])
  }

  @Test(arguments: [
    "*Title of the talk:* Why ducks dive\n\n*Talk description:*\n\n\(ducks)\n\nIn this talk, they will be counted.\n\n*Speaker bio:*\n\nKernel developer since 2.4; interested in clocks.",
    "So, the talk:\n\nTitle: Why ducks dive\nAbstract:\n\(ducks)\n\nThanks for all.",
    "Title: Why ducks dive\nAbstract:\n\(ducks) In this talk. I then discuss our experience\nin bringing ducks to a variety of ponds.\n\nHappy to answer questions.",
  ])
  func `takes no format from a word that is said of every talk`(text: String) {
    let call = Call(
      name: "Pond Days 2031", codePrefix: "POND31", addresses: ["talks@pond.example"],
      formats: [
        Format(id: "presentation", name: "presentation", minutes: 50),
        Format(id: "mini", name: "mini-presentation", minutes: 25),
      ])
    let draft = Sample.draft(
      Sample.mail("Dear committee,\n\n\(text)\n\nBest,\nAda"), for: call,
      in: Sample.vocabulary(for: call))
    #expect(draft.proposals.map(\.format) == [nil])
  }

  @Test func `knows names in a title or a text's field for what the talk is about`() throws {
    let text =
      "Title: Ponds: Data Access for Future Programmers\nAbstract:\n\(Self.ducks) Seen by Newt Processing.\n\n"
      + "Future Programmers will come. I will speak together with Ben Bar."
    let (reader, findings, _) = Sample.letter(of: Sample.mail(text))
    let letter = LetterNames(peopleOf: findings, reader, besides: nil)
    let titles = Set(findings.titleWords.joined())
    let about = letter.names.filter { letter.isWhatTalksAreAbout($0, titled: titles) }.map(\.name)
    #expect(Set(about) == ["Data Access", "Future Programmers", "Newt Processing"])
    #expect(letter.names.map(\.name).contains("Ben Bar"))
  }

  @Test(arguments: [
    "my name is Ada Frog and I would like to speak about ``Tales of\nPond Security Research''.\n\n\(ducks)",
    "Building a Culture of Observability\nAda Frog\n\n\(ducks)",
  ])
  func `takes no words of a title for a workplace`(text: String) {
    let read = Self.proposal("Hello,\n\n\(text)\n\nBest,\nAda")
    #expect(read?.title != nil)
    #expect(read?.speakers.map(\.affiliation) == [nil])
  }

  @Test(arguments: [
    "-- \nAda Frog\nPond Team\nLarkmill Labs\nphone: +1 555 0144",
    "Ada Frog | Pond Team | Larkmill Research",
  ])
  func `goes past a team to the firm that has it`(signature: String) {
    let read = Self.proposal(
      "Hello,\n\nI propose a talk called \"Why ducks dive\".\n\n\(Self.ducks)\n\nBest,\n\(signature)"
    )
    #expect(read?.speakers.map { $0.affiliation?.hasPrefix("Larkmill ") } == [true])
  }

  @Test func `takes a life without a name below a speaker's label for one`() {
    let life =
      "Systems programmer, occasional writer, and maintainer of two small ponds you never heard of."
    let text =
      "# Why ducks dive\n\n## Abstract\n\n\(Self.ducks)\n\n## Speaker\n\n\(life)\n"
    let read = Self.proposal(text)
    #expect(read?.speakers.map(\.name) == ["Ada Frog"])
    #expect(read?.speakers.map(\.bio) == [life])
  }

  @Test(arguments: [
    "Most ponds are still kept with the same old nets. To keep one well, we\nhave to look again at the depth and the weed that define the\nbest practices.",
    "As keepers we find frogs only after the thaw. In this talk, we draw on\nyears of experience in ponds to show, using real examples:",
  ])
  func `goes on with a text behind a line that is like a farewell or a label`(head: String) {
    let text =
      "\(head)\n\n- weed in the dark\n- ice and what it hides\n- hunger below the ice of small ponds"
    let read = Self.proposal(
      "Hello,\n\nI propose a talk called \"Why ducks dive\".\n\n\(text)\n\n\(Self.ducks)\n\nThanks,\nAda Frog"
    )
    #expect(read?.title == "Why ducks dive")
    #expect(read?.abstract?.contains("hides\n- hunger") ?? false)
    #expect(read?.abstract?.hasSuffix(Self.ducks) ?? false)
    #expect(read?.speakers.map(\.bio) == [nil])
  }

  @Test func `takes a question's last word for no field of a header`() {
    let head = "Keeping of ponds is hard. What if there were weeds that you don't have\nto?"
    let middle =
      "Pond keeping isn't just about the net. Making it easy saves the frogs and their keepers work."
    let text = "The talk is called \"Why ducks dive\".\n\n\(head)\n\n\(middle)\n\n\(Self.ducks)"
    #expect(
      Self.proposal("Hello,\n\n\(text)\n\nThanks,\nAda Frog")?.abstract
        == "\(head)\n\n\(middle)\n\n\(Self.ducks)")
  }

  @Test func `leaves a text that says "in my talk" whole`() {
    let last =
      "In my talk, I want to present a case that puts nets and weed together. Therefore, I will choose a pond."
    let read = Self.proposal(
      "Title: Why ducks dive\nAbstract:\n\(Self.ducks)\n\n\(last)\n\nLet me know whether this fits.\n\nThanks,\nAda"
    )
    #expect(read?.abstract == "\(Self.ducks)\n\n\(last)")
  }

  @Test(arguments: [
    ("Backups: A Confession Ben Bar Quick talk", true),
    ("Panel: Turn any Pond into a Deployable Lake", false),
    ("Event-Driven ponds: A Case Study of Dr Newt's Counter", false),
  ])
  func `knows a title by its capitals, but for a small word that asks for a slot`(
    line: String, asks: Bool
  ) {
    let call = Call(
      name: "Pond Days", codePrefix: "P", addresses: [],
      formats: [
        Format(id: "talk", name: "quick talk", minutes: 10),
        Format(id: "panel", name: "panel", minutes: 60),
        Format(id: "study", name: "case study", minutes: 30),
      ])
    let sheet = Sheet(line: line, in: Sample.vocabulary(for: call))
    #expect(sheet.asksForSlot(sheet.words.indices) == asks)
  }

  @Test(arguments: [
    "Me, plus somebody from the frog lab, who is still to be told about all this.", "both authors",
  ])
  func `takes no remark beside a speaker's label for a life`(remark: String) {
    let text =
      "Title: Why ducks dive\nPresenter: \(remark)\n\nAbstract:\n\(Self.ducks)\n\nBest,\nAda Frog"
    #expect(Self.proposal(text)?.speakers.allSatisfy { $0.bio == nil } ?? false)
  }
}
