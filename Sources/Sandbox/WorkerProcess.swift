import Glibc

/// One worker as the run sees it: questions go in, answers come out in the same order.
final class WorkerProcess {
  /// A question that was put, by its number.
  private struct Put {
    let number: Int
    let octets: Int
  }

  private var child: Child
  private let bounds: Bounds
  private var questions: [Put] = []
  private var outgoing: [DepartingFrame] = []
  private var arriving: ArrivingFrame
  /// When the question that is first in line became that, or gave the last sign.
  private var since = Clock.now
  /// The CPU time the child had taken when it was first looked at for that question.
  private var processorTime: Double?
  /// What held the worker in, once it said so.
  private(set) var confinement: Confinement?

  /// Starts a worker; its first answer is to the opening.
  init(starting program: WorkerProgram) throws(SandboxError) {
    child = try Child(starting: program)
    bounds = program.bounds
    arriving = ArrivingFrame(most: Worker.most)
    outgoing = [program.bounds.frame, program.opening].map { DepartingFrame(OutgoingFrame($0)) }
  }

  /// The descriptor to wait on.
  var descriptor: Int32 { child.socket }
  /// Whether octets wait to be sent.
  var hasOutgoing: Bool { !outgoing.isEmpty }
  /// The numbers of the questions that are not answered, in order.
  var unanswered: [Int] { questions.map(\.number) }
  /// Whether anything is awaited of the worker.
  var isBusy: Bool { confinement == nil || !questions.isEmpty }
  /// Whether the worker has done its share, and a new one should follow it.
  var isOld: Bool { (child.processorTime ?? 0) > Confinement.lifetime }

  /// Whether another question of `octets` should wait at the worker already: it then goes on
  /// without waiting for us.
  func hasRoom(for octets: Int) -> Bool {
    guard !questions.isEmpty else { return true }
    return questions.count < 8 && questions.reduce(octets) { $0 + $1.octets } < 1 << 17
  }

  /// Puts a question.
  func put(_ question: OutgoingFrame, number: Int) {
    if questions.isEmpty { restartWatch() }
    questions.append(Put(number: number, octets: question.count))
    outgoing.append(DepartingFrame(question))
  }

  private func restartWatch() {
    since = Clock.now
    processorTime = nil
  }

  // MARK: Sending and receiving

  /// Sends what the socket takes.
  ///
  /// - Throws: ``SandboxError`` where a question cannot be read.
  func send() throws(SandboxError) {
    while !outgoing.isEmpty, try outgoing[0].send({ child.sent($0) }) { outgoing.removeFirst() }
  }

  /// What receiving gave.
  enum Received {
    case answers([(number: Int, frame: Frame)])
    /// The worker has gone, or says what no worker says.
    case end
  }

  /// Takes the answers that have come.
  ///
  /// - Throws: ``SandboxError`` where the worker could not be confined.
  func receive(into buffer: inout [UInt8]) throws(SandboxError) -> Received {
    var answers: [(number: Int, frame: Frame)] = []
    while true {
      switch child.receive(into: &buffer) {
      case .nothing:
        return .answers(answers)
      case .end:
        return answers.isEmpty ? .end : .answers(answers)
      case .octets(var octets):
        let isAll = octets.count < buffer.count
        while let frame = arriving.take(&octets) {
          if confinement == nil {
            confinement = try Confinement(in: frame, bounds: bounds)
          } else if questions.isEmpty {
            return .end
          } else {
            answers.append((questions.removeFirst().number, frame))
          }
          restartWatch()
        }
        if arriving.isBroken { return .end }
        if isAll { return .answers(answers) }
      }
    }
  }

  // MARK: Ends

  /// The bound that the worker has passed with the question that is first in line.
  func overrun() -> Loss? {
    guard isBusy else { return nil }
    let waited = Clock.now - since
    guard waited > Double(patience) / 1000 else { return nil }
    if waited > bounds.silence { return .silent(seconds: bounds.silence) }
    guard let now = child.processorTime else { return nil }
    // Counting begins when an answer is late, and costs nothing before: one that other
    // programs keep waiting has taken less than the clock says.
    guard let before = processorTime else {
      processorTime = now
      return nil
    }
    return now - before > bounds.seconds ? .overran(seconds: bounds.seconds) : nil
  }

  /// After how many milliseconds ``overrun()`` is to be asked.
  var patience: Int32 { Int32(max(10, min(bounds.seconds * 250, 1000))) }

  /// Ends the worker and says why it gave no answer, unless `reason` is known.
  func bury(because reason: Loss? = nil) -> Loss {
    let end = child.end()
    return reason ?? end.loss(within: bounds)
  }
}
