import Foundation
import Mail
import Proposals
import Testing

@testable import Rendering

/// What was ever tried on a reader, in every place of the site, the booklet and Markdown.
@Suite("Hostile content in pages") struct HostileSiteTests {
  static let submission: Submission = {
    var submission = HostileTests.submission
    submission.revisions[1].proposal.abstract =
      HostileTests.everything + "\n\n" + String(repeating: "long ", count: 20_000)
    submission.revisions[1].proposal.title = String(repeating: "T", count: 100_000)
    submission.resembles = [.init(code: Sample.second, score: 1)]
    return submission
  }()
  static let other: Submission = {
    var other = HostileTests.submission
    other.code = Sample.second
    return other
  }()

  static func site(isBlind: Bool = false) throws -> [Site.File] {
    var line = HostileTests.line
    line.outcome = .setAside
    return try Site.files(
      of: SiteContents(
        call: Sample.call,
        submissions: [submission, other].map { Brief($0, for: Sample.call) },
        ledger: [HostileTests.line, line],
        troubles: [
          OwedMail(
            id: 1, message: 1, kind: HostileTests.everything,
            messageID: MessageID("a@example.org"), recipients: [HostileTests.everything],
            content: .composed(octets: [], recipients: []), state: .failed, attempts: 1,
            trouble: HostileTests.everything, queued: line.received.time,
            changed: line.received.time)
        ], now: line.received.time, isBlind: isBlind),
      [submission, other])
  }

  @Test(arguments: [false, true])
  func `is text, not markup`(isBlind: Bool) throws {
    let ours: Set = [
      "a", "article", "bdi", "body", "button", "br", "caption", "dd", "del", "desc", "details",
      "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head",
      "header",
      "html", "input", "ins", "label", "li", "line", "link", "main", "mark", "meta", "nav", "ol",
      "option", "p",
      "path", "pre", "rect", "script", "section", "select", "span", "strong", "summary",
      "svg", "table", "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul",
    ]
    for file in try Self.site(isBlind: isBlind) where file.path.hasSuffix(".html") {
      let html = String(decoding: file.octets, as: UTF8.self)
      let tags = Set(html.matches(of: #/<\/?([a-zA-Z][^\s>\/]*)/#).map { String($0.output.1) })
      #expect(tags.subtracting(ours).isEmpty, "\(file.path): \(tags.subtracting(ours))")
      #expect(html.matches(of: #/<script/#).count == 1, "\(file.path)")
      // Every link leads to a page of the site, or to a place in one.
      for link in html.matches(of: #/(?:href|src)="([^"]*)"/#).map(\.output.1) {
        let isOurs =
          link.wholeMatch(
            of: #/(?:\.\.\/)?(?:submissions\/)?[A-Za-z0-9.-]*(?:#[a-z0-9-]+)?|data:,/#) != nil
        #expect(isOurs, "\(file.path): \(link)")
      }
      #expect(
        html.unicodeScalars.allSatisfy { $0 == "\n" || $0.showing == .asItIs || $0 == "\u{FFFD}" })
    }
  }

  @Test func `is cut in lists and whole on its own page`() throws {
    let files = try Self.site()
    let list = try #require(files.first { $0.path == "index.html" })
    #expect(list.octets.count < 40_000)
    let page = try #require(files.first { $0.path == "submissions/ESF31-001.html" })
    #expect(page.octets.count > 200_000)
  }

  @Test func `is no markup of Markdown`() throws {
    let packet = try Packet(
      of: PacketContents(
        submission: HostileTests.submission,
        originals: [.init(message: 1, text: "````\n# no heading\n<script>\n````")]),
      for: Sample.call, with: .builtIn)
    let fences = packet.markdown.matches(of: #/(?m)^`{3,}(?:text)?$/#).map { String($0.output) }
    #expect(fences.contains("`````text") && fences.contains("`````"))
    let outside = packet.markdown.split(separator: "`````")[0]
    #expect(outside.matches(of: #/(?:^|[^\\])[<\[`]/#).isEmpty)
    #expect(!outside.contains("<script>alert(1)"))
  }

  @Test(arguments: [
    ("# heading", "\\# heading"), ("1. list", "1\\. list"), ("- item", "\\- item"),
    ("a_b*c*", "a\\_b\\*c\\*"), ("<b>", "\\<b\\>"), ("[a](javascript:b)", "\\[a\\](javascript:b)"),
    ("see http://example.org", "see http\\://example.org"), ("a@example.org", "a\\@example.org"),
    ("plain words, well-known.", "plain words, well-known."), ("===", "\\==="),
    ("www.example.org", "www\\.example.org"), ("Über uns", "Über uns"),
  ])
  func `is escaped in Markdown only where it means something`(text: String, escaped: String) {
    #expect(MarkdownText(PlainText(line: text)).description == escaped)
  }
}
