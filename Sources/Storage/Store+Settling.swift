public import Foundation
import GRDB
public import Mail
public import Proposals

/// A message that came in, read, with what is to be kept of it.
public struct Arrival: Sendable {
  /// What was read out of it.
  public var draft: Draft
  /// Its octets as they were found.
  public var octets: MessageOctets
  /// Where it was found, for people.
  public var source: String
  /// The part of its Maildir name that never changes; `nil` elsewhere.
  public var uniqueName: String?
  /// Whether an earlier run saw a shorter form of it at the same place.
  public var completesEarlier: Bool

  /// Makes an arrival of a draft and of the octets it was read out of.
  public init(
    draft: Draft, octets: MessageOctets, source: String, uniqueName: String? = nil,
    completesEarlier: Bool = false
  ) {
    self.draft = draft
    self.octets = octets
    self.source = source
    self.uniqueName = uniqueName
    self.completesEarlier = completesEarlier
  }
}

extension Store {
  /// Decides about each arrival in turn, and records the decisions, the octets, the mail
  /// they call for, and how far the source was read.
  ///
  /// All of it happens, or none. A delivery on record is passed over, so that settling
  /// twice has the effect of settling once.
  ///
  /// - Parameters:
  ///   - source: The name that ``progress(of:)`` knows the mailbox by.
  ///   - position: Where the next run begins; `nil` leaves what is on record.
  ///   - waiting: Drafts of messages on record that answer one of these, by ledger number;
  ///     see ``waiting(for:)``.
  ///   - names: Unique names of the source's messages that were on record before, by
  ///     another way: noted, so that they are not opened again.
  ///   - armedSince: Since when mail is acknowledged; `nil` leaves that to ``armedSince()``.
  ///   - mailDomain: What the Message-IDs of our own mail end in.
  ///   - limits: How many answers may go out.
  ///   - owedInRun: How many answers the run owed before.
  /// - Returns: The ledger's new lines, in order.
  @discardableResult
  public func settle(
    _ arrivals: [Arrival], from source: String, position: Position? = nil,
    waiting: [Int: Draft] = [:], passing names: [String] = [], for call: Call, mailDomain: String,
    armedSince: Date? = nil, limits: Answer.Context.Limits = Answer.Context.Limits(),
    owedInRun: Int = 0, at now: Date
  ) throws(StoreError) -> [LedgerLine] {
    try write { db in
      let last = try Self.lastLine(in: db)
      let answering = Recording.Answering(
        mailDomain: mailDomain, armedSince: try Self.answersSince(armedSince, in: db),
        limits: limits, owedInRun: owedInRun)
      var recording = Recording(
        db: db, call: call, now: now, last: last, answering: answering, drafts: waiting)
      for (number, draft) in waiting {
        recording.drafts[number] = try recording.remembered(draft)
      }
      for arrival in arrivals { try recording.settle(arrival) }
      try WordIndex(db: db, call: call).bringUpToDate()
      let seen = arrivals.compactMap(\.uniqueName) + names
      try Self.advance(source, to: position, past: seen, in: db)
      return recording.last > last ? try Self.ledger(after: last, in: db) : []
    }
  }
}
