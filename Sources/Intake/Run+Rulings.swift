public import Proposals
import Storage

extension Run {
  /// Records what the committee says, does it, and writes the packets that change by it.
  ///
  /// - Parameter who: Who says so, for the log.
  /// - Throws: ``ExitStatus/configuration`` where there is nothing to act on, with the reason.
  public mutating func rule(_ action: Ruling.Action, by who: String) throws(Failure) -> Ruling {
    let (call, now) = (setup.call, now)
    let result = try onRecord { store throws(StoreError) in
      try store.rule(action, by: who, for: call, at: now)
    }
    switch result {
    case .failure(let refusal): throw Failure(refusal)
    case .success(let ruling):
      try writePackets()
      return ruling
    }
  }
}
