import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite struct `Erasing` {
  private static let mails = [
    proposal(by: "ada", titled: "Tracing without tears", id: "1"),
    proposal(by: "ben", titled: "Spans for everyone", id: "2"),
  ]

  private func withRecord(_ body: (Program) throws -> Void) throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", now)
      try body(cfp)
    }
  }

  /// The files of the state directory whose octets hold one of `words`.
  private func files(holding words: [String], _ cfp: Program) throws -> [String] {
    let state = cfp.folder.appending(path: "state")
    return try FileManager.default.subpathsOfDirectory(atPath: state.path).sorted().filter { path in
      guard let octets = FileManager.default.contents(atPath: state.appending(path: path).path)
      else { return false }
      let text = String(decoding: octets, as: UTF8.self).lowercased()
      return words.contains { text.contains($0) || path.lowercased().contains($0) }
    }
  }

  @Test func `leaves no octet of a person, and everybody else`() throws {
    let traces = ["ada@example.org", "ada example", "talk by ada", "without tears"]
    try withRecord { cfp in
      #expect(try files(holding: traces, cfp).count > 5)
      let mails = try cfp.names(in: "state/outbox/new").count
      let dry = try cfp.run("erase", "--dry-run", "Ada@Example.org", now)
      #expect(dry.output.contains("removed: EX27-001"))
      #expect(dry.output.hasSuffix("nothing was changed\n"))
      #expect(try cfp.run("list", "--format", "json").objects().count == 2)

      let result = try cfp.run("erase", "Ada@Example.org", now)
      #expect(result.status == 0, "\(result.complaints)")
      #expect(dry.output.hasPrefix(try #require(result.output.split(separator: "\n").first)))
      #expect(try files(holding: traces, cfp) == [])
      #expect(try cfp.names(in: "state/packets") == ["EX27-002", "booklet.html"])
      #expect(try cfp.names(in: "state/outbox/new").count == mails - 2)
      #expect(try files(holding: ["talk by ben"], cfp).count > 3)

      let run = try cfp.run("run", now)
      #expect(run.status == 0 && run.output == "", "\(run.output)")
      #expect(try files(holding: traces, cfp) == [])
      let show = try cfp.run("show", "EX27-001")
      #expect(show.status == 78 && show.complaints.contains("was erased on 2027-03-02"))
      #expect(try cfp.run("ledger", "--format", "json").objects().count == 2)
      #expect(try cfp.run("erase", "ada@example.org", now).output.contains("erased before"))
    }
  }

  @Test(arguments: [
    (["nobody@example.org"], "nobody on record"), (["chair@conference.example"], "committee"),
    (["cfp@conference.example", "--dry-run"], "committee"),
  ])
  func `says why there is nothing to erase`(arguments: [String], word: String) throws {
    try withRecord { cfp in
      let before = try cfp.run("ledger").output
      let result = try cfp.run(["erase"] + arguments + [now])
      #expect(result.status == 78 && result.output == "")
      #expect(result.complaints.contains(word), "\(result.complaints)")
      #expect(try cfp.run("ledger").output == before)
    }
  }

  @Test(arguments: ["Ada Example <ada@example.org>", " ada@example.org ", "<Ada@Example.org>"])
  func `takes an address as mail programs copy it`(address: String) throws {
    try withRecord { cfp in
      let result = try cfp.run("erase", "--dry-run", address, now)
      #expect(result.output.contains("removed: EX27-001"), "\(result.complaints)")
    }
  }

  @Test func `names the databases beside the record that still hold them`() throws {
    try withRecord { cfp in
      try cfp.run("backup", "state/mine", now)
      try cfp.write("SQLite", to: "state/notes")
      let output = try cfp.run("erase", "ada@example.org", now).output
      #expect(output.contains("for you to remove: \(cfp.folder.path)/state/mine\n"), "\(output)")
    }
  }

  @Test func `takes nothing but an address`() throws {
    try withRecord { cfp in
      let statuses = try ["ada", ""].map { try cfp.run("erase", $0, now).status }
      #expect(statuses == [64, 64])
    }
  }

  @Test func `is not undone by a backup from before it`() throws {
    try withRecord { cfp in
      try cfp.run("backup", "backup", now)
      try cfp.run("erase", "ada@example.org", now)
      let restored = try cfp.run("restore-backup", "backup", now)
      #expect(restored.output.contains("1 of its people had been erased since"))
      #expect(try files(holding: ["ada@example.org", "talk by ada"], cfp) == [])
    }
  }

  @Test func `takes the mails that a replaced record left in the outbox`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [Self.mails[1]])
      try cfp.run("run", now)
      try cfp.run("backup", "backup", now)
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", "--now=2027-03-02T18:00:00Z")
      let traces = ["ada@example.org", "talk by ada"]
      #expect(try files(holding: traces, cfp).contains { $0.hasPrefix("outbox/new/") })
      try cfp.run("restore-backup", "backup", "--now=2027-03-03T12:00:00Z")
      let early = try cfp.run("erase", "ada@example.org", "--now=2027-03-03T13:00:00Z")
      #expect(early.status == 78)
      #expect(early.complaints.contains("the next 'cfp run' takes in mail again: erase them then"))

      try cfp.run("run", "--now=2027-03-04T12:00:00Z")
      let output = try cfp.run("erase", "ada@example.org", "--now=2027-03-05T12:00:00Z").output
      let left = try files(holding: traces, cfp)
      for file in left {
        #expect(output.contains(file), "\(file) in \(output)")
        #expect(!file.hasPrefix("outbox/") || output.contains("mails of an earlier record"))
      }
      #expect(left.filter { $0.hasPrefix("cfp.sqlite.replaced") }.count == 1)
      let late = try cfp.run("erase", "nobody@example.org", "--now=2027-03-05T12:00:00Z")
      #expect(late.complaints.contains("see 'cfp ledger'"))
    }
  }
}
