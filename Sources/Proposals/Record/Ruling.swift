public import struct Foundation.Date

/// The committee's word over the program's: what was said, by whom, when.
///
/// The log of rulings only grows; what is taken back stays in it.
public struct Ruling: Sendable, Equatable {
  /// What the committee says.
  public enum Action: Sendable, Equatable {
    /// Other values in the fields that have a provenance in the proposal.
    case edit(SubmissionCode, Proposal)
    /// The first is the second: what was said of either was said of both.
    case merge(SubmissionCode, into: SubmissionCode)
    /// What the message with this ledger number said of the first is a submission of its own.
    case split(SubmissionCode, message: Int?)
    case withdraw(SubmissionCode)
    case restore(SubmissionCode)
    /// What its people asked was answered elsewhere.
    case answered(SubmissionCode)
    /// The last ruling that was not taken back is taken back.
    case undo
  }

  /// The kind of an action, as the log names it.
  public enum Verb: String, Sendable, Codable {
    case edit, merge, split, withdraw, restore, answered, undo
  }

  /// Its place in the log, counted from 1.
  public var number: Int
  /// What was done.
  public var verb: Verb
  /// The submission spoken of.
  public var code: SubmissionCode
  /// What was merged into it, or what was split off it.
  public var other: SubmissionCode?
  /// The ruling that an undo takes back.
  public var undoes: Int?
  /// The fields edited.
  public var fields: [Field]
  /// The proposal as it stood before; `nil` where nothing of it changed.
  public var before: Proposal?
  /// The proposal as it stood after; `nil` where nothing of it changed.
  public var after: Proposal?
  /// Who said so: a login name, or what was given for it.
  public var who: String
  /// When it was given.
  public var at: Date
  /// The number of the ledger's last line then; 0 for none.
  public var behind: Int
  /// Whether it was taken back.
  public var isUndone: Bool

  /// A ruling as the record has it.
  public init(
    number: Int, verb: Verb, code: SubmissionCode, other: SubmissionCode? = nil,
    undoes: Int? = nil, fields: [Field] = [], before: Proposal? = nil, after: Proposal? = nil,
    who: String, at: Date, behind: Int, isUndone: Bool = false
  ) {
    self.number = number
    self.verb = verb
    self.code = code
    self.other = other
    self.undoes = undoes
    self.fields = fields
    self.before = before
    self.after = after
    self.who = who
    self.at = at
    self.behind = behind
    self.isUndone = isUndone
  }
}

/// Why a ruling has nothing to act on: a sentence for the person who gave it.
public struct RulingRefusal: Error, Equatable, Sendable {
  /// One line, without a full stop.
  public let sentence: String

  /// A refusal that says `sentence`.
  public init(_ sentence: String) { self.sentence = sentence }

  /// A refusal because what went by `code` was erased on a day, `2027-03-02`.
  public init(erased code: SubmissionCode, on day: String) {
    self.init("\(code): was erased on \(day), at a person's request; the code is not given again")
  }

  /// A refusal because nothing goes by `code`.
  public init(missing code: SubmissionCode) {
    self.init("\(code): there is no such submission; see 'cfp list'")
  }
}
