import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Delivers what the outbox owes.
  ///
  /// A mail is marked as being sent before it is handed over, and as sent afterwards.
  /// A delivery into a Maildir goes by the mail's own name, so that one cut off in between
  /// is found there, or made again, and never twice.
  public mutating func send() throws(Failure) {
    let owed = try onRecord { store throws(StoreError) in
      try store.owed([.queued, .sending, .retry])
    }
    guard !isRehearsal else {
      report.sent += owed
      return
    }
    guard !owed.isEmpty else { return }
    let templates = templates
    let compiled = try failing { () throws(TemplateError) in
      try templates.compiledForAcknowledgements()
    }
    for mail in owed { try send(mail, with: compiled) }
  }

  /// Delivers one mail, written with `templates`.
  mutating func send(_ mail: OwedMail, with templates: Templates) throws(Failure) {
    let octets = try octets(of: mail, with: templates)
    let (id, now) = (mail.id, now)
    try onRecord { store throws(StoreError) in try store.mark(id, as: .sending, at: now) }
    do throws(MailboxError) {
      try MaildirDelivery(directory: state.outbox).deliver(octets, named: Self.name(of: mail))
    } catch {
      let trouble = error.description
      let state: LedgerLine.Answer = error.isTemporary ? .retry : .failed
      try onRecord { store throws(StoreError) in
        try store.mark(id, as: state, trouble: trouble, at: now)
      }
      if state == .failed { report.refused.append(mail) }
      report.troubles.append(
        Failure("outbox \(trouble)", status: state == .failed ? .refused : .tryAgain))
      return
    }
    try onRecord { store throws(StoreError) in try store.mark(id, as: .sent, at: now) }
    report.sent.append(mail)
  }

  /// The Maildir name of `mail`, the same whenever it is made.
  private static func name(of mail: OwedMail) -> String {
    let seconds = Int(mail.queued.timeIntervalSince1970)
    return
      "\(seconds).\(mail.id).\(Digest(of: Array(mail.messageID.text.utf8)).description.prefix(16)).cfp"
  }

  /// The mail as octets, the same whenever it is written.
  private func octets(of mail: OwedMail, with templates: Templates) throws(Failure) -> [UInt8] {
    switch mail.content {
    case .composed(let octets, _): return octets
    case .acknowledgement(let acknowledgement):
      let call = setup.call
      let text = try failing { () throws(TemplateError) in
        try MailText(of: acknowledgement, for: call, with: templates)
      }
      let outgoing = OutgoingMail(
        answering: acknowledgement, saying: text, from: setup.from, at: mail.queued)
      return try composed(outgoing)
    }
  }

  /// `mail` as octets.
  func composed(_ mail: OutgoingMail) throws(Failure) -> [UInt8] {
    do throws(MailboxError) {
      return try mail.octets()
    } catch {
      throw Failure("\(error)", status: .tryAgain)
    }
  }
}
