import Foundation
import Sandbox
import Testing

@Suite struct `Programs that convert documents` {
  /// What `arguments` print when they are given `input`, shut in by the launcher.
  private func output(
    _ arguments: [String], of input: [UInt8] = [], most: Int = 1 << 26, seconds: Double = 1
  ) throws -> Result<[UInt8], Loss> {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "sandboxed").path
    let launcher = WorkerProgram(
      path: program, arguments: ["sandboxed", "launch"] + arguments, opening: Frame(head: []),
      bounds: Bounds(memory: 64 << 20, seconds: seconds))
    return try Conversion(by: launcher).output(of: input, most: most)
  }

  private func shell(_ script: String) throws -> String {
    String(decoding: try output(["/bin/sh", "-c", script]).get(), as: UTF8.self)
  }

  @Test func `read what they are given and print`() throws {
    let octets = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try output(["/bin/cat"], of: octets).get() == octets)
  }

  @Test func `are cut off where they print too much`() throws {
    #expect(try output(["/bin/cat", "/bin/sh"], most: 10).get().count == 10)
  }

  @Test(arguments: ["/etc/passwd", "/proc/1/status", "/proc/self/environ", "/tmp", "/root"])
  func `read no file that is not theirs`(path: String) throws {
    #expect(try shell("{ : < \(path); } 2>/dev/null && echo opened || echo refused") == "refused\n")
  }

  @Test func `write no file`() throws {
    let path = "/tmp/cfp-conversion-test"
    #expect(try shell("{ : > \(path); } 2>/dev/null && echo made || echo refused") == "refused\n")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `start no other program`() throws {
    guard case .failure(.broken) = try output(["/bin/sh", "-c", "/bin/true; echo started"]) else {
      Issue.record("a program was started")
      return
    }
  }

  @Test func `are ended when they take too long`() throws {
    let endless = try output(["/bin/sh", "-c", "while :; do :; done"])
    #expect([.failure(.overran(seconds: 1)), .failure(.crashed(signal: 9))].contains(endless))
  }

  @Test func `that close their output and stay are given up`() throws {
    let script = "close STDIN; close STDOUT; sleep 20"
    let outcome = try output(["/usr/bin/perl", "-e", script], seconds: 0.2)
    #expect(outcome == .failure(.silent(seconds: 3)))
  }

  @Test func `that are not there are a failure`() throws {
    #expect(try output(["/nonexistent/program"]) == .failure(.broken))
  }
}
