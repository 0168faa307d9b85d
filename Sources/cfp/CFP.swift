import ArgumentParser
import Intake
import Mail

@main struct CFP: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cfp",
    abstract: "Turn a call-for-presentations mailbox into submissions.",
    discussion: """
      EXIT STATUS (the first that holds)
        64  the command was called wrongly
        78  the configuration is wrong
        75  try again: a lock is held, the disk is full, a mailbox or the mail server cannot be
            reached
        69  a mail was refused for good, or may have gone out or not (see 'cfp outbox')
        65  this run set a message aside (see 'cfp aside')
        0   all is settled
      """,
    version: "0.5",
    subcommands: [
      Init.self, Check.self, RunOnce.self, Ingest.self, Packets.self, DigestCommand.self,
      SiteCommand.self, Send.self, Arm.self, Read.self, FormCommand.self, List.self, Show.self,
      ConflictsCommand.self, Search.self, Ledger.self, Outbox.self, Aside.self, Export.self,
      EditCommand.self, Merge.self, Split.self, Withdraw.self, Restore.self, Answered.self,
      Undo.self, Reread.self, Erase.self, BackupCommand.self, RestoreBackup.self,
    ])

  /// Runs the command that was called.
  ///
  /// The worker that a run starts for its mail is known by name: to build the parser of all
  /// commands would cost such a process more than the rest of its start.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == WorkerCall.name {
      WorkerCommand.main(Array(arguments.dropFirst()))
    } else {
      Heap.keepFreed()
      main(nil)
    }
  }
}
