/// What one worker may cost.
public struct Bounds: Sendable, Hashable {
  /// The octets of memory a worker may use beyond what its program takes.
  public var memory: Int
  /// The seconds of CPU time that answering one question may take; ten times as many of
  /// the clock's, so that a worker that only sleeps ends as well.
  public var seconds: Double

  /// The clock's seconds after which one that gives no answer is given up.
  var silence: Double { 10 * seconds + 1 }

  /// Bounds of these values.
  public init(memory: Int, seconds: Double) {
    self.memory = memory
    self.seconds = seconds
  }
}
