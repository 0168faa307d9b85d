import ArgumentParser
import Intake
import Mail

struct Send: Command {
  static let configuration = CommandConfiguration(
    abstract: "Deliver the mail that the outbox owes.",
    discussion: """
      What was refused for the time being is tried again when its time has come. What may have \
      gone out when a run was cut off is not sent again: see 'cfp outbox'.
      """)

  @OptionGroup var shared: SharedOptions
  @Option(
    help: ArgumentHelp(
      "Send a test mail there instead, by the way that all mail takes.", valueName: "address"))
  var test: String?

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    guard let test else {
      var run = try Run(setup, at: shared.time)
      try run.send()
      return try Printing(shared).say(run.finish(), for: setup.call)
    }
    switch try setup.sendTest(to: test, at: shared.time) {
    case .delivered(let sentence, _):
      Console.print("test mail to \(test): \(sentence)")
      return .settled
    case .refused(let sentence):
      throw Failure("test mail to \(test): \(sentence)", status: .refused)
    case .tryLater(let sentence):
      throw Failure("test mail to \(test): \(sentence)", status: .tryAgain)
    case .uncertain(let sentence):
      throw Failure("test mail to \(test): may have gone out: \(sentence)", status: .refused)
    }
  }
}
