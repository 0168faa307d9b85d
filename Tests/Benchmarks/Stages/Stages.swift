import Foundation
import Mail
import Proposals
import Storage

/// Each stage of an ingest by itself: `stages RUNS MBOX [STAGE]` prints a line for each stage, with
/// how many messages it had and the processor milliseconds of each run; with STAGE for that one
/// alone, which is what a profile is made of.
///
/// What came out of the stage before lies ready, and the time is that of all messages together.
@main struct Stages {
  static func main() throws {
    let words = CommandLine.arguments
    guard (3...4).contains(words.count), let runs = Int(words[1]), runs > 0 else {
      throw Fault(sentence: "usage: stages RUNS MBOX [STAGE]")
    }
    let watch = Stopwatch(runs: runs, only: words.dropFirst(3).first)
    Message.prepare()
    let (path, load) = (words[2], try Load(path: words[2]))

    try watch.measure("split", of: load.raw.count) {
      var count = 0
      try Mbox(path: path).forEachBatch { count += $0.messages.count }
      return count
    }
    try watch.measure("hash", of: load.raw.count) {
      try load.raw.count { try !Identity(of: $0.octets).digest.octets.isEmpty }
    }
    watch.measure("parse", of: load.withoutEncoding.count) {
      load.withoutEncoding.count { Message(parsing: $0).obstacle == nil }
    }
    watch.measure("decode", of: load.withEncoding.count) {
      load.withEncoding.count { Message(parsing: $0).obstacle == nil }
    }
    watch.measure("draft", of: load.messages.count) {
      zip(load.messages, load.identities).count { load.draft($0, $1).obstacle == nil }
    }
    watch.measure("decide", of: load.drafts.count) {
      load.drafts.count { draft in
        !Decision(on: draft, among: load.candidates, for: load.call).evidence.isEmpty
      }
    }
    try watch.measure("settle", of: load.arrivals.count) {
      try Store.inMemory().settle(
        load.arrivals, from: path, for: load.call, mailDomain: "forum.example", at: load.now
      ).count
    }
  }

  private struct Fault: Error {
    let sentence: String
  }
}

/// What measures stages.
private struct Stopwatch {
  let runs: Int
  /// The stage to measure; `nil` for every one.
  let only: String?

  /// Runs `stage` once to warm up, then so many `runs`; it has to do something for each of `count`
  /// messages, and says for how many it did.
  func measure(_ name: String, of count: Int, _ stage: () throws -> Int) rethrows {
    guard only ?? name == name else { return }
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
