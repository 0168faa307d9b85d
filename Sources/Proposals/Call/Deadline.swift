public import struct Foundation.Date

/// The last moment at which a proposal is in time.
///
/// Turning a day and a zone of the configuration into a moment is the configuration's
/// business; here the moment is known.
public struct Deadline: Sendable, Codable, Equatable {
  /// The first moment that is too late.
  public var end: Date
  /// How long after ``end`` a proposal still counts as in time, in seconds.
  public var grace: Int

  /// A deadline at `end`, with `grace` seconds after it.
  public init(end: Date, grace: Int = 0) {
    self.end = end
    self.grace = grace
  }

  /// How late a message received at `time` is, in whole seconds after ``end``, at least 1;
  /// 0 when it is in time or within the grace.
  public func lateness(of time: Date) -> Int {
    let seconds = time.timeIntervalSince(end)
    guard seconds >= Double(grace), seconds >= 0 else { return 0 }
    return max(1, Int(seconds))
  }
}
