import ArgumentParser
import Intake
import Mail
import Rendering

struct Read: Command {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Print what would be understood of mail; needs no record.",
    discussion: """
      Prints NDJSON, an object a message; with --format text, where each value was read.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(
    help: "Message files, mbox files, Maildirs, or '-' for one message on standard input.",
    completion: .file())
  var paths: [String]

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    var readers = try Readers(for: setup, with: Run.templates(of: setup), at: shared.time)
    var status = ExitStatus.settled
    for path in paths {
      do {
        let source: any MailSource =
          path == "-" ? try OneMessage(standardInputAs: "-") : try MailSources.open(path: path)
        try source.forEachBatch { batch in
          let lines = try readers.lines(
            on: batch.messages, forPeople: shared.format == .text)
          for line in lines { Console.print(line) }
        }
      } catch let error as MailboxError {
        Console.complain(error.description)
        status = .tryAgain
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure("\(path): \(error)", status: .tryAgain)
      }
    }
    return status
  }
}

struct FormCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "Print the call's mail form.")

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    Console.show(FormText(of: try shared.setup().call).description)
    return .settled
  }
}
