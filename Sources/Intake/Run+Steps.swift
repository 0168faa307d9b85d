public import struct Foundation.Date
public import Proposals
import Storage

extension Run {
  /// What cron calls for: everything, in order.
  public mutating func takeAllSteps() throws(Failure) {
    try ingest()
    try writeAside()
    try dropOriginals()
    try writePackets()
    try oweDigest()
    try send()
    try writeSite()
  }

  /// Writes all that is made from the record alone; see ``StateDirectory/removeDerived(for:)``.
  mutating func writeDerived() throws(Failure) {
    try writeAside()
    try writePackets()
    try writeSite()
  }

  /// Lets acknowledgements go out for mail received since `time`.
  public func arm(since time: Date) throws(Failure) {
    try onRecord { store throws(StoreError) in try store.arm(since: time) }
  }

  /// Sends mail number `id` again, if it failed or may not have been sent.
  public mutating func retry(_ id: OwedMail.ID) throws(Failure) {
    let stuck = try onRecord { store throws(StoreError) in
      try store.owed([.sending, .retry, .failed, .uncertain])
    }
    guard let mail = stuck.first(where: { $0.id == id }) else {
      throw Failure(
        "mail \(id): is not one that failed or may not have been sent; see 'cfp outbox'",
        status: .configuration)
    }
    try onRecord { store throws(StoreError) in try store.forgiveBounce(of: id) }
    try send([mail], by: setup.transport(in: state))
  }
}
