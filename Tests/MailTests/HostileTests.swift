import Foundation
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

    init(_ description: String, _ octets: [UInt8]) {
      testDescription = description
      self.octets = octets
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
    Trap(
      "alternatives in alternatives",
      (0..<90).map {
        "Content-Type: multipart/alternative; boundary=b\($0)\n\n--b\($0)\n\nhello\n--b\($0)\n"
      }.joined(), "Content-Type: text/html\n\n", times(100_000, "word ")),
    Trap(
      "a hundred kinds of oddity",
      "Content-Type: multipart/mixed; boundary=b\n\n",
      (0..<5_000).map { "--b\nContent-Transfer-Encoding: odd-\($0)\n\nx\n" }.joined()),
    Trap("garbage in the header", "Subject: x\n", times(50_000, "garbage\nX-A: b\n"), "\nx"),
    Trap("folds of nothing", "Subject: x\n", times(100_000, " \n"), "X-A: b\n\nx"),
    Trap("fields in the body", "Subject: x\n\n", times(20_000, "From: a\n")),
    Trap("pairs of fields in the body", "Subject: x\n\n", times(20_000, "From: a@x\nSubject: 1\n")),
    Trap("ampersands", html, times(200_000, "&")),
    Trap("brackets", html, times(200_000, "<")),
    Trap("open comments", html, times(50_000, "<!--")),
    Trap("open scripts", html, times(50_000, "<script>")),
    Trap("open quotes", html, times(20_000, "<p a=\"")),
    Trap("styled paragraphs", html, times(10_000, "<p style=\"a:b;c:d\">x</p>")),
    Trap("one style", html, "<p style=\"", times(100_000, "a:b;"), "\">x"),
    Trap("paragraphs of a letter", html, times(30_000, "<p>a")),
    Trap("cells of a letter", html, "<table>", times(10_000, "<tr><td>a<td>b")),
    Trap("links in links", html, times(30_000, "<a href=x>y")),
    Trap("lists in lists", html, times(10_000, "<ul><li>a")),
    Trap(
      "Latin-1 under no name",
      Array("Subject: x\n\n".utf8) + [UInt8](repeating: 0xE4, count: 200_000)),
    Trap("returns", "Subject: x\n\n", times(300_000, "\r")),
    Trap("NULs", "Subject: x\n\n", times(300_000, "\0")),
    Trap("quoting marks", "Subject: x\n\n", times(300_000, ">")),
    Trap("lines of one letter", "Subject: x\n\n", times(300_000, "a\n")),
    Trap("lines that may be an attribution's end", "Subject: x\n\n", times(100_000, ">:\n")),
    Trap("letters beyond ASCII", "Subject: x\n\n", times(50_000, "Žluťoučký kůň\n")),
    Trap("beginnings of files", "Subject: x\n\n", times(30_000, "begin 644 x\n")),
    Trap(
      "a boundary of a megabyte", "Content-Type: multipart/mixed; boundary=\"",
      times(1_000_000, "b"),
      "\"\n\n", times(50_000, "--\n")),
    Trap(
      "sections of a parameter", "Content-Disposition: attachment",
      (0..<50_000).map { "; filename*\($0)=a" }.joined(), "\n\nx"),
    Trap("references without brackets", "References: ", times(100_000, "a@b "), "\n\nx"),
    Trap("one letter an address", "To: ", times(100_000, "a,"), "\n\nx"),
    Trap("groups in groups", "To: ", times(50_000, "g:a@x.example;"), "\n\nx"),
    Trap(
      "enclosed messages", "Content-Type: multipart/mixed; boundary=b\n\n",
      times(20_000, "--b\nContent-Type: message/rfc822\n\nSubject: a\n\nx\n")),
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

  /// The innermost of nested comments, by the field they are in: the field is read all the same.
  @Test func `nests comments, and its fields are read through them`() {
    let comment = Self.times(110_000, "(") + "x" + Self.times(110_000, ")")
    let header = """
      From: \(comment) ada@example.org
      To: papers@conf.example \(comment)
      Date: \(comment) Fri, 18 Apr 2008 10:00:00 +0200
      Message-ID: \(comment) <a@example.org>
      References: <b@example.org> \(comment)
      Content-Type: text/plain \(comment); name=a.txt
      """
    let message = Message(parsing: Array((header + "\n\nx").utf8))
    #expect(message.from.map(\.address) == ["ada@example.org"])
    #expect(message.to.map(\.address) == ["papers@conf.example"])
    #expect(message.date?.timeIntervalSince1970 == 1_208_505_600)
    #expect(message.messageID?.text == "a@example.org")
    #expect(message.references.map(\.text) == ["b@example.org"])
    #expect(message.parts.first?.name == "a.txt")
  }

  @Test func `has a header of megabytes, and it is read`() {
    let subject = Self.times(400_000, "word ")
    let name = Self.times(400_000, "Ada ")
    let text = "Subject: \(subject)\nFrom: \(name)<ada@example.org>\nX-Foo: \(name)\n\nx"
    let message = Message(parsing: Array(text.utf8))
    #expect(message.subject.utf8.count == subject.utf8.count - 1)
    #expect(message.from.map(\.address) == ["ada@example.org"])
    #expect(message.from.first?.name?.utf8.count == name.utf8.count - 1)
    #expect(message.header.first("X-Foo")?.utf8.count == name.utf8.count - 1)
  }

  @Test func `has many recipients, and all are read`() {
    let list = (0..<20_000).map { "a\($0)@example.org" }
    let message = Message(parsing: Array(("To: " + list.joined(separator: ", ") + "\n\nx").utf8))
    #expect(message.to.map(\.address) == list)
  }

  @Test func `has base64 that never ends, and it is read`() {
    let text = "Content-Transfer-Encoding: base64\n\n" + Self.times(20_000, "QUJD")
    #expect(Message(parsing: Array(text.utf8)).text == Self.times(20_000, "ABC"))
  }

  @Test func `cannot have a part for every few octets`() {
    let text = "Content-Type: multipart/mixed; boundary=b\n\n" + Self.times(1_000, "--b\n\n")
    let message = Message(parsing: Array(text.utf8))
    #expect(message.parts.count == 64 + text.utf8.count / 25)
    #expect(message.defects.contains { $0.sentence.contains("the rest is one") })
  }

  @Test func `counts what is beyond its limits`() {
    var limits = Limits()
    (limits.addresses, limits.bodyLines, limits.headerFields, limits.headerOctets) = (3, 3, 5, 200)
    func defects(_ text: String) -> [String] {
      Message(parsing: Array(text.utf8), limits: limits).defects.map(\.sentence)
    }
    #expect(defects("To: a@x, b@x, c@x\n\nx\ny\nz\n").isEmpty)
    #expect(defects("To: a@x, b@x, c@x, d@x\n\n").contains { $0.contains("more than 3 people") })
    #expect(defects("To: a@x\n\n1\n2\n3\n4\n").contains { $0.contains("more than 3 lines") })
    #expect(defects("Subject: x\n\n\n\n\n\n\n4\n").contains { $0.contains("more than 3 lines") })
    #expect(
      defects(Self.times(6, "X-A: b\n") + "\nx").contains { $0.contains("more than 5 fields") })
    #expect(
      defects("Subject: \(Self.times(300, "x"))\n\nx").contains { $0.contains("200 octets") })
  }

  @Test func `keeps the words of elements beyond the limit`() {
    let words = (0..<4_000).map { "w\($0)" }
    let html = "Content-Type: text/html\n\n" + words.map { "<p>" + $0 }.joined()
    let message = Message(parsing: Array(html.utf8))
    #expect(message.defects.map(\.sentence).contains { $0.contains("elements; the rest is read") })
    #expect(message.text.split { $0 == " " || $0 == "\n" }.map(String.init) == words)
    #expect(message.body.count > 2_000)
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

  /// The stack that a thread of ours gets at the least.
  @Test func `needs no more than a stack of 512 kB`() {
    let traps = Self.traps
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      for trap in traps { _ = Message(parsing: trap.octets) }
      isDone.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    // A stack that overflows ends the process.
    isDone.wait()
  }
}
