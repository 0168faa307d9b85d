import Mail
import Testing

@testable import Proposals

@Suite struct `Reading forms` {
  static let text = "Ducks turn the water over all day long, and nobody ever asked them why."

  @Test(arguments: [
    Form("plain labels", "Title: Why ducks dive\nAbstract: \(text)"),
    Form("labels in capitals", "TITLE: Why ducks dive\nABSTRACT: \(text)"),
    Form("the abstract first", "Abstract: \(text)\n\nTitle: Why ducks dive"),
    Form("space before the colon", "Title  : Why ducks dive\nSummary  :\n\(text)"),
    Form("arrows", "TITLE >> Why ducks dive\nABSTRACT >> \(text)"),
    Form("label words in a row", "Proposed talk title: Why ducks dive\nShort abstract: \(text)"),
    Form(
      "a hint in brackets", "Title (max. 80 letters): Why ducks dive\nAbstract (short): \(text)"),
    Form("labels on lines of their own", "Title:\nWhy ducks dive\n\nAbstract:\n\(text)"),
    Form("Markdown", "# Title\n\nWhy ducks dive\n\n## Abstract\n\n\(text)"),
    Form("bold labels", "**Title:** Why ducks dive\n\n**Abstract:** \(text)"),
    Form("org-mode", "#+TITLE: Why ducks dive\n\n* Abstract\n\n\(text)"),
    Form("underlined labels", "Title\n=====\n\nWhy ducks dive\n\nAbstract\n--------\n\(text)"),
    Form("bullets", "- Title: Why ducks dive\n- Abstract: \(text)"),
    Form("numbers", "1. Title\n\n   Why ducks dive\n\n2. Abstract\n\n   \(text)"),
    Form("columns", "Title         Why ducks dive\nAbstract      \(text)"),
    Form("a table", "| Title    | Why ducks dive |\n|----------|----|\n| Abstract | \(text) |"),
    Form("brackets", "[Title] Why ducks dive\n[Abstract] \(text)"),
    Form("braces", "{Title} Why ducks dive\n{Abstract} \(text)"),
    Form("angle brackets", "<Title> Why ducks dive\n<Abstract> \(text)"),
    Form("Roman numbers", "I. Title: Why ducks dive\nIV. Abstract: \(text)"),
    Form("a question as a label", "What is your talk called? Why ducks dive\nAbstract: \(text)"),
    Form("double marks", "== Title ==\nWhy ducks dive\n\n== Abstract ==\n\(text)"),
    Form("pointed marks", "<<< TITLE >>>\nWhy ducks dive\n<<< ABSTRACT >>>\n\(text)"),
    Form("capitals and no gaps", "TITLE\nWhy ducks dive\nABSTRACT\n\(text)"),
    Form("indented values", "Title\n\tWhy ducks dive\nAbstract\n\t\(text)"),
    Form(
      "sentences as labels, values indented below",
      "Title of your talk\n\n    Why ducks dive\n\nLength of the talk\n\n    20 minutes\n\nAbstract\n\n    \(text)"
    ),
    Form("German", "Titel: Why ducks dive\nKurzfassung: \(text)"),
    Form("French", "Titre : Why ducks dive\nRésumé : \(text)"),
    Form("Spanish", "Título: Why ducks dive\nResumen: \(text)"),
    Form("Italian", "Titolo: Why ducks dive\nDescrizione: \(text)"),
    Form("Portuguese", "Título: Why ducks dive\nResumo: \(text)"),
    Form("Russian", "Название: Why ducks dive\nАннотация: \(text)"),
    Form("Polish", "Tytuł: Why ducks dive\nStreszczenie: \(text)"),
    Form("Japanese", "題名：Why ducks dive\n概要：\(text)"),
    Form("Chinese", "标题：Why ducks dive\n内容简介：\(text)"),
    Form("Korean", "제목: Why ducks dive\n초록: \(text)"),
    Form("accents left out", "Titulo: Why ducks dive\nDescricao: \(text)"),
  ])
  func gives(_ form: Form) {
    let draft = Sample.draft("Hello,\n\n\(form.text)\n\nKind regards,\nAda")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.text])
  }

  @Test func `says where each value stands`() {
    let draft = Sample.draft("Title: Why ducks dive\nLength: 20 minutes\n\nAbstract:\n\(Self.text)")
    let provenance = draft.proposals.first?.provenance ?? [:]

    #expect(provenance[.title]?.from == .label)
    #expect(provenance[.title]?.line == 1)
    #expect(provenance[.minutes]?.line == 2)
    #expect(provenance[.abstract]?.line == 4)
    #expect(provenance[.speakers]?.from == .header)
  }

  @Test func `takes a length on a line of its own for a value, not for a label`() {
    let draft = Sample.draft(
      "Title\n\n    Why ducks dive\n\nLength of the talk\n\n    20 minutes\n\nAbstract\n\n    \(Self.text)"
    )

    #expect(draft.proposals.map(\.minutes) == [20])
  }

  @Test func `keeps a proposal of which most is to follow`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nSpeaker: Ada Drake\nFormat: TBD\nAbstract: TBD\nBio: (to follow)",
      subject: "Proposal (details to follow)")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [nil])
  }

  struct Form: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) {
      testDescription = description
      self.text = text
    }
  }
}
