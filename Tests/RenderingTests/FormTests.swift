import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite struct `The mail form` {
  @Test(arguments: ["en", "de"])
  func `is blank, or filled in with what is known`(language: String) throws {
    let blank = FormText(of: Sample.call, language: language).description
    let filled = FormText(
      of: Sample.call, filledInFrom: Sample.proposal, in: MailLanguage(for: language)
    ).description
    try expectGolden(blank + "\n" + filled, named: "form.\(language).txt")
  }

  @Test func `leaves out what is too long rather than half of it`() {
    var proposal = Sample.proposal
    proposal.abstract = String(repeating: "word ", count: 1_000)
    let form = FormText(of: Sample.call, filledInFrom: proposal, in: .english).description
    #expect(!form.contains("Abstract:"))
    #expect(form.contains("Title: Tracing without tears"))
  }
}
