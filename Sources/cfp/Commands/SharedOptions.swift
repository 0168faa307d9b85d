import ArgumentParser
import Foundation
import Intake

/// What every command takes.
struct SharedOptions: ParsableArguments {
  @Option(help: "The configuration file.", completion: .file(extensions: ["toml"]))
  var config = "cfp.toml"

  @Option(help: "Print for people (text) or for programs (json).")
  var format: OutputFormat?

  @Option(help: "Act as at this time, such as 2008-04-21T09:00:00Z, not the clock's.")
  var now: Instant?

  @Option(help: "Keep the record here, not where the configuration says.", completion: .directory)
  var state: String?

  @Option(
    name: .customLong("mailbox"),
    help: "Read this mbox or Maildir, not what the configuration names; may be given again.",
    completion: .file())
  var mailboxes: [String] = []

  /// The time of this run; the only place that asks the clock.
  var time: Date { now?.date ?? Date() }

  /// The configuration with the options' word over it.
  func setup() throws(Failure) -> Setup {
    do {
      var setup = try ConfigurationFile(reading: config).setup()
      if let state { setup.keep(in: URL(filePath: state).standardizedFileURL.path) }
      if !mailboxes.isEmpty {
        setup.mailboxes = mailboxes.map { URL(filePath: $0).standardizedFileURL.path }
      }
      return setup
    } catch {
      throw Failure(error.description, status: .configuration)
    }
  }
}

/// For whom a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// A time given on the command line.
struct Instant: ExpressibleByArgument {
  let date: Date

  init?(argument: String) {
    guard let utc = TimeZone(secondsFromGMT: 0) else { return nil }
    do {
      date = try Moment.start(of: argument, in: utc)
    } catch {
      return nil
    }
  }
}
