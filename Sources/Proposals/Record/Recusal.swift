import Mail

/// What a member of the committee does not see of a record, for their conflicts of interest.
public struct Recusal: Sendable, Equatable {
  /// The submissions that they do not see.
  public let codes: Set<SubmissionCode>
  private let conflicts: Conflicts
  /// The ledger's numbers of the messages about these submissions.
  private let messages: Set<Int>

  /// What `conflicts` hide among `submissions`: all that the rest speaks of.
  public init(for conflicts: Conflicts, among submissions: [Submission]) {
    let hidden = submissions.filter { conflicts.cause(in: $0) != nil }
    codes = Set(hidden.flatMap { [$0.code] + $0.otherCodes })
    messages = Set(hidden.flatMap(\.messages).map(\.number))
    self.conflicts = conflicts
  }

  /// Whether they do not see a line of the ledger: it is about a submission that they do not see,
  /// whatever else it is about, or is mail of people with whom they have a conflict.
  public func hides(_ line: LedgerLine) -> Bool {
    messages.contains(line.number) || line.submissions.contains(where: codes.contains)
      || line.sender.flatMap(conflicts.cause(in:)) != nil
  }

  /// Whether they do not see a message that is about a submission which they do not see.
  public func hides(message number: Int) -> Bool { messages.contains(number) }

  /// The lines that they see.
  public func rest(of ledger: [LedgerLine]) -> [LedgerLine] {
    ledger.filter { !hides($0) }.map(rest(of:))
  }

  /// The submissions that they see, and what they see of them.
  public func rest(of submissions: [Submission]) -> [Submission] {
    submissions.filter { !codes.contains($0.code) }.map(rest(of:))
  }

  /// What they see of a submission.
  public func rest(of submission: Submission) -> Submission {
    var rest = submission
    rest.resembles.removeAll { codes.contains($0.code) }
    rest.messages = self.rest(of: submission.messages)
    return rest
  }

  /// What they see of a list of submissions.
  public func rest(of briefs: [Brief]) -> [Brief] {
    briefs.filter { !codes.contains($0.code) }.map { brief in
      var rest = brief
      rest.resembles.removeAll { codes.contains($0.code) }
      return rest
    }
  }

  /// The mails of the outbox that they see.
  public func rest(of mails: [OwedMail]) -> [OwedMail] {
    mails.filter { mail in
      !(mail.message.map(messages.contains) ?? false)
        && !mail.recipients.contains { conflicts.cause(in: Address(address: $0)) != nil }
    }
  }

  /// A line whose sentence names none of the submissions that are hidden.
  private func rest(of line: LedgerLine) -> LedgerLine {
    var rest = line
    let words = line.evidence.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
    if words.contains(where: { codes.contains(SubmissionCode(String($0))) }) {
      rest.evidence = "It is like a submission that is not shown to you."
    }
    return rest
  }
}
