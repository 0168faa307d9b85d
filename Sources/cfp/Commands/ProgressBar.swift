import Foundation
import Intake

/// How far a run has come, on standard error, for a person who watches: only where that is
/// a terminal, and only when the run takes longer than a moment.
final class ProgressBar {
  private let isWatched = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var isShown = false

  /// Shows `progress` in place of what was shown before.
  func show(_ progress: Run.Progress) {
    guard isWatched, isShown || ContinuousClock.now - start > .seconds(1) else { return }
    isShown = true
    let width = 30
    let filled = min(width, max(0, Int(progress.share * Double(width))))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let mailbox = URL(filePath: progress.mailbox).lastPathComponent
    Console.draw("\r\(mailbox.prefix(20)) [\(bar)] \(progress.messages) messages\u{1B}[K")
  }

  /// Takes it away, so that results stand alone.
  func erase() {
    guard isShown else { return }
    isShown = false
    Console.draw("\r\u{1B}[K")
  }
}
