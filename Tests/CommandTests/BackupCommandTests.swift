import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"
private let later = "--now=2027-03-03T12:00:00Z"

@Suite struct `Backups` {
  private static let mails = [
    proposal(by: "ada", titled: "Tracing without tears", id: "1"),
    proposal(by: "ben", titled: "Spans for everyone", id: "2"),
  ]

  private func text(_ name: String, _ cfp: Program) throws -> String {
    try String(contentsOf: cfp.folder.appending(path: name), encoding: .utf8)
  }

  @Test func `are brought back, and nobody hears twice of the same`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [Self.mails[0]])
      try cfp.run("run", now)
      let before = try cfp.run("list", "--format", "json").output
      try cfp.write("an older one", to: "backup")
      #expect(try cfp.run("backup", "backup", now).output == "")
      let attributes = try FileManager.default.attributesOfItem(
        atPath: cfp.folder.appending(path: "backup").path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)

      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", later)
      let mails = try cfp.names(in: "state/outbox/new")
      let ledger = try cfp.run("list", "--format", "json").output
      let restored = try cfp.run("restore-backup", "backup", later)
      #expect(restored.status == 0, "\(restored.complaints)")
      #expect(restored.output.contains("kept as"))
      #expect(try cfp.run("list", "--format", "json").output == before)
      #expect(try cfp.names(in: "state/packets") == ["EX27-001", "booklet.html"])
      #expect(
        try cfp.names(in: "state").filter { $0.hasPrefix("cfp.sqlite") } == [
          "cfp.sqlite", "cfp.sqlite.replaced-20270303T120000Z",
        ])

      let run = try cfp.run("run", "--now=2027-03-05T12:00:00Z")
      #expect(run.output.contains("EX27-002"))
      #expect(try cfp.run("list", "--format", "json").output == ledger)
      #expect(try cfp.names(in: "state/outbox/new") == mails, "no answer, and no digest")
      #expect(try cfp.run("check").output.contains("received since 2027-03-03T12:00:00Z"))
    }
  }

  @Test func `are refused where they would harm the record`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [Self.mails[0]])
      #expect(try cfp.run("backup", "backup").complaints.contains("no record yet"))
      try cfp.run("run", now)
      let before = try cfp.run("ledger").output
      try FileManager.default.createSymbolicLink(
        atPath: cfp.folder.appending(path: "link").path, withDestinationPath: "state/cfp.sqlite")
      try cfp.write("words", to: "words")
      for (arguments, word) in [
        (["backup", "state/cfp.sqlite"], "is the record itself"),
        (["backup", "link"], "is the record itself"),
        (["backup", "nowhere/backup"], "nowhere"),
        (["restore-backup", "state/cfp.sqlite"], "is the record itself"),
        (["restore-backup", "absent"], "is not there"),
        (["restore-backup", "words"], "no database"),
      ] {
        let result = try cfp.run(arguments + [now])
        #expect(result.status == 78 || result.status == 75, "\(arguments)")
        #expect(result.complaints.contains(word), "\(result.complaints)")
        #expect(result.output == "")
      }
      #expect(try cfp.run("ledger").output == before)
      #expect(try !cfp.names(in: "state").contains { $0.contains("restoring") })
      #expect(try cfp.run("run", now).output == "")
    }
  }
}
