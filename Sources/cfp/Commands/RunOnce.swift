import ArgumentParser
import Intake
import Proposals

struct RunOnce: Command {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do what cron calls for: ingest, packets, digest if due, send, site.",
    discussion: """
      Prints one line for each new message, and nothing when there are none, so that cron \
      stays quiet.
      """)

  @OptionGroup var shared: SharedOptions
  @Flag(help: "Say what would be done, and change nothing.") var dryRun = false

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    var run =
      dryRun
      ? try Run(rehearsing: setup, at: shared.time) : try Run(setup, at: shared.time)
    let bar = ProgressBar()
    run.onProgress = bar.show
    defer { bar.erase() }
    try run.takeAllSteps()
    return try Printing(shared).say(run, for: setup.call, rehearsal: dryRun)
  }
}

struct Ingest: Command {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take in new mail.",
    discussion: """
      With '-', takes exactly one message from standard input, for a mail alias. It then \
      waits up to 30 seconds for another run to end, and exits only 0 (kept, even if set \
      aside) or 75, since mail servers bounce on anything else.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "'-' for one message from standard input.") var source: String?

  func validate() throws {
    guard source == nil || source == "-" else {
      throw ValidationError("'\(source ?? "")' is not '-'; mailboxes are given with --mailbox")
    }
  }

  func execute() throws(Failure) -> ExitStatus {
    guard source == nil else { return try takeOne() }
    let setup = try shared.setup()
    var run = try Run(setup, at: shared.time)
    let bar = ProgressBar()
    run.onProgress = bar.show
    defer { bar.erase() }
    try run.ingest()
    try run.writeAside()
    return try Printing(shared).say(run, for: setup.call)
  }

  /// Takes in one message, and tells the mail server nothing but "kept" or "try again".
  private func takeOne() throws(Failure) -> ExitStatus {
    do {
      let setup = try shared.setup()
      var run = try Run(setup, at: shared.time, waiting: 30)
      try run.ingestStandardInput()
      try run.finish()
      return .settled
    } catch {
      throw Failure(error.description, status: .tryAgain)
    }
  }
}

struct Packets: Command {
  static let configuration = CommandConfiguration(
    commandName: "packets",
    abstract: "Write the packets of submissions anew; of all when no code is given.",
    discussion: """
      With --blind, or review.blind in the configuration, they hide who the speakers are, and \
      standard error tells where the texts still say it.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var review: ReviewOptions
  @Argument(help: "Codes, such as KVM08-007.") var codes: [String] = []

  func execute() throws(Failure) -> ExitStatus {
    let setup = try review.setup(from: shared)
    var run = try Run(setup, at: shared.time)
    try run.writePackets(of: codes.map { SubmissionCode($0) })
    return try Printing(shared).say(run, for: setup.call)
  }
}

struct DigestCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Print the committee's digest, of what came since the last or since a time.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var review: ReviewOptions
  @Option(help: "Tell of mail received since this time.") var since: Instant?
  @Option(name: .customLong("for"), help: "A member's own: their name or an address of theirs.")
  var member: String?

  func execute() throws(Failure) -> ExitStatus {
    let setup = try review.setup(from: shared)
    let run = try Run(rehearsing: setup, at: shared.time)
    Console.show(try run.digestText(since: since?.date, for: member.map(setup.member)))
    try run.finish()
    return .settled
  }
}

struct Arm: Command {
  static let configuration = CommandConfiguration(
    commandName: "arm",
    abstract: "Let acknowledgements go out for mail received since a time; since now by default.",
    discussion: "Mail that was taken in before stays unanswered.")

  @OptionGroup var shared: SharedOptions
  @Option(help: "Answer mail received since this time.") var since: Instant?

  func execute() throws(Failure) -> ExitStatus {
    let run = try Run(shared.setup(), at: shared.time)
    try run.arm(since: since?.date ?? shared.time)
    try run.finish()
    return .settled
  }
}
