import Foundation
import Mail
import Proposals
import Storage

/// Each stage of an ingest by itself: `stages RUNS MBOX` prints a line for each stage, with how
/// many messages it had and the processor milliseconds of each run.
///
/// What came out of the stage before lies ready, and the time is that of all messages together.
@main struct Stages {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let runs = Int(words[1]), runs > 0 else {
      throw Fault(sentence: "usage: stages RUNS MBOX")
    }
    Message.prepare()
    let (path, load) = (words[2], try Load(path: words[2]))

    try measure("split", of: load.raw.count, runs) {
      var count = 0
      try Mbox(path: path).forEachBatch { count += $0.messages.count }
      return count
    }
    try measure("hash", of: load.raw.count, runs) {
      try load.raw.count { try !Identity(of: $0.octets).digest.octets.isEmpty }
    }
    measure("parse", of: load.withoutEncoding.count, runs) {
      load.withoutEncoding.count { Message(parsing: $0).obstacle == nil }
    }
    measure("decode", of: load.withEncoding.count, runs) {
      load.withEncoding.count { Message(parsing: $0).obstacle == nil }
    }
    measure("draft", of: load.messages.count, runs) {
      zip(load.messages, load.identities).count { load.draft($0, $1).obstacle == nil }
    }
    measure("decide", of: load.drafts.count, runs) {
      load.drafts.count { draft in
        !Decision(on: draft, among: load.candidates, for: load.call).evidence.isEmpty
      }
    }
    try measure("settle", of: load.arrivals.count, runs) {
      try Store.inMemory().settle(
        load.arrivals, from: path, for: load.call, mailDomain: "forum.example", at: load.now
      ).count
    }
  }

  private struct Fault: Error {
    let sentence: String
  }

  /// Runs `stage` once to warm up, then so many `runs`; it has to do something for each of `count`
  /// messages, and says for how many it did.
  private static func measure(
    _ name: String, of count: Int, _ runs: Int, _ stage: () throws -> Int
  ) rethrows {
    var each: [Double] = []
    for run in 0...runs {
      let start = clock()
      let done = try stage()
      let milliseconds = Double(clock() - start) / 1000
      precondition(done == count, "\(name): \(done) of \(count) messages")
      if run > 0 { each.append(milliseconds) }
    }
    print(name, count, each.map { String(format: "%.2f", $0) }.joined(separator: " "))
  }
}
