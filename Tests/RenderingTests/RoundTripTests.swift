import Mail
import Testing

@testable import Proposals
@testable import Rendering

/// What this program writes comes back, filled in or quoted, and is read by it.
@Suite struct `What comes back` {
  /// The words of the invented call, which take long to learn.
  private static let words = Result { try Vocabulary(for: Sample.call) }

  private func draft(
    _ text: String, subject: String = "Proposal", headers: String = "",
    to call: Call = Sample.call, with words: Vocabulary? = nil
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
      in: try words ?? Self.words.get())
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
    let proposals = try draft(form.description, to: call, with: Vocabulary(for: call)).proposals
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
    let proposals = try draft(form, to: call, with: Vocabulary(for: call)).proposals
    #expect(proposals.count == 1)
    #expect(proposals.first?.changes(since: Sample.proposal) == [])
    let blank = try draft(FormText(of: call).description, to: call, with: Vocabulary(for: call))
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

  @Test(arguments: Acknowledgement.Kind.allCases, ["en", "de"])
  func `an acknowledgement that comes back without quoting marks says nothing new`(
    kind: Acknowledgement.Kind, language: String
  ) throws {
    var call = Sample.call
    call.ownWords = Templates.builtIn.ownWords
    var proposal = Sample.proposal
    if kind == .incomplete { proposal.abstract = nil }
    let mail = try acknowledgement(kind, proposal, in: language)
    let unindented = mail.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }.joined(separator: "\n")
    for text in [
      "We will be in touch.\n\n" + mail.text, mail.text, "Your message was:\n\n" + mail.text,
      "Thanks!\n\n" + unindented,
    ] {
      let draft = try reply(text, to: mail, for: call)
      #expect(draft.kind == (kind == .incomplete ? .proposal : .reply), "\(mail.text)")
      // The form is there to be filled in, and it was not.
      #expect(draft.proposals.count == (kind == .incomplete ? 1 : 0))
      #expect(draft.proposals.allSatisfy { proposal.merging($0, for: call).says(sameAs: proposal) })
    }
  }

  @Test func `what is written between the lines of an acknowledgement is read`() throws {
    var call = Sample.call
    call.ownWords = Templates.builtIn.ownWords
    var proposal = Sample.proposal
    proposal.abstract = nil
    let mail = try acknowledgement(.incomplete, proposal, in: "en")
    let abstract = "We replay production traffic against a model of the scheduler and compare."
    let filled = mail.text.replacing("\nAbstract:\n", with: "\nAbstract: \(abstract)\n")
    #expect(filled != mail.text)
    let draft = try reply(filled, to: mail, for: call)
    #expect(draft.proposals.map(\.abstract) == [abstract])
    #expect(draft.proposals.map(\.notes) == [proposal.notes])
  }

  private func reply(
    _ text: String, to mail: MailText, for call: Call = Sample.call
  ) throws -> Draft {
    try draft(
      text, subject: mail.subject,
      headers: "In-Reply-To: <ack@forum.example>\nReferences: <ack@forum.example>\n", to: call)
  }
}
