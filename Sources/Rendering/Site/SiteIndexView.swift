import Proposals
import struct Foundation.Date

/// What the template of the site's first page can name.
struct SiteIndexView {
  let page: SitePage
  let asOf: PlainText
  let asOfISO: PlainText
  let deadline: PlainText
  let deadlineISO: PlainText
  /// `in 4 days`, `19 hours ago`.
  let away: PlainText
  let facts: [Fact]
  let formats: [Choice]
  let topics: [Choice]
  let hasTopics: Bool
  let isEmpty: Bool
  let rows: Rows

  /// A number, and what it counts.
  struct Fact {
    let count: Int
    let what: PlainText
  }

  /// A value that the list can be narrowed to.
  struct Choice {
    let value: PlainText
    let name: PlainText
  }

  /// A submission in the list.
  struct Row {
    let link: CodeLink
    let title: PlainText
    let speakers: PlainText
    let format: PlainText
    let minutes: PlainText
    let formatKey: PlainText
    let topics: PlainText
    /// The topics between bars, for the filter.
    let topicKeys: PlainText
    let received: PlainText
    let day: PlainText
    let receivedISO: PlainText
    /// The kinds of its marks between spaces, for the filter.
    let markKeys: PlainText
    let marks: [MarkView]
    let isWithdrawn: Bool
  }

  init(of contents: SiteContents) {
    let call = contents.call
    page = SitePage(.index, titled: "Submissions", of: contents)
    asOf = PlainText(line: Moment.minute(contents.now))
    asOfISO = PlainText(line: Moment.iso8601(contents.now))
    let end = call.deadline?.end
    deadline = PlainText(line: end.map(Moment.minute) ?? "")
    deadlineISO = PlainText(line: end.map(Moment.iso8601) ?? "")
    away = PlainText(line: end.map { $0.away(from: contents.now) } ?? "")
    facts = Self.facts(of: contents)
    formats = call.formats.map {
      Choice(value: PlainText(line: $0.id), name: PlainText(line: $0.name))
    }
    let named = call.topics.map(\.name)
    let others = Set(contents.submissions.flatMap(\.topics)).subtracting(named).sorted()
    topics = (named + others).map { Choice(value: PlainText(line: $0), name: PlainText(line: $0)) }
    hasTopics = !topics.isEmpty
    isEmpty = contents.submissions.isEmpty
    let known = call.formats.flatMap { [$0.id, $0.name, $0.minutes.description] }
    let expected = call.expects.map(\.rawValue).sorted()
    rows = Rows(
      contents.submissions, of: known + [""] + expected,
      fields: { TemplateFields(of: Row($0, for: call)) },
      told: { brief, key in
        key.add(brief.code.description)
        key.add(brief.state.rawValue)
        key.add(brief.received.timeIntervalSince1970)
        key.add(brief.late)
        key.add(brief.title ?? "")
        key.add(brief.speakers.map { $0 ?? "" })
        key.add(brief.format ?? "")
        key.add(brief.minutes ?? -1)
        key.add(brief.topics)
        key.add(brief.gaps.map(\.field.rawValue))
        key.add(brief.resembles.map { "\($0.code) \($0.percent)" })
      })
  }

  private static func facts(of contents: SiteContents) -> [Fact] {
    let submissions = contents.submissions
    let standing = submissions.filter { $0.state != .withdrawn }
    func fact(_ count: Int, _ what: String) -> Fact? {
      count > 0 ? Fact(count: count, what: PlainText(line: what)) : nil
    }
    return [
      Fact(
        count: standing.count,
        what: PlainText(line: standing.count == 1 ? "submission" : "submissions")),
      fact(submissions.count - standing.count, "withdrawn"),
      fact(standing.count { $0.late > 0 }, "late"),
      fact(standing.count { !$0.missing(for: contents.call).isEmpty }, "incomplete"),
      fact(standing.count { !$0.resembles.isEmpty }, "resembling another"),
      fact(standing.count { $0.versions > 1 }, "revised"),
    ].compactMap(\.self)
  }
}

extension SiteIndexView.Row {
  fileprivate init(_ submission: Brief, for call: Call) {
    link = CodeLink(submission.code)
    title = PlainText(line: submission.title ?? "", columns: 240)
    speakers = PlainText(line: submission.speakersShown, columns: 160)
    let known = call.formats.first { $0.id == submission.format }
    format = PlainText(line: known?.name ?? submission.format ?? "", columns: 60)
    minutes = PlainText(
      line: (submission.minutes ?? known?.minutes).map { MailLanguage.english.minutes($0) } ?? "")
    formatKey = PlainText(line: submission.format ?? "-")
    topics = PlainText(line: submission.topics.joined(separator: ", "), columns: 160)
    topicKeys = PlainText(line: "|" + submission.topics.joined(separator: "|") + "|")
    received = PlainText(line: Moment.minute(submission.received))
    day = PlainText(line: Moment.day(submission.received))
    receivedISO = PlainText(line: Moment.iso8601(submission.received))
    marks = MarkView.marks(of: submission, for: call)
    let kinds = marks.map(\.kind.text) + (submission.state == .withdrawn ? [] : ["standing"])
    markKeys = PlainText(line: kinds.joined(separator: " "))
    isWithdrawn = submission.state == .withdrawn
  }
}
