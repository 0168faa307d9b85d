public import Proposals
import Storage

extension Run {
  /// Reads all kept mail again with today's rules, and decides about it anew.
  ///
  /// Codes and the committee's rulings stay; nobody is written to. Ended anywhere before its
  /// last step it has changed nothing.
  ///
  /// - Returns: The ledger's lines that came to something else than before.
  public mutating func reread() throws(Failure) -> [LedgerLine] {
    try onRecord { store throws(StoreError) in try store.beginRereading() }
    var last = 0
    while true {
      let kept = try onRecord { store throws(StoreError) in try store.kept(after: last) }
      guard let end = kept.last?.number else { break }
      let drafts = try Array(zip(kept.map(\.number), readers.drafts(of: kept)))
      try onRecord { store throws(StoreError) in try store.note(rereading: drafts) }
      last = end
    }
    let (call, now) = (setup.call, now)
    let changed = try onRecord { store throws(StoreError) in
      try store.finishRereading(for: call, at: now)
    }
    try writeAside()
    try writePackets()
    return changed
  }
}
