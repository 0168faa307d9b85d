import ArgumentParser
import Foundation
import Intake
import Mail
import Proposals
import Rendering
import Storage

/// Prints results as the options ask: tables for people, NDJSON for programs.
struct Printing {
  private let format: OutputFormat

  init(_ shared: SharedOptions) { format = shared.format ?? .text }

  /// Prints `table`, or each of `values` as a line of JSON.
  func show(
    _ values: [some Encodable], orAsText text: @autoclosure () -> String
  ) throws(Failure) {
    switch format {
    case .text:
      Console.show(text())
    case .json:
      Console.show(try values.map { value throws(Failure) in try line(value) + "\n" }.joined())
    }
  }

  /// One value as a line of JSON.
  func line(_ value: some Encodable) throws(Failure) -> String {
    try Self.forming { try JSONLine(value).description }
  }

  /// Runs `body`, and turns its error into a failure to write JSON.
  static func forming<Text>(_ body: () throws -> Text) throws(Failure) -> Text {
    do {
      return try body()
    } catch {
      throw Failure("a value has no form in JSON: \(error)", status: .tryAgain)
    }
  }

  /// Says what a run did and ends it: a line for each new message on standard output, what went
  /// wrong on standard error.
  func say(
    _ run: consuming Run, for call: Call, rehearsal: Bool = false
  ) throws(Failure) -> ExitStatus {
    try run.forEachLines { lines throws(Failure) in
      try show(
        lines.map { LedgerJSON($0.line) },
        orAsText: lines.map { line, talks in
          RunLine(of: line, about: talks, for: call).description + "\n"
        }.joined())
    }
    if rehearsal, format == .text { try showPlan(of: run) }
    let report = try run.finish()
    for leak in report.leaks { Console.complain(leak.description) }
    for trouble in report.troubles { Console.complain(trouble.description) }
    return rehearsal ? .settled : report.status
  }

  /// Says what a run would do besides settling messages.
  private func showPlan(of run: borrowing Run) throws(Failure) {
    try run.forEachLines { lines throws(Failure) in
      for (line, _) in lines {
        let sender = line.sender?.address ?? "nobody"
        Console.show(
          line.answer == .none
            ? "would not answer \(sender): \(line.why ?? "")\n" : "would answer \(sender)\n")
      }
    }
    let report = run.report
    if report.dropped > 0 { Console.show("would drop \(report.dropped) originals\n") }
    Console.show(
      "would write \(report.packets.count) packets and deliver \(report.sent.count) mails; "
        + "nothing was changed\n")
  }
}
