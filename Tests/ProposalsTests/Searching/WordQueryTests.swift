import Mail
import Testing

@testable import Proposals

@Suite struct `Words that are searched` {
  @Test(arguments: [
    ("Tracing, without tears!", "tracing without tears"),
    ("Straße Żółć naïve", "strasse zolc naive"),
    ("C, C++ und C#", "c c++ und c#"), ("Виртуализация Ёлка", "виртуализация елка"),
    ("仮想化", "仮想 想化 化"), ("Linux仮想化と", "linux 仮想 想化 化と と"),
    ("ガイド", "ガイ イド ド"), ("ｶﾞｲﾄﾞ", "ガイ イド ド"),
    ("内核 跟踪", "内核 核跟 跟踪 踪"), ("가상화 서버", "가상 상화 화서 서버 버"),
    ("KVM가상", "kvm 가상 상"), ("ada@example.org", "ada example org"),
    ("NEAR(\" * \u{0}title:", "near title"),
    ("…", ""),
  ])
  func `are folded, and paired where nothing parts them`(text: String, words: String) {
    #expect(SearchedWords.index(of: text) == words)
    #expect(SearchedWords(of: text).indexed.joined(separator: " ") == words)
  }

  @Test(arguments: [
    ("live migration", ["live", "migration+"]), ("\"live migration\"", ["live migration"]),
    ("\"live migration", ["live migration+"]), ("live live", ["live", "live+"]),
    ("live live live", ["live", "live+"]), ("C", ["c"]), ("x \"y z\"", ["x", "y z"]),
    ("“two words” more", ["two words", "more+"]), ("KVM08-007", ["kvm08 007+"]),
    ("* \" NEAR( title:xy", ["near title xy+"]), ("仮想化", ["仮 想 化"]), ("\u{0}\"*()-^:", []),
    ("", []),
  ])
  func `are asked for as a person typed them`(text: String, terms: [String]) {
    let query = WordQuery(text)
    #expect(
      query.terms.map { $0.words.joined(separator: " ") + ($0.isOpen ? "+" : "") } == terms)
    #expect(query.isEmpty == terms.isEmpty)
  }

  @Test(arguments: [
    ("migr", "Live-Migration, migrated", ["Migration", "migrated"]),
    ("\"live migration\"", "the live\tmigration of live things", ["live\tmigration"]),
    ("strasse", "Die Straße.", ["Straße"]), ("想化", "Linux仮想化", ["想化"]),
    ("상화", "서버 가상화를", ["상화"]), ("tracing spans", "spans, spans", ["spans", "spans"]),
    ("\"live migration\"", "it is live", ["live"]), ("c", "C, C++, cc", ["C"]),
    ("program", "pro\u{AD}gram", ["pro\u{AD}gram"]), ("x", "nothing", []),
  ])
  func `are found where they stand in a line`(text: String, line: String, found: [String]) {
    #expect(WordQuery(text).matches(in: line).map { String(line[$0]) } == found)
  }

  static let proposal = Proposal(
    title: "Tracing without tears", abstract: "Spans and links.\nTracing costs little.",
    speakers: [Speaker(name: "Ada Quill", email: "ada@example.org", bio: "Ada traces.\nStill.")],
    topics: ["kernel", "tools"])

  @Test(arguments: [
    ("tracing", SearchedText.Place.abstract, "Tracing costs little."),
    ("tracing tears", .title, "Tracing without tears"),
    ("ada", .speakers, "Ada Quill <ada@example.org>"),
    ("still", .bio, "Still."), ("tools", .topics, "tools"), ("ex-007", .code, "EX-007"),
    ("\"links tracing\"", .abstract, "Spans and links."),
  ])
  func `are shown with the line that holds most of them`(
    text: String, place: SearchedText.Place, line: String
  ) {
    let hit = Hit(
      .submission(SubmissionCode("EX-001"), otherCodes: [SubmissionCode("EX-007")], Self.proposal),
      score: 1)
    #expect(hit.passage(for: WordQuery(text)) == Passage(place: place, line: line))
    #expect(hit.passage(for: WordQuery("absent")) == nil)
  }
}
