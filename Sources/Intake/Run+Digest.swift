public import struct Foundation.Date
import Mail
public import Proposals
import Rendering
import Storage

extension Run {
  /// Owes the committee a digest, when one is due and there is news: one for all who see the whole
  /// record, one of their own for each who does not.
  public mutating func oweDigest() throws(Failure) {
    guard !setup.digest.recipients.isEmpty else { return }
    let last = try onRecord { store throws(StoreError) in try store.lastDigest() }
    if let last, now.timeIntervalSince(last.at) < Double(setup.digest.hours) * 3600 { return }
    var record = try shownRecord(after: last?.through ?? 0)
    let end = record.ledger.last?.number
    let (elsewhere, told) = try onRecord { store throws(StoreError) in
      (try store.toldElsewhere(), try store.toldTroubles())
    }
    record.ledger.removeAll { elsewhere.contains($0.digest) }
    guard contents(of: record, since: last?.at).isNews(besides: told) else { return }
    let before = last?.through ?? 0
    // Without new lines, it is told from others by its time.
    let name = end.map { "\(before + 1)-\($0)" } ?? "at-\(Int(now.timeIntervalSince1970))"
    var digests: [Store.CommitteeMail] = []
    for (recipients, part) in parts(of: record) {
      let contents = contents(of: part ?? record, since: last?.at)
      guard contents.isNews(besides: told) else { continue }
      let whose = part == nil ? "" : ".\(Self.mark(of: recipients))"
      let messageID = MessageID("cfp.digest.\(name)\(whose)@\(setup.mailDomain)")
      let octets = try composed(
        OutgoingMail(
          digest: try text(of: contents), messageID: messageID, from: setup.from,
          to: recipients, at: now))
      digests.append(.init(octets, to: recipients.map(\.address), messageID: messageID))
    }
    let (mails, troubles, now) = (digests, record.troubles, now)
    try onRecord { store throws(StoreError) in
      try store.owe(mails, coveringThrough: end ?? before, telling: troubles, at: now)
    }
  }

  /// The digest of what came since `time`, or since the last digest, as text.
  ///
  /// - Parameter member: Whose digest; `nil` for that of those who see everything.
  public func digestText(since time: Date?, for member: Member? = nil) throws(Failure) -> String {
    let last = try onRecord { store throws(StoreError) in try store.lastDigest() }
    var record = try shownRecord(after: time == nil ? last?.through ?? 0 : 0)
    if let time { record.ledger.removeAll { $0.received.time < time } }
    let part = member.flatMap { self.part(of: record, for: $0) }
    return try text(of: contents(of: part ?? record, since: time ?? last?.at)).text
  }

  private func contents(of record: ShownRecord, since time: Date?) -> DigestContents {
    DigestContents(
      call: setup.call, now: now, since: time, ledger: record.ledger,
      submissions: record.submissions, setAside: record.setAside, troubles: record.troubles,
      patience: setup.digest.patience, isBlind: setup.isBlind)
  }

  /// Who gets which part of the record: `nil` is all of it.
  private func parts(of record: ShownRecord) -> [(recipients: [Address], part: ShownRecord?)] {
    var all: [Address] = []
    var parts: [(recipients: [Address], part: ShownRecord?)] = []
    for recipient in setup.digest.recipients {
      let member = setup.call.member(writingFrom: recipient.address)
      if let member, let part = part(of: record, for: member) {
        parts.append(([recipient], part))
      } else {
        all.append(recipient)
      }
    }
    return (all.isEmpty ? [] : [(all, nil)]) + parts
  }

  /// What a member sees; `nil` where that is all.
  private func part(of record: ShownRecord, for member: Member) -> ShownRecord? {
    let recusal = Recusal(for: Conflicts(of: member), among: record.submissions)
    return record.isCut(by: recusal) ? record.without(recusal) : nil
  }

  /// What tells a digest for some people from one for others, without naming them.
  private static func mark(of recipients: [Address]) -> String {
    String(Written.key(of: recipients.map(\.key)).prefix(16))
  }

  private func text(of contents: DigestContents) throws(Failure) -> MailText {
    let templates = templates
    return try failing { () throws(TemplateError) in
      try MailText(of: contents, with: templates)
    }
  }
}
