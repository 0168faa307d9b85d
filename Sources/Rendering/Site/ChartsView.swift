import Proposals

/// What the template of the page of charts can name.
struct ChartsView {
  let page: SitePage
  /// The drawings of arrivals: one for wide screens and paper, one for narrow screens.
  let wide: [TimeChart]
  let narrow: [TimeChart]
  let hasArrivals: Bool
  /// What the drawing says, in a sentence.
  let arrivals: PlainText
  let deadline: PlainText
  let deadlineISO: PlainText
  let steps: [Step]
  let charts: [BarChart]
  let isEmpty: Bool

  /// A step of the table that says what the drawing shows.
  struct Step {
    let day: PlainText
    let inTime: Int
    let late: Int
    let total: Int
  }

  /// Numbers and bars of their length, in a table.
  struct BarChart {
    let id: PlainText
    let heading: PlainText
    /// What is counted, and what is not.
    let note: PlainText
    let what: PlainText
    let bars: [Bar]
  }

  struct Bar {
    let name: PlainText
    let count: Int
    /// The length in hundredths of the longest.
    let length: PlainText
    let kind: PlainText
  }

  init(of contents: SiteContents) {
    page = SitePage(.charts, titled: "Charts", of: contents)
    let standing = contents.submissions.filter { $0.state != .withdrawn }
    let series = TimeSeries(of: contents.submissions, until: contents.call.deadline?.end)
    wide =
      series.map { [TimeChart(of: $0, named: "wide", width: 760, height: 330, dates: 9)] } ?? []
    narrow =
      series.map { [TimeChart(of: $0, named: "narrow", width: 350, height: 320, dates: 4)] } ?? []
    hasArrivals = series != nil
    arrivals = PlainText(line: series?.sentence ?? "")
    let end = contents.call.deadline?.end
    deadline = PlainText(line: end.map(Moment.minute) ?? "")
    deadlineISO = PlainText(line: end.map(Moment.iso8601) ?? "")
    steps = (series?.steps ?? []).filter { $0.inTime + $0.late > 0 }.map { step in
      Step(
        day: PlainText(line: TimeSeries.name(ofDay: step.day)), inTime: step.inTime,
        late: step.late, total: step.total)
    }
    isEmpty = contents.ledger.isEmpty && contents.submissions.isEmpty
    let names = contents.call.topics.map(\.name)
    let others = Set(standing.flatMap(\.topics)).subtracting(names).sorted()
    charts = [
      BarChart(
        "topics", "By topic", of: "Topic",
        note: "Withdrawn submissions are not counted; one with several topics counts for each.",
        (names + others).map { name in
          (name, standing.count { $0.topics.contains(name) }, "")
        }.sorted { $0.1 > $1.1 } + [
          ("none said", standing.count { $0.topics.isEmpty }, "none")
        ]),
      BarChart(
        "formats", "By format", of: "Format", note: "Withdrawn submissions are not counted.",
        Self.formats(of: standing, for: contents.call)),
      BarChart(
        "outcomes", "What all mail came to", of: "Outcome",
        note: "Every message ever taken in is counted once.",
        Outcome.allCases.map { outcome in
          (outcome.rawValue, contents.ledger.count { $0.outcome == outcome }, "")
        }),
    ].filter { !$0.bars.isEmpty }
  }

  private static func formats(
    of standing: [Brief], for call: Call
  ) -> [(name: String, count: Int, kind: String)] {
    let known = call.formats.map { format in
      (format.name, standing.count { $0.format == format.id }, "")
    }
    let rest = standing.count - known.map(\.1).reduce(0, +)
    return known + [("none said", rest, "none")]
  }
}

extension ChartsView.BarChart {
  /// Bars for `values`; none where nothing was counted.
  fileprivate init(
    _ id: String, _ heading: String, of what: String, note: String,
    _ values: [(name: String, count: Int, kind: String)]
  ) {
    self.id = PlainText(line: id)
    self.heading = PlainText(line: heading)
    self.what = PlainText(line: what)
    self.note = PlainText(line: note)
    let most = values.map(\.count).max() ?? 0
    bars = values.filter { most > 0 && ($0.kind.isEmpty || $0.count > 0) }.map { value in
      ChartsView.Bar(
        name: PlainText(line: value.name), count: value.count,
        length: PlainText(line: "\(Int((Double(value.count) / Double(most) * 100).rounded()))"),
        kind: PlainText(line: value.kind))
    }
  }
}

extension TimeSeries {
  /// What the series says: how many, from when to when, how many of them late.
  fileprivate var sentence: String {
    let counted = steps.filter { $0.inTime + $0.late > 0 }
    guard let first = counted.first, let last = counted.last else { return "" }
    let late = steps.map(\.late).reduce(0, +)
    let most = counted.max { ($0.inTime + $0.late) < ($1.inTime + $1.late) } ?? last
    let span =
      first.day == last.day
      ? "on \(Self.longName(ofDay: first.day))"
      : "from \(Self.longName(ofDay: first.day)) to \(Self.longName(ofDay: last.day + days - 1))"
    let step = days == 1 ? "on" : "in the \(days) days from"
    return "\(last.total) " + (last.total == 1 ? "submission" : "submissions") + " \(span)"
      + (late > 0 ? ", \(late) of them late" : "")
      + "; most came \(step) \(Self.shortName(ofDay: most.day)): \(most.inTime + most.late)."
  }
}
