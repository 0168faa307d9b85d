public import Mail
import Proposals
import Rendering
public import struct Foundation.Date

/// A mail that was sent as a test, and what became of it.
public struct TestMail: Sendable {
  /// What it is one of, and in which language: `received, en`.
  public let name: String
  /// What became of it.
  public let handover: Handover
}

extension Setup {
  /// Sends one of each mail to `address`, by the way that all mail takes.
  ///
  /// Each tells of an invented talk and says in its subject that it is a test. The record knows
  /// nothing of them. The first that is not taken is the last.
  ///
  /// - Throws: Where no mail could be handed over, or one not be written.
  public func sendTests(to address: String, at now: Date) throws(Failure) -> [TestMail] {
    let mails = try testMails(to: Address(address: address), at: now)
    let state = StateDirectory(state)
    try state.prepare()
    let transport = transport(in: state)
    defer { transport.close() }
    var sent: [TestMail] = []
    for (name, mail) in mails {
      let handover: Handover
      do throws(TransportError) {
        try transport.open()
        handover = try transport.deliver(
          mail, in: Envelope(from: delivery.bounceAddress, to: [address]),
          named: Self.fileName(of: mail, at: now))
      } catch {
        throw Failure(error)
      }
      sent.append(TestMail(name: name, handover: handover))
      guard case .delivered = handover else { break }
    }
    return sent
  }

  private static func fileName(of mail: [UInt8], at now: Date) -> String {
    "\(Int(now.timeIntervalSince1970)).test.\(Digest(of: mail).description.prefix(16)).cfp"
  }

  /// The mails as octets, each by its name.
  private func testMails(
    to recipient: Address, at now: Date
  ) throws(Failure) -> [(name: String, octets: [UInt8])] {
    let templates = try Run.templates(of: self)
    let mails = try failing { () throws(TemplateError) in
      try testMails(to: recipient, with: templates, at: now)
    }
    var written: [(name: String, octets: [UInt8])] = []
    for (name, mail) in mails {
      var mail = mail
      mail.subject = "[Test] " + mail.subject
      do throws(MailboxError) {
        written.append((name, try mail.octets()))
      } catch {
        throw Failure("\(recipient.address): \(error)", status: .configuration)
      }
    }
    return written
  }

  private func testMails(
    to recipient: Address, with templates: Templates, at now: Date
  ) throws(TemplateError) -> [(name: String, mail: OutgoingMail)] {
    let examples = MailText.languages.flatMap { language in
      Acknowledgement.examples(
        for: call, to: recipient, in: language, from: mailDomain, at: now)
    }
    var mails: [(name: String, mail: OutgoingMail)] = []
    for example in examples {
      let name = example.kind.rawValue + (example.language.map { ", \($0)" } ?? "")
      mails.append((name, try outgoing(example, with: templates, at: now)))
    }
    let digest = try MailText(
      of: exampleDigest(of: examples, at: now), with: templates)
    let id = MessageID("cfp.digest.test-\(Int(now.timeIntervalSince1970))@\(mailDomain)")
    let mail = OutgoingMail(
      digest: digest, messageID: id, from: from, to: [recipient], at: now)
    return mails + [("digest", mail)]
  }

  /// What the committee would be told of the mail that `examples` answer.
  private func exampleDigest(of examples: [Acknowledgement], at now: Date) -> DigestContents {
    let example = examples.first { !$0.items.isEmpty }
    let submissions = (example?.items ?? []).map { talk in
      Submission(
        code: talk.code, state: .submitted, received: now, late: talk.late,
        revisions: [
          Submission.Revision(number: 1, proposal: talk.proposal, message: 1, received: now)
        ])
    }
    let line = LedgerLine(
      number: 1, messageID: nil, digest: Digest(of: []), source: "a test",
      received: ReceivedTime(now, witness: .run),
      sender: submissions.first.flatMap { submission in
        submission.proposal.speakers.first.map {
          Address(name: $0.name, address: $0.email ?? "")
        }
      }, subject: example?.subject ?? "", outcome: .new, submissions: submissions.map(\.code),
      evidence: "It is an invented proposal.", answer: .sent, why: nil)
    return DigestContents(
      call: call, now: now, since: nil, ledger: [line], submissions: submissions,
      isBlind: isBlind)
  }
}
