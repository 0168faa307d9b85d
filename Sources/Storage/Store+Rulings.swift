public import Foundation
import GRDB
public import Proposals

extension Store {
  /// Records what the committee says, and does it.
  ///
  /// - Parameter who: Who says so, for the log.
  /// - Returns: The ruling as the log has it, or why there was nothing to act on.
  public func rule(
    _ action: Ruling.Action, by who: String, for call: Call, at now: Date
  ) throws(StoreError) -> Result<Ruling, RulingRefusal> {
    try write { db in
      let recording = Recording(db: db, call: call, now: now, last: try Self.lastLine(in: db))
      var result: Result<Ruling, RulingRefusal>?
      try db.inSavepoint {
        do {
          let number = try recording.rule(action, by: who)
          try WordIndex(db: db, call: call).bringUpToDate()
          result = try Ruling.fetch(where: "number = ?", [number], in: db).first.map {
            .success($0)
          }
          return .commit
        } catch let refusal as RulingRefusal {
          result = .failure(refusal)
          return .rollback
        }
      }
      guard let result else { throw StoreError.corrupt }
      return result
    }
  }

  /// All that the committee said, in order.
  public func rulings() throws(StoreError) -> [Ruling] {
    try read { db in try Ruling.fetch(where: "true", [], in: db) }
  }
}
