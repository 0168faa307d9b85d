import Foundation
import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("The site") struct SiteTests {
  static let stranger = Sample.line(
    8, .followUp, [Sample.first], from: Address(name: "Max Muster", address: "max@example.com"),
    subject: "Please withdraw", received: "2031-04-20T08:00:00Z",
    evidence: "it asks to withdraw, and comes from nobody of the submission", answer: .none,
    why: "a person answers it")
  static let question = Sample.line(
    9, .followUp, [Sample.first], subject: "May I bring slides?",
    received: "2031-04-20T09:00:00Z", evidence: "it answers a mail about ESF31-001",
    answer: .none, why: "a person answers it")
  static let submissions: [Submission] = {
    var first = Sample.submission
    first.messages += [stranger, question]
    var second = Sample.lateSubmission
    second.resembles = [.init(code: Sample.first, score: 0.934)]
    return [first, second]
  }()
  static let contents = contents(of: submissions)

  static func contents(of submissions: [Submission]) -> SiteContents {
    SiteContents(
      call: Sample.call, submissions: submissions.map { Brief($0, for: Sample.call) },
      ledger: RecordTests.ledger + [stranger, question], troubles: RecordTests.outbox,
      now: Sample.time("2031-04-22T09:00:00Z"))
  }

  private func text(_ path: String, of files: [Site.File]) throws -> String {
    let file = try #require(files.first { $0.path == path }, "\(path)")
    return String(decoding: file.octets, as: UTF8.self)
  }

  @Test(arguments: [
    "index.html", "attention.html", "charts.html", "ledger.html", "submissions/ESF31-001.html",
    "submissions/ESF31-002.html",
  ])
  func `is shown as agreed`(path: String) throws {
    let site = try Site.files(of: Self.contents, Self.submissions)
    try expectGolden(try text(path, of: site), named: "site/\(path)")
  }

  @Test func `holds a page a submission and asks for nothing from elsewhere`() throws {
    let site = try Site.files(of: Self.contents, Self.submissions)
    #expect(
      site.map(\.path) == [
        "attention.html", "charts.html", "index.html", "ledger.html", "site.css", "site.js",
        "submissions/ESF31-001.html", "submissions/ESF31-002.html",
      ])
    for file in site {
      let text = String(decoding: file.octets, as: UTF8.self)
      #expect(!text.contains("http://") && !text.contains("https://"), "\(file.path)")
      guard file.path.hasSuffix(".html") else { continue }
      #expect(text.contains("default-src 'none'; style-src 'self'; script-src 'self'"))
      #expect(!text.contains("<style") && !text.contains(" style="), "\(file.path)")
      #expect(text.matches(of: #/<script/#).count == 1, "\(file.path)")
    }
  }

  @Test func `tells strangers from people with a question`() {
    #expect(Self.contents.attention.waiting == [8: .stranger, 9: .unanswered])
    var answered = Self.submissions
    answered[0].messages.append(
      Sample.line(
        10, .followUp, [Sample.first],
        from: Address(name: "Carla Muster", address: "carla@forum.example")))
    let contents = SiteContents(
      call: Sample.call, submissions: answered.map { Brief($0, for: Sample.call) }, ledger: [],
      now: Self.contents.now)
    #expect(contents.attention.waiting == [8: .stranger])
  }

  @Test func `divides a long ledger into pages`() throws {
    let lines = (1...2_500).map { number in
      var line = Sample.line(1, .unrelated)
      line.number = number
      return line
    }
    let contents = SiteContents(
      call: Sample.call, submissions: [], ledger: lines, now: Self.contents.now)
    let site = try Site.files(of: contents)
    #expect(
      site.map(\.path).filter { $0.hasPrefix("ledger") } == [
        "ledger-2.html", "ledger-3.html", "ledger.html",
      ])
    #expect(try text("ledger-3.html", of: site).contains("Lines 2001 to 2500 of 2500"))
    #expect(contents.place(of: 1_001) == "ledger-2.html#m1001")
    #expect(contents.place(of: 2_501) == nil)
  }

  @Test func `writes out a row again only where it changed, and to the same page`() throws {
    var kept = KeptRows()
    let site = try Site(of: Self.contents, with: .builtIn)
    let pages = try site.overview(keeping: &kept)
    let again = KeptRows(octets: kept.octets)
    #expect(again == kept)
    #expect(KeptRows(octets: kept.octets.dropLast(3)) != kept, "cut off")

    var changed = Self.submissions
    changed[0].revisions[0].proposal.title = "Another title"
    changed[0].revisions.removeLast(changed[0].revisions.count - 1)
    let other = try Site(of: Self.contents(of: changed), with: .builtIn)
    var (fromKept, fromNothing) = (again, KeptRows())
    let expected = try other.overview(keeping: &fromNothing)
    #expect(try other.overview(keeping: &fromKept) == expected)
    #expect(fromKept == fromNothing)
    #expect(expected != pages)

    // What is kept is what is shown: no row is made anew while nothing changes.
    let marked = KeptRows(marking: kept)
    var rows = marked
    let index = try text("index.html", of: site.overview(keeping: &rows))
    #expect(index.matches(of: #/kept/#).count == Self.submissions.count)
    #expect(rows == marked)
  }

  @Test func `lets a template of one's own name what stands around its rows`() throws {
    func index(on day: String, _ kept: inout KeptRows) throws -> String {
      let templates = try Templates(overriding: [
        "site-index.html":
          "{{#rows}}{{link.code}} {{asOf}} {{page.call}};{{/rows}}{{^rows}}none{{/rows}}"
      ])
      let contents = SiteContents(
        call: Sample.call, submissions: Self.contents.submissions, ledger: [],
        now: Sample.time("\(day)T09:00:00Z"))
      return try text(
        "index.html", of: Site(of: contents, with: templates).overview(keeping: &kept))
    }
    var kept = KeptRows()
    let call = PlainHTML().escapeText(Sample.call.name)
    for day in ["2031-04-22", "2031-04-23"] {
      #expect(
        try index(on: day, &kept)
          == "ESF31-001 \(day) 09:00 UTC \(call);ESF31-002 \(day) 09:00 UTC \(call);")
    }
  }

  @Test func `says so where there is nothing yet`() throws {
    let site = try Site.files(
      of: SiteContents(call: Sample.call, submissions: [], ledger: [], now: Self.contents.now))
    #expect(try text("index.html", of: site).contains("Nothing has been proposed yet."))
    #expect(try text("attention.html", of: site).contains("Nothing does."))
    #expect(try text("charts.html", of: site).contains("nothing to draw"))
  }

  @Test func `draws what came when, by steps that fit`() throws {
    func series(_ days: [Double], until deadline: Double?) -> TimeSeries? {
      TimeSeries(
        of: days.map { day in
          var submission = Sample.submission
          submission.received = Date(timeIntervalSince1970: day * 86_400)
          submission.late = deadline.map { day > $0 ? 1 : 0 } ?? 0
          return Brief(submission, for: Sample.call)
        }, until: deadline.map { Date(timeIntervalSince1970: $0 * 86_400) })
    }
    let week = try #require(series([1_000.2, 1_000.9, 1_003.5], until: 1_003.25))
    #expect(week.days == 1)
    #expect(week.steps.map(\.inTime) == [2, 0, 0, 0])
    #expect(week.steps.map(\.late) == [0, 0, 0, 1])
    #expect(week.steps.last?.total == 3)
    #expect(try #require(series([1_000, 1_100], until: 1_120)).days == 7)
    #expect(try #require(series([1_000, 1_900], until: nil)).days == 30)
    #expect(try #require(series([1_000], until: 9_000)).deadline == nil, "of another year")
    #expect(series([], until: 5) == nil)
    #expect(TimeChart.ticks(to: 31) == [0, 10, 20, 30])
    #expect(TimeChart.ticks(to: 3) == [0, 1, 2, 3])
    #expect(TimeChart.ticks(to: 2_000) == [0, 500, 1_000, 1_500, 2_000])
  }
}

extension Site {
  /// All files of the site of `contents`, and those of `submissions`.
  static func files(of contents: SiteContents, _ submissions: [Submission] = []) throws -> [File] {
    let site = try Site(of: contents, with: .builtIn)
    var rows = KeptRows()
    let pages = try submissions.map { try site.page(of: $0, beside: submissions.byCode) }
    #expect(site.codes(showing: nil) == submissions.map(\.code))
    return try site.overview(keeping: &rows) + pages
  }
}

extension KeptRows {
  /// Rows with a mark of their own.
  fileprivate init(marking rows: KeptRows) {
    self.init()
    var rest = rows.octets[...]
    while !rest.isEmpty {
      let digest = Digest(octets: Array(rest.prefix(32)))
      guard let text = rows[digest] else { break }
      keep(text + Array("<!-- kept -->".utf8), as: digest)
      rest = rest.dropFirst(40 + text.count)
    }
  }
}
