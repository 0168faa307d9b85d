import ArgumentParser
import Intake
import Proposals
import Rendering

struct ConflictsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List the submissions that members of the committee do not see, and why.",
    discussion: """
      A member does not see what they proposed themselves, nor what the people proposed whom \
      committee.conflicts names in the configuration.
      """)

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    let submissions = try Record(of: setup)?.submissions() ?? []
    var rows: [(member: Member, submission: Submission, cause: String)] = []
    for member in setup.call.committee {
      let conflicts = Conflicts(of: member)
      for submission in submissions {
        if let cause = conflicts.cause(in: submission) { rows.append((member, submission, cause)) }
      }
    }
    try Printing(shared).show(
      rows.map { Row(member: $0.name, code: $1.code.description, cause: $2) },
      orAsText: Table(ofConflicts: rows).description)
    return .settled
  }

  /// One submission that one member does not see, as programs read it.
  private struct Row: Encodable {
    let member: String
    let code: String
    let cause: String
  }
}

extension Setup {
  /// The member of the committee of this name or address.
  ///
  /// - Throws: ``ExitStatus/configuration`` where there is none.
  func member(_ words: String) throws(Failure) -> Member {
    let found =
      call.member(writingFrom: words)
      ?? call.committee.first { $0.name.lowercased() == words.lowercased() }
    guard let found else {
      let names = call.committee.map(\.name).joined(separator: ", ")
      throw Failure(
        "\(words): is nobody of the committee, which is \(names)", status: .configuration)
    }
    return found
  }
}
