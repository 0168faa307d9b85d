import ArgumentParser
import Foundation
import Intake
import Proposals
import Rendering
import Storage

struct Erase: Command {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Remove a person: their mail, their proposals, and that it was they.",
    discussion: """
      Everything goes that came from the address, and the submissions that nobody else wrote of. \
      Where others did, the person is taken out. The ledger keeps a line without their data for \
      each message, so that a mailbox that is read again does not bring them back. Says what was \
      removed, and which mail of others still speaks of them.
      """)

  @OptionGroup var shared: SharedOptions
  @Flag(help: "Say what would be removed, and change nothing.") var dryRun = false
  @Argument(help: "The address.") var address: String

  func validate() throws {
    guard address.contains("@") else { throw ValidationError("'\(address)' is no address") }
  }

  /// The address alone, as mail programs copy it: `Ada <ada@example.org>`, or with blanks around it.
  private var plain: String {
    let inner = address.split(separator: "<").last?.split(separator: ">").first ?? ""
    return inner.trimmingCharacters(in: .whitespaces)
  }

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    guard StateDirectory(setup.state).hasRecord else {
      throw Failure("there is no record yet; see 'cfp run'", status: .configuration)
    }
    let forgetting: Run.Forgetting
    if dryRun {
      let run = try Run(rehearsing: setup, at: shared.time)
      forgetting = try run.forgetting(plain)
      try run.finish()
    } else {
      var run = try Run(setup, at: shared.time, waiting: 30)
      forgetting = try run.erase(plain)
      try run.finish()
    }
    let lines = Self.lines(forgetting, dryRun: dryRun).map { line in "\(line)\n" }
    try Printing(shared).show([Line(forgetting)], orAsText: lines.joined())
    return .settled
  }

  /// What was removed, as programs read it.
  private struct Line: Encodable {
    var messages: [Int]
    var passedOn: [Int]
    var submissions: [String]
    var alone: [String]
    var kept: [String]
    var rulings: [Int]
    var outbox: [Int]
    var stillNaming: [Int]
    var otherRecords: [String]
    var otherMails: [String]

    init(_ forgetting: Run.Forgetting) {
      let erasure = forgetting.erasure
      messages = erasure.messages
      passedOn = erasure.passedOn
      submissions = erasure.submissions.map(\.description)
      alone = erasure.bereft.map(\.description)
      kept = erasure.kept.map(\.description)
      rulings = erasure.rulings
      outbox = (erasure.answers + erasure.digests).map(\.id)
      stillNaming = erasure.stillNaming
      otherRecords = forgetting.otherRecords
      otherMails = forgetting.otherMails
    }
  }

  /// What was removed, for people: one line a kind.
  private static func lines(_ forgetting: Run.Forgetting, dryRun: Bool) -> [String] {
    let erasure = forgetting.erasure
    func line(_ what: String, _ values: [some CustomStringConvertible], _ note: String) -> String? {
      guard !values.isEmpty else { return nil }
      return what + values.map(\.description).joined(separator: ", ") + note
    }
    let files = forgetting.files == 1 ? "1 file" : "\(forgetting.files) files"
    let unsent = erasure.digests.filter { $0.state != .sent }.map(\.id)
    var lines = [
      line("emptied in the ledger: ", erasure.messages, ""),
      line("emptied in the ledger, as they passed on the same proposals: ", erasure.passedOn, ""),
      line("removed: ", erasure.submissions, "; the codes are not given again"),
      line("of these name other people, none of whom wrote: ", erasure.bereft, ""),
      line("left without them: ", erasure.kept, ""),
      line("no longer in their name: ruling ", erasure.rulings, ""),
      line("removed from the outbox: mail ", erasure.answers.map(\.id), ""),
      line(
        "removed from the outbox: digest ", erasure.digests.map(\.id),
        unsent.isEmpty ? "" : "; not sent yet: \(unsent), see 'cfp digest --since'"),
      forgetting.files > 0 ? "removed from the outbox's Maildir: \(files)" : nil,
      line("mail of others that is kept and may speak of them: ", erasure.stillNaming, ""),
      line(
        "earlier records that still hold them, for you to remove: ", forgetting.otherRecords, ""),
      line(
        "mails of an earlier record that may speak of them, for you to remove: ",
        forgetting.otherMails, ""),
    ].compactMap { $0 }
    if erasure.isEmpty { lines.insert("they were erased before; nothing of theirs is left", at: 0) }
    if dryRun { lines.append("nothing was changed") }
    return lines
  }
}
