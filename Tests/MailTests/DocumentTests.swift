import Foundation
import Glibc
import Mail
import Testing

private func octets(_ name: String) throws -> [UInt8] {
  let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  return [UInt8](try Data(contentsOf: corpus.appending(path: name + ".eml")))
}

@Suite struct `Documents that come along` {
  @Test func `are read by another program where this one cannot`() throws {
    let octets = try octets("wild/document-pdf-of-no-type")
    let first = Message(parsing: octets)
    let wanted = try #require(first.unreadDocuments.first)
    #expect(first.unreadDocuments.count == 1)
    #expect(wanted.text == nil)

    let second = Message(parsing: octets, documents: [wanted.digest: "Got out of it."])
    #expect(second.unreadDocuments.isEmpty)
    #expect(second.parts.last?.text == "Got out of it.")
  }

  @Test func `unpack to no more than the limit, for the whole message`() throws {
    let octets = try octets("rfc/document-docx")
    #expect(Message(parsing: octets).defects.isEmpty)

    var limits = Limits()
    limits.documentOctets = 1_000
    let message = Message(parsing: octets, limits: limits)
    #expect(message.defects.map(\.sentence).contains { $0.contains("proposal.docx") })
  }

  @Test func `are read to their last paragraph and row, however long they are`() throws {
    let paragraphs = (0..<5_000).map { "word \($0)" }
    let rows = (0..<12_000).map { "\($0) | x" }
    let rtf =
      "Content-Type: text/rtf\n\n{\\rtf1 " + paragraphs.map { $0 + "\\par\n" }.joined()
      + rows.map { "\\intbl \($0.split(separator: " ")[0])\\cell x\\cell\\row\n" }.joined() + "}"
    let text = try #require(Message(parsing: Array(rtf.utf8)).parts.first?.text)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(text.hasPrefix("word 0\n\nword 1\n\nword 2"))
    #expect(lines.prefix(5_000).elementsEqual(paragraphs))
    #expect(lines.count == paragraphs.count + rows.count)
    #expect(lines.last?.hasPrefix("11999") == true)
  }

  @Test func `have no more files and elements than the limits`() throws {
    let octets = try octets("rfc/document-odt")
    for limit in [\Limits.documentFiles, \Limits.documentNodes] {
      var limits = Limits()
      limits[keyPath: limit] = 2
      #expect(!Message(parsing: octets, limits: limits).defects.isEmpty)
    }
  }
}

/// Files made to cost: each is read within the time that its octets may take.
@Suite struct `Hostile documents` {
  struct Trap: CustomTestStringConvertible {
    var testDescription: String
    var octets: [UInt8]

    init(_ description: String, _ type: String, _ pieces: [UInt8]...) {
      testDescription = description
      octets = Array("Content-Type: \(type)\n\n".utf8) + pieces.flatMap { $0 }
    }
  }

  private static func times(_ count: Int, _ text: String) -> [UInt8] {
    Array(String(repeating: text, count: count).utf8)
  }

  /// An attribute of a stream in Outlook's format, with a value of zeros.
  private static func attribute(_ name: UInt32, _ count: UInt32) -> [UInt8] {
    [2]
      + [name, count].flatMap { number in
        (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      } + [UInt8](repeating: 0, count: Int(count) + 2)
  }

  private static let tnef: [UInt8] = [0x78, 0x9F, 0x3E, 0x22, 1, 0]

  static let traps: [Trap] = [
    Trap(
      "200,000 groups of RTF", "text/rtf", times(1, "{\\rtf1 "), times(200_000, "{"), times(1, "x")),
    Trap(
      "50,000 fonts", "text/rtf", times(1, "{\\rtf1{\\fonttbl "),
      times(50_000, "{\\f1\\fcharset204 A;}"), times(1, "}"), times(50_000, "\\f1 \\'e9\\f2 x")),
    Trap(
      "table rows without a table", "text/rtf", times(1, "{\\rtf1 "), times(50_000, "\\row\\cell ")),
    Trap("100,000 paragraphs", "text/rtf", times(1, "{\\rtf1 "), times(100_000, "a\\par\n")),
    Trap(
      "20,000 rows of a table", "text/rtf", times(1, "{\\rtf1 "),
      times(20_000, "\\intbl a\\cell b\\cell\\row\n")),
    Trap(
      "100,000 summaries", "text/calendar", times(1, "BEGIN:VEVENT\n"),
      times(100_000, "SUMMARY:aaaa\n")),
    Trap("a number beyond all", "text/rtf", times(1, "{\\rtf1 \\bin9"), times(100_000, "9")),
    Trap(
      "50,000 attachments of nothing", "application/ms-tnef", tnef,
      (0..<50_000).flatMap { _ in attribute(0x0006_9002, 0) }),
    Trap(
      "properties without number", "application/ms-tnef", tnef,
      attribute(0x0006_9005, 0).dropLast(6) + [4, 0, 0, 0, 255, 255, 255, 255, 0, 0]),
    Trap("100,000 lines that begin a file", "text/plain", times(100_000, "begin 644 a\n")),
    Trap(
      "100,000 lines that begin a file in yEnc", "text/plain",
      times(100_000, "=ybegin line=1 size=1 name=a\n"), times(1, "=yend\n")),
    Trap(
      "appointments in each other", "text/calendar", times(50_000, "BEGIN:VEVENT\n"),
      times(50_000, "SUMMARY:a\n b\n")),
    Trap(
      "a report about 50,000", "message/delivery-status",
      times(50_000, "Final-Recipient: rfc822; a@x.example\n")),
    Trap("a PDF of nothing", "application/pdf", times(1, "%PDF-")),
    Trap("an archive of nothing", "application/zip", [0x50, 0x4B, 3, 4], times(50_000, "PK")),
  ]

  /// The bound is for an optimised build; this one is allowed ten times as much.
  @Test(arguments: traps)
  func `cost no more than their octets`(trap: Trap) throws {
    let start = try cpuSeconds()
    #expect(Message(parsing: trap.octets).parts.first?.content.isEmpty == false)
    #expect(try cpuSeconds() - start < 20)
  }

  /// The time that this thread has had of a processor: other tests do not count.
  private func cpuSeconds() throws -> Double {
    var time = timespec()
    try #require(unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func `name the limit that cuts a report`() {
    var limits = Limits()
    limits.headerFields = 3
    let octets = Array(
      "Content-Type: message/delivery-status\n\nFinal-Recipient: a\nStatus: 5\n\nStatus: 4\nStatus: 3\n"
        .utf8)
    let message = Message(parsing: octets, limits: limits)
    #expect(message.report?.recipients.map(\.address) == ["a"])
    #expect(message.defects.contains { $0.sentence.contains("more than 3 fields") })
  }
}
