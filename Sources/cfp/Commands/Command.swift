import ArgumentParser
import Foundation
import Intake

/// A command of `cfp`: it does its work, and says how that ended.
protocol Command: ParsableCommand {
  /// Does the work; what it returns becomes the process's exit code.
  func execute() throws(Failure) -> ExitStatus
}

extension Command {
  mutating func run() throws {
    let status: ExitStatus
    do {
      status = try execute()
    } catch {
      Console.complain(error.description)
      status = error.status
    }
    guard status == .settled else { throw ExitCode(status.rawValue) }
  }
}

/// Standard output for results, standard error for everything else.
enum Console {
  /// Prints a result, a line of its own.
  static func print(_ line: String) {
    write(line + "\n", to: .standardOutput)
  }

  /// Prints `text` as it is.
  static func show(_ text: String) {
    write(text, to: .standardOutput)
  }

  /// Whether standard output is a terminal that shows bold text.
  static var takesEmphasis: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Says on standard error what failed: `cfp: what, on what, why`.
  static func complain(_ sentence: String) {
    write("cfp: \(sentence)\n", to: .standardError)
  }

  /// Puts `text` on standard error as it is.
  static func draw(_ text: String) {
    write(text, to: .standardError)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      // The reader of a pipe has gone, or the terminal is closed: nobody is left to tell.
      return
    }
  }
}
