import Foundation
import Mail

/// Where a mailbox stood when it was last read through without news.
///
/// A mail program that only rewrites `Status:` lines gives a run much to read and nothing
/// to record. The record is then left as it is, and this file remembers how far the reading
/// came, so that the next run need not repeat it. It is a hint: without it, or when
/// the record has moved on since, the mailbox is read again and every message is found known.
struct Glance: Codable, Equatable {
  /// How far reading came, beside what the record said at that time.
  private struct Entry: Codable, Equatable {
    var recorded: Position?
    var seen: Position
  }

  private var entries: [String: Entry] = [:]

  /// No hint at all.
  init() {}

  /// Reads the file at `path`; an absent or foreign file is an empty hint.
  init(reading path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return }
    do {
      self = try JSONDecoder().decode(Glance.self, from: data)
    } catch {
      // Written by another version, or cut off: hints that cannot be read are no hints.
      entries = [:]
    }
  }

  /// Where to go on reading `source`, given where the record stands.
  func position(of source: String, recorded: Position?) -> Position? {
    guard let entry = entries[source], entry.recorded == recorded else { return recorded }
    return entry.seen
  }

  /// Notes that `source` was read up to `seen` while the record stood at `recorded`.
  mutating func note(_ seen: Position, of source: String, recorded: Position?) {
    entries[source] = Entry(recorded: recorded, seen: seen)
  }

  /// The file's content.
  func octets() throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      return Array(try encoder.encode(self))
    } catch {
      throw Failure("the mailboxes' positions cannot be written: \(error)", status: .tryAgain)
    }
  }
}
