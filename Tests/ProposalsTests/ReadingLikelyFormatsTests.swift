import Mail
import Testing

@testable import Proposals

/// Words for formats that letters have taught to say what a talk is to be.
@Suite struct `Formats that are likely` {
  @Test(arguments: [
    ("Short talk please, if there is room for one.", "short"),
    ("I am after one of the short ones, by the way.", "short"),
    ("Give me the long one if you can.", "long"),
    ("Could you put me down for a short talk?", "short"),
  ])
  func `are taken where no phrase tells one`(remark: String, format: String) {
    #expect(Sample.proposals(withRemark: remark).map(\.format) == [format])
  }

  @Test(arguments: [
    "I have never given a long talk before.",
    "I would like to give a talk about this.",
    "It is not a short talk, and not a long one either.",
  ])
  func `are not all that are said`(remark: String) {
    #expect(Sample.proposals(withRemark: remark).map(\.format) == [nil])
  }

  /// What every proposal is for chooses nothing; "long" and "short" do where no format is called so.
  @Test(arguments: [
    ("I would like to give a talk about this.", nil),
    ("I would like to give a presentation of it at your meeting in spring.", nil),
    ("Please consider it as a talk.", "talk"), ("Give me the long one if you can.", "talk"),
    ("One of the short ones would be enough for me.", "brief"),
  ])
  func `are chosen among those of the call`(remark: String, format: String?) {
    var call = Sample.call
    call.formats = [
      Format(id: "talk", name: "talk", minutes: 40),
      Format(id: "brief", name: "brief", minutes: 15),
      Format(id: "lab", name: "hands-on workshop", minutes: 120),
    ]
    let draft = Sample.draft(
      Sample.mail(withRemark: remark), for: call, in: Sample.vocabulary(for: call))
    #expect(draft.proposals.map(\.format) == [format])
  }

  @Test func `are none where two lengths would do`() {
    let read = Sample.proposals(withRemark: "It would suit any slot from 20 to 40 minutes.")
    #expect(read.map(\.format) == [nil])
  }

  @Test func `leave no length to the talk that is something else's`() {
    let read = Sample.proposals(
      withRemark: "I would like to do the short one. I live three hours away by train.")
    #expect(read.map(\.format) == ["short"])
    #expect(read.map(\.minutes) == [nil])
  }

  @Test func `are told by a note above a talk that it forwards`() {
    let draft = Sample.draft(
      """
      Hello, Ben's proposal is below, I am only the one with a keyboard. Short talk please.

      Ada

      -------- Forwarded Message --------
      Subject: the text
      Date: Mon, 4 Oct 2027 12:00:00 +0000
      From: Ben Bar <ben@pond.example>
      To: Ada Foo <ada@pond.example>

      Title: Why ducks dive

      Abstract: \(`Reading loose letters`.ducks)

      Ben
      """)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.format) == ["short"])
  }

  @Test func `are told by traits of which each has a name`() {
    let message = Sample.mail(withRemark: "A long talk it is, not the long talk of last year.")
    let (reader, findings, around) = Sample.letter(of: message)
    let letter = LetterFormats(in: findings, around, reader)
    let named = letter.mentions.map { mention in
      traitNames { letter.forEachTrait(of: mention, $0) }
    }
    #expect(letter.mentions.map { Sample.call.formats[$0.format].id } == ["long", "long"])
    let wanted: [Set<String>] = [
      [
        "form isFirst", "form isName", "form hasTwoWords", "form isOnly", "form isSaidAgain",
        "before a",
      ],
      ["form isLast", "near not", "behind of", "near year"],
    ]
    for (wanted, named) in zip(wanted, named) {
      #expect(wanted.subtracting(named).sorted() == [])
    }
  }
}
