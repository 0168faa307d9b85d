import Mail
import Testing

@testable import Proposals

/// Lengths of time that letters have taught to be those of talks.
@Suite struct `Lengths that are likely` {
  @Test(arguments: [
    ("We'll share the 40 minutes, Ben does the wet parts.", 40, "long"),
    ("Still 20 minutes. The rest can stay as it was.", 20, "short"),
    ("Twenty minutes will be ample; I have never yet over-run.", 20, "short"),
  ])
  func `are taken where no phrase tells one`(remark: String, minutes: Int, format: String) {
    let read = Sample.proposals(withRemark: remark)
    #expect(read.map(\.minutes) == [minutes])
    #expect(read.map(\.format) == [format])
    #expect(read.map { $0.provenance[.minutes]?.from } == [.prose])
  }

  @Test(arguments: [
    "There are 40 of us, so please keep a table free.",
    "My number at the pond is 20, if anybody has to be sent to look for me.",
  ])
  func `are not all that are said`(remark: String) {
    #expect(Sample.proposals(withRemark: remark).map(\.minutes) == [nil])
    #expect(Sample.proposals(withRemark: remark).map(\.format) == [nil])
  }

  @Test func `are none that the title says`() {
    let read = Sample.draft(
      "Hi,\n\nI'd like to tell you about “Why ducks dive for 20 minutes”.\n\n\(`Reading loose letters`.ducks)\n\nAda"
    ).proposals
    #expect(read.map(\.title) == ["Why ducks dive for 20 minutes"])
    #expect(read.map(\.minutes) == [nil])
  }

  @Test func `are told by traits of which each has a name`() {
    let message = Sample.mail(
      withRemark:
        "Could it be (20 minutes), or the 40? I had an hour last year. Ben tells the rest in 7 minutes."
    )
    let (reader, findings, around) = Sample.letter(of: message)
    let letter = LetterLengths(in: findings, around, reader)
    #expect(letter.lengths.map(\.minutes) == [20, 40, 60, 7])
    #expect(letter.lengths.map(\.isWithoutUnit) == [false, true, false, false])
    let named = letter.lengths.map { length in traitNames { letter.forEachTrait(of: length, $0) } }
    let wanted: [Set<String>] = [
      ["form isInBrackets", "form isFormat", "form isFirst", "form asks", "behind or"],
      ["form isWithoutUnit", "form isFormat", "before the", "beforeTwo or the"],
      ["behind last", "near year"], ["form isLast", "near rest", "form weighs10"],
    ]
    for (wanted, named) in zip(wanted, named) {
      #expect(wanted.subtracting(named).sorted() == [])
    }
  }
}
