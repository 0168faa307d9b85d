import struct Foundation.Date
import Storage

extension Run {
  /// Drops the originals that are kept longer than the configuration says; what was read out of
  /// them stays.
  mutating func dropOriginals() throws(Failure) {
    guard let days = setup.originalDays else { return }
    let end = now.addingTimeInterval(-Double(days) * 86_400)
    while true {
      let dropped = try onRecord { store throws(StoreError) in
        try store.dropOriginals(receivedBefore: end)
      }
      guard dropped > 0 else { return }
      report.dropped += dropped
    }
  }
}
