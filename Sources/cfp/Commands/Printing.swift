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
    var answers = ""
    try run.forEachLines { lines throws(Failure) in
      try show(
        lines.map { LedgerJSON($0.line) },
        orAsText: lines.map { line, talks in
          RunLine(of: line, about: talks, for: call).description + "\n"
        }.joined())
      if rehearsal { answers += lines.map { Self.answer(to: $0.line) }.joined() }
    }
    let report = try run.finish()
    if rehearsal, format == .text { Console.show(answers + Self.plan(of: report)) }
    for leak in report.leaks { Console.complain(leak.description) }
    for trouble in report.troubles { Console.complain(trouble.description) }
    return rehearsal ? .settled : report.status
  }

  /// Says whether a run would answer the message of a line.
  private static func answer(to line: LedgerLine) -> String {
    let sender = line.sender?.address ?? "nobody"
    return line.answer == .none
      ? "would not answer \(sender): \(line.why ?? "")\n" : "would answer \(sender)\n"
  }

  /// What a run would do besides settling messages and answering them.
  private static func plan(of report: Run.Report) -> String {
    let dropping = report.dropped == 0 ? "" : "would drop \(report.dropped) originals\n"
    return dropping + "would write \(report.packets.count) packets and deliver "
      + "\(report.sent.count) mails; nothing was changed\n"
  }
}
