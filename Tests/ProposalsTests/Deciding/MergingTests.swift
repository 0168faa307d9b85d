import Testing

@testable import Proposals

@Suite struct `Merging a new version` {
  typealias R = DecidingRecord

  static let known = Proposal(
    title: "Clocks", abstract: "Drift.",
    speakers: [
      Speaker(name: "Ada Quill", email: "ada@example.org", affiliation: "Works", bio: "Ticks."),
      Speaker(name: "Dora Lind"),
    ], format: "talk", minutes: 40, topics: ["time"], notes: "Morning, please.",
    provenance: [.title: Provenance(from: .label, confidence: 1)])

  private func merged(_ newer: Proposal) -> Proposal { Self.known.merging(newer, for: R.call) }

  @Test func `with nothing in it changes nothing`() {
    #expect(merged(Proposal()) == Self.known)
    #expect(merged(Proposal()).changes(since: Self.known).isEmpty)
  }

  @Test func `takes what it says, and where it says it`() {
    let provenance = Provenance(from: .subject, confidence: 0.5)
    let result = merged(
      Proposal(
        title: "Clocks again", abstract: "More drift.", topics: ["guests"], notes: "Evening.",
        provenance: [.title: provenance]))
    #expect(result.title == "Clocks again")
    #expect(result.abstract == "More drift.")
    #expect(result.topics == ["guests"])
    #expect(result.notes == "Evening.")
    #expect(result.provenance[.title] == provenance)
    #expect(result.changes(since: Self.known) == [.title, .abstract, .topics, .notes])
  }

  @Test func `completes speakers, by address or by name`() {
    let result = merged(
      Proposal(speakers: [
        Speaker(email: "ADA@example.org", bio: "Ticks on."),
        Speaker(name: "Lind, Dora", email: "dora@example.org"),
      ]))
    #expect(
      result.speakers == [
        Speaker(
          name: "Ada Quill", email: "ADA@example.org", affiliation: "Works", bio: "Ticks on."),
        Speaker(name: "Lind, Dora", email: "dora@example.org"),
      ])
  }

  @Test func `completes a speaker whom one name calls, where that can be no other`() {
    let called = merged(Proposal(speakers: [Speaker(name: "Dora", bio: "Tocks.")]))
    #expect(called.speakers.map(\.name) == ["Ada Quill", "Dora Lind"])
    #expect(called.speakers.map(\.bio) == ["Ticks.", "Tocks."])
    let two = Proposal(speakers: [Speaker(name: "Dora Lind"), Speaker(name: "Dora Reed")])
      .merging(Proposal(speakers: [Speaker(name: "Dora", bio: "Tocks.")]), for: R.call)
    #expect(two.speakers.map(\.name) == ["Dora Lind", "Dora Reed", "Dora"])
  }

  @Test func `adds a speaker, and removes none that it does not speak of`() {
    let result = merged(Proposal(speakers: [Speaker(name: "Ivo Reed")]))
    #expect(result.speakers.map(\.name) == ["Ada Quill", "Dora Lind", "Ivo Reed"])
  }

  @Test func `replaces the list by a list under its own label`() {
    let result = merged(
      Proposal(
        speakers: [Speaker(name: "Ivo Reed"), Speaker(name: "Ada Quill")],
        provenance: [.speakers: Provenance(from: .label, confidence: 1)]))
    #expect(result.speakers.map(\.name) == ["Ivo Reed", "Ada Quill"])
    #expect(result.speakers.map(\.bio) == [nil, "Ticks."])
  }

  @Test(arguments: [
    (String?.none, Int?.some(20), String?.none, Int?.some(20)),
    ("short", nil, "short", nil), (nil, 40, "talk", 40), ("short", 20, "short", 20),
    (nil, nil, "talk", 40), ("talk", nil, "talk", 40), ("workshop", nil, "workshop", 40),
  ])
  func `keeps half of a length only where it fits the other half`(
    format: String?, minutes: Int?, isFormat: String?, isMinutes: Int?
  ) {
    let result = merged(Proposal(format: format, minutes: minutes))
    #expect(result.format == isFormat)
    #expect(result.minutes == isMinutes)
  }

  @Test func `sees no change in wrapping, case and punctuation`() {
    #expect(Proposal(title: "CLOCKS!").changes(since: Proposal(title: "Clocks")).isEmpty)
    #expect(Proposal(notes: "a\n b").changes(since: Proposal(notes: "A b")).isEmpty)
  }
}
