import ArgumentParser
import Foundation
import Intake
import Rendering
import Storage

struct BackupCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the record into a file, whole, while runs go on.",
    discussion: """
      The file (mode 0600) holds all that is on record, originals included; packets, site and \
      outbox are made from it. One that is there is replaced once the new one is on disk.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "Where the copy goes.", completion: .file()) var file: String

  func execute() throws(Failure) -> ExitStatus {
    try Backup.write(recordOf: shared.setup(), to: URL(filePath: file).standardizedFileURL.path)
    return .settled
  }
}

struct RestoreBackup: Command {
  static let configuration = CommandConfiguration(
    commandName: "restore-backup",
    abstract: "Put the record of a backup in the place of the present one.",
    discussion: """
      Nobody is acknowledged twice: what the backup owes may have gone out since it was made, and \
      is sent only by 'cfp outbox retry'; mail received before now is taken in again and not \
      acknowledged. The record that was there is kept beside the new one. Packets and site are \
      written anew.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "What 'cfp backup' made.", completion: .file()) var file: String

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    let now = shared.time
    let done = try Backup.restore(
      URL(filePath: file).standardizedFileURL.path, of: setup, at: now)
    try Printing(shared).show([Line(done, at: now)], orAsText: text(done, at: now))
    return .settled
  }

  /// What was done, as programs read it.
  private struct Line: Encodable {
    var kept: String?
    var uncertain: [Int]
    var silentBefore: String

    init(_ done: Backup.Return, at now: Date) {
      kept = done.kept
      uncertain = done.restoration.uncertain
      silentBefore = now.formatted(.iso8601)
    }
  }

  private func text(_ done: Backup.Return, at now: Date) -> String {
    var lines = ["the record is that of \(file)"]
    if let kept = done.kept { lines.append("the one it replaces is kept as \(kept)") }
    lines.append(
      "mail received before \(now.formatted(.iso8601)) that it does not know is taken in by the"
        + " next run, and not acknowledged")
    let uncertain = done.restoration.uncertain
    if !uncertain.isEmpty {
      lines.append(
        "mail \(uncertain.map(String.init).joined(separator: ", ")) may have gone out since the"
          + " backup; see 'cfp outbox'")
    }
    if done.restoration.forgotten > 0 {
      lines.append(
        "\(done.restoration.forgotten) of its people had been erased since, and are erased again")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
