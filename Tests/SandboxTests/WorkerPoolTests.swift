import Foundation
import Sandbox
import Testing

/// A pool of the test's own workers.
private func pool(
  memory: Int = 64 << 20, seconds: Double = 5, opening: String = "", most: Int = 2
) -> WorkerPool {
  let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "sandboxed").path
  return WorkerPool(
    of: WorkerProgram(
      path: program, arguments: ["sandboxed"], opening: Frame(head: Array(opening.utf8)),
      bounds: Bounds(memory: memory, seconds: seconds)),
    most: most)
}

private func question(_ text: String, body: [UInt8] = []) -> Frame {
  Frame(head: Array(text.utf8), body: body)
}

extension WorkerPool {
  fileprivate mutating func answers(
    to questions: [Frame]
  ) throws(SandboxError) -> [Result<Frame, Loss>] {
    try answers(to: questions.map { OutgoingFrame($0) })
  }
}

/// What a worker said: its answer's head, or what became of it.
private func words(_ answer: Result<Frame, Loss>) -> String {
  switch answer {
  case .success(let frame): String(decoding: frame.head, as: UTF8.self)
  case .failure(let loss): loss.predicate
  }
}

@Suite struct `Workers` {
  @Test func `answer in the order of the questions, bodies unchanged`() throws {
    var pool = pool()
    let questions = (0..<500).map { number in
      question("echo \(number)", body: [UInt8](repeating: UInt8(number % 251), count: number * 37))
    }
    let answers = try pool.answers(to: questions)
    #expect(try answers.map { try $0.get().body } == questions.map(\.body))
  }

  @Test func `carry bodies larger than any buffer`() throws {
    var pool = pool(memory: 256 << 20)
    let body = (0..<20_000_003).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let answer = try pool.answers(to: [question("echo", body: body)])[0].get()
    #expect(answer.body == body)
  }

  @Test func `are put bodies that are read while they are sent`() throws {
    var pool = pool(memory: 256 << 20)
    let octet = { @Sendable (index: Int) in UInt8(truncatingIfNeeded: index &* 7) }
    let frames = [5_000_003, 0, 70_000].map { count in
      OutgoingFrame(head: Array("echo".utf8), bodyOf: count) { offset in
        // More than there is: the rest is not the body's.
        ArraySlice((offset..<(offset + 60_007)).map(octet))
      }
    }
    let bodies = try pool.answers(to: frames).map { try $0.get().body }
    #expect(bodies == [5_000_003, 0, 70_000].map { (0..<$0).map(octet) })
  }

  @Test func `are not blamed for a body that cannot be read`() throws {
    var pool = pool()
    let frame = OutgoingFrame(head: Array("echo".utf8), bodyOf: 1 << 20) { offset in
      offset < 1 << 19 ? [UInt8](repeating: 1, count: 1 << 19)[...] : []
    }
    let error = #expect(throws: SandboxError.self) { try pool.answers(to: [frame]) }
    #expect(error?.isTemporary == true)
  }

  @Test func `answer nothing when nothing is asked, and none is started`() throws {
    var pool = WorkerPool(
      of: WorkerProgram(
        path: "/nonexistent", arguments: ["none"], opening: Frame(head: []),
        bounds: Bounds(memory: 1 << 20, seconds: 1)))
    #expect(try pool.answers(to: [Frame]()).isEmpty)
  }

  @Test(arguments: [
    "read /etc/passwd", "read /proc/self/maps", "write /tmp/cfp-sandbox-test", "remove /tmp/none",
    "print",
    "list /", "socket", "connect", "spawn", "thread", "signal", "code", "priority",
  ])
  func `can do nothing but answer`(attempt: String) throws {
    var pool = pool()
    #expect(try pool.answers(to: [question(attempt)]).map(words) == ["Operation not permitted"])
  }

  @Test(arguments: [
    ("crash", "crashed (signal 11)"), ("leave", "ended without an answer"),
    ("hang", "took more than 0.3 seconds of CPU time"), ("sleep", "gave no answer for 4 seconds"),
    ("fill 300000000", "needed more than 64 MiB of memory"),
  ])
  func `that die cost one question, the others are answered`(
    deadly: String, predicate: String
  ) throws {
    var pool = pool(seconds: 0.3)
    var questions = (0..<40).map { question("echo", body: [UInt8($0)]) }
    questions.insert(question(deadly), at: 17)
    let answers = try pool.answers(to: questions)
    #expect(words(answers[17]) == predicate)
    #expect(answers.map(words).filter { $0 == "done" }.count == 40)
    #expect(try pool.answers(to: [question("echo")]).map(words) == ["done"])
  }

  @Test func `that die one after the other leave every other answer standing`() throws {
    var pool = pool()
    let questions = (0..<60).map { question($0 % 10 == 3 ? "trap" : "echo") }
    let answers = try pool.answers(to: questions).map(words)
    for (number, answer) in answers.enumerated() {
      #expect(number % 10 == 3 ? answer.hasPrefix("crashed") : answer == "done", "\(answer)")
    }
  }

  @Test func `that crash are told from those out of memory while the run itself grows`() throws {
    Thread.detachNewThread {
      var pages: [[UInt8]] = []
      for _ in 0..<4000 {
        pages.append([UInt8](repeating: 1, count: 1 << 16))
        Thread.sleep(forTimeInterval: 0.0002)
      }
    }
    var pool = pool()
    let answers = try pool.answers(to: (0..<80).map { _ in question("trap") }).map(words)
    #expect(answers.allSatisfy { $0.hasPrefix("crashed") }, "\(Set(answers))")
  }

  @Test func `that never come to life are an error, not an endless loop`() throws {
    var pool = pool(opening: "stillborn")
    let error = #expect(throws: SandboxError.self) { try pool.answers(to: [question("echo")]) }
    #expect(error?.isTemporary == true)
  }

  @Test func `that cannot be started are an error that names the program`() throws {
    var pool = WorkerPool(
      of: WorkerProgram(
        path: "/nonexistent/program", arguments: ["none"], opening: Frame(head: []),
        bounds: Bounds(memory: 1 << 20, seconds: 1)))
    let error = #expect(throws: SandboxError.self) { try pool.answers(to: [question("echo")]) }
    #expect(error?.description.contains("/nonexistent/program") == true)
  }

  @Test func `say what holds them in`() throws {
    var pool = pool(memory: 1 << 26, seconds: 2)
    let confinement = try pool.confinement()
    #expect(confinement.bounds == Bounds(memory: 1 << 26, seconds: 2))
  }
}
