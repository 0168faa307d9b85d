import ArgumentParser
import Foundation
import Intake
import Proposals
import Rendering

struct Search: Command {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find submissions and messages by words.",
    discussion: """
      All the words have to be there, in any order; '"two words"' have to stand side by side, and \
      the last word may go on. Case and accents do not count, nor does the language. Searched are \
      titles, abstracts, speakers, affiliations, biographies, topics, notes and codes as they \
      stand, then senders and subjects of messages that are about none of those. The best comes \
      first: a title counts for more than an abstract, an abstract for more than the rest. \
      Prints nothing when nothing is found.

      cfp search live migration
      cfp search '"live migration" nested'
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var review: ReviewOptions
  @Option(help: "How many to print, of the best.") var most = 50
  @Argument(help: "What to look for.") var words: [String]

  func validate() throws {
    guard most > 0 else { throw ValidationError("'--most' takes a number above 0") }
  }

  func execute() throws(Failure) -> ExitStatus {
    let setup = try review.setup(from: shared)
    let query = WordQuery(words.joined(separator: " "))
    let hits = try Record(of: setup)?.search(for: query, most: most) ?? Hits()
    try Printing(shared).show(
      hits.best.map { HitJSON($0, for: query) },
      orAsText: Table(of: hits.best, for: query, isEmphasised: Console.takesEmphasis)
        .description)
    if hits.more > 0 {
      Console.complain("\(hits.more) more were found; --most prints more of them")
    }
    return .settled
  }
}
