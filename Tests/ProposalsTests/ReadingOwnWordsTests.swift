import Mail
import Testing

@testable import Proposals

@Suite struct `Words of the call's own` {
  static let text = "Ducks turn the water over all day long, and nobody ever asked them why."

  /// The draft of a mail to a call with these labels and tables.
  private func draft(
    _ text: String, labels: [Slot: [String]] = [:], languages: [LanguageTable] = []
  ) -> Draft {
    var call = Sample.call
    (call.labels, call.languages) = (labels, languages)
    return Sample.draft(
      Sample.mail(text, subject: "Pond Days"), in: Sample.vocabulary(for: call))
  }

  @Test(arguments: [
    "Which words go on the poster? Why ducks dive\nSpill the beans: \(text)",
    "Which words go on the poster?\nWhy ducks dive\n\nSpill the beans:\n\(text)",
    "> Which words go on the poster?\nWhy ducks dive\n> Spill the beans:\n\(text)",
  ])
  func `label values, in questions too`(mail: String) {
    let labels: [Slot: [String]] = [
      .title: ["Which words go on the poster?"], .abstract: ["Spill the beans"],
    ]
    let draft = draft(mail, labels: labels)
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.text])
    #expect(self.draft(mail).proposals.map(\.title) != ["Why ducks dive"])
  }

  @Test func `go before those of the tables`() {
    let mail = "Title: Why ducks dive\nAbstract: \(Self.text)\nProfile: water quality"
    #expect(draft(mail).proposals.map(\.topics) == [[]])
    let topics = draft(mail, labels: [.topics: ["Profile"]]).proposals.map(\.topics)
    #expect(topics == [["water quality"]])
  }

  @Test func `may be another language's`() {
    let table = LanguageTable(
      language: "sl", text: "# Slovene\n[label title]\nnaslov\n[label abstract]\npovzetek\n")
    let mail = "Naslov: Why ducks dive\nPovzetek: \(Self.text)"
    #expect(draft(mail).proposals.map(\.title) != ["Why ducks dive"])
    #expect(draft(mail, languages: [table]).proposals.map(\.title) == ["Why ducks dive"])
  }

  @Test func `stand in the place of a language's built-in ones`() {
    let table = LanguageTable(language: "de", text: "[label title]\nHeadliner\n")
    let mail = "Titel: Why ducks dive\nZusammenfassung: \(Self.text)"
    #expect(draft(mail).proposals.map(\.title) == ["Why ducks dive"])
    let other = draft(mail, languages: [table])
    #expect(other.proposals.allSatisfy { $0.provenance[.abstract]?.from != .label })
  }

  @Test(arguments: [
    ("[label titel]\nTitel", 1, "no list is called \"label titel\""),
    ("# a\n\nTitel", 3, "a phrase stands above the first list's name"),
  ])
  func `that are wrong are told with their line`(text: String, line: Int, sentence: String) {
    let table = LanguageTable(language: "de", text: text)
    #expect(throws: LanguageTable.Fault(line: line, sentence: sentence)) { try table.check() }
  }

  @Test(arguments: LanguageTable.builtIn.map(\.language))
  func `that come along are sound`(language: String) throws {
    try #require(LanguageTable.builtIn.first { $0.language == language }).check()
  }

  @Test(arguments: LanguageTable.builtIn.map(\.language))
  func `that come along say each phrase once`(language: String) throws {
    let table = try #require(LanguageTable.builtIn.first { $0.language == language })
    var lines: [(text: String, phrases: [String])] = []
    var counts: [String: Int] = [:]
    try table.forEachLine { list, octets, line in
      let text = String(decoding: line.map { octets[$0] }, as: UTF8.self)
      let phrases = text.split(separator: " ").reduce(["\(list):"]) { phrases, choices in
        phrases.flatMap { phrase in choices.split(separator: "|").map { "\(phrase) \($0)" } }
      }
      for phrase in phrases { counts[phrase, default: 0] += 1 }
      lines.append((text, phrases))
    }
    let idle = lines.filter { $0.phrases.allSatisfy { counts[$0, default: 0] > 1 } }
    #expect(idle.map(\.text) == [])
  }
}
