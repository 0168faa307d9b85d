import Mail
import Proposals
import Testing

@testable import Rendering

/// What this program writes comes back, filled in or quoted, and is read by it.
@Suite struct `What comes back` {
  private func draft(
    _ text: String, subject: String = "Proposal", headers: String = "",
    to call: Call = Sample.call
  ) throws -> Draft {
    let source = """
      From: Ada Example <ada@example.org>
      To: talks@forum.example
      Subject: \(subject)
      Message-ID: <m@example.org>
      \(headers)Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      \(text)
      """
    let octets = Array(source.utf8)
    return Draft(
      reading: Message(parsing: octets), identity: Identity(of: octets),
      received: ReceivedTime(Sample.time("2031-04-18T09:30:00Z"), witness: .run), for: call,
      in: try Vocabulary(for: call))
  }

  private func acknowledgement(
    _ kind: Acknowledgement.Kind, _ proposal: Proposal, in language: String
  ) throws -> MailText {
    try MailText(
      of: Acknowledgement(
        kind: kind, messageID: MessageID("ack@forum.example"),
        recipient: Address(address: "ada@example.org"), inReplyTo: nil, references: [],
        subject: "Proposal", items: [.init(code: Sample.first, proposal: proposal)],
        language: language),
      for: Sample.call, with: .builtIn)
  }

  @Test(arguments: ["en", "de"])
  func `a form is read as it was filled in`(language: String) throws {
    let form = FormText(
      of: Sample.call, filledInFrom: Sample.proposal, in: MailLanguage(for: language))
    let proposals = try draft(form.description).proposals
    #expect(proposals.count == 1)
    #expect(proposals.first?.changes(since: Sample.proposal) == [])
  }

  @Test(arguments: ["en", "de"])
  func `a blank form says nothing`(language: String) throws {
    let draft = try draft(FormText(of: Sample.call, language: language).description)
    for proposal in draft.proposals {
      #expect(proposal.missing == Field.allCases.filter { $0 != .speakers })
    }
  }

  @Test(arguments: ["as it is", "in another order", "under quoting marks"])
  func `a form is read however it comes back`(way: String) throws {
    var blocks: [[Substring]] = []
    let form = FormText(of: Sample.call, filledInFrom: Sample.proposal, in: .english).description
    for line in form.split(separator: "\n", omittingEmptySubsequences: false) {
      // A label begins a block, except those that belong to the speaker above.
      let begins = ["Title", "Speaker", "Format", "Topics", "Abstract", "Notes"]
        .contains { line.hasPrefix($0) }
      if begins { blocks.append([line]) } else { blocks[blocks.count - 1].append(line) }
    }
    if way == "in another order" { blocks = [3, 6, 1, 2, 0, 5, 4].map { blocks[$0] } }
    var lines = blocks.flatMap(\.self).map(String.init)
    if way == "under quoting marks" {
      lines =
        ["Filled in.", "", "On Monday, Carla Muster <carla@forum.example> wrote:"]
        + lines.map { "> " + $0 }
    }
    let draft = try draft(lines.joined(separator: "\n"), subject: "Re: the form")
    #expect(draft.kind == .proposal)
    #expect(draft.proposals.count == 1)
    #expect(draft.proposals.first?.changes(since: Sample.proposal) == [])
  }

  @Test func `a form with more topics than fit is read as it was filled in`() throws {
    var call = Sample.call
    call.topics += (1...20).map { Topic(name: "subject area number \($0)") }
    var proposal = Sample.proposal
    proposal.topics = ["tracing", "subject area number 19"]
    let form = FormText(of: call, filledInFrom: proposal, in: .english)
    let proposals = try draft(form.description, to: call).proposals
    #expect(proposals.map(\.topics) == [proposal.topics])
  }

  @Test func `a form with the call's own labels is read as it was filled in`() throws {
    var call = Sample.call
    call.labels = [
      .title: ["What will you call it?"], .abstract: ["Spill the beans"], .bio: ["Who are you?"],
      .format: ["Which of these"], .notes: ["Anything we forgot to ask?"],
    ]
    let form = FormText(of: call, filledInFrom: Sample.proposal, in: .english).description
    #expect(form.hasPrefix("What will you call it? "))
    let proposals = try draft(form, to: call).proposals
    #expect(proposals.count == 1)
    #expect(proposals.first?.changes(since: Sample.proposal) == [])
    let blank = try draft(FormText(of: call).description, to: call)
    for proposal in blank.proposals {
      #expect(proposal.missing == Field.allCases.filter { $0 != .speakers })
    }
  }

  @Test(arguments: Acknowledgement.Kind.allCases, ["en", "de"])
  func `an acknowledgement that is quoted proposes and withdraws nothing`(
    kind: Acknowledgement.Kind, language: String
  ) throws {
    let mail = try acknowledgement(kind, Sample.proposal, in: language)
    let lines = mail.text.split(separator: "\n", omittingEmptySubsequences: false)
    let block = """
      From: Forum <talks@forum.example>
      Sent: Tuesday, 22 April 2031 10:00
      To: Ada Example <ada@example.org>
      Subject: \(mail.subject)

      \(mail.text)
      """
    for quotation in [
      "On Tuesday, Forum <talks@forum.example> wrote:\n"
        + lines.map { "> " + $0 }.joined(separator: "\n"),
      "-----Original Message-----\n" + block, block,
    ] {
      let draft = try reply("Thanks!\n\n" + quotation, to: mail)
      #expect(draft.kind == .reply)
      #expect(draft.proposals.isEmpty)
    }
  }

  private func reply(_ text: String, to mail: MailText) throws -> Draft {
    try draft(
      text, subject: mail.subject,
      headers: "In-Reply-To: <ack@forum.example>\nReferences: <ack@forum.example>\n")
  }
}
