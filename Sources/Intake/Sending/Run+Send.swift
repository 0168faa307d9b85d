import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Delivers what the outbox owes and what is due.
  ///
  /// A mail is marked as being sent before it is handed over, and by what came of it
  /// afterwards. One whose sending was cut off in between is handed over again only where
  /// that puts it there once; else nobody knows whether it went out, and a person decides.
  public mutating func send() throws(Failure) {
    let now = now
    let due = try onRecord { store throws(StoreError) in try store.due(at: now) }
    let transport = setup.transport(in: state)
    func isCutOff(_ mail: OwedMail) -> Bool {
      mail.state == .sending && !mail.mayBeRepeated(by: transport)
    }
    let mails = due.filter { !isCutOff($0) }
    guard !isRehearsal else {
      report.sent += mails
      return
    }
    try giveUp(due.filter(isCutOff))
    try send(mails, by: transport)
  }

  /// Notes that nobody knows of `mails` whether they went out.
  private mutating func giveUp(_ mails: [OwedMail]) throws(Failure) {
    let trouble = "the run that was sending it was cut off, perhaps after it had gone out"
    try mark(mails.map { SendingStep($0.id, to: .uncertain, trouble: trouble) })
    for mail in mails { report.troubles.append(.uncertain(mail.id, because: trouble)) }
  }

  /// Delivers `mails`, in order, until there are no more or the way is closed.
  mutating func send(_ mails: [OwedMail], by transport: any MailTransport) throws(Failure) {
    guard !mails.isEmpty else { return }
    let templates = templates
    let compiled = try failing { () throws(TemplateError) in
      try templates.compiledForAcknowledgements()
    }
    defer { transport.close() }
    // What came of a mail goes on record with the beginning of the next: one transaction a
    // mail. Only what takes long, such as connecting anew, is begun with nothing left to note.
    var known: [SendingStep] = []
    for mail in mails {
      let octets: [UInt8]
      switch try written(mail, with: compiled) {
      case .success(let written): octets = written
      case .failure(let error):
        known.append(step(of: mail, after: .refused(error.description)))
        continue
      }
      if !transport.isOpen { try mark(&known) }
      do throws(TransportError) {
        try transport.open()
      } catch {
        report.troubles.append(Failure(error))
        break
      }
      known.append(SendingStep(mail.id, to: .sending, by: transport.name))
      try mark(&known)
      do throws(TransportError) {
        let handover = try transport.deliver(
          octets, in: envelope(of: mail), named: Self.name(of: mail))
        known.append(step(of: mail, after: handover))
      } catch {
        known.append(.taking(mail, back: error))
        report.troubles.append(Failure(error))
        break
      }
    }
    try mark(&known)
    complainOfDelays()
  }

  /// Records `steps`, and forgets them.
  private func mark(_ steps: inout [SendingStep]) throws(Failure) {
    try mark(steps)
    steps = []
  }

  private func mark(_ steps: [SendingStep]) throws(Failure) {
    let now = now
    try onRecord { store throws(StoreError) in try store.mark(steps, at: now) }
  }

  /// What `handover` makes of `mail`, on record and in the report.
  private mutating func step(of mail: OwedMail, after handover: Handover) -> SendingStep {
    switch handover {
    case .delivered(_, let trouble):
      report.sent.append(mail)
      if let trouble { report.troubles.append(.refused(mail.id, because: trouble)) }
      return SendingStep(mail.id, to: .sent, trouble: trouble)
    case .refused(let trouble): return failed(mail, because: trouble)
    case .tryLater(let trouble):
      guard let pause = BackOff.pause(afterTry: mail.attempts + 1) else {
        return failed(mail, because: "given up after \(mail.attempts + 1) tries: \(trouble)")
      }
      report.delayed.append((mail, trouble))
      return SendingStep(
        mail.id, to: .retry, trouble: trouble, due: now.addingTimeInterval(pause))
    case .uncertain(let trouble):
      report.troubles.append(.uncertain(mail.id, because: trouble))
      return SendingStep(mail.id, to: .uncertain, trouble: trouble)
    }
  }

  private mutating func failed(_ mail: OwedMail, because trouble: String) -> SendingStep {
    report.refused.append(mail)
    report.troubles.append(.refused(mail.id, because: trouble))
    return SendingStep(mail.id, to: .failed, trouble: trouble)
  }

  /// Says that mails were put off, where the run has come to nothing else: what a later run
  /// does by itself is no news beside what was done.
  private mutating func complainOfDelays() {
    guard report.sent.isEmpty, report.settled == 0, let (mail, trouble) = report.delayed.first
    else { return }
    let others = report.delayed.count - 1
    report.troubles.append(
      Failure(
        "outbox: mail \(mail.id) was put off" + (others > 0 ? ", and \(others) more" : "")
          + ": \(trouble)",
        status: .tryAgain))
  }

  private func envelope(of mail: OwedMail) -> Envelope {
    Envelope(from: setup.delivery.bounceAddress, to: mail.recipients)
  }

  /// The Maildir name of `mail`, the same whenever it is made.
  static func name(of mail: OwedMail) -> String {
    let seconds = Int(mail.queued.timeIntervalSince1970)
    return
      "\(seconds).\(mail.id).\(Digest(of: Array(mail.messageID.text.utf8)).description.prefix(16)).cfp"
  }
}

extension OwedMail {
  /// Whether the mail, found in `sending`, is there once when it is handed over again.
  fileprivate func mayBeRepeated(by transport: any MailTransport) -> Bool {
    transport.takesAMailOnce && carrier == transport.name
  }
}

extension SendingStep {
  /// Puts `mail`, which was not taken, back where it was.
  fileprivate static func taking(_ mail: OwedMail, back error: TransportError) -> SendingStep {
    SendingStep(
      mail.id, to: mail.state == .sending ? .queued : mail.state, trouble: error.description,
      due: mail.due)
  }
}

extension Failure {
  fileprivate static func refused(_ id: OwedMail.ID, because trouble: String) -> Failure {
    Failure("outbox: mail \(id) did not go out: \(trouble)", status: .refused)
  }

  fileprivate static func uncertain(_ id: OwedMail.ID, because trouble: String) -> Failure {
    Failure(
      "outbox: mail \(id) may have gone out, or not: \(trouble); 'cfp outbox retry \(id)' sends it"
        + " again", status: .refused)
  }
}
