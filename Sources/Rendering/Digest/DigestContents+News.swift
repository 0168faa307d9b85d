public import Proposals
public import struct Foundation.Date

extension DigestContents {
  /// Whether the committee would miss anything without the digest: mail from others that was
  /// not a mere repetition, mail of ours that failed, or something that has waited too long.
  ///
  /// What a digest told is no news for the next one, however long it goes on. What waits too long
  /// is news for the first digest after its last day; a mail's trouble for the first after it
  /// began. A mail that is tried again is none yet, and a digest that failed none for a digest.
  ///
  /// - Parameter told: The mails that the last digest told had trouble, and when that began.
  public func isNews(besides told: [OwedMail.ID: Date] = [:]) -> Bool {
    ledger.contains(where: isNews)
      || troubles.contains { mail in
        // Only a digest answers no message.
        mail.state != .retry && mail.message != nil && told[mail.id] != mail.changed
      }
      || overdue.contains { day in since.map { day > $0 } ?? true }
  }

  private func isNews(_ line: LedgerLine) -> Bool {
    switch line.current {
    case .automatic, .duplicate: false
    case .followUp, .unrelated: !ours.contains(line.number)
    case .new, .revision, .withdrawal, .setAside: true
    }
  }

  /// The moments at which what is listed had waited too long.
  private var overdue: [Date] {
    Attention.Matter.allCases.flatMap { matter in
      needing(matter).compactMap { patience.end(of: $0, in: matter) }
    }
  }

  /// What needs a person, as far as the digest lists it: what people may still see to by
  /// themselves is left to them.
  func needing(_ matter: Attention.Matter) -> [Attention.Entry] {
    attention.entries[matter, default: []].filter { entry in
      patience.end(of: entry, in: matter).map { $0 <= now } ?? true
    }
  }
}

extension DigestContents.Patience {
  /// When something has waited too long; `nil` where nothing is waited for.
  fileprivate func end(of entry: Attention.Entry, in matter: Attention.Matter) -> Date? {
    switch matter {
    case .missing: entry.since?.addingTimeInterval(Double(missingDays) * 86_400)
    case .unanswered: entry.since?.addingTimeInterval(Double(unansweredDays) * 86_400)
    case .aside, .returned, .uncertain, .unsent, .forged, .strangers, .alike, .late: nil
    }
  }
}
