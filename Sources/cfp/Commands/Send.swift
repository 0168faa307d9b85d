import ArgumentParser
import Intake
import Mail

struct Send: Command {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Deliver the mail that the outbox owes.",
    discussion: """
      What was refused for the time being is tried again when its time has come. What may have \
      gone out when a run was cut off is not sent again: see 'cfp outbox'.
      """)

  @OptionGroup var shared: SharedOptions
  @Option(
    help: ArgumentHelp(
      "Send one of each mail there instead, marked as a test, by the way that all mail takes.",
      valueName: "address"))
  var test: String?

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    guard let test else {
      var run = try Run(setup, at: shared.time)
      try run.send()
      return try Printing(shared).say(run, for: setup.call)
    }
    for mail in try setup.sendTests(to: test, at: shared.time) {
      let what = "test mail to \(test) (\(mail.name))"
      switch mail.handover {
      case .delivered(let sentence, _): Console.print("\(what): \(sentence)")
      case .refused(let sentence): throw Failure("\(what): \(sentence)", status: .refused)
      case .tryLater(let sentence): throw Failure("\(what): \(sentence)", status: .tryAgain)
      case .uncertain(let sentence):
        throw Failure("\(what): may have gone out: \(sentence)", status: .refused)
      }
    }
    return .settled
  }
}
