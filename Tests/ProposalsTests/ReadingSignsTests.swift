import Mail
import Testing

@testable import Proposals

/// The marks and words around a text that say what it is: labels in brackets, what stands before a
/// title, the fields of calls and newsletters.
@Suite struct `Reading the signs around a text` {
  static let ducks = `Reading loose letters`.ducks

  @Test(arguments: [("【", "】"), ("［", "］："), ("《", "》"), ("[", "] ")])
  func `reads labels in brackets`(open: String, close: String) {
    let text = "池の水を三年間測りました。鴨が潜ると藻はどう変わるのか、記録と失敗を紹介します。"
    let draft = Sample.draft(
      "はじめまして。\n\n\(open)題名\(close)鴨はなぜ潜る\n\(open)時間\(close)20分\n\(open)概要\(close)\n\(text)\n\n-- \nAda"
    )
    #expect(draft.proposals.map(\.title) == ["鴨はなぜ潜る"])
    #expect(draft.proposals.map(\.minutes) == [20])
    #expect(draft.proposals.map(\.abstract) == [text])
  }

  @Test func `takes a title behind a colon at the end of what proposes`() {
    let draft = Sample.draft(
      "Hi Olga,\n\nhere's mine: \"Why ducks dive\" (20 minutes would do).\n\n\(Self.ducks)\n\nAda",
      subject: "Re: [Ponds] Call for talks",
      fields: ["In-Reply-To: <9@pond.example>"])
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test func `takes the fields of a call for no proposal`() {
    let draft = Sample.draft(
      "SECOND CALL FOR PAPERS - EXTENDED DEADLINE\n9th Workshop on Reeds (RUSH 2031)\n\nAbstract: We solicit contributions on all aspects of reeds. Topics of interest include roots and stems.\n\nImportant dates\n  Paper submission: 15 March 2031 (extended, firm)\n  Notification: 10 May 2031",
      subject: "[CFP] RUSH 2031 - 9th Workshop on Reeds (deadline extended to 15 March)",
      from: "RUSH 2031 Chair <rush@example.net>")
    #expect(draft.kind == .call)
  }

  @Test func `ends a biography where another label in capitals asks`() {
    let draft = Sample.draft(
      "WHAT I'D CALL IT: Why ducks dive\nWHAT IT'S ABOUT: \(Self.ducks)\nABOUT ME: Ada keeps ducks.\nNEED ANYTHING? A projector."
    )
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map { $0.speakers.map(\.bio) } == [["Ada keeps ducks."]])
  }

  @Test func `takes the title that a paragraph leads to before the subject`() {
    let draft = Sample.draft(
      "Hello,\n\nI would like to propose the following short talk:\n\nWhy ducks dive\n\n\(Self.ducks)\n\nAda",
      subject: "Proposal: diving and feeding")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test func `takes a list of keywords for no title`() {
    let draft = Sample.draft(
      "Abstract: \(Self.ducks)\n\nTopics: ducks, water plants, ponds in winter.\n\nAda",
      subject: "Proposal: Why ducks dive")
    #expect(draft.proposals.first?.title == "Why ducks dive")
  }

  @Test func `takes a title behind the word for one within a paragraph`() {
    let draft = Sample.draft(
      "Hello, could you use a talk on ponds? Working title: Why ducks dive. \(Self.ducks)\n\nAda",
      subject: "Idea for a talk")
    #expect(draft.proposals.first?.title == "Why ducks dive")
    #expect(draft.proposals.first?.abstract == Self.ducks)
  }

  @Test(arguments: [
    (["Precedence: bulk"], Draft.Kind.other), ([], .proposal),
  ])
  func `takes what a newsletter offers for no talk`(fields: [String], kind: Draft.Kind) {
    let draft = Sample.draft(
      "Issue 311\n\nWebinar: Proctoring with ducks\n\nJoin us live on 8 April. 45 minutes, free of charge.",
      subject: "This week: seven trends", from: "Pond Weekly <news@weekly.example>",
      fields: fields)
    #expect(draft.kind == kind)
  }

  @Test func `leaves out the words that only say that a text is one`() {
    let draft = Sample.draft(
      "Hello,\n\nMy proposal: \(Self.ducks)\n\nAda", subject: "Proposal: Why ducks dive")
    #expect(draft.proposals.first?.abstract == Self.ducks)
  }
}
