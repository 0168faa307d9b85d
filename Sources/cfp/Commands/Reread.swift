import ArgumentParser
import Foundation
import Intake
import Proposals
import Rendering

struct Reread: Command {
  static let configuration = CommandConfiguration(
    commandName: "reread",
    abstract: "Read all kept mail again with today's rules; nobody is written to.",
    discussion: """
      Codes, edits, merges and splits stay. It prints the messages that came to something else
      than before.
      """)

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    guard StateDirectory(setup.state).hasRecord else { return .settled }
    var run = try Run(setup, at: shared.time)
    let lines = try run.reread()
    try run.finish()
    try Printing(shared).show(
      lines.map(LedgerJSON.init), orAsText: Table(of: lines).description)
    return .settled
  }
}
