import Foundation
@testable import Mail

/// Reads mail and prints what it cost: `measure FILE…`, a line each; `measure --leaks FILE…`,
/// which reads all of them again and again, 100,000 messages in all; `measure --decoders`.
@main struct Measure {
  static func main() throws {
    var paths = Array(CommandLine.arguments.dropFirst())
    if paths.first == "--leaks" {
      paths.removeFirst()
      try leaks(paths)
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
