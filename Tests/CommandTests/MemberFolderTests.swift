import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite struct `A folder for each of the committee` {
  /// Two members beside the chair, of whom Vera has a conflict with `ben@example.org`.
  private func prepare(_ cfp: Program, mails: [String], conflicts: String = "\"ben@example.org\"")
    throws
  {
    try cfp.prepare(mails: mails)
    let path = cfp.folder.appending(path: "cfp.toml")
    var text = try String(contentsOf: path, encoding: .utf8)
    text = text.replacing("name = \"Chair\"", with: "name = \"Chair\"\nchair = true")
    text += """


      [[committee]]
      name = "Vera Marsh"
      addresses = ["vera@committee.example"]
      conflicts = [\(conflicts)]

      [[committee]]
      name = "Wim Tarn"
      addresses = ["wim@committee.example"]

      [review]
      folder = "committee"
      mode = "750"

      """
    try cfp.write(text, to: "cfp.toml")
  }

  private static let mails = [
    proposal(by: "ada", titled: "Tracing without tears", id: "1"),
    proposal(by: "ben", titled: "Spans for everyone", id: "2"),
  ]

  /// Two talks in one mail, of which Ben gives the second.
  private static let both = """
    Return-Path: <ada@example.org>
    Received: from mail.example.org by mx.conference.example; Mon, 1 Mar 2027 10:00:00 +0000
    From: Ada Example <ada@example.org>
    To: cfp@conference.example
    Subject: Two proposals
    Date: Mon, 1 Mar 2027 09:59:00 +0000
    Message-ID: <1@example.org>

    Proposal 1

    Title: Tracing without tears
    Speaker: Ada Example
    Abstract: How we traced what nobody had traced before, and what we would do again.

    Proposal 2

    Title: Spans for everyone
    Speaker: Ben Example <ben@example.org>
    Abstract: Spans are what everybody wants to have and nobody knows how to end in time.

    """

  /// The files below a folder that hold one of `words`, or are called so.
  private func files(in folder: String, holding words: [String], _ cfp: Program) throws -> [String]
  {
    let root = cfp.folder.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted().filter { path in
      let octets = FileManager.default.contents(atPath: root.appending(path: path).path) ?? Data()
      let text = String(decoding: octets, as: UTF8.self).lowercased()
      return words.contains { text.contains($0) || path.lowercased().contains($0) }
    }
  }

  private func mode(_ path: String, _ cfp: Program) throws -> Int {
    let file = cfp.folder.appending(path: path).path
    return try #require(
      FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int)
  }

  private static let traces = ["ben@example.org", "ben example", "spans for everyone", "ex27-002"]

  @Test func `holds packets and pages, and nothing of those they have a conflict with`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      let run = try cfp.run("run", now)
      #expect(run.status == 0, "\(run.complaints)")
      #expect(try cfp.names(in: "committee") == ["chair", "vera-marsh", "wim-tarn"])
      #expect(try cfp.names(in: "committee/vera-marsh/packets") == ["EX27-001", "booklet.html"])
      #expect(
        try cfp.names(in: "committee/wim-tarn/packets") == ["EX27-001", "EX27-002", "booklet.html"])
      #expect(try files(in: "committee/vera-marsh", holding: Self.traces, cfp) == [])
      #expect(try files(in: "committee/vera-marsh", holding: ["tracing without"], cfp).count > 5)
      #expect(try files(in: "committee/chair", holding: Self.traces, cfp).count > 8)
      #expect(try mode("committee", cfp) == 0o711)
      for folder in ["", "/packets", "/packets/EX27-001", "/site", "/site/submissions"] {
        #expect(try mode("committee/wim-tarn\(folder)", cfp) == 0o750)
      }
      for file in ["packets/booklet.html", "packets/EX27-001/packet.txt", "site/index.html"] {
        #expect(try mode("committee/wim-tarn/\(file)", cfp) == 0o640)
        #expect(try mode("state/\(file)", cfp) == 0o600)
      }
      let list = try cfp.run("conflicts", "--format", "json").objects()
      #expect(list.map { $0["member"] as? String } == ["Vera Marsh"])
      #expect(list.map { $0["code"] as? String } == ["EX27-002"])
      #expect(list.map { $0["cause"] as? String } == ["ben@example.org"])
    }
  }

  @Test func `loses what a conflict is found with later, and all that named it`() throws {
    try Program.inFolder { cfp in
      // Nearly the same text by two people: each packet names the other.
      let like = proposal(by: "ben", titled: "Tracing without any tears", id: "2")
        .replacing("This talk by ben", with: "This talk by ada")
        .replacing("about Tracing without any tears", with: "about Tracing without tears")
      try prepare(cfp, mails: [Self.mails[0], like], conflicts: "\"dora@example.org\"")
      try cfp.run("run", now)
      let packet = "committee/vera-marsh/packets/EX27-001/packet.txt"
      #expect(try files(in: "committee/vera-marsh", holding: ["ex27-002"], cfp).count > 8)
      #expect(
        try String(contentsOf: cfp.folder.appending(path: packet), encoding: .utf8)
          .contains("EX27-002"))

      let edit = try cfp.run("edit", "EX27-002", "speakers=Ben Example <dora@example.org>", now)
      #expect(edit.status == 0, "\(edit.complaints)")
      try cfp.run("run", now)
      #expect(try files(in: "committee/vera-marsh", holding: ["ex27-002"], cfp) == [])
      #expect(try files(in: "committee/wim-tarn", holding: ["ex27-002"], cfp).count > 8)
    }
  }

  @Test func `keeps back a message that is about both`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: [Self.both])
      let run = try cfp.run("run", now)
      #expect(run.output.contains("EX27-001,EX27-002"), "\(run.output)")
      #expect(try cfp.names(in: "committee/vera-marsh/packets") == ["EX27-001", "booklet.html"])
      #expect(try files(in: "committee/vera-marsh", holding: Self.traces, cfp) == [])
      let packet = "committee/vera-marsh/packets/EX27-001/packet.txt"
      let text = try String(contentsOf: cfp.folder.appending(path: packet), encoding: .utf8)
      #expect(text.contains("a submission too that is not shown to you"))
    }
  }

  @Test func `loses a message that is about both with the one`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: [Self.both], conflicts: "\"dora@example.org\"")
      try cfp.run("run", now)
      #expect(try files(in: "committee/vera-marsh", holding: ["two proposals"], cfp).count > 4)

      let edit = try cfp.run("edit", "EX27-002", "speakers=Ben Example <dora@example.org>", now)
      #expect(edit.status == 0, "\(edit.complaints)")
      try cfp.run("run", now)
      #expect(
        try files(in: "committee/vera-marsh", holding: ["ex27-002", "two proposals"], cfp) == [])
    }
  }

  @Test func `is written anew where the configuration says so, and removed`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      try cfp.run("run", now)
      try prepare(cfp, mails: Self.mails, conflicts: "\"Ada Example\"")
      try cfp.run("run", now)
      #expect(try cfp.names(in: "committee/vera-marsh/packets") == ["EX27-002", "booklet.html"])
      #expect(try files(in: "committee/vera-marsh", holding: ["ada@example.org"], cfp) == [])

      try cfp.write("mine", to: "committee/vera-marsh/notes")
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", now)
      #expect(try cfp.names(in: "committee/vera-marsh") == ["notes"])
      #expect(try cfp.names(in: "committee/wim-tarn") == [])
      #expect(try !cfp.names(in: "state").contains { $0.hasPrefix("written-") })
    }
  }

  @Test func `holds nothing of whom was erased`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      try cfp.run("run", now)
      #expect(try files(in: "committee", holding: ["ada@example.org"], cfp).count > 8)
      try cfp.run("erase", "ada@example.org", now)
      #expect(try files(in: "committee", holding: ["ada@example.org", "without tears"], cfp) == [])
      #expect(try cfp.names(in: "committee/wim-tarn/packets") == ["EX27-002", "booklet.html"])
    }
  }

  @Test func `hides people in a blind review`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      try cfp.run("packets", "--blind", now)
      try cfp.run("run", now)
      try cfp.run("packets", "--blind", now)
      try cfp.run("site", "--blind", now)
      let folders = try cfp.names(in: "committee")
      #expect(folders.count == 3)
      #expect(try files(in: "committee", holding: ["@example.org", "ada example"], cfp) == [])
    }
  }

  @Test func `lies in another state directory where that is named`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      try cfp.run("run", "--state", "trial", now)
      #expect(try cfp.names(in: "committee") == [])
      #expect(try cfp.names(in: "trial/committee") == ["chair", "vera-marsh", "wim-tarn"])
    }
  }

  @Test func `goes with a digest of their own`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      try cfp.run("run", now)
      let digests = try cfp.names(in: "state/outbox/new").map {
        try String(
          contentsOf: cfp.folder.appending(path: "state/outbox/new/\($0)"), encoding: .utf8)
      }.filter { $0.contains("Message-ID: <cfp.digest.") }
      #expect(digests.count == 2)
      let hers = try #require(digests.first { $0.contains("vera@committee.example") })
      let theirs = try #require(digests.first { $0.contains("wim@committee.example") })
      #expect(hers.contains("EX27-001") && !hers.contains("wim@"))
      #expect(!Self.traces.contains { hers.lowercased().contains($0) }, "\(hers)")
      #expect(theirs.contains("EX27-002") && theirs.contains("chair@conference.example"))
      let shown = try cfp.run("digest", "--since=2027-01-01", "--for=vera@committee.example", now)
      #expect(shown.output.contains("EX27-001") && !shown.output.contains("EX27-002"))
      #expect(try cfp.run("digest", "--for=Nobody", now).status == 78)
    }
  }

  @Test(arguments: [
    ("mode = \"777\"", "nobody else may write"), ("mode = \"75\"", "will not do"),
    ("group = \"no-such-group\"", "is no group of this machine"),
  ])
  func `asks for access that makes sense`(line: String, word: String) throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      let path = cfp.folder.appending(path: "cfp.toml")
      let text = try String(contentsOf: path, encoding: .utf8)
      try cfp.write(text.replacing("mode = \"750\"", with: line), to: "cfp.toml")
      let check = try cfp.run("check")
      #expect(check.status == 78)
      #expect(check.complaints.contains(word), "\(check.complaints)")
    }
  }

  @Test func `needs a name that no other has`() throws {
    try Program.inFolder { cfp in
      try prepare(cfp, mails: Self.mails)
      let path = cfp.folder.appending(path: "cfp.toml")
      let text = try String(contentsOf: path, encoding: .utf8)
      try cfp.write(text.replacing("Wim Tarn", with: "VERA marsh"), to: "cfp.toml")
      #expect(try cfp.run("check").complaints.contains("another member's too"))
      try cfp.write(text.replacing("Wim Tarn", with: "☃"), to: "cfp.toml")
      #expect(try cfp.run("check").complaints.contains("makes no name for a folder"))
      try cfp.write(
        text.replacing("name = \"Wim Tarn\"", with: "name = \"☃\"\nfolder = \"wim\""),
        to: "cfp.toml")
      let check = try cfp.run("check")
      #expect(check.status == 0, "\(check.complaints)")
      #expect(check.output.contains("committee/wim, mode 750"))
    }
  }
}
