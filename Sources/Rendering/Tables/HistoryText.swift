import Foundation
public import Proposals

/// What `cfp show --diff` prints: how each version differs from the one before, word by word.
public struct HistoryText: Sendable, CustomStringConvertible {
  /// The lines, the last one empty; empty where there is only one version.
  public let description: String

  /// Compares the versions of `submission`.
  public init(of submission: Submission, for call: Call) {
    description = submission.steps.compactMap { revision, before in
      guard let before else { return nil }
      let fields = revision.changes(since: before)
      var lines = ["\(revision.number). \(Moment.minute(revision.received)) (\(revision.origin))"]
      if fields.isEmpty { lines.append("   nothing that is recorded changed") }
      for field in fields {
        let difference = WordDiff(
          from: before.shown(field, for: call),
          to: revision.proposal.shown(field, for: call))
        lines.append("   \(MailLanguage.english.name(of: field)):")
        lines += difference.text.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? "" : "     " + PlainText(line: String($0)).text
        }
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
