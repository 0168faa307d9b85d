import Foundation
import Testing

@Suite("The digest, from the program,") struct DigestCommandTests {
  /// Mail about the first submission.
  private func mail(from address: String, id: String, _ text: String) -> String {
    """
    Return-Path: <\(address)>
    Received: from mail.example.org by mx.conference.example; Mon, 1 Mar 2027 10:30:00 +0000
    From: <\(address)>
    To: cfp@conference.example
    Subject: Question about EX27-001
    Date: Mon, 1 Mar 2027 10:29:00 +0000
    Message-ID: <\(id)@example.org>

    \(text)

    """
  }

  private func digests(of cfp: Program) throws -> [String] {
    try cfp.names(in: "state/outbox/new").map {
      try String(contentsOf: cfp.folder.appending(path: "state/outbox/new/\($0)"), encoding: .utf8)
    }
    .filter { $0.contains("cfp.digest.") }
  }

  @Test func `reminds of a question once it has waited, once, and heeds who answered`() throws {
    try Program.inFolder { cfp in
      let question = mail(from: "ada@example.org", id: "2", "May I bring slides on paper?")
      try cfp.prepare(mails: [
        proposal(by: "ada", titled: "Tracing without tears", id: "1"), question,
      ])
      for day in ["01T12", "02T13", "03T14"] {
        let result = try cfp.run("run", "--now=2027-03-\(day):00:00Z")
        #expect(result.status == 0, "\(result.complaints)")
        #expect(try digests(of: cfp).count == 1, "\(day)")
      }
      #expect(try digests(of: cfp).allSatisfy { $0.contains("Auto-Submitted: auto-generated") })
      for day in ["04T15", "05T16", "06T17"] {
        let result = try cfp.run("run", "--now=2027-03-\(day):00:00Z")
        #expect(result.status == 0, "\(result.complaints)")
        #expect(try digests(of: cfp).count == 2, "\(day)")
      }
      let heading = "Questions and comments without an answer for 3 days (1)"
      let now = "--now=2027-03-06T18:00:00Z"
      #expect(try cfp.run("digest", now).output.contains(heading))
      #expect(try cfp.run("digest", "--since", "2027-03-05", now).output.contains(heading))
      #expect(try cfp.run("digest", "--blind", now).output.contains("message 2"))
      #expect(try cfp.run("answered", "EX27-001", now).status == 0)
      #expect(try !cfp.run("digest", now).output.contains(heading))
      try cfp.run("site", now)
      let page = try String(
        contentsOf: cfp.folder.appending(path: "state/site/attention.html"), encoding: .utf8)
      #expect(!page.contains("Question about EX27-001"))
    }
  }
}
