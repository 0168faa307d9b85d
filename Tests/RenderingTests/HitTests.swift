import Foundation
import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite struct `What a search found` {
  static let query = WordQuery("trace request")
  static let hostile = Proposal(
    title: "\u{1B}[31mRed\u{202E} alert",
    abstract: "A trace\u{1B}]0;owned\u{7} of a \u{9B}31mrequest, "
      + String(repeating: "and more of it ", count: 20))
  static let hits = [
    Hit(
      .submission(Sample.first, otherCodes: [Sample.second], Sample.proposal), score: 4.25),
    Hit(.submission(Sample.second, otherCodes: [], hostile), score: 2.5),
    Hit(
      .submission(SubmissionCode("ESF31-003"), otherCodes: [], Proposal(notes: "A Trace!")),
      score: 1),
    Hit(
      .message(Sample.line(9, .followUp, subject: "Request: was the trace lost?")), score: 0.5),
    Hit(.message(Sample.line(10, .unrelated, from: nil, subject: "")), score: 0.25),
  ]

  @Test func `is a table for people, and NDJSON for programs`() throws {
    let table = Table(of: Self.hits, for: Self.query).description
    try expectGolden(
      table + "\n"
        + Table(of: Self.hits, for: Self.query, isEmphasised: true).description
        .replacing("\u{1B}[1m", with: "«").replacing("\u{1B}[22m", with: "»"),
      named: "hits.txt")
    try expectGolden(
      Self.hits.map { try JSONLine(HitJSON($0, for: Self.query)).description + "\n" }.joined(),
      named: "hits.ndjson")
  }

  @Test func `has no escape of a stranger's, in bold or not`() {
    for isEmphasised in [false, true] {
      let table = Table(of: Self.hits, for: Self.query, isEmphasised: isEmphasised).description
      let rest = table.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[22m", with: "")
      #expect(rest.unicodeScalars.allSatisfy { $0.showing == .asItIs || $0 == "\n" })
      #expect(table.contains("\u{1B}") == isEmphasised)
    }
  }

  @Test func `is silent where there is nothing`() {
    #expect(Table(of: [], for: Self.query).description.isEmpty)
  }

  @Test func `shows and matches nobody where that is hidden`() throws {
    let hits = Self.hits.map(\.anonymised)
    let query = WordQuery("example ada")
    let shown =
      Table(of: hits, for: query).description
      + (try hits.map { try JSONLine(HitJSON($0, for: query)).description }.joined())
    for word in ["Ada", "example.org", "Example Works", "2004", "Request: was"] {
      #expect(!shown.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    ("short line with a match", "match", "short line with a match"),
    (
      String(repeating: "before ", count: 20) + "match " + String(repeating: "after ", count: 20),
      "match", "… before before before match after after after after after after after …"
    ),
    (
      String(repeating: "before ", count: 20) + "match", "match",
      "… before before before before before before before before before match"
    ),
    (
      "match " + String(repeating: "after ", count: 20), "match",
      "match after after after after after after after after after after after …"
    ),
    (
      String(repeating: "化", count: 60) + "仮想" + String(repeating: "化", count: 60), "仮想",
      "… " + String(repeating: "化", count: 11) + "仮想" + String(repeating: "化", count: 23) + " …"
    ),
  ])
  func `is cut around the match, between words`(line: String, query: String, expected: String) {
    let excerpt = Excerpt(of: line, for: WordQuery(query))
    #expect(excerpt.text == expected)
    #expect(excerpt.text.columns <= 76)
    #expect(excerpt.matches.map { String(excerpt.text[$0]) } == [query])
  }
}
