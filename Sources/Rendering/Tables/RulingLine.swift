public import Proposals

/// A ruling of the committee as a sentence: `KVM08-003 edited: title`.
public struct RulingLine: Sendable, CustomStringConvertible {
  /// One line, without a line end.
  public let description: String

  /// Tells what `ruling` did.
  public init(_ ruling: Ruling) {
    let code = ruling.code.description
    let other = ruling.other?.description ?? ""
    let text =
      switch ruling.verb {
      case .edit:
        "\(code) edited: "
          + ruling.fields.map { MailLanguage.english.name(of: $0) }
          .joined(separator: ", ")
      case .merge: "\(other) merged into \(code)"
      case .split: "\(other) split off \(code)"
      case .withdraw: "\(code) withdrawn by the committee"
      case .restore: "\(code) restored"
      case .answered: "\(code) answered"
      case .undo: "ruling \(ruling.undoes ?? 0), about \(code), taken back"
      }
    description = PlainText(line: text).text
  }

  /// The ruling with its number, who gave it and when, as histories list it.
  static func entry(_ ruling: Ruling) -> String {
    "\(Moment.minute(ruling.at)), \(PlainText(line: ruling.who).text): \(RulingLine(ruling))"
      + (ruling.isUndone ? " (taken back)" : "")
  }
}
