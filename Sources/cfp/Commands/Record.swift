import ArgumentParser
import Intake
import Mail
import Proposals
import Rendering
import Storage

struct List: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the submissions.")

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    let submissions = try Record(of: setup)?.submissions() ?? []
    try Printing(shared).show(
      submissions.map(SubmissionJSON.init),
      orAsText: Table(of: submissions, for: setup.call).description)
    return .settled
  }
}

struct Show: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a submission: its text, its history, its messages.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The code, such as KVM08-007.") var code: String
  @Flag(help: "Say where each value was read.") var why = false
  @Flag(help: "Show the words that each version changed.") var diff = false

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    let (submission, record) = try Record.submission(SubmissionCode(code), of: setup)
    let templates = try Run.templates(of: setup)
    let packet: Packet
    do throws(TemplateError) {
      packet = try Packet(
        of: PacketContents(submission: submission), for: setup.call, with: templates)
    } catch {
      throw Failure("\(error)", status: .configuration)
    }
    var text = packet.text
    if diff {
      text = HistoryText(of: submission, for: setup.call).description
      if text.isEmpty { text = "\(submission.code) has one version only.\n" }
    }
    if why { text += try provenance(of: submission, in: record) }
    try Printing(shared).show([SubmissionJSON(submission)], orAsText: text)
    return .settled
  }

  /// Where each value of the latest revision was read, as a table.
  private func provenance(
    of submission: Submission, in record: Record
  ) throws(Failure) -> String {
    guard let message = submission.revisions.last(where: { $0.message != nil })?.message else {
      return ""
    }
    let text = try record.text(of: message)
    let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    return "\nRead from message \(message) of the ledger"
      + (text == nil ? ", whose original is no longer kept" : "") + ":\n"
      + Table(provenanceOf: submission.proposal, in: lines).description
  }
}

struct Ledger: Command {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Print the ledger: one line for each message ever taken in.")

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let lines = try Record(of: shared.setup())?.ledger() ?? []
    try Printing(shared).show(
      lines.map(LedgerJSON.init), orAsText: Table(of: lines).description)
    return .settled
  }
}

struct Outbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "List outgoing mail and how far its sending has come.",
    subcommands: [Listing.self, Retry.self], defaultSubcommand: Listing.self)

  struct Listing: Command {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List outgoing mail.")

    @OptionGroup var shared: SharedOptions

    func execute() throws(Failure) -> ExitStatus {
      let mails = try Record(of: shared.setup())?.outbox() ?? []
      try Printing(shared).show(
        mails.map(OwedMailJSON.init), orAsText: Table(of: mails).description)
      return .settled
    }
  }

  struct Retry: Command {
    static let configuration = CommandConfiguration(
      commandName: "retry",
      abstract: "Send a mail again that failed, or may not have been sent.")

    @OptionGroup var shared: SharedOptions
    @Argument(help: "The mail's number, as 'cfp outbox' lists it.") var id: Int

    func execute() throws(Failure) -> ExitStatus {
      let setup = try shared.setup()
      var run = try Run(setup, at: shared.time)
      try run.retry(id)
      return try Printing(shared).say(run, for: setup.call)
    }
  }
}

struct Aside: Command {
  static let configuration = CommandConfiguration(
    commandName: "aside",
    abstract: "List the messages that could not be read, and where they are kept.")

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let lines = try Record(of: shared.setup())?.setAside() ?? []
    try Printing(shared).show(
      lines.map(LedgerJSON.init), orAsText: Table(setAside: lines).description)
    return .settled
  }
}
