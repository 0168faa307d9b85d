import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite("For the committee, the program") struct CommitteeTests {
  private func text(_ path: String, in cfp: Program) throws -> String {
    try String(contentsOf: cfp.folder.appending(path: path), encoding: .utf8)
  }

  private func written(_ path: String, in cfp: Program) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: cfp.folder.appending(path: path).path)[
      .modificationDate] as? Date
  }

  @Test func `writes a site, of it only what changed, and takes away what is stale`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [
        proposal(by: "ada", titled: "Tracing without tears", id: "1"),
        proposal(by: "ben", titled: "Spans for everyone", id: "2"),
        proposal(by: "cleo", titled: "Disks that lie", id: "3"),
      ])
      try cfp.run("run", now)
      let pages = ["EX27-001", "EX27-002", "EX27-003"].map { "state/site/submissions/\($0).html" }
      let before = try pages.map { try written($0, in: cfp) }
      #expect(try text("state/site/index.html", in: cfp).contains("Disks that lie"))
      #expect(try text("state/packets/booklet.html", in: cfp).contains("Disks that lie"))

      try cfp.write("stale", to: "state/site/submissions/EX27-009.html")
      let more = proposal(by: "dora", titled: "Clocks in guests", id: "4")
      #expect(try cfp.run(["ingest", "-", now], input: Array(more.utf8)).status == 0)
      #expect(try cfp.run("run", now).complaints == "")
      let after = try pages.map { try written($0, in: cfp) }
      #expect(after[0] == before[0])
      #expect(after[1] == before[1])
      #expect(try text(pages[2], in: cfp).contains("EX27-004.html"), "the last has a next now")
      #expect(try cfp.names(in: "state/site/submissions").count == 4)
      #expect(try text("state/packets/booklet.html", in: cfp).contains("Clocks in guests"))

      let index = try written("state/site/index.html", in: cfp)
      try cfp.run("run", now)
      #expect(try written("state/site/index.html", in: cfp) == index)
    }
  }

  @Test func `writes entries of the booklet anew where anything in them changed`() throws {
    try Program.inFolder { cfp in
      let first = proposal(by: "ada", titled: "Traces", id: "1").replacing(
        "what we would do again.",
        with: "what we would do again: one request goes through forty services, and which waited?")
      let alike = first.replacing("by ada", with: "by cleo").replacing("Ada Ex", with: "Cleo Ex")
        .replacing("<1@", with: "<3@").replacing("ada@", with: "cleo@")
      try cfp.prepare(mails: [
        first, proposal(by: "ben", titled: "Spans for everyone", id: "2"), alike,
        proposal(by: "dora", titled: "Clocks in guests", id: "4"),
      ])
      func expect(_ words: String..., after step: String) throws {
        #expect(try cfp.run("run", now).complaints == "", "\(step)")
        let booklet = try text("state/packets/booklet.html", in: cfp)
        for words in words { #expect(booklet.contains(words), "\(step)") }
        for name in ["written.booklet", "packets/booklet.html"] {
          try FileManager.default.removeItem(at: cfp.folder.appending(path: "state/\(name)"))
        }
        try cfp.run("run", now)
        #expect(try text("state/packets/booklet.html", in: cfp) == booklet, "\(step)")
      }
      try expect(
        "Resembles</strong> <a href=\"#EX27-001\">EX27-001</a>", "Clocks in guests",
        after: "the first run")
      try cfp.run("edit", "EX27-001", "title=Tracing, and tears", now)
      try expect(
        "alike: <span lang=\"und\" dir=\"auto\">Tracing, and tears", after: "an edit")
      try cfp.run("merge", "EX27-004", "EX27-002", now)
      try expect("Clocks in guests", after: "a merge")
      let later = proposal(by: "ben", titled: "Spans for nobody", id: "5")
        .replacing("Subject: Proposal: ", with: "Subject: [EX27-002] ")
        .replacing("Mon, 1 Mar 2027 1", with: "Tue, 2 Mar 2027 1")
        .replacing("Mon, 1 Mar 2027 0", with: "Tue, 2 Mar 2027 0")
      try cfp.run(["ingest", "-", now], input: Array(later.utf8))
      try expect("Spans for nobody", after: "mail about what was merged")
      try cfp.run("withdraw", "EX27-003", now)
      try expect("withdrawn", after: "a withdrawal")
    }
  }

  @Test func `hides people where it is told to, and never mixes`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [
        proposal(by: "ada", titled: "Tracing without tears", id: "1"),
        proposal(by: "ben", titled: "Spans for everyone", id: "2"),
      ])
      try cfp.run("run", now)
      let packet = "state/packets/EX27-002/packet.txt"
      #expect(try text(packet, in: cfp).contains("ben@example.org"))
      // One packet is asked for; the other may not stay as it is.
      #expect(try cfp.run("packets", "--blind", "EX27-001", now).status == 0)
      #expect(try !text(packet, in: cfp).contains("ben@example.org"))
      #expect(try !text("state/packets/booklet.html", in: cfp).contains("ben@example.org"))
      try cfp.run("run", now)
      #expect(try text(packet, in: cfp).contains("ben@example.org"))

      try cfp.write(
        try text("cfp.toml", in: cfp) + "\n[review]\nblind = true\n", to: "cfp.toml")
      try cfp.run("run", now)
      for path in [packet, "state/site/index.html", "state/site/ledger.html"] {
        #expect(try !text(path, in: cfp).contains("ben@example.org"), "\(path)")
      }
      #expect(try !cfp.run("export", "--as", "csv").output.contains("ben@example.org"))
      #expect(try cfp.run("check").output.contains("anonymised"))
    }
  }

  @Test func `warns of names that are left in the text`() throws {
    try Program.inFolder { cfp in
      let mail = proposal(by: "quintanilha", titled: "Traces that Quintanilha reads", id: "1")
      try cfp.prepare(mails: [mail])
      try cfp.run("run", now)
      for command in ["packets", "site"] {
        let result = try cfp.run(command, "--blind", now)
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.complaints.contains("Quintanilha"), "\(result.complaints)")
        #expect(result.complaints.contains("EX27-001"))
      }
    }
  }

  @Test func `shows beside a talk what it resembles, as that stands now`() throws {
    let abstract = """
      Abstract: One request goes through forty services, and its trace tells which of them \
      waited. This talk follows it, shows what sampling costs, and when a trace lies.

      """
    func mail(by name: String, id: String, _ abstract: String) -> String {
      proposal(by: name, titled: "Traces", id: id).replacing(#/Abstract: [^$]*/#, with: abstract)
    }
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [
        mail(by: "ada", id: "1", abstract),
        mail(by: "quintanilha", id: "2", abstract.replacing("forty", with: "fifty")),
      ])
      try cfp.run("run", now)
      let packet = "state/packets/EX27-001/packet.txt"
      #expect(try text(packet, in: cfp).contains("[-forty-]"))
      #expect(try text(packet, in: cfp).contains("{+fifty+}"))
      #expect(try text(packet, in: cfp).contains("EX27-002, Quintanilha Example, received"))

      let change = abstract.replacing("forty", with: "sixty").replacing(
        "Abstract: ", with: "abstract=")
      #expect(try cfp.run("edit", "EX27-002", change, now).status == 0)
      #expect(try text(packet, in: cfp).contains("{+sixty+}"), "the other's packet was not touched")
      try cfp.run("run", now)
      let site = try text("state/site/submissions/EX27-001.html", in: cfp)
      #expect(site.contains("sixty") && !site.contains("fifty"))

      #expect(
        try cfp.run("edit", "EX27-002", change + " So Quintanilha shows it.", now).status == 0)
      let blind = try cfp.run("packets", "--blind", now)
      #expect(try !text(packet, in: cfp).contains("Quintanilha Example"))
      #expect(blind.complaints.contains("packets/EX27-001/packet.txt"), "\(blind.complaints)")
    }
  }

  @Test func `tells what a mail server said of a sender`() throws {
    try Program.inFolder { cfp in
      let mail = proposal(by: "ada", titled: "Tracing without tears", id: "1")
      try cfp.prepare(mails: [
        "Authentication-Results: mx.conference.example; dmarc=pass header.from=example.org\n" + mail
      ])
      try cfp.run("run", now)
      let packet = "state/packets/EX27-001/packet.txt"
      #expect(try !text(packet, in: cfp).contains("authentication:"))
      try cfp.write(
        try text("cfp.toml", in: cfp).replacing(
          "path = \"mbox\"", with: "path = \"mbox\"\nauthserv-id = \"mx.conference.example\""),
        to: "cfp.toml")
      #expect(try cfp.run("packets", now).status == 0)
      for name in ["packet.txt", "packet.html", "packet.md"] {
        #expect(
          try text("state/packets/EX27-001/\(name)", in: cfp)
            .contains("authentication: passed (dmarc=pass)"), "\(name)")
      }
    }
  }

  @Test func `leaves files alone that are as they should be`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      try cfp.run("run", now)
      let folder = "state/packets/EX27-001"
      let names = try cfp.names(in: folder).sorted()
      func serials() throws -> [Int] {
        try names.map { name in
          let path = cfp.folder.appending(path: "\(folder)/\(name)").path
          let number = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
          return try #require(number as? Int)
        }
      }
      let written = try serials()
      #expect(names.count == 4)
      #expect(try cfp.run("packets", now).status == 0)
      #expect(try serials() == written)

      let page = try text("\(folder)/packet.md", in: cfp)
      try cfp.write(page.replacing("Tracing", with: "Tracings"), to: "\(folder)/packet.md")
      try cfp.write("no packet", to: "\(folder)/packet.txt.new")
      #expect(try cfp.run("packets", now).status == 0)
      #expect(try text("\(folder)/packet.md", in: cfp) == page)
      #expect(try cfp.names(in: folder).sorted() == names)
      let mended = try serials()
      #expect(zip(mended, written).count { $0 != $1 } == 1, "the spoiled one alone is replaced")
    }
  }

  @Test func `exports what it has`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      try cfp.run("run", now)
      #expect(try cfp.run("export", "--as", "csv").output.contains("\"Tracing without tears\""))
      let json = try cfp.run("export", "--as", "json", now).objects()
      #expect((json.first?["submissions"] as? [Any])?.count == 1)
      let refused = try cfp.run("export", "--as", "pretalx")
      #expect(refused.status == 78)
      #expect(refused.complaints.contains("--type"), "\(refused.complaints)")
      let body = try cfp.run("export", "--as", "pretalx", "--type", "12").objects().first
      #expect((body?["submission"] as? [String: Any])?["submission_type"] as? Int == 12)
      #expect(try cfp.run("export", "--as", "xml").status == 64)
      #expect(try cfp.run("export", "--as", "pretalx", "--type", "talk=no").status == 64)
    }
  }
}
