public import Mail
public import Proposals

/// What `cfp read` shows a person of one message: what it is, and where each value was read.
public struct ReadingText: Sendable, CustomStringConvertible {
  /// The lines, the last one empty.
  public let description: String

  /// Shows what was read out of `message`.
  ///
  /// - Parameter source: Where it was found: a path, or `path#3`.
  public init(source: String, message: Message, draft: Draft) {
    let sender = draft.sender.map { address in
      [address.name, "<\(address.address)>"].compactMap(\.self).joined(separator: " ")
    }
    var lines = [
      PlainText(line: source).text,
      "  \(draft.kind.rawValue) from \(PlainText(line: sender ?? "nobody").text)",
      "  \(PlainText(line: draft.subject.isEmpty ? "(no subject)" : draft.subject).text)",
    ]
    lines += draft.defects.map { "  ! \(PlainText(line: $0).text)" }
    let body = message.body.map(\.text)
    for proposal in draft.proposals {
      lines.append("")
      lines += Table(provenanceOf: proposal, in: body).description
        .split(separator: "\n").map { "  \($0)" }
      let missing = proposal.missing.map(\.rawValue)
      if !missing.isEmpty { lines.append("  not said: \(missing.joined(separator: ", "))") }
    }
    description = lines.joined(separator: "\n") + "\n"
  }
}
