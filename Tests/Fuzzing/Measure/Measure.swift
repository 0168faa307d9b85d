import Foundation
@testable import Mail
@testable import Proposals

/// Reads mail and prints what it cost: `measure FILE…`, a line each; `measure --leaks FILE…`,
/// which reads all of them again and again, 100,000 messages in all; `measure --drafting FILE…`,
/// which reads proposals out of 10,000 of them; `measure --decoders`.
@main struct Measure {
  static func main() throws {
    var paths = Array(CommandLine.arguments.dropFirst())
    if paths.first == "--leaks" {
      paths.removeFirst()
      try leaks(paths)
    } else if paths.first == "--drafting" {
      paths.removeFirst()
      try drafting(paths)
    } else if paths.first == "--decoders" {
      decoders()
    } else {
      // What is made once a process is no message's cost.
      _ = Message(parsing: Array("Subject: x\n\nx\n".utf8))
      for path in paths { try cost(path) }
    }
  }

  /// The processor time and the most memory that reading one message takes.
  private static func cost(_ path: String) throws {
    let octets = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let start = cpuSeconds()
    let message = Message(parsing: octets)
    let seconds = cpuSeconds() - start
    let bound = 0.0002 + Double(octets.count) * 200e-9
    let text = message.body.reduce(0) { $0 + $1.text.utf8.count }
    let people = message.from.count + message.to.count + message.cc.count
    print(
      URL(filePath: path).lastPathComponent, "\(octets.count) octets",
      String(format: "%.3f s", seconds), seconds <= bound ? "ok" : "OVER",
      "\(kilobytes("VmHWM") / 1024) MiB", "\(message.parts.count) parts", "\(text) of text",
      "\(people) people", "\(message.references.count) references",
      (message.obstacle.map { [$0.sentence] } ?? message.defects.prefix(4).map(\.sentence))
        .joined(separator: " "))
  }

  /// Resident memory, every 10,000 messages.
  private static func leaks(_ paths: [String]) throws {
    let corpus = try paths.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    var lines = 0
    for count in 0...100_000 {
      if count % 10_000 == 0 { print(count, "messages", kilobytes("VmRSS"), "kB resident") }
      lines += Message(parsing: corpus[count % corpus.count]).body.count
    }
    print(lines, "lines")
  }

  /// What reading proposals out of messages takes, once the messages themselves are read.
  private static func drafting(_ paths: [String]) throws {
    let call = Call(
      name: "Forum 2031", codePrefix: "FORUM31", addresses: ["talks@forum.example"],
      formats: [Format(id: "talk", name: "talk", minutes: 40)],
      topics: [Topic(name: "storage"), Topic(name: "tracing")], tags: ["Forum"])
    let start = cpuSeconds()
    let vocabulary = try Vocabulary(for: call)
    let tables = cpuSeconds()
    // What is made once a process is no message's cost.
    _ = RoleTable.builtIn
    print(
      String(format: "language tables %.1f ms,", (tables - start) * 1000),
      String(format: "table of roles %.1f ms", (cpuSeconds() - tables) * 1000))
    let corpus = try paths.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    let messages = corpus.map { Message(parsing: $0) }
    let identities = corpus.map { Identity(of: $0) }
    let received = ReceivedTime(Date(timeIntervalSince1970: 0), witness: .run)
    var proposals = 0
    let seconds = best(of: 3) {
      for count in 0..<10_000 {
        let place = count % messages.count
        let draft = Draft(
          reading: messages[place], identity: identities[place], received: received, for: call,
          in: vocabulary)
        proposals += draft.proposals.count
      }
      return max(1, proposals)
    }
    let octets = (0..<10_000).reduce(0) { $0 + corpus[$1 % corpus.count].count }
    print(
      String(format: "10,000 messages of %d octets: %.2f s,", octets / 10_000, seconds),
      String(format: "%.0f us each", seconds * 100))
  }

  /// How fast the decoders are: whole messages, of which nothing but an attachment's octets is
  /// wanted, beside copying as many octets.
  private static func decoders() {
    let line = String(repeating: "QUJD", count: 19)
    let texts = [
      ("base64", "base64", line + "\n"), ("base64 with CRLF", "base64", line + "\r\n"),
      (
        "quoted-printable, English", "quoted-printable",
        "A talk about a kernel=E2=80=99s memory, and what to do with it once it is there=\n"
      ),
      (
        "quoted-printable, Russian", "quoted-printable",
        "=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82=20=D0=B4=D1=80=D1=83=D0=B7=D1=8C=D1=8F=\n"
      ),
    ]
    for (name, encoding, text) in texts {
      let body = Array(String(repeating: text, count: 200_000 / text.utf8.count).utf8)
      let copy = best(of: 50) { body.withUnsafeBytes { [UInt8]($0) }.count }
      let transfer = TransferEncoding(Array(encoding.utf8)[...])
      let decoded = best(of: 50) { transfer.decode(body[...]) { _ in }.count }
      print(
        name, String(format: "%.0f MB/s,", Double(body.count) / decoded / 1e6), "a copy",
        String(format: "%.0f MB/s,", Double(body.count) / copy / 1e6),
        String(format: "ratio %.2f", decoded / copy))
    }
  }

  private static func best(of times: Int, _ body: () -> Int) -> Double {
    (0..<times).map { _ in
      let start = cpuSeconds()
      precondition(body() > 0)
      return cpuSeconds() - start
    }.min() ?? 0
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A line of what the kernel says about this process.
  private static func kilobytes(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
