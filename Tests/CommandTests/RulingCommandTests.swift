import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite struct `The committee's commands` {
  /// A record of two submissions, EX27-001 by Ada and EX27-002 by Ben.
  private func withRecord(_ body: (Program) throws -> Void) throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [
        proposal(by: "ada", titled: "Tracing without tears", id: "1"),
        proposal(by: "ben", titled: "Spans for everyone", id: "2"),
      ])
      try cfp.run("run", now)
      try body(cfp)
    }
  }

  private func title(_ code: String, _ cfp: Program) throws -> String? {
    let submission = try cfp.run("show", code, "--format", "json").objects().first
    return (submission?["proposal"] as? [String: Any])?["title"] as? String
  }

  @Test func `correct what a submission says, and take that back`() throws {
    try withRecord { cfp in
      let edit = try cfp.run("edit", "EX27-001", "title=Tracing, and tears", "minutes=20", now)
      #expect(edit.status == 0, "\(edit.complaints)")
      #expect(edit.output == "EX27-001 edited: title, length\n")
      #expect(try title("EX27-001", cfp) == "Tracing, and tears")
      let diff = try cfp.run("show", "EX27-001", "--diff").output
      #expect(diff.contains("{+Tracing, and+} tears") || diff.contains("{+and+}"), "\(diff)")
      let packet = try String(
        contentsOf: cfp.folder.appending(path: "state/packets/EX27-001/packet.txt"), encoding: .utf8
      )
      #expect(packet.contains("Edited by the committee:  title, length"))

      #expect(try cfp.run("undo", now).output == "ruling 1, about EX27-001, taken back\n")
      #expect(try title("EX27-001", cfp) == "Tracing without tears")
    }
  }

  @Test func `make two submissions one, and two again`() throws {
    try withRecord { cfp in
      let merge = try cfp.run("merge", "EX27-001", "EX27-002", now)
      #expect(merge.output == "EX27-002 merged into EX27-001\n")
      #expect(try cfp.run("list", "--format", "json").objects().count == 1)
      #expect(try cfp.names(in: "state/packets") == ["EX27-001", "booklet.html"])
      #expect(try cfp.run("show", "EX27-002").output.contains("Also called:  EX27-002"))
      #expect(try cfp.run("split", "EX27-002", now).status == 0)
      #expect(try cfp.names(in: "state/packets") == ["EX27-001", "EX27-002", "booklet.html"])
      #expect(try title("EX27-002", cfp) == "Spans for everyone")
    }
  }

  @Test func `keep the committee's word when mail is read again, and write to nobody`() throws {
    try withRecord { cfp in
      try cfp.run("edit", "ex27-001", "abstract=@text", now)
      try cfp.write("What the committee wrote.\n", to: "text")
      #expect(try cfp.run("edit", "ex27-001", "abstract=@text", now).status == 0)
      try cfp.run("withdraw", "EX27-002", "--by", "Chair", now)
      let mails = try cfp.names(in: "state/outbox/new")
      let before = try cfp.run("list", "--format", "json").output
      let reread = try cfp.run("reread", now)
      #expect(reread.status == 0)
      #expect(reread.output == "")
      #expect(try cfp.run("list", "--format", "json").output == before)
      #expect(try cfp.run("show", "EX27-002").output.contains("Chair: EX27-002 withdrawn"))
      #expect(try cfp.run("restore", "EX27-002", now).status == 0)
      #expect(try cfp.names(in: "state/outbox/new") == mails)
    }
  }

  struct Wrong: CustomTestStringConvertible {
    var arguments: [String]
    var word: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Wrong(arguments: ["edit", "EX27-001", "tilte=X"], word: "did you mean title"),
    Wrong(arguments: ["edit", "EX27-001", "title"], word: "FIELD=VALUE"),
    Wrong(arguments: ["edit", "EX27-001", "format=epic"], word: "the call has talk"),
    Wrong(arguments: ["edit", "EX27-001", "minutes=many"], word: "minutes"),
    Wrong(arguments: ["edit", "EX27-001", "bio.2=X"], word: "no such speaker"),
    Wrong(arguments: ["edit", "EX27-001", "notes=@absent"], word: "absent"),
    Wrong(arguments: ["edit", "EX27-009", "title=X"], word: "EX27-009"),
    Wrong(arguments: ["merge", "EX27-001", "EX27-001"], word: "same submission"),
    Wrong(arguments: ["split", "EX27-001"], word: "one mail"),
    Wrong(arguments: ["restore", "EX27-001"], word: "not withdrawn"),
    Wrong(arguments: ["undo"], word: "nothing to undo"),
  ])
  func `say why there is nothing to do`(wrong: Wrong) throws {
    try withRecord { cfp in
      let result = try cfp.run(wrong.arguments + [now])
      #expect(result.status == 78)
      #expect(result.output == "")
      #expect(result.complaints.contains(wrong.word), "\(result.complaints)")
      #expect(result.complaints.split(separator: "\n").count == 1)
    }
  }
}
