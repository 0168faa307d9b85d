public import Proposals

/// What `cfp show --diff` prints: how each version differs from the one before, word by word.
public struct HistoryText: Sendable, CustomStringConvertible {
  /// Lines of at most 72 columns, the last one empty; empty where there is only one version.
  public let description: String

  /// Compares the versions of `submission`.
  public init(of submission: Submission, for call: Call) {
    let text = RevisionView.views(of: submission, for: call).filter { !$0.isFirst }.map { version in
      var lines = ["\(version.number). \(version.received.text) (\(version.origin.text))"]
      if version.isSame { lines.append("   nothing that is recorded changed") }
      for change in version.changes {
        lines.append("   - \(change.what.text)" + (change.hasLines ? ":" : ""))
        lines += change.lines.map { "     " + $0.marked.text }
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
    description = FoldedText(text).description
  }
}
