import ArgumentParser
import Foundation
import Intake
import Proposals
import Rendering

/// What the commands take by which the committee has its word over the program's.
struct RulingOptions: ParsableArguments {
  @OptionGroup var shared: SharedOptions

  @Option(help: "Who says so, for the log; the login name if not given.")
  var by: String?

  /// Records `action`, and prints what it did.
  func rule(_ action: Ruling.Action) throws(Failure) -> ExitStatus {
    try rule(action, on: shared.setup())
  }

  /// Records `action` on the record of `setup`'s call, and prints what it did.
  func rule(_ action: Ruling.Action, on setup: Setup) throws(Failure) -> ExitStatus {
    guard StateDirectory(setup.state).hasRecord else {
      throw Failure("there is no record yet; see 'cfp run'", status: .configuration)
    }
    var run = try Run(setup, at: shared.time, waiting: 30)
    let ruling = try run.rule(action, by: by ?? Self.login)
    try run.finish()
    try Printing(shared).show([RulingJSON(ruling)], orAsText: "\(RulingLine(ruling))\n")
    return .settled
  }

  private static var login: String {
    let name = ProcessInfo.processInfo.userName
    return name.isEmpty ? "somebody" : name
  }
}

struct EditCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Correct what a submission says.",
    discussion: """
      Each FIELD=VALUE puts VALUE in the place of what the field says; FIELD= empties it, and
      FIELD=@PATH takes a file's text. The fields: title, abstract, speakers (one a line or
      between semicolons: Ada Example <ada@example.org>), affiliation and bio (of the first
      speaker; affiliation.2 of the second), format (by its id), minutes, topics (between
      commas), notes. What the speaker says in a later mail comes before it, where that says
      something else than the speaker did before.
      """)

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String
  @Argument(help: "FIELD=VALUE, and more of them.") var values: [String]

  func execute() throws(Failure) -> ExitStatus {
    let setup = try ruling.shared.setup()
    let code = SubmissionCode(code)
    let (submission, _) = try Record.submission(code, of: setup)
    var edit = Edit(of: submission.proposal, for: setup.call)
    for value in values { try edit.take(value) }
    return try ruling.rule(.edit(code, edit.said), on: setup)
  }
}

struct Merge: Command {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Say that two submissions are one: CODE becomes a part of WHOLE.")

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code that stays.") var whole: String
  @Argument(help: "The code of what becomes a part of it.") var code: String

  func execute() throws(Failure) -> ExitStatus {
    try ruling.rule(.merge(SubmissionCode(code), into: SubmissionCode(whole)))
  }
}

struct Split: Command {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Take apart what is not one talk: a code that was merged, or the latest mail.")

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String
  @Option(help: "The ledger number of the mail that is a talk of its own.") var message: Int?

  func execute() throws(Failure) -> ExitStatus {
    try ruling.rule(.split(SubmissionCode(code), message: message))
  }
}

struct Withdraw: Command {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Mark a submission as withdrawn.")

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String

  func execute() throws(Failure) -> ExitStatus {
    try ruling.rule(.withdraw(SubmissionCode(code)))
  }
}

struct Restore: Command {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a withdrawn submission back.")

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String

  func execute() throws(Failure) -> ExitStatus {
    try ruling.rule(.restore(SubmissionCode(code)))
  }
}

struct Answered: Command {
  static let configuration = CommandConfiguration(
    commandName: "answered",
    abstract: "Say that a question about a submission was answered elsewhere.")

  @OptionGroup var ruling: RulingOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String

  func execute() throws(Failure) -> ExitStatus {
    try ruling.rule(.answered(SubmissionCode(code)))
  }
}

struct Undo: Command {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last edit, merge, split, withdrawal or restoring by the committee.")

  @OptionGroup var ruling: RulingOptions

  func execute() throws(Failure) -> ExitStatus { try ruling.rule(.undo) }
}
