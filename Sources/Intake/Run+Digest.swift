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
    let (elsewhere, told) = try onRecord { store throws(StoreError) in
      (try store.toldElsewhere(), try store.toldTroubles())
    }
    contents.ledger.removeAll { elsewhere.contains($0.digest) }
    guard contents.isNews(besides: told) else { return }
    let before = last?.through ?? 0
    let through = end ?? before
    // Without new lines, it is told from others by its time.
    let name = end.map { "\(before + 1)-\($0)" } ?? "at-\(Int(now.timeIntervalSince1970))"
    let messageID = MessageID("cfp.digest.\(name)@\(setup.mailDomain)")
    let octets = try composed(
      OutgoingMail(
        digest: try text(of: contents), messageID: messageID, from: setup.from,
        to: setup.digest.recipients, at: now))
    let (recipients, troubles, now) = (
      setup.digest.recipients.map(\.address), contents.troubles, now
    )
    try onRecord { store throws(StoreError) in
      try store.owe(
        digest: octets, to: recipients, messageID: messageID, coveringThrough: through,
        telling: troubles, at: now)
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
    let (setup, now) = (setup, now)
    return try onRecord { store throws(StoreError) in
      DigestContents(
        call: setup.call, now: now, since: time, ledger: try store.ledger(after: number),
        submissions: try store.submissions(for: setup.call), setAside: try store.setAside(),
        troubles: try store.owed([.retry, .failed, .uncertain]),
        patience: setup.digest.patience, isBlind: setup.isBlind)
    }
  }

  private func text(of contents: DigestContents) throws(Failure) -> MailText {
    let templates = templates
    return try failing { () throws(TemplateError) in
      try MailText(of: contents, with: templates)
    }
  }
}
