import Foundation
public import Testing

/// Compares `actual` with the text stored beside the test, in `Golden/<name>`.
///
/// Run with `RECORD=1` to write the file instead. Recording fails the test, so a recorded
/// run can never pass by accident; read the difference, then commit it.
public func expectGolden(
  _ actual: String, named name: String,
  filePath: StaticString = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: "\(filePath)").deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(actual == expected, "differs from Golden/\(name)", sourceLocation: sourceLocation)
}
