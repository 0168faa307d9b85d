import Testing

@testable import Proposals

@Suite struct `A submission's history` {
  typealias R = DecidingRecord

  private static func mail(_ number: Int, _ said: Proposal, at time: Double) -> Contribution {
    Contribution(said, in: .message(number), at: time)
  }

  private static func edit(_ number: Int, _ said: Proposal, at time: Double) -> Contribution {
    Contribution(said, in: .ruling(number), at: time)
  }

  private static func edited(_ fields: Field..., title: String? = nil, bio: String? = nil)
    -> Proposal
  {
    var said = Proposal(title: title)
    if let bio { said.speakers = [Speaker(name: "Ada Quill", email: "ada@example.org", bio: bio)] }
    for field in fields { said.provenance[field] = Provenance(from: .edit, confidence: 1) }
    return said
  }

  private func standing(_ contributions: Contribution...) -> Proposal {
    History(of: contributions, for: R.call).standing
  }

  @Test func `is the same in whatever order it was told`() {
    let told = [
      Self.mail(1, R.tracing, at: 10), Self.mail(2, R.tracing.with(minutes: 20), at: 20),
      Self.edit(1, Self.edited(.title, title: "Tracing"), at: 30),
      Self.mail(3, Proposal(notes: "Morning."), at: 40),
    ]
    let versions = History(of: told, for: R.call).versions
    #expect(versions.count == 4)
    #expect(History(of: told.reversed(), for: R.call).versions == versions)
    #expect(History(of: [told[2], told[0], told[3], told[1]], for: R.call).versions == versions)
  }

  @Test func `takes a mail that comes late where it belongs`() {
    let first = Self.mail(2, R.tracing.with(abstract: R.otherText), at: 20)
    let late = Self.mail(5, R.tracing.with(minutes: 20), at: 10)
    let standing = standing(first, late)
    #expect(standing.abstract == R.otherText)
    #expect(standing.minutes == 20)
  }

  @Test func `keeps what the committee corrected, while its speaker repeats the error`() {
    let typo = R.tracing.with(title: "Tracing without tars")
    let standing = standing(
      Self.mail(1, typo, at: 10),
      Self.edit(1, Self.edited(.title, title: "Tracing without tears"), at: 20),
      Self.mail(2, typo.with(abstract: R.otherText), at: 30))
    #expect(standing.title == "Tracing without tears")
    #expect(standing.provenance[.title]?.from == .edit)
    #expect(standing.abstract == R.otherText)
  }

  @Test func `gives way to its speaker, who says something else than before`() {
    let standing = standing(
      Self.mail(1, R.tracing, at: 10),
      Self.edit(1, Self.edited(.title, title: "Tracing"), at: 20),
      Self.mail(2, R.tracing.with(title: "Tracing, and tears"), at: 30))
    #expect(standing.title == "Tracing, and tears")
  }

  @Test func `lets an edit empty a field, and edits of people find their person`() {
    let standing = standing(
      Self.mail(1, R.tracing.with(minutes: 20, bio: "Ticks."), at: 10),
      Self.edit(1, Self.edited(.minutes), at: 20),
      Self.edit(2, Self.edited(.bio, bio: "Tocks."), at: 30))
    #expect(standing.minutes == nil)
    #expect(standing.speakers.map(\.bio) == ["Tocks.", nil])
    #expect(standing.speakers.map(\.name) == R.tracing.speakers.map(\.name))
  }

  @Test func `is as if a contribution had never been, once that is taken out`() {
    let first = Self.mail(1, R.tracing, at: 10)
    let last = Self.mail(2, R.tracing.with(minutes: 20), at: 30)
    let edit = Self.edit(1, Self.edited(.abstract), at: 20)
    #expect(standing(first, edit, last).abstract == nil)
    #expect(standing(first, last) == R.tracing.with(minutes: 20))
  }

  @Test(arguments: [
    (Double?.some(100), 100.0), (nil, 1_000_000), (1_000_500, 1_000_000), (999_000, 999_000),
    (1_000_000 - 6 * 86_400, 1_000_000),
  ])
  func `orders a mail by its Date where that may be true`(written: Double?, moment: Double) {
    let received = written == 100 ? 200.0 : 1_000_000
    let draft = R.mail(from: R.ada, written: written, received: received)
    #expect(draft.moment == moment)
  }

  @Test func `says how far a Date is off`() {
    let odd = R.mail(from: R.ada, written: 1_000_000 - 30 * 86_400, received: 1_000_000)
    #expect(odd.oddDate == "Its Date lies 30 days before its arrival.")
    let ahead = R.mail(from: R.ada, written: 1_000_000 + 3 * 86_400, received: 1_000_000)
    #expect(ahead.oddDate == "Its Date lies 3 days after its arrival.")
    #expect(R.mail(from: R.ada, written: 1_003_600, received: 1_000_000).oddDate == nil)
  }
}
