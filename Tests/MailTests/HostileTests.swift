import Glibc
import Mail
import Testing

/// Messages made to cost: each is read within the time that its octets may take.
@Suite struct `Hostile mail` {
  struct Trap: CustomTestStringConvertible {
    var testDescription: String
    var octets: [UInt8]

    init(_ description: String, _ pieces: String...) {
      testDescription = description
      octets = pieces.flatMap { Array($0.utf8) }
    }
  }

  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private static let html = "Subject: x\nContent-Type: text/html\n\n"

  static let traps: [Trap] = [
    Trap(
      "105,000 nested comments", "From: ", times(105_000, "("), " a@x.example\nTo: ",
      times(105_000, "(")),
    Trap(
      "comments in every field", "Date: ", times(50_000, "("), "\nContent-Type: text/plain ",
      times(50_000, "("), "\nMessage-ID: ", times(50_000, "(")),
    Trap(
      "20,000 nested multiparts",
      (0..<20_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()),
    Trap(
      "20,000 nested multiparts of one boundary",
      times(20_000, "Content-Type: multipart/mixed; boundary=b\n\n--b\n")),
    Trap(
      "200,000 empty parts", "Content-Type: multipart/mixed; boundary=b\n\n",
      times(200_000, "--b\n\n")),
    Trap(
      "10,000 nested messages", times(10_000, "Content-Type: message/rfc822\n\n"),
      "Subject: in\n\nx"),
    Trap(
      "encoded messages in each other",
      times(1_000, "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"),
      "x"),
    Trap(
      "boundary lines that are none", "Content-Type: multipart/mixed; boundary=b\n\n",
      times(20_000, "--\n--c\n")),
    Trap(
      "colons among words", "To: ", times(50_000, "x "), "a@x.example ", times(50_000, ": "),
      "\n\nx"),
    Trap("an address of blanks and dots", "To: a@x", times(50_000, " ."), "\n\nx"),
    Trap("encoded words among addresses", "To: ", times(30_000, "=?utf-8?q?"), "\n\nx"),
    Trap("comments that never end in HTML", html, times(30_000, "<!-- x")),
    Trap("quotes that never end in HTML", html, times(30_000, "<a b='x><c d=\"y>")),
    Trap("titles that never end in HTML", html, times(30_000, "<title>x<style>")),
    Trap("30,000 header fields", times(30_000, "X-A: b\n"), "\nx"),
    Trap("encoded words that never end", "Subject: ", times(50_000, "=?utf-8?q?"), "\n\nx"),
    Trap(
      "brackets that never close", "From: ", times(100_000, "<"), "\nReferences: ",
      times(100_000, "<"), "\n\nx"),
    Trap("30,000 parameters", "Content-Type: text/plain", times(30_000, ";a=b"), "\n\nx"),
    Trap(
      "50,000 nested elements", html, times(50_000, "<div>"), "innermost", times(50_000, "</div>")),
    Trap("end tags that end nothing", html, times(50_000, "<b>"), "x", times(50_000, "</i>")),
    Trap("20,000 attributes", html, "<p ", times(20_000, "a=1 "), ">x"),
    Trap("5,000 nested tables", html, times(5_000, "<table><tr><td>a")),
    Trap("5,000 nested quotations", html, times(5_000, "<blockquote>a")),
    Trap("sign-offs", "Subject: x\n\n", times(4_000, "Best regards,\nAda\n")),
    Trap("signature marks", "Subject: x\n\n", times(4_000, "-- \nAda\n\n")),
    Trap(
      "attributions", "Subject: x\n\n",
      times(3_000, "On 1 Jan 2008 at 10:00, a@x.example wrote:\n")),
    Trap("flowed lines", "Content-Type: text/plain; format=flowed\n\n", times(20_000, "a \n")),
    Trap(
      "quoted-printable of signs", "Content-Transfer-Encoding: quoted-printable\n\n",
      times(100_000, "=")),
    Trap(
      "enriched commands that never end", "Content-Type: text/enriched\n\n", times(100_000, "<a")),
  ]

  /// The bound is for an optimised build; this one is allowed ten times as much.
  @Test(arguments: traps)
  func `costs no more than its octets`(trap: Trap) throws {
    let start = try cpuSeconds()
    _ = Message(parsing: trap.octets)
    #expect(try cpuSeconds() - start < 20)
  }

  /// The time that this thread has had of a processor: other tests do not count.
  private func cpuSeconds() throws -> Double {
    var time = timespec()
    try #require(unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func `is read to its innermost text`() {
    let octets = Array((Self.html + Self.times(50_000, "<div>") + "innermost").utf8)
    #expect(Message(parsing: octets).text == "innermost")
  }

  @Test func `over a limit names it`() {
    var limits = Limits()
    limits.messageOctets = 100
    let message = Message(
      parsing: Array(("Subject: kept\n\n" + Self.times(100, "x")).utf8), limits: limits)
    #expect(message.subject == "kept")
    #expect(message.obstacle?.sentence.contains("100") == true)
  }

  @Test func `keeps the parts beyond the limit as octets`() {
    var limits = Limits()
    limits.parts = 3
    let text =
      "Content-Type: multipart/mixed; boundary=b\n\n" + Self.times(9, "--b\n\nx\n") + "--b--\n"
    let message = Message(parsing: Array(text.utf8), limits: limits)
    #expect(message.parts.count == 3)
    #expect(
      message.parts.last.map { String(decoding: $0.content, as: UTF8.self).contains("--b--") }
        == true)
    #expect(message.defects.contains { $0.sentence.contains("more than 3 parts") })
  }

  @Test func `reads on one small stack`() async throws {
    // A task's thread has the platform's smallest stack; nothing here may recurse on depth.
    let octets = Array(
      (0..<5_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        .utf8)
    let count = await Task.detached { Message(parsing: octets).parts.count }.value
    #expect(count == 1)
  }
}
