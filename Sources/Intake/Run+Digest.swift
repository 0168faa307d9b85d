public import struct Foundation.Date
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Owes the committee a digest, when one is due and there is news.
  public mutating func oweDigest() throws(Failure) {
    guard !setup.digest.recipients.isEmpty else { return }
    let last = try onRecord { store throws(StoreError) in try store.lastDigest() }
    if let last, now.timeIntervalSince(last.at) < Double(setup.digest.hours) * 3600 { return }
    var contents = try digest(after: last?.through ?? 0, since: last?.at)
    let end = contents.ledger.last?.number
    let told = try onRecord { store throws(StoreError) in try store.toldElsewhere() }
    contents.ledger.removeAll { told.contains($0.digest) }
    guard let through = end, contents.isNews else { return }
    let messageID = MessageID(
      "cfp.digest.\((last?.through ?? 0) + 1)-\(through)@\(setup.mailDomain)")
    let octets = try composed(
      OutgoingMail(
        digest: try text(of: contents), messageID: messageID, from: setup.from,
        to: setup.digest.recipients, at: now))
    let (recipients, now) = (setup.digest.recipients.map(\.address), now)
    try onRecord { store throws(StoreError) in
      try store.owe(
        digest: octets, to: recipients, messageID: messageID, coveringThrough: through, at: now)
    }
  }

  /// The digest of what came since `time`, or since the last digest, as text.
  public func digestText(since time: Date?) throws(Failure) -> String {
    let last = try onRecord { store throws(StoreError) in try store.lastDigest() }
    guard let time else {
      return try text(of: try digest(after: last?.through ?? 0, since: last?.at)).text
    }
    var contents = try digest(after: 0, since: time)
    contents.ledger.removeAll { $0.received.time < time }
    return try text(of: contents).text
  }

  private func digest(after number: Int, since time: Date?) throws(Failure) -> DigestContents {
    let (call, now) = (setup.call, now)
    let contents = try onRecord { store throws(StoreError) in
      DigestContents(
        now: now, since: time, ledger: try store.ledger(after: number),
        submissions: try store.submissions(for: call),
        troubles: try store.owed([.retry, .failed, .uncertain]))
    }
    return setup.isBlind ? contents.anonymised : contents
  }

  private func text(of contents: DigestContents) throws(Failure) -> MailText {
    let (call, templates) = (setup.callShown, templates)
    return try failing { () throws(TemplateError) in
      try MailText(of: contents, for: call, with: templates)
    }
  }
}
