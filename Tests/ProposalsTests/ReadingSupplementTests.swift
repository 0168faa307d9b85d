import Mail
import Testing

@testable import Proposals

@Suite struct `Reading what an answer supplies` {
  private func draft(_ text: String, isOurs: Bool = true) -> Draft {
    Sample.draft(
      "\(text)\n\nAda", subject: isOurs ? "Re: Why ducks dive [POND31-004]" : "Re: Why ducks dive",
      fields: [
        "In-Reply-To: <\(isOurs ? "cfp.0a1b.POND31-004@pond.example" : "2@example.net")>"
      ])
  }

  @Test(arguments: [
    ("A short talk, please.", "short"), ("Short talk", "short"), ("40 minutes, please.", "long"),
    ("It's a full talk, forty minutes.", "long"), ("I'd like to do a short talk.", "short"),
    ("Sorry, I forgot. It should be a short talk.", "short"),
    ("The length is 20 minutes.", "short"), ("Hallo, bitte 20 Minuten.", "short"),
  ])
  func `a format, in a word or two`(text: String, format: String) {
    let draft = draft(text)
    let said = draft.supplement?.format ?? draft.proposals.first?.format
    #expect(said == format)
  }

  @Test(arguments: [
    "Thank you for considering my talk.", "I will be there 20 minutes before it begins, and wait.",
    "Is a short talk possible?", "Either 20 minutes or 40 minutes will do.",
    "I will prepare my talk next week.", "30 minutes, please.",
    "If a short talk is all there is, I would rather not come.",
  ])
  func `and none where it asks, or speaks of something else`(text: String) {
    #expect(draft(text).supplement?.format == nil)
  }

  @Test func `a topic of the call`() {
    #expect(draft("And I forgot: the topic would be fish.").supplement?.topics == ["fish"])
  }

  @Test func `nothing to anybody but us`() {
    #expect(draft("A short talk, please.", isOurs: false).supplement == nil)
  }

  @Test(arguments: [">", ""])
  func `the form of our mail, filled in where it is quoted`(mark: String) throws {
    let form = [
      "Please send what is missing.", "", "Title: Why ducks dive", "Speaker: Ada Frog",
      "Affiliation: Pond Institute", "Bio: Ada has kept ducks since 2009.",
      "Format (long talk, short talk): short talk", "Abstract:", "",
      "To correct something, reply to this mail.",
    ].map { (mark.isEmpty ? "" : mark + " ") + $0 }.joined(separator: "\n")
    let head =
      mark.isEmpty
      ? "From: Pond Days 2031 <talks@pond.example>\nSent: Monday, 3 March 2031 09:10\n"
        + "To: Ada Frog\nSubject: Re: Why ducks dive [POND31-004]\n"
      : "On Mon, 3 Mar 2031 at 09:10, Pond Days 2031 <talks@pond.example> wrote:"
    let supplement = try #require(draft("See below.\n\nAda\n\n\(head)\n\(form)").supplement)
    #expect(supplement.format == "short")
    #expect(supplement.speakers.map(\.affiliation) == ["Pond Institute"])
    #expect(supplement.speakers.map(\.bio) == ["Ada has kept ducks since 2009."])
    #expect(supplement.abstract == nil)
  }

  @Test(arguments: [
    "I forgot the bio, sorry! Here it is:", "Here's a short bio for the website:",
    "Please find my biography below.", "As promised, a few words about me.", "Hier meine Kurzbio:",
  ])
  func `a biography that is announced`(opening: String) {
    let draft = draft("\(opening)\n\nAda Frog keeps ducks, and has counted their dives since 2009.")
    #expect(draft.kind == .reply)
    #expect(
      draft.supplement?.speakers.map(\.bio)
        == ["Ada Frog keeps ducks, and has counted their dives since 2009."])
    #expect(draft.supplement?.provenance.keys.sorted { $0.rawValue < $1.rawValue } == [.bio])
  }

  @Test func `no biography of the writer where somebody else's is announced`() {
    let draft = draft("We forgot Ben's bio. Here it is:\n\nBen Newt has counted frogs since 2011.")
    let bios = (draft.proposals + [draft.supplement].compactMap(\.self)).flatMap(\.speakers)
      .compactMap(\.bio)
    #expect(bios.isEmpty)
  }

  @Test(arguments: [("Keeps ducks, and counts them.", true), ("Ducks.", false)])
  func `a biography in the place of a shorter one`(bio: String, isTaken: Bool) {
    func lives(_ bio: String) -> Proposal {
      var proposal = Proposal(speakers: [
        Speaker(name: "Ada Frog", email: "ada@example.org", bio: bio)
      ])
      proposal.provenance[.bio] = Provenance(from: .label, confidence: 0.9)
      return proposal
    }
    let said = lives(bio).supplying(lives("Keeps ducks."))
    #expect(said?.speakers.map(\.bio) == (isTaken ? [bio] : nil))
  }
}
