import Foundation
import Mail

/// Reads mail and prints what it cost: `measure FILE…`, a line each, or `measure --leaks FILE…`,
/// which reads all of them again and again, 100,000 messages in all.
@main struct Measure {
  static func main() throws {
    var paths = Array(CommandLine.arguments.dropFirst())
    if paths.first == "--leaks" {
      paths.removeFirst()
      try leaks(paths)
    } else {
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
