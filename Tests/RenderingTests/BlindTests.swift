import Foundation
import Mail
import Proposals
import Testing

@testable import Rendering

@Suite("An anonymised document") struct BlindTests {
  /// A submission whose every place but its text tells who its people are.
  static let submission: Submission = {
    var submission = SiteTests.submissions[0]
    submission.revisions[1].proposal.abstract = "One request, forty services."
    submission.messages[0].evidence = "ESF31-001 of Ada Example has the same content."
    submission.messages[1].why = "ada@example.org is an address that mail cannot be sent to."
    return submission
  }()
  static let words = [
    "ada", "beispiel", "example works", "2004", "a talk about tracing", "max muster", "inbox.mbox",
    "m1@", "slides.pdf", "here is my talk", "@example.org", "550 no such user", "0101010101",
  ]

  private func expectNobody(
    in text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lower = text.lowercased()
    for word in Self.words {
      #expect(!lower.contains(word), "\(name) says \(word)", sourceLocation: sourceLocation)
    }
  }

  @Test func `tells nobody's name, address, employer, file or subject`() throws {
    let submissions = [Self.submission, Sample.lateSubmission]
    let contents = SiteContents(
      call: Sample.call, submissions: submissions.map { Brief($0, for: Sample.call) },
      ledger: RecordTests.ledger + [SiteTests.stranger], troubles: RecordTests.outbox,
      now: SiteTests.contents.now, isBlind: true)
    for file in try Site.files(of: contents, submissions) where file.path.hasSuffix(".html") {
      expectNobody(in: String(decoding: file.octets, as: UTF8.self), file.path)
    }
    var whole = PacketTests.contents
    whole.submission = Self.submission
    let call = Sample.call.anonymised
    let packet = try Packet(of: whole.anonymised, for: call, with: .builtIn)
    #expect(packet.attachmentNames.isEmpty)
    for file in packet.files { expectNobody(in: file.text, file.name) }
    expectNobody(
      in: try Booklet(of: [whole.anonymised], for: call, with: .builtIn).html, "the booklet")
    expectNobody(
      in: ExportCSV(of: [Self.submission], for: Sample.call, isBlind: true).description, "CSV")
    expectNobody(
      in: try JSONLine(
        ExportJSON(
          of: [Self.submission], for: Sample.call, at: SiteTests.contents.now, isBlind: true)
      ).description, "JSON")
    let digest = DigestContents(
      call: Sample.call, now: SiteTests.contents.now, since: nil,
      ledger: RecordTests.ledger + [SiteTests.stranger], submissions: [Self.submission],
      setAside: [RecordTests.ledger[3]], troubles: RecordTests.outbox, isBlind: true)
    let mail = try MailText(of: digest, with: .builtIn)
    for text in [mail.text, mail.html ?? "", mail.subject] { expectNobody(in: text, "the digest") }
  }

  @Test func `says that people are hidden, and how many they are`() throws {
    let packet = try Packet(
      of: PacketContents(submission: Self.submission).anonymised, for: Sample.call.anonymised,
      with: .builtIn)
    #expect(packet.text.contains("Speaker 1 and Speaker 2"))
    for file in packet.files where file.name != "packet.json" {
      #expect(file.text.contains("Anonymised"), "\(file.name)")
    }
    #expect(!packet.text.contains("biography,"), "what is hidden is not missing")
  }

  // MARK: What the texts still say

  struct Planted: CustomTestStringConvertible {
    var testDescription: String { text }
    var text: String
    var kind: Leak.Kind

    init(_ text: String, _ kind: Leak.Kind) { (self.text, self.kind) = (text, kind) }
  }

  private func leaks(in text: String, by speakers: [Speaker]) throws -> [Leak] {
    var submission = Self.submission
    submission.messages = []
    submission.revisions = [submission.revisions[1]]
    submission.revisions[0].proposal.speakers = speakers
    submission.revisions[0].proposal.abstract = text
    let packet = try Packet(
      of: PacketContents(submission: submission).anonymised, for: Sample.call.anonymised,
      with: .builtIn)
    let found = Leak.leaks(
      in: packet.files.map { ($0.name, $0.text) }, of: submission, for: Sample.call)
    let files = Set(found.map(\.file))
    #expect(found.isEmpty || files == Set(packet.files.map(\.name)), "in every document alike")
    return found.filter { $0.file == Packet.textName }
  }

  @Test(arguments: [
    Planted("In this talk Zoë Marchetti-Lindgren shows it.", .name),
    Planted("The method of zoe marchetti-lindgren is new.", .name),
    Planted("It was Zoë who found it.", .name),
    Planted("Marchetti-Lindgren's method is new.", .name),
    Planted("Write to zoe.ml@cloudworks.example.net for more.", .address),
    Planted("See https://git.example.com/zoe.ml/traces for the code.", .url),
    Planted("The code is at www.cloudworks.example.net/traces today.", .url),
    Planted("At Nimbus Cloudworks we have run it for years.", .employer),
    Planted("Our machines are all below cloudworks.example.net now.", .domain),
    Planted("I am Quist, and I have run it for years.", .name),
    Planted("A collaboration with the Harbour Observatory.", .employer),
    Planted("My page is http://people.example.edu/~quist with slides.", .url),
  ])
  func `warns where its text still tells who somebody is`(planted: Planted) throws {
    let found = try leaks(
      in: planted.text,
      by: [
        Speaker(
          name: "Zoë Marchetti-Lindgren", email: "zoe.ml@cloudworks.example.net",
          affiliation: "Nimbus Cloudworks GmbH"),
        Speaker(
          name: "Quist, Bo", email: "boq@gmail.com", affiliation: "Harbour Observatory, Lab 3"),
      ])
    #expect(found.contains { $0.kind == planted.kind }, "\(found)")
    #expect(found.allSatisfy { $0.line > 1 })
  }

  @Test(arguments: [("真壁 さゆり", "この講演で真壁は示す。"), ("欧阳䶮", "欧阳䶮将介绍一种方法。")])
  func `finds names that no space sets apart`(name: String, text: String) throws {
    #expect(try leaks(in: text, by: [Speaker(name: name)]).contains { $0.kind == .name })
  }

  @Test(arguments: [
    ("It was Zoë who found it.", "It was she who found it.", true),
    ("It was she who found it.", "It was Zoë who found it.", true),
    ("We found it. It is new.", "Zoë trees are plants. It is new.", false),
    ("It is new. Zoë trees are plants.", "It is new. We found it.", false),
  ])
  func `warns of words in its history as of any others`(
    old: String, new: String, isTold: Bool
  ) throws {
    var submission = Self.submission
    submission.messages = []
    for (index, text) in [old, new].enumerated() {
      submission.revisions[index].proposal = Proposal(
        title: "Plants", abstract: text, speakers: [Speaker(name: "Zoë Marchetti-Lindgren")])
    }
    let packet = try Packet(
      of: PacketContents(submission: submission).anonymised, for: Sample.call.anonymised,
      with: .builtIn)
    for file in packet.files where file.name != "packet.json" {
      let history = file.text.firstRange(of: #/(?i)\n(?:[^\n]*"history">|## )?History/#)
      let start = try #require(history?.lowerBound, "\(file.name)")
      let head = file.text.hasPrefix("<") ? "<!DOCTYPE html>\n" : ""
      let leaks = Leak.leaks(
        in: [(file.name, head + file.text[start...])], of: submission, for: Sample.call)
      #expect(!leaks.isEmpty == isTold, "\(file.name): \(leaks)")
    }
  }

  /// Abstracts that tell nobody, each by people whose names are words.
  static let clean: [(name: String, affiliation: String, text: String)] = [
    ("Mark Muster", "Independent", "Mark the pages first. Then see which were touched."),
    ("Will Sample", "Student", "Will it scale? We measured. The will to measure was ours."),
    ("Grace Specimen", "", "Grace periods after a fault cost more than the fault."),
    ("May Modell", "University", "May a guest sleep? It may, under conditions."),
    ("Rose Exempel", "Freelance", "Rose trees are B-trees with thorns; latency rose by half."),
    ("Bo Page", "Research Lab", "A page that is shared is copied when it is written."),
    ("Ada Power", "Open Source Lab", "When the power fails, the journal is read."),
    ("Art Stone", "self-employed", "The art of waiting: no stone is left unturned."),
    ("Dawn Field", "Institute", "At dawn the backups end; a field is set in each."),
    ("Jo Small", "none", "A small kernel in a small guest boots in 9 ms."),
    ("Ray Long", "Linux Lab", "A long queue is a ray of hope for throughput."),
    ("Max Load", "Kernel Group", "The max load is 40, and load follows requests."),
    ("Sam Rich", "Team", "A rich interface is hard to keep stable for years."),
    ("Joy Wood", "Systems Group", "The joy of tracing: seeing the wood, not trees."),
    ("Faith Young", "", "Young objects die young; we keep faith with that."),
    ("Bill Case", "", "The bill for a cache miss, in each case, is memory."),
    ("Drew Best", "", "The best schedule we drew was not the fastest one."),
    ("Olive Short", "", "A short introduction to rings, and why they are short."),
    ("Chance Moody", "", "By chance two timers fire at once; which one wins?"),
    ("Rob Banks", "", "Memory banks, and how one guest may rob another."),
  ]

  @Test func `is quiet over texts that tell nobody`() throws {
    var warnings: [Leak] = []
    for talk in Self.clean {
      warnings += try leaks(
        in: talk.text,
        by: [Speaker(name: talk.name, email: "info@gmail.com", affiliation: talk.affiliation)])
    }
    #expect(warnings.count <= 2, "\(warnings)")
  }
}
