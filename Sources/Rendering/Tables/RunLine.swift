import Mail
public import Proposals

/// What a run says of one message: `new        KVM08-001  Ada Example: A talk`.
public struct RunLine: Sendable, CustomStringConvertible {
  /// One line, without a line end; its columns are the same for every message of a call.
  public let description: String

  /// What is said of a submission.
  public struct Talk: Sendable {
    fileprivate let title: String?
    fileprivate let late: Int

    /// What is said of `submission`.
    public init(_ submission: Submission) {
      (title, late) = (submission.proposal.title, submission.late)
    }
  }

  /// Says what `line` came to; `talks` are those it names, where they are at hand.
  public init(of line: LedgerLine, about talks: [Talk] = [], for call: Call) {
    let outcome = line.outcome.rawValue.padded(to: Outcome.widest)
    let codes = line.submissions.isEmpty ? ["-"] : line.submissions.map(\.description)
    let code = codes.joined(separator: ",").padded(to: call.codePrefix.columns + 4)
    description = [outcome, code, Self.text(of: line, about: talks)].joined(separator: "  ")
  }

  private static func text(of line: LedgerLine, about talks: [Talk]) -> String {
    let sender = PlainText(line: line.senderName, columns: 40).text
    let titles = talks.compactMap(\.title)
    let subject = PlainText(
      line: titles.isEmpty ? line.subject : titles.joined(separator: " / "), columns: 72)
    let late = talks.map(\.late).max() ?? 0
    let remark =
      switch line.outcome {
      case .setAside: PlainText(line: " (\(line.evidence))").text
      case .new: MailLanguage.english.lateness(seconds: late).map { "(\($0))" } ?? ""
      default: ""
      }
    let text = sender + ": " + (subject.isNull ? "(no subject)" : subject.text)
    return remark.isEmpty ? text : text + " " + remark
  }
}

extension Outcome {
  /// The columns of the longest outcome.
  fileprivate static let widest = allCases.map(\.rawValue.columns).max() ?? 0
}
