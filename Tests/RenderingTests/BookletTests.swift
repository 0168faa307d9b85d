import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("The booklet") struct BookletTests {
  static let submissions = [Sample.submission, Sample.lateSubmission]

  private static func contents(isBlind: Bool) -> [PacketContents] {
    submissions.map { submission in
      let contents = PacketContents(submission: submission, others: submissions.byCode)
      return isBlind ? contents.anonymised : contents
    }
  }

  @Test(arguments: [false, true])
  func `is the same from its entries, of which only those are read that changed`(
    isBlind: Bool
  ) throws {
    let whole = Self.contents(isBlind: isBlind)
    let expected = try Booklet(of: whole, for: Sample.call, with: .builtIn)
    var rows = KeptRows()
    var read: [SubmissionCode] = []
    func booklet(_ versions: [String], common: String = "", _ whole: [PacketContents]) throws
      -> Booklet
    {
      let byCode = Dictionary(uniqueKeysWithValues: whole.map { ($0.submission.code, $0) })
      var codes: [SubmissionCode] = []
      let entries = zip(whole, versions).map { Booklet.Entry(of: $0.submission.code, version: $1) }
      let booklet = try Booklet(
        of: entries, common: common, isBlind: isBlind, for: Sample.call, with: .builtIn,
        keeping: &rows
      ) { code in
        codes.append(code)
        return byCode[code]
      }
      read = codes
      return booklet
    }
    #expect(try booklet(["1", "1"], whole) == expected)
    #expect(read == Self.submissions.map(\.code))
    #expect(try booklet(["1", "1"], whole) == expected)
    #expect(read == [])

    var changed = whole
    changed[1].submission.revisions[0].proposal.title = "Another title"
    let other = try Booklet(of: changed, for: Sample.call, with: .builtIn)
    #expect(other != expected)
    #expect(try booklet(["1", "2"], changed) == other)
    #expect(read == [changed[1].submission.code])
    #expect(try booklet(["1", "2"], common: "another call", whole) == expected)
    #expect(read == Self.submissions.map(\.code))
    #expect(
      try booklet([], []) == Booklet(of: [], for: Sample.call, with: .builtIn), "of no submission")
  }

  @Test func `is written whole where a template tells of an entry's place`() throws {
    #expect(Booklet.standApart(in: .builtIn))
    let templates = try Templates(overriding: [
      "booklet.html": "{{#entries}}{{code}}{{^last()}}, {{/last()}}{{/entries}}"
    ])
    #expect(!Booklet.standApart(in: templates))
    let booklet = try Booklet(
      of: Self.contents(isBlind: false), for: Sample.call, with: templates)
    #expect(booklet.html == "ESF31-001, ESF31-002")
  }
}
