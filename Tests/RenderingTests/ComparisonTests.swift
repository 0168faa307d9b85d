import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("A submission beside what it resembles") struct ComparisonTests {
  static let submission: Submission = {
    var submission = Sample.submission
    submission.revisions = [submission.revisions[1]]
    submission.revisions[0].number = 1
    return submission
  }()
  /// It is proposed by Kim Muster nearly as Ada proposed hers.
  static let other: Submission = {
    var other = Sample.lateSubmission
    other.revisions[0].proposal.title = "Tracing without tears"
    other.revisions[0].proposal.abstract = Sample.proposal.abstract?
      .replacing("forty services", with: "fifty services at Muster & Sons")
      .replacing("- what sampling costs\n", with: "")
    other.resembles = [.init(code: Sample.first, score: 0.934)]
    return other
  }()
  static let contents = PacketContents(
    submission: submission, others: [Sample.second: other, Sample.first: submission])

  private func packet(_ contents: PacketContents = Self.contents) throws -> Packet {
    try Packet(of: contents, for: Sample.call, with: .builtIn)
  }

  @Test func `shows both, and the words in which they differ`() throws {
    let packet = try packet()
    try expectGolden(packet.text, named: "packet-alike.txt")
    try expectGolden(packet.html, named: "packet-alike.html")
    try expectGolden(packet.markdown, named: "packet-alike.md")
  }

  @Test func `is shown from either side`() throws {
    let mine = try packet().text
    let theirs = try packet(
      PacketContents(submission: Self.other, others: [Sample.first: Self.submission])
    ).text
    #expect(mine.contains("[-forty-]") && mine.contains("{+fifty+}"))
    #expect(theirs.contains("[-fifty-]") && theirs.contains("{+forty+}"))
  }

  @Test func `costs nothing where nothing is known of it`() throws {
    var alone = Self.submission
    alone.resembles = []
    for contents in [
      PacketContents(submission: alone, others: [Sample.second: Self.other]),
      PacketContents(submission: Self.submission),
    ] {
      let packet = try packet(contents)
      for file in packet.files where file.name != "packet.json" {
        #expect(!file.text.lowercased().contains("beside what"), "\(file.name)")
        #expect(!file.text.contains(".pair") && !file.text.contains("del, ins"), "\(file.name)")
      }
    }
  }

  @Test func `marks no word beside none`() throws {
    var silent = Self.other
    silent.revisions[0].proposal.abstract = nil
    let mine = try packet(
      PacketContents(submission: Self.submission, others: [Sample.second: silent]))
    #expect(mine.text.contains("(its abstract stands above)"))
    #expect(mine.text.contains("(no abstract)"))
    #expect(!mine.html.contains("<mark>"))
    let theirs = try packet(
      PacketContents(submission: silent, others: [Sample.first: Self.submission]))
    #expect(theirs.text.contains("  You will learn:\n  • how to begin"))
    #expect(!theirs.html.contains("<mark>"))
  }

  @Test func `names nobody where people are hidden, and warns of who is still told`() throws {
    let packet = try packet(Self.contents.anonymised)
    for file in packet.files where file.name != "packet.json" {
      #expect(!file.text.contains("Kim"), "\(file.name)")
      #expect(file.text.contains("fifty"), "\(file.name)")
    }
    let files = packet.files.map { ($0.name, $0.text) }
    let alone = Leak.leaks(in: files, of: Self.submission, for: Sample.call)
    #expect(!alone.contains { $0.words.contains("Muster") })
    let both = Leak.leaks(
      in: files, of: Self.submission, beside: [Self.other], for: Sample.call)
    let told = Set(both.filter { $0.words.contains("Muster") }.map(\.file))
    #expect(told == ["packet.txt", "packet.html", "packet.md"])
  }
}
