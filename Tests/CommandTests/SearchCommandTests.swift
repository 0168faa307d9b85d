import Foundation
import Testing

private let now = "--now=2027-03-02T12:00:00Z"

@Suite("To search, the program") struct SearchCommandTests {
  private static let mails = [
    proposal(by: "ada", titled: "Tracing without tears", id: "1"),
    proposal(by: "ben", titled: "Spans for everyone", id: "2"),
    """
    From: Cleo Example <cleo@example.org>
    To: cfp@conference.example
    Subject: Visa for tracing
    Date: Mon, 1 Mar 2027 09:59:00 +0000
    Message-ID: <3@example.org>

    Do you write letters of invitation?

    """,
  ]

  @Test func `prints what it finds, the best first, with the line that holds it`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: Self.mails)
      #expect(try cfp.run("search", "tracing").output == "", "before the first run")
      try cfp.run("run", now)
      let result = try cfp.run("search", "tracing")
      #expect(result.status == 0)
      #expect(result.complaints == "")
      let rows = result.output.split(separator: "\n")
      try #require(rows.count == 3)
      #expect(rows[0].hasPrefix("FOUND"))
      #expect(rows[1].hasPrefix("EX27-001") && rows[1].contains("about Tracing without tears"))
      #expect(rows[2].hasPrefix("message 3") && rows[2].hasSuffix("Visa for tracing"))
      #expect(!result.output.contains("\u{1B}"))

      let objects = try cfp.run("search", "--format", "json", "tracing").objects()
      #expect(objects.map { $0["code"] as? String } == ["EX27-001", nil])
      #expect(objects.map { $0["message"] as? Int } == [nil, 3])
      #expect(objects.map { $0["field"] as? String } == ["abstract", "subject"])
      #expect(objects.allSatisfy { ($0["score"] as? Double ?? 0) > 0 && $0["line"] is String })

      try cfp.run("edit", "EX27-002", "title=Sampling", now)
      #expect(try cfp.run("search", "sampl").output.contains("EX27-002"))
    }
  }

  @Test func `is silent when it finds nothing, and says when there is more`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", now)
      for words in ["absent", "NEAR(", "*", "\"", "title:"] {
        let result = try cfp.run("search", words)
        #expect(result.status == 0)
        #expect(result.output == "", "\(words)")
        #expect(result.complaints == "", "\(words)")
      }
      let result = try cfp.run("search", "--most", "1", "example")
      #expect(result.output.split(separator: "\n").count == 2)
      #expect(result.complaints == "cfp: 2 more were found; --most prints more of them\n")
      #expect(try cfp.run("search").status == 64)
      #expect(try cfp.run("search", "--most", "0", "x").status == 64)
    }
  }

  @Test func `hides people where it is told to`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", now)
      for words in ["ben@example.org", "cleo", "visa"] {
        #expect(try cfp.run("search", words).output != "")
        #expect(try cfp.run("search", "--blind", words).output == "", "\(words)")
      }
      let configuration = try String(
        contentsOf: cfp.folder.appending(path: "cfp.toml"), encoding: .utf8)
      try cfp.write(configuration + "\n[review]\nblind = true\n", to: "cfp.toml")
      #expect(try cfp.run("search", "visa").output == "")
      #expect(try cfp.run("search", "spans").output.contains("EX27-002"))
    }
  }

  @Test func `does not wait for a run`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: Self.mails)
      try cfp.run("run", now)
      // As a run does while it settles: the lock of the state, and the write lock of the record.
      let holder = Process()
      holder.executableURL = URL(filePath: "/usr/bin/env")
      holder.currentDirectoryURL = cfp.folder
      let (orders, answers) = (Pipe(), Pipe())
      holder.arguments = ["sqlite3", "state/cfp.sqlite"]
      (holder.standardInput, holder.standardOutput) = (orders, answers)
      try holder.run()
      try orders.fileHandleForWriting.write(
        contentsOf: Data("BEGIN IMMEDIATE; DELETE FROM outbox; SELECT 'held';\n".utf8))
      #expect(answers.fileHandleForReading.availableData == Data("held\n".utf8))
      let result = try cfp.run("search", "spans")
      #expect(result.status == 0)
      #expect(result.output.contains("EX27-002"))
      try orders.fileHandleForWriting.close()
      holder.waitUntilExit()
    }
  }
}
