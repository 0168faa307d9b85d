import Proposals
import Storage

/// What there is on record to tell of in a digest.
struct ShownRecord {
  /// Every submission, in the order of their codes.
  var submissions: [Submission]
  /// Lines of the ledger, in order.
  var ledger: [LedgerLine]
  /// Every line of a message that could not be read.
  var setAside: [LedgerLine]
  /// Mails of the outbox that failed, may not have been sent, or wait for another try.
  var troubles: [OwedMail]

  /// Whether somebody does not see all of it.
  func isCut(by recusal: Recusal) -> Bool {
    !recusal.codes.isEmpty || (ledger + setAside).contains(where: recusal.hides)
  }

  /// What is left for somebody who does not see all of it.
  func without(_ recusal: Recusal) -> ShownRecord {
    ShownRecord(
      submissions: recusal.rest(of: submissions), ledger: recusal.rest(of: ledger),
      setAside: recusal.rest(of: setAside), troubles: recusal.rest(of: troubles))
  }
}

extension Run {
  /// The record, with the ledger's lines behind line `number`.
  func shownRecord(after number: Int = 0) throws(Failure) -> ShownRecord {
    let call = setup.call
    return try onRecord { store throws(StoreError) in
      ShownRecord(
        submissions: try store.submissions(for: call), ledger: try store.ledger(after: number),
        setAside: try store.setAside(), troubles: try store.troubles())
    }
  }
}
