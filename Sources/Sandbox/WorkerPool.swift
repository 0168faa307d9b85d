import Glibc

/// Workers that answer questions on all cores, each in its own closed process.
///
/// Workers are started when there is something to ask, and not more than the octets of the
/// questions are worth. One that dies or overruns costs the question it was at: that one is
/// asked once more, alone, of a new worker; the others go to the workers that are left.
public struct WorkerPool: ~Copyable {
  private let program: WorkerProgram
  private let most: Int
  private var workers: [WorkerProcess] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Workers in a row that ended before they were asked anything.
  private var stillborn = 0

  /// Octets of questions that make another worker worth its start.
  private static let octetsForAnother = 1 << 20

  /// A pool without workers.
  ///
  /// - Parameter most: How many workers there may be at a time.
  public init(of program: WorkerProgram, most: Int = Self.cores) {
    self.program = program
    self.most = max(1, most)
  }

  /// The cores that this system has.
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What holds the workers in; one is started where there is none.
  ///
  /// - Throws: ``SandboxError`` where no worker can be started or confined.
  public mutating func confinement() throws(SandboxError) -> Confinement {
    var work = Work([])
    while true {
      if let confinement = workers.lazy.compactMap(\.confinement).first { return confinement }
      try fill(1)
      try turn(&work)
    }
  }

  /// The answers to `questions`, in their order; for a question that cost two workers their
  /// lives, what became of the second.
  ///
  /// - Throws: ``SandboxError`` where no worker can be started or confined, or a question not be
  ///   read.
  public mutating func answers(
    to questions: [OutgoingFrame]
  ) throws(SandboxError) -> [Result<Frame, Loss>] {
    var work = Work(questions)
    let wanted = min(most, questions.count, 1 + work.octets / Self.octetsForAnother)
    try finish(&work, with: wanted)
    for suspect in work.suspects {
      workers = []
      work.retry(suspect)
      try finish(&work, with: 1)
    }
    return work.answers
  }

  private mutating func finish(_ work: inout Work, with wanted: Int) throws(SandboxError) {
    while work.open > 0 {
      if work.isWaiting { try fill(wanted) }
      for worker in workers { work.hand(to: worker) }
      try turn(&work)
    }
  }

  /// Starts workers until there are `wanted`, in the place too of those that are old.
  private mutating func fill(_ wanted: Int) throws(SandboxError) {
    workers.removeAll { !$0.isBusy && $0.isOld }
    while workers.count < wanted {
      do throws(SandboxError) {
        workers.append(try WorkerProcess(starting: program))
      } catch {
        // Fewer will do.
        guard workers.isEmpty else { return }
        throw error
      }
    }
  }

  /// Sends, waits and receives once.
  private mutating func turn(_ work: inout Work) throws(SandboxError) {
    for worker in workers { try worker.send() }
    wait(
      for: workers.map { ($0.descriptor, $0.hasOutgoing) },
      milliseconds: workers.first?.patience ?? 0)
    for worker in workers {
      switch try worker.receive(into: &buffer) {
      case .answers(let answers):
        if worker.confinement != nil { stillborn = 0 }
        for (number, answer) in answers { work.take(answer, to: number) }
        if let loss = worker.overrun() { try bury(worker, because: loss, &work) }
      case .end:
        try bury(worker, because: nil, &work)
      }
    }
  }

  private mutating func bury(
    _ worker: WorkerProcess, because reason: Loss?, _ work: inout Work
  ) throws(SandboxError) {
    workers.removeAll { $0 === worker }
    let wasReady = worker.confinement != nil
    let loss = worker.bury(because: reason)
    if wasReady {
      work.lose(worker.unanswered, because: loss)
    } else {
      work.putBack(worker.unanswered)
      stillborn += 1
      guard stillborn < 3 else {
        throw SandboxError(
          "a worker \(loss.predicate) before it could be asked anything", isTemporary: true)
      }
    }
  }
}

/// Questions on their way to workers, and the answers.
private struct Work {
  private let questions: [OutgoingFrame]
  private var results: [Result<Frame, Loss>?]
  /// Questions that no worker has, the next one last.
  private var waiting: [Int]
  /// How many questions have neither an answer nor a loss.
  private(set) var open: Int
  /// Questions that cost a worker its life, once.
  private(set) var suspects: [Int] = []

  init(_ questions: [OutgoingFrame]) {
    self.questions = questions
    results = Array(repeating: nil, count: questions.count)
    waiting = questions.indices.reversed()
    open = questions.count
  }

  var octets: Int { questions.reduce(0) { $0 + $1.count } }
  var isWaiting: Bool { !waiting.isEmpty }

  /// The answers, once none is open.
  var answers: [Result<Frame, Loss>] { results.map { $0 ?? .failure(.broken) } }

  /// Puts to `worker` what it has room for.
  mutating func hand(to worker: WorkerProcess) {
    while let next = waiting.last {
      let question = questions[next]
      guard worker.hasRoom(for: question.count) else { return }
      worker.put(question, number: next)
      waiting.removeLast()
    }
  }

  mutating func take(_ answer: Frame, to number: Int) {
    results[number] = .success(answer)
    open -= 1
  }

  /// The worker that had `numbers` is lost: the first is what it was at.
  mutating func lose(_ numbers: [Int], because loss: Loss) {
    putBack(Array(numbers.dropFirst()))
    guard let first = numbers.first else { return }
    if results[first] == nil { suspects.append(first) }
    results[first] = .failure(loss)
    open -= 1
  }

  mutating func putBack(_ numbers: [Int]) { waiting += numbers.reversed() }

  /// Puts in line again what was lost.
  mutating func retry(_ number: Int) {
    waiting.append(number)
    open += 1
  }
}
