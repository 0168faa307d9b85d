import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"
private let later = "--now=2027-04-02T12:00:00Z"

@Suite struct `Retention` {
  @Test func `drops originals after so many days, and says so where they are missed`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      let file = cfp.folder.appending(path: "cfp.toml")
      let configuration = try String(contentsOf: file, encoding: .utf8)
      try cfp.write(configuration + "\n[retention]\noriginals = 30\n", to: "cfp.toml")
      #expect(try cfp.run("check").output.contains("originals   dropped 30 days after"))
      try cfp.run("run", now)
      let packet = { () throws -> String in
        try String(
          contentsOf: cfp.folder.appending(path: "state/packets/EX27-001/packet.txt"),
          encoding: .utf8)
      }
      #expect(!(try packet().contains("no longer kept")))
      let list = try cfp.run("list", "--format", "json").output

      #expect(try cfp.run("run", "--dry-run", later).output.contains("would drop 1 originals"))
      let run = try cfp.run("run", later)
      #expect(run.status == 0 && run.output == "", "\(run.complaints)")
      #expect(try packet().contains("(The original is no longer kept.)"))
      let why = try cfp.run("show", "EX27-001", "--why").output
      #expect(why.contains("whose original is no longer kept"))
      #expect(try cfp.run("reread", later).output == "")
      #expect(try cfp.run("list", "--format", "json").output == list)

      // What was read again is shown on the site first.
      try cfp.run("run", later)
      let record = cfp.folder.appending(path: "state/cfp.sqlite")
      let before = try Data(contentsOf: record)
      try cfp.run("run", later)
      #expect(try Data(contentsOf: record) == before)
    }
  }
}
