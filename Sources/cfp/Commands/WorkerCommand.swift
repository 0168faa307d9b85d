import ArgumentParser
import Intake

/// What a run starts to read mail with: this program again, shut in.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: WorkerCall.name, abstract: "Answer another cfp's questions about mail.")

  func run() throws {
    guard WorkerCall.serve() else { throw ExitCode(64) }
  }
}

/// What a run starts another program with, to read a document: this program again, which
/// shuts itself in and becomes the other.
struct LauncherCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: LauncherCall.name, abstract: "Become another program, shut in.")

  @Argument(parsing: .captureForPassthrough) var program: [String]

  func execute() throws(Failure) -> ExitStatus { throw LauncherCall.launch(program) }
}
