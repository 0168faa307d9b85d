import Foundation
import Testing

/// The built `cfp`, run as its users run it.
struct Program {
  /// A folder of its own for one test, removed afterwards.
  let folder: URL

  /// What a run of the program left.
  struct Result {
    var status: Int32
    var output: String
    var complaints: String

    /// The objects of NDJSON output.
    func objects() throws -> [[String: Any]] {
      try output.split(separator: "\n").map { line in
        try #require(
          JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      }
    }
  }

  /// Calls `body` with a program and an empty folder to use it in.
  static func inFolder(_ body: (Program) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cfp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Program(folder: folder))
  }

  /// The executable, which stands beside the tests' own.
  private static var executable: URL {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "cfp")
  }

  /// Runs `cfp` with `arguments` in the folder, `input` on its standard input.
  @discardableResult
  func run(_ arguments: String..., input: [UInt8] = []) throws -> Result {
    try run(arguments, input: input)
  }

  /// Runs `cfp` with `arguments` in the folder, `input` on its standard input.
  ///
  /// - Parameter environment: Variables that it has besides the test's own.
  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Result {
    // Files, not pipes: a program that fills a pipe nobody reads would wait for ever.
    let files = ["in", "out", "err"].map { folder.appending(path: ".\($0)") }
    try Data(input).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOf: files[1], encoding: .utf8),
      complaints: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// Writes a configuration, and the mails as an mbox, into the folder.
  func prepare(mails: [String], acknowledging: Bool = true) throws {
    try write(
      """
      [call]
      name = "Example Conference"
      code-prefix = "EX27"
      addresses = ["cfp@conference.example"]
      deadline = "2027-03-31"

      [[format]]
      id = "talk"
      minutes = 45

      [[committee]]
      name = "Chair"
      addresses = ["chair@conference.example"]

      [mailbox]
      path = "mbox"

      [acknowledge]
      \(acknowledging ? "since = \"2027-01-01\"" : "")
      """, to: "cfp.toml")
    try write(
      mails.map { "From sender@example.org Mon Mar  1 10:00:00 2027\n\($0)\n" }.joined(), to: "mbox"
    )
  }

  /// Writes `text` to the file `name` in the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// The names in a directory of the folder, sorted; empty where there is none.
  func names(in directory: String) throws -> [String] {
    let path = folder.appending(path: directory).path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

/// A proposal by somebody called `name`, as a mail program sends it.
func proposal(by name: String, titled title: String, id: String) -> String {
  """
  Return-Path: <\(name)@example.org>
  Received: from mail.example.org by mx.conference.example; Mon, 1 Mar 2027 10:00:00 +0000
  From: \(name.capitalized) Example <\(name)@example.org>
  To: cfp@conference.example
  Subject: Proposal: \(title)
  Date: Mon, 1 Mar 2027 09:59:00 +0000
  Message-ID: <\(id)@example.org>

  Title: \(title)
  Speaker: \(name.capitalized) Example
  Format: talk
  Abstract: This talk by \(name) is about \(title), what we tried, what failed
  and what we would do again.

  """
}

/// A mail that proposes nothing, perhaps in answer to another.
func note(id: String, answering parent: String? = nil) -> String {
  """
  From: Ivo Example <ivo@example.org>
  To: cfp@conference.example
  Subject: The hotel near the venue
  Date: Mon, 1 Mar 2027 09:59:00 +0000
  Message-ID: <\(id)@example.org>
  \(parent.map { "In-Reply-To: <\($0)@example.org>\n" } ?? "")
  It has rooms left, as of today (\(id)).

  """
}
