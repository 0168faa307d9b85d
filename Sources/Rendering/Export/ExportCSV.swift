public import Proposals

/// All submissions as a table for spreadsheets: RFC 4180, UTF-8, one row a submission.
///
/// Every value stands in quotation marks, so that no separator a spreadsheet may be set to
/// splits it, and none is a formula: what begins as one gets an apostrophe before it.
public struct ExportCSV: Sendable, CustomStringConvertible {
  /// The table, each row ended by CR and LF.
  public let description: String

  private static let headings = [
    "code", "state", "received", "late_seconds", "revisions", "title", "speakers", "addresses",
    "affiliations", "biographies", "format", "minutes", "topics", "abstract", "notes", "missing",
    "resembles", "messages",
  ]

  /// The table of `submissions`; where it is blind, it holds nothing of who anybody is.
  public init(of submissions: [Submission], for call: Call, isBlind: Bool = false) {
    let call = isBlind ? call.anonymised : call
    let rows = submissions.map { Self.row(isBlind ? $0.anonymised : $0, for: call) }
    description = ([Self.headings] + rows).map { row in
      row.map(Self.quoted).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func row(_ submission: Submission, for call: Call) -> [String] {
    let proposal = submission.proposal
    func lines(_ values: [String?]) -> String {
      values.compactMap(\.self).joined(separator: "\n")
    }
    return [
      submission.code.description, submission.state.rawValue, Moment.iso8601(submission.received),
      "\(submission.late)", "\(submission.revisions.count)", proposal.title ?? "",
      lines(proposal.speakers.map { $0.name ?? $0.email }), lines(proposal.speakers.map(\.email)),
      lines(proposal.speakers.map(\.affiliation)), lines(proposal.speakers.map(\.bio)),
      proposal.format ?? "", proposal.minutes.map(String.init) ?? "", lines(proposal.topics),
      proposal.abstract ?? "", proposal.notes ?? "",
      lines(proposal.missing(for: call).map(\.rawValue)),
      lines(submission.resembles.map { "\($0.code) \($0.percent) %" }),
      "\(submission.messages.count)",
    ]
  }

  /// What spreadsheets take for the beginning of a formula, in their wide forms too.
  private static let openings: Set<Character> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "|", "%",
  ]

  private static func quoted(_ value: String) -> String {
    let isFormula =
      value.first { $0 != " " && $0 != "\n" && $0 != "\u{A0}" && $0 != "\u{FEFF}" }
      .map(openings.contains) ?? false
    let shown = PlainText.lines(of: value).map(\.text).joined(separator: "\n")
    let isStillFormula = shown.first { $0 != " " }.map(openings.contains) ?? false
    let safe = (isFormula || isStillFormula ? "'" : "") + shown
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
