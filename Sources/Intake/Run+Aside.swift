import Foundation
import Mail
import Proposals
import Storage

extension Run {
  /// Puts the octets of messages that could not be read into `aside/`, one file each, for
  /// a person to look at; the record keeps them too.
  public mutating func writeAside() throws(Failure) {
    guard !isRehearsal else { return }
    let lines = try onRecord { store throws(StoreError) in try store.setAside() }
    var present: Set<String> = []
    if FileManager.default.fileExists(atPath: state.aside) {
      present = Set(
        FileManager.default.enumerator(atPath: state.aside)?.compactMap {
          $0 as? String
        } ?? [])
    }
    for line in lines where !present.contains(Self.asideName(of: line)) {
      guard
        let octets = try onRecord({ store throws(StoreError) in
          try store.original(of: line.number)
        })
      else { continue }
      let path = "\(state.aside)/\(Self.asideName(of: line))"
      do {
        try FileManager.default.createDirectory(
          atPath: state.aside, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
        try WholeFile.write(octets, to: path)
      } catch {
        throw Failure("\(path): cannot be written: \(error)", status: .tryAgain)
      }
    }
  }

  /// The file name of a message set aside: its number in the ledger.
  static func asideName(of line: LedgerLine) -> String {
    let digits = String(line.number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".eml"
  }
}
