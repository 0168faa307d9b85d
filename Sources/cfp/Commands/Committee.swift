import ArgumentParser
import Intake
import Proposals
import Rendering

struct SiteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write the site for the committee anew.",
    discussion: """
      Pages to look at in a browser, from a file or behind any web server, in 'site' of the \
      state directory. A run writes them too, when there is news.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var review: ReviewOptions

  func execute() throws(Failure) -> ExitStatus {
    let setup = try review.setup(from: shared)
    var run = try Run(setup, at: shared.time)
    try run.writeSiteAnew()
    return try Printing(shared).say(run, for: setup.call)
  }
}

struct Export: Command {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the submissions for other programs.",
    discussion: """
      csv: a table for spreadsheets, one row a submission (RFC 4180, UTF-8); no value in it is \
      taken for a formula.
      json: all that is on record of them, with every version and message.
      pretalx: what pretalx's API takes, an object a line: the body that creates a submission, \
      and a body for each of its speakers. pretalx knows session types and tracks by number \
      only: give those of your event with --type and --track. What is withdrawn is left out.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, json, pretalx
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var review: ReviewOptions
  @Option(name: .customLong("as"), help: "What to print.") var form: Form
  @Option(
    name: .customLong("type"),
    help: "pretalx's number for a format, talk=12; or one number for all other formats.")
  var types: [NumberFor] = []
  @Option(
    name: .customLong("track"), help: "pretalx's number for a topic, security=4.")
  var tracks: [NumberFor] = []

  func execute() throws(Failure) -> ExitStatus {
    let setup = try review.setup(from: shared)
    let record = try Record(of: setup)
    switch form {
    case .json: try printJSON(of: record, setup)
    case .csv:
      let submissions = try record?.submissions() ?? []
      Console.show(
        ExportCSV(of: submissions, for: setup.call, isBlind: setup.isBlind).description)
    case .pretalx:
      let numbers = numbers
      for submission in try record?.submissions() ?? [] where submission.state != .withdrawn {
        guard let export = ExportPretalx(submission, numbers: numbers, isBlind: setup.isBlind)
        else { throw missingType(of: submission) }
        Console.print(try Printing(shared).line(export))
      }
    }
    return .settled
  }

  /// Prints the export piece by piece, once every piece is made.
  private func printJSON(of record: Record?, _ setup: Setup) throws(Failure) {
    let export = ExportJSON(of: [], for: setup.call, at: shared.time, isBlind: setup.isBlind)
    let frame = try Printing.forming { try export.frame() }
    let lines = try record?.submissions { submission in Result { try export.line(of: submission) } }
    let made = try Printing.forming { try (lines ?? []).map { try $0.get() } }
    Console.show(frame.head)
    for (index, line) in made.enumerated() { Console.show(index == 0 ? line : "," + line) }
    Console.print(frame.tail)
  }

  private var numbers: ExportPretalx.Numbers {
    func named(_ numbers: [NumberFor]) -> [String: Int] {
      Dictionary(
        numbers.compactMap { given in given.name.map { ($0, given.number) } },
        uniquingKeysWith: { _, last in last })
    }
    return ExportPretalx.Numbers(
      types: named(types), otherType: types.last { $0.name == nil }?.number, tracks: named(tracks))
  }

  private func missingType(of submission: Submission) -> Failure {
    let format = submission.proposal.format
    return Failure(
      "\(submission.code): pretalx's number for "
        + (format.map { "the format \"\($0)\" is not given; add --type \($0)=NUMBER" }
          ?? "submissions without a format is not given; add --type NUMBER"),
      status: .configuration)
  }
}

/// A number for a name, or for all that have none.
struct NumberFor: ExpressibleByArgument {
  let name: String?
  let number: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard let last = parts.last, let number = Int(last), number > 0 else { return nil }
    let name = parts.dropLast().joined(separator: "=")
    self.name = parts.count == 1 ? nil : name
    self.number = number
    guard parts.count == 1 || !name.isEmpty else { return nil }
  }
}

/// For commands that write what reviewers read.
struct ReviewOptions: ParsableArguments {
  @Flag(help: "Hide who the speakers are, as review.blind does for every command.")
  var blind = false

  /// The setup with the option's word over it.
  func setup(from shared: SharedOptions) throws(Failure) -> Setup {
    var setup = try shared.setup()
    if blind { setup.isBlind = true }
    return setup
  }
}
