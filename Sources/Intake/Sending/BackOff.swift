import struct Foundation.TimeInterval

/// How long a mail waits that was refused for the time being.
enum BackOff {
  /// The pauses after the first tries, in minutes; then ``later``, again and again.
  private static let first = [5, 15, 60, 240]
  private static let later = 480
  /// Then nobody believes any more that it passes: four days.
  private static let patience = 4 * 24 * 60

  /// The pause after so many tries, the first being 1; `nil` when that was the last.
  ///
  /// After 5 minutes, 15 minutes, 1 hour, 4 hours, and then every 8 hours, until the pauses
  /// make up four days.
  static func pause(afterTry number: Int) -> TimeInterval? {
    precondition(number > 0, "tries are counted from 1")
    let minutes = number <= first.count ? first[number - 1] : later
    let before =
      first.prefix(number - 1).reduce(0, +) + max(0, number - 1 - first.count) * later
    return before + minutes <= patience ? TimeInterval(minutes * 60) : nil
  }
}
