import Mail
public import Proposals
import Rendering
public import struct Foundation.Date
import Storage

/// The record, opened to look at: nothing here changes it, and runs may go on beside it.
public struct Record: Sendable {
  private let store: Store
  private let path: String
  private let setup: Setup

  /// The record of `setup`'s call; `nil` before the first run.
  public init?(of setup: Setup) throws(Failure) {
    let state = StateDirectory(setup.state)
    guard state.hasRecord else { return nil }
    try state.check()
    self.setup = setup
    path = state.database
    store = try Store(recordIn: state)
  }

  /// All submissions, in the order of their codes.
  public func submissions() throws(Failure) -> [Submission] { try submissions { $0 } }

  /// What `body` makes of each of all submissions, of which one at a time is in memory.
  public func submissions<Value>(
    _ body: (Submission) -> Value
  ) throws(Failure) -> [Value] {
    try failing(on: path) { () throws(StoreError) in
      try store.submissions(for: setup.call, body)
    }
  }

  /// The submission called `code` on the record of `setup`'s call, and the record.
  ///
  /// - Throws: ``ExitStatus/configuration`` where there is none.
  public static func submission(
    _ code: SubmissionCode, of setup: Setup
  ) throws(Failure) -> (Submission, Record) {
    guard let record = try Record(of: setup) else { throw Failure(RulingRefusal(missing: code)) }
    let submission = try failing(on: record.path) { () throws(StoreError) in
      try record.store.submission(code, for: setup.call)
    }
    guard let submission else {
      throw Failure(
        try failing(on: record.path) { () throws(StoreError) in
          try record.store.refusal(missing: code)
        })
    }
    return (submission, record)
  }

  /// The best `most` of what holds the words of `query`; where documents for reviewers hide who
  /// the speakers are, nobody is found or shown by who they are.
  public func search(for query: WordQuery, most: Int) throws(Failure) -> Hits {
    var hits = try failing(on: path) { () throws(StoreError) in
      try store.search(for: query, isBlind: setup.isBlind, most: most, for: setup.call)
    }
    if setup.isBlind { hits.best = hits.best.map(\.anonymised) }
    return hits
  }

  /// The ledger's lines, in order.
  public func ledger() throws(Failure) -> [LedgerLine] {
    try failing(on: path) { () throws(StoreError) in try store.ledger() }
  }

  /// All mail of the outbox, sent or not.
  public func outbox() throws(Failure) -> [OwedMail] {
    try failing(on: path) { () throws(StoreError) in try store.owed() }
  }

  /// Since when mail is acknowledged, by the configuration or by the word of 'cfp arm'; `nil`
  /// before either.
  public func answersSince() throws(Failure) -> Date? {
    try failing(on: path) { () throws(StoreError) in
      try store.answersSince(setup.acknowledgeSince)
    }
  }

  /// The text of the message that the ledger numbers so, as a person reads it; `nil` where
  /// it is not kept.
  public func text(of number: Int) throws(Failure) -> String? {
    let octets = try failing(on: path) { () throws(StoreError) in
      try store.original(of: number)
    }
    guard let octets else { return nil }
    var readers = try Readers(
      for: setup, with: Run.templates(of: setup), at: .distantPast)
    return try readers.letters(in: [octets]).first?.text
  }

  /// The ledger's lines of messages that could not be read.
  public func setAside() throws(Failure) -> [LedgerLine] {
    try failing(on: path) { () throws(StoreError) in try store.setAside() }
  }
}
