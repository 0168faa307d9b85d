import Mail
import Proposals

extension LedgerLine {
  /// The sender's name and address, as far as they are known.
  var senderShown: String {
    guard let sender else { return "(no sender)" }
    guard let name = sender.name, !name.isEmpty else { return sender.address }
    return "\(name) <\(sender.address)>"
  }

  /// The sender's name, else the address.
  var senderName: String {
    guard let sender else { return "(no sender)" }
    guard let name = sender.name, !name.isEmpty else { return sender.address }
    return name
  }

  /// The subject, or that there is none.
  var subjectShown: String { subject.isEmpty ? "(no subject)" : subject }

  /// The outcome, and the later one where it was amended.
  var outcomeShown: String {
    outcome.rawValue + (amended.map { ", later \($0.rawValue)" } ?? "")
  }

  /// Whether the message was answered, or why not: what stays true however far the sending
  /// has come.
  var acknowledgedShown: String {
    answer == .none ? "none" + (why.map { ": \($0)" } ?? "") : "an acknowledgement"
  }

  /// What became of the answer, or why there is none.
  var answerShown: String {
    switch answer {
    case .none: "none" + (why.map { ": \($0)" } ?? "")
    case .retry: "to be tried again"
    default: answer.rawValue
    }
  }
}
