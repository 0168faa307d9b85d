import Mail
import Proposals
import Testing
import struct Foundation.Date

@Suite struct `Conflicts of interest` {
  private static let noon = Date(timeIntervalSince1970: 1_900_000_000)

  private func line(
    _ number: Int, about codes: [String] = [], from sender: Address?, evidence: String = "Seen."
  ) -> LedgerLine {
    LedgerLine(
      number: number, messageID: nil, digest: Digest(of: [UInt8(number)]), source: "mbox",
      received: ReceivedTime(Self.noon, witness: .received), sender: sender, subject: "A talk",
      outcome: .new, submissions: codes.map { SubmissionCode($0) }, evidence: evidence,
      answer: .none, why: nil)
  }

  private func submission(
    _ code: String = "EX-001", _ speakers: Speaker..., before: [Speaker] = [],
    lines: [LedgerLine] = [], resembles: [String] = []
  ) -> Submission {
    let versions = (before.isEmpty ? [] : [before]) + [speakers]
    return Submission(
      code: SubmissionCode(code), state: .submitted, received: Self.noon, late: 0,
      revisions: versions.enumerated().map { index, speakers in
        .init(
          number: index + 1, proposal: Proposal(title: "Dams", speakers: speakers), message: 1,
          received: Self.noon)
      },
      resembles: resembles.map { .init(code: SubmissionCode($0), score: 0.9) }, messages: lines)
  }

  private func conflicts(_ words: String..., isChair: Bool = false) -> Conflicts {
    Conflicts(
      of: Member(
        name: "Vera Marsh", addresses: ["Vera@Committee.example"], conflicts: words,
        isChair: isChair))
  }

  @Test(arguments: [
    ("ada@example.org", Speaker(name: "Ada", email: "Ada@Example.org")),
    ("@example.org", Speaker(name: "Ada", email: "ada@example.org")),
    ("example.org", Speaker(name: "Ada", email: "ada@labs.Example.org")),
    ("Ada Quill", Speaker(name: "ADA QUILL")), ("Ada Quill", Speaker(name: "Quill, Ada")),
    ("Ada Quill", Speaker(name: "Dr. Ada Quill")), ("Zoë Håkan", Speaker(name: "Zoe Hakan")),
    ("Dam Works", Speaker(name: "Ada", affiliation: "Dam Works GmbH, Berlin")),
    ("Dams.example", Speaker(name: "Ada", affiliation: "dams.example")),
    ("Acme", Speaker(name: "Ada", affiliation: "Acme Corp.")),
    ("水坝大学", Speaker(name: "李明", affiliation: "水坝大学计算机系")),
    ("", Speaker(name: "Vera Marsh")), ("", Speaker(email: "vera@committee.example")),
  ])
  func `are with people, domains and employers by name`(words: String, speaker: Speaker) {
    let conflicts = words.isEmpty ? conflicts() : conflicts(words)
    #expect(conflicts.cause(in: submission("EX-001", speaker)) != nil)
  }

  @Test(arguments: [
    ("ada@example.org", Speaker(name: "Ada", email: "adaada@example.org")),
    ("example.org", Speaker(name: "Ada", email: "ada@myexample.org")),
    ("@example.org", Speaker(name: "Ada", email: "ada@example.org.example.net")),
    ("Acme", Speaker(name: "Acme Leroy")), ("Acme", Speaker(affiliation: "Acmeology")),
    ("Ada Quill", Speaker(name: "Ada Quillfeather")), ("Lee Ada", Speaker(name: "Ada")),
    ("Dam Works", Speaker(name: "Ada", affiliation: "Works on dams")),
  ])
  func `are not with others`(words: String, speaker: Speaker) {
    #expect(conflicts(words).cause(in: submission("EX-001", speaker)) == nil)
  }

  @Test func `are with those who spoke for it before, or wrote of it`() {
    let ada = Speaker(name: "Ada", email: "ada@example.org")
    let bela = Speaker(name: "Bela", email: "bela@example.net")
    #expect(
      conflicts("example.org").cause(in: submission("EX-001", bela, before: [ada])) == "example.org"
    )
    let wrote = line(1, from: Address(name: "Ada", address: "ada@example.org"))
    #expect(
      conflicts("@example.org").cause(in: submission("EX-001", bela, lines: [wrote]))
        == "@example.org")
  }

  @Test func `do not keep anything from the chair`() {
    let vera = Speaker(name: "Vera Marsh", email: "vera@committee.example")
    #expect(conflicts("example.org", isChair: true).cause(in: submission("EX-001", vera)) == nil)
  }

  @Test func `hide a submission, mail about it, and what others say of it`() throws {
    let (ada, bela) = (
      Address(name: "Ada", address: "ada@example.org"),
      Address(name: "Bela", address: "bela@example.net")
    )
    let lines = [
      line(1, about: ["EX-001"], from: ada), line(2, about: ["EX-001", "EX-002"], from: bela),
      line(3, about: ["EX-002"], from: bela, evidence: "It resembles EX-001, 0.9."),
      line(4, from: ada), line(5, from: nil, evidence: "It resembles EX-0012."),
    ]
    let hidden = submission(
      "EX-001", Speaker(name: "Ada", email: "ada@example.org"), lines: Array(lines[..<2]))
    let shown = submission(
      "EX-002", Speaker(name: "Bela"), lines: Array(lines[1...2]), resembles: ["EX-001", "EX-003"])
    let recusal = Recusal(for: conflicts("ada@example.org"), among: [hidden, shown])
    #expect(recusal.codes == [SubmissionCode("EX-001")])
    #expect(recusal.rest(of: lines).map(\.number) == [3, 5])
    #expect(!recusal.rest(of: lines)[0].evidence.contains("EX-001"))
    #expect(recusal.rest(of: lines)[1].evidence == "It resembles EX-0012.")

    let rest = recusal.rest(of: [hidden, shown])
    #expect(rest.map(\.code) == [SubmissionCode("EX-002")])
    #expect(rest.first?.resembles.map(\.code) == [SubmissionCode("EX-003")])
    #expect(rest.first?.messages.map(\.number) == [3])
    #expect(recusal.hides(message: 2) && !recusal.hides(message: 3))
  }
}
