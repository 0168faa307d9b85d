import Foundation

@testable import Mail

/// A directory of its own for one test, gone with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/cfp-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      print("left \(path): \(error)")
    }
  }

  /// The path to `name` in the directory.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes `text` to `name`, whatever was there; makes the directories on the way.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(filePath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Adds `text` to the end of `name`.
  func append(_ text: String, to name: String) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: self(name)))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  /// The names in the directory.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: self(name), encoding: .utf8)
  }
}

extension MailSource {
  /// Every batch after `progress`.
  func batches(
    since progress: SourceProgress = SourceProgress(), limits: BatchLimits = BatchLimits()
  ) throws -> [Batch] {
    var batches: [Batch] = []
    try forEachBatch(since: progress, limits: limits) { batches.append($0) }
    return batches
  }

  /// Every message after `position`.
  func messages(after position: Position? = nil) throws -> [RawMessage] {
    try batches(since: SourceProgress(position: position)).flatMap(\.messages)
  }
}

extension RawMessage {
  var text: String {
    do {
      return String(decoding: try octets.whole(), as: UTF8.self)
    } catch {
      return "\(error)"
    }
  }
}
