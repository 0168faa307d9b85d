public import Proposals

/// What forgetting a person takes out of the record, and what it leaves.
public struct Erasure: Sendable, Equatable {
  /// The lines of the ledger that say nothing any more but that there was a message: theirs, and
  /// reports that mail to them came back.
  public internal(set) var messages: [Int] = []
  /// Lines of other people's mail that held nothing but their proposals, and that are emptied too.
  public internal(set) var passedOn: [Int] = []
  /// The submissions that are removed, with all codes that they went by.
  public internal(set) var submissions: [SubmissionCode] = []
  /// Those of them that name other people too, none of whom wrote.
  public internal(set) var bereft: [SubmissionCode] = []
  /// The submissions that stay, without them.
  public internal(set) var kept: [SubmissionCode] = []
  /// Mails of the outbox that were to them, or about what is removed.
  public internal(set) var answers: [OwedMail] = []
  /// Digests that went to them, and those owed since their first mail came, which may tell of them.
  public internal(set) var digests: [OwedMail] = []
  /// Lines of other people's mail that is kept, and is about what is removed or holds the address.
  public internal(set) var stillNaming: [Int] = []
  /// The rulings that were given in their name: they stay, and the name goes.
  public internal(set) var rulings: [Int] = []
  /// Whether they were forgotten before.
  public internal(set) var isRepeated = false

  /// Whether nothing on record is theirs.
  public var isEmpty: Bool {
    messages.isEmpty && submissions.isEmpty && kept.isEmpty && answers.isEmpty && digests.isEmpty
      && rulings.isEmpty
  }
}
