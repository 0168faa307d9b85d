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
