import Foundation
import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("An export") struct ExportTests {
  static let now = Sample.time("2031-04-22T09:00:00Z")
  static let submissions = [Sample.submission, Sample.lateSubmission]

  @Test(arguments: [false, true])
  func `is a table for spreadsheets`(isBlind: Bool) throws {
    let csv = ExportCSV(of: Self.submissions, for: Sample.call, isBlind: isBlind).description
    try expectGolden(csv, named: isBlind ? "export-blind.csv" : "export.csv")
  }

  @Test(arguments: [false, true])
  func `is a document with all that is on record`(isBlind: Bool) throws {
    let json = try JSONLine(
      ExportJSON(of: Self.submissions, for: Sample.call, at: Self.now, isBlind: isBlind))
    try expectGolden(
      json.description + "\n", named: isBlind ? "export-blind.json" : "export.json")
  }

  @Test(arguments: [false, true])
  func `is the same in pieces`(isBlind: Bool) throws {
    var named = Sample.call
    named.name = "The \"submissions\":[] forum"
    for (call, submissions) in [
      (Sample.call, Self.submissions), (named, [Sample.submission]), (named, []),
    ] {
      let whole = try JSONLine(
        ExportJSON(of: submissions, for: call, at: Self.now, isBlind: isBlind))
      let export = ExportJSON(of: [], for: call, at: Self.now, isBlind: isBlind)
      let (head, tail) = try export.frame()
      let lines = try submissions.map { try export.line(of: $0) }
      #expect(head + lines.joined(separator: ",") + tail == whole.description)
    }
  }

  @Test func `is what pretalx takes`() throws {
    let numbers = ExportPretalx.Numbers(types: ["mini": 12], otherType: 9, tracks: ["tracing": 4])
    let lines = try Self.submissions.compactMap {
      try ExportPretalx($0, numbers: numbers).map { try JSONLine($0).description + "\n" }
    }
    try expectGolden(lines.joined(), named: "export-pretalx.ndjson")
    let none = ExportPretalx.Numbers(types: [:], otherType: nil, tracks: [:])
    #expect(ExportPretalx(Sample.submission, numbers: none) == nil)
    var long = Sample.submission
    long.revisions[1].proposal.title = String(repeating: "é", count: 300)
    let export = try JSONLine(try #require(ExportPretalx(long, numbers: numbers))).description
    let title = try #require(export.firstMatch(of: #/"title":"([^"]*)"/#)?.output.1)
    #expect(title.unicodeScalars.count <= 200)
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{A0}=1", "\u{FEFF}=1", "\n=1",
    "＝1", "\u{7}=1", "\u{200E}=1".replacing("\u{200E}", with: ""), "%0A", "|calc",
  ])
  func `is never a formula`(value: String) {
    var submission = Sample.submission
    submission.revisions[1].proposal.title = value
    submission.revisions[1].proposal.abstract = value
    let csv = ExportCSV(of: [submission], for: Sample.call).description
    // No cell begins with what a spreadsheet computes.
    for cell in csv.matches(of: #/"((?:[^"]|"")*)"/#) {
      let first = cell.output.1.first { !$0.isWhitespace }
      #expect(first.map { "=+-@＝＋－＠|%".contains($0) } != true, "\(cell.output.1)")
    }
  }

  @Test func `keeps its rows, whatever a title holds`() {
    let csv = ExportCSV(of: [HostileTests.submission], for: Sample.call).description
    #expect(csv.hasPrefix("\"code\",\"state\","))
    #expect(csv.hasSuffix("\"\r\n"))
    #expect(csv.matches(of: #/\r\n/#).count == 2, "a heading and one row")
    let outside = csv.replacing(#/"(?:[^"]|"")*"/#, with: "")
    #expect(
      outside == String(repeating: ",", count: 17) + "\r\n" + String(repeating: ",", count: 17)
        + "\r\n")
  }
}
