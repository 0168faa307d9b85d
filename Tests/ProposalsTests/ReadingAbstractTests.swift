import Testing

@testable import Proposals

@Suite struct `Reading abstracts` {
  static let ducks = `Reading titles`.ducks
  static let more =
    "At the end there will be time for questions about geese, and for a look at the data."

  @Test(arguments: [
    Mail("a greeting above", "Dear committee,\n\n\(ducks)"),
    Mail("a greeting on its own line", "Hi all, \(ducks)"),
    Mail("a farewell below", "\(ducks)\n\nBest regards,\nAda"),
    Mail("a farewell with the name", "\(ducks)\n\nRegards, Ada Frog"),
    Mail("only a name below", "\(ducks)\n\nAda"),
    Mail("a name after a dash", "\(ducks)\n\n- Ada Frog"),
    Mail("a signature", "\(ducks)\n\n-- \nAda Frog\nReed Works Ltd."),
    Mail(
      "a list's footer",
      "\(ducks)\n\nAda\n\n_______________________________________________\npond-talk mailing list\npond-talk@lists.example.org\nhttps://lists.example.org/pond-talk"
    ),
    Mail("thanks", "\(ducks)\n\nThank you for your consideration.\n\nAda"),
    Mail(
      "an offer of answers",
      "\(ducks)\n\nPlease let me know if you have any questions.\n\nBest,\nAda"),
    Mail("a proposing sentence above", "I would like to submit a talk for Pond Days.\n\n\(ducks)"),
    Mail("a proposing sentence before", "Hello,\n\nI'd like to propose a talk. \(ducks)"),
    Mail("a length", "\(ducks)\n\n20 minutes would be enough for this.\n\nAda"),
    Mail(
      "remarks about length and room",
      "\(ducks)\n\nAs to the length, 40 minutes would suit me. I need a projector.\n\nAda"),
    Mail("people wanted", "\(ducks)\n\nWho should attend:\nEverybody with a net.\n\nAda"),
    Mail(
      "a list of people wanted",
      "\(ducks)\n\nRequired attendees:\n\n- Ben Newt\n- Cora Toad\n\nThanks,\nAda"),
    Mail("a bio", "\(ducks)\n\nAbout me: I count ducks for a living.\n\nAda"),
    Mail("a note about an attachment", "\(ducks)\n\nThe slides of last year are attached.\n\nAda"),
    Mail("the telephone's line", "\(ducks)\n\nSent from my phone"),
    Mail(
      "French courtesies",
      "Bonjour,\n\n\(ducks)\n\nJe reste à votre disposition pour toute question.\n\nCordialement,\nAda"
    ),
    Mail(
      "German courtesies",
      "Sehr geehrte Damen und Herren,\n\n\(ducks)\n\nÜber eine Rückmeldung würde ich mich freuen.\n\nMit freundlichen Grüßen\nAda"
    ),
    Mail(
      "Spanish courtesies",
      "Estimado comité:\n\n\(ducks)\n\nQuedo a su disposición.\n\nUn saludo,\nAda"),
    Mail(
      "Russian courtesies",
      "Здравствуйте!\n\n\(ducks)\n\nБуду рада ответить на вопросы.\n\nС уважением,\nAda"),
    Mail("Japanese courtesies", "委員会の皆様\n\n\(ducks)\n\nご検討をお願いいたします。\n\nよろしくお願いいたします。\nAda"),
    Mail(
      "the call below, quoted",
      "\(ducks)\n\nAda\n\nOn Monday, Olga Reed wrote:\n> We invite talks on everything that swims.\n> Please send your proposals."
    ),
  ])
  func `leave out`(_ mail: Mail) {
    let draft = Sample.draft(mail.text, subject: "Talk proposal: Why ducks dive")

    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test(arguments: [
    Mail("paragraphs", "\(ducks)\n\n\(more)"),
    Mail("lists", "\(ducks)\n\n- mallards\n- teals\n\n\(more)"),
    Mail("headings", "Background:\n\(ducks)\n\nDiscussion:\n\(more)"),
    Mail(
      "underlined headings",
      "Background\n----------\n\n\(ducks)\n\nOpen questions\n--------------\n\n\(more)"),
    Mail(
      "a duration that is no length",
      "\(ducks)\n\nYou will learn to count a flock in 10 minutes, and to do it twice."),
  ])
  func keep(_ mail: Mail) {
    let draft = Sample.draft(
      "Hello,\n\n\(mail.text)\n\nKind regards,\nAda", subject: "Talk proposal: Why ducks dive")

    #expect(draft.proposals.map(\.abstract) == [mail.text])
    #expect(draft.proposals.map(\.minutes) == [nil])
  }

  @Test(arguments: [
    Mail("above the farewell", "\(ducks) [1]\n\n[1] https://ducks.example.org/\n\nBest,\nAda"),
    Mail("below the farewell", "\(ducks) [1]\n\nBest,\nAda\n\n[1] https://ducks.example.org/"),
    Mail("below the signature", "\(ducks) [1]\n\n-- \nAda Frog\n\n[1] https://ducks.example.org/"),
  ])
  func `keep references`(_ mail: Mail) {
    let draft = Sample.draft(mail.text, subject: "Talk proposal: Why ducks dive")

    #expect(
      draft.proposals.first?.abstract == "\(Self.ducks) [1]\n\n[1] https://ducks.example.org/")
  }

  @Test(arguments: [
    Mail(
      "nothing but a title",
      "I would like to give this talk at the mill. Details will follow next week.\n\nAda"),
    Mail("an empty field", "Title: Why ducks dive\nAbstract:\n\nAda"),
    Mail("a field to come", "Title: Why ducks dive\nAbstract: to follow\n\nAda"),
    Mail(
      "a field to come, in German", "Titel: Why ducks dive\nKurzfassung: wird nachgereicht\n\nAda"),
  ])
  func `are missing from`(_ mail: Mail) {
    let draft = Sample.draft(mail.text, subject: "Talk proposal: Why ducks dive")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.abstract) == [nil])
    #expect(draft.proposals.first?.missing.contains(.abstract) == true)
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) {
      testDescription = description
      self.text = text
    }
  }
}
