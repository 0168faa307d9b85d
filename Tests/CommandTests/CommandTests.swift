import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite struct `The program` {
  @Test func `settles mail once, and is silent when there is nothing to say`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      let first = try cfp.run("run", now)
      #expect(first.status == 0, "\(first.complaints)")
      #expect(first.output.hasPrefix("new"))
      #expect(first.output.contains("EX27-001"))
      #expect(
        try cfp.names(in: "state/packets/EX27-001") == [
          "packet.html", "packet.json", "packet.md", "packet.txt",
        ])
      // One answer to the speaker, one digest to the committee.
      #expect(try cfp.names(in: "state/outbox/new").count == 2)

      let second = try cfp.run("run", now)
      #expect(second.status == 0)
      #expect(second.output == "")
      #expect(second.complaints == "")
      #expect(try cfp.names(in: "state/outbox/new").count == 2)
    }
  }

  @Test func `answers nobody before it is armed`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(
        mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")],
        acknowledging: false)
      try cfp.run("run", now)
      let ledger = try cfp.run("ledger", "--format", "json").objects()
      #expect(ledger.first?["acknowledgement"] as? String == "none")
      #expect((ledger.first?["why"] as? String)?.isEmpty == false)

      #expect(try cfp.run("arm", "--since", "2027-03-02").status == 0)
      let later = proposal(by: "ben", titled: "Spans for everyone", id: "2")
        .replacing("1 Mar", with: "2 Mar")
      #expect(try cfp.run(["ingest", "-"], input: Array(later.utf8)).status == 0)
      let answers = try cfp.run("ledger", "--format", "json").objects().map {
        $0["acknowledgement"] as? String
      }
      #expect(answers == ["none", "queued"])
    }
  }

  @Test func `says what a rehearsal would do, and changes nothing`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      let result = try cfp.run("run", "--dry-run", now)
      #expect(result.status == 0)
      #expect(result.output.contains("would answer ada@example.org"))
      #expect(try cfp.names(in: ".").contains("state") == false)
    }
  }

  @Test func `tells a mail server only kept or try again`() throws {
    try Program.inFolder { cfp in
      let mail = Array(proposal(by: "ada", titled: "Tracing without tears", id: "1").utf8)
      #expect(try cfp.run(["ingest", "-"], input: mail).status == 75, "no configuration")
      try cfp.prepare(mails: [])
      #expect(try cfp.run(["ingest", "-", now], input: mail).status == 0)
      #expect(try cfp.run(["ingest", "-", now], input: mail).status == 0)
      #expect(try cfp.run(["ingest", "-", now], input: [0, 255, 254, 10, 0]).status == 0)
      #expect(try cfp.run("list", "--format", "json").objects().count == 1)
      #expect(try cfp.run("ledger", "--format", "json").objects().count == 2)
    }
  }

  @Test func `takes in a mailbox of many batches as it would in many runs`() throws {
    // Deliveries that come again, and a reply before what it answers, in batches far apart.
    var mails = (0..<2_100).map { note(id: "note-\($0)") }
    mails[2] = proposal(by: "ada", titled: "Tracing without tears", id: "ada")
    mails[3] = note(id: "early", answering: "ben")
    mails[1_500] = proposal(by: "ben", titled: "Spans for everyone", id: "ben")
    mails[1_999] = proposal(by: "eve", titled: "Clocks that agree", id: "eve")
    (mails[2_000], mails[2_050]) = (mails[1_999], mails[2])
    func record(in runs: [Int]) throws -> [String] {
      var (record, told): ([String], Int) = ([], 0)
      try Program.inFolder { cfp in
        for end in runs {
          try cfp.prepare(mails: Array(mails[..<end]))
          let result = try cfp.run("ingest", now)
          #expect(result.status == 0)
          told += result.output.split(separator: "\n").count
        }
        for command in ["ledger", "list"] {
          let output = try cfp.run(command, "--format", "json", now).output
          record.append(output.replacing(cfp.folder.path, with: ""))
        }
        #expect(told == 2_098, "a run says what each new message came to")
      }
      return record
    }
    let atOnce = try record(in: [2_100])
    #expect(atOnce == (try record(in: [999, 1_700, 2_000, 2_100])))
    #expect(atOnce[0].split(separator: "\n").count == 2_098)
    #expect(atOnce[1].split(separator: "\n").count == 3)
  }

  struct Call: CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    var status: Int32
    var word: String
  }

  @Test(arguments: [
    Call(
      testDescription: "an unknown option", arguments: ["run", "--foo"], status: 64, word: "foo"),
    Call(
      testDescription: "an unknown command", arguments: ["ruin"], status: 64, word: "ruin"),
    Call(
      testDescription: "no configuration", arguments: ["run", "--config", "other.toml"],
      status: 78, word: "other.toml: is not there"),
    Call(
      testDescription: "no mailbox", arguments: ["run", "--mailbox", "nowhere"], status: 75,
      word: "nowhere"),
    Call(
      testDescription: "an unknown code", arguments: ["show", "EX27-999"], status: 78,
      word: "EX27-999"),
    Call(
      testDescription: "a time that is none", arguments: ["list", "--now", "tomorrow"], status: 64,
      word: "tomorrow"),
  ])
  func `ends with the code for what went wrong`(call: Call) throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [])
      let result = try cfp.run(call.arguments)
      #expect(result.status == call.status)
      #expect(result.complaints.contains(call.word), "\(result.complaints)")
      #expect(result.output == "")
    }
  }

  @Test func `refuses a state directory that others may write to`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [])
      let state = cfp.folder.appending(path: "state")
      try FileManager.default.createDirectory(
        at: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: state.path)
      let result = try cfp.run("run", now)
      #expect(result.status == 78)
      #expect(result.complaints.contains("chmod 700"))
      #expect(try cfp.names(in: "state") == [])
    }
  }

  @Test func `writes a configuration that it can read, and overwrites nothing`() throws {
    try Program.inFolder { cfp in
      #expect(try cfp.run("init", ".").status == 0)
      try cfp.write("", to: "mailbox")
      let check = try cfp.run("check")
      #expect(check.status == 0, "\(check.complaints)")
      #expect(check.output.contains("nobody is written to"))
      try cfp.write("# mine\n", to: "templates/received.en.txt.mustache")
      let again = try cfp.run("init", ".")
      #expect(again.complaints.contains("left as it is"))
      let kept = try String(
        contentsOf: cfp.folder.appending(path: "templates/received.en.txt.mustache"),
        encoding: .utf8)
      #expect(kept == "# mine\n")
    }
  }

  @Test func `names the file and line of a template that does not parse`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [])
      try FileManager.default.createDirectory(
        at: cfp.folder.appending(path: "own"), withIntermediateDirectories: true)
      try cfp.write("Hello\n{{#items}}\n", to: "own/received.en.txt.mustache")
      let text = try String(
        contentsOf: cfp.folder.appending(path: "cfp.toml"), encoding: .utf8)
      try cfp.write(text + "\n[templates]\ndirectory = \"own\"\n", to: "cfp.toml")
      for command in ["run", "check"] {
        let result = try cfp.run(command)
        #expect(result.status == 78)
        #expect(result.complaints.contains("own/received.en.txt.mustache:"), "\(result.complaints)")
      }
    }
  }

  @Test func `reads mail into the objects of its contract`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [
        proposal(by: "ada", titled: "Tracing without tears", id: "1"),
        proposal(by: "ben", titled: "Spans for everyone", id: "2"),
      ])
      let objects = try cfp.run("read", "mbox").objects()
      #expect(objects.count == 2)
      let keys = [
        "source", "messageID", "date", "sha256", "from", "subject", "text", "parts", "defects",
        "kind", "proposals",
      ]
      #expect(objects.allSatisfy { Set($0.keys) == Set(keys) })
      #expect(objects.map { $0["source"] as? String } == ["mbox#1", "mbox#2"])
      #expect(objects[0]["messageID"] as? String == "<1@example.org>")
      let talk = try #require((objects[0]["proposals"] as? [[String: Any]])?.first)
      #expect(talk["title"] as? String == "Tracing without tears")
      #expect(talk["format"] as? String == "talk")
    }
  }
}
