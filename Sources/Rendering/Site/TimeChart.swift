/// A drawing of a ``TimeSeries``: all that had come as a stair, what came in each step as
/// bars below it, and the deadline across both.
struct TimeChart {
  /// What tells it apart from the others on the page.
  let id: PlainText
  let width: Int
  let height: Int
  let grid: [Line]
  let labels: [Label]
  let bars: [Bar]
  /// The stair, as the data of a path; closed at the bottom for its area.
  let stair: PlainText
  let area: PlainText
  let deadline: [Line]

  struct Line {
    let x1: PlainText
    let y1: PlainText
    let x2: PlainText
    let y2: PlainText
  }

  struct Label {
    let x: PlainText
    let y: PlainText
    /// `start`, `middle` or `end`.
    let anchor: PlainText
    let kind: PlainText
    let text: PlainText
  }

  struct Bar {
    let x: PlainText
    let y: PlainText
    let width: PlainText
    let height: PlainText
    let kind: PlainText
  }

  /// Where things are, in units of the drawing.
  private struct Frame {
    let left: Double
    let right: Double
    let top = 30.0
    let middle: Double
    let upper: Double
    let bottom: Double
    let start: Double
    let days: Double

    func x(_ day: Double) -> Double { left + (day - start) / days * (right - left) }
    func y(_ value: Double, of most: Int) -> Double {
      middle - value / Double(max(1, most)) * (middle - top)
    }
    func barY(_ value: Double, of most: Int) -> Double {
      bottom - value / Double(max(1, most)) * (bottom - upper)
    }
  }

  init(of series: TimeSeries, named id: String, width: Int, height: Int, dates: Int) {
    self.id = PlainText(line: id)
    (self.width, self.height) = (width, height)
    let most = series.steps.last?.total ?? 0
    let mostOfStep = series.steps.map { $0.inTime + $0.late }.max() ?? 0
    let bottom = Double(height) - 26
    // Beside the numbers, of which the largest is that of all; a digit takes less than 8 units.
    let digits = max(3, "\(most)".count)
    let frame = Frame(
      left: 10 + 8 * Double(digits), right: Double(width) - 10, middle: bottom - 84,
      upper: bottom - 58, bottom: bottom,
      start: Double(series.steps[0].day), days: Double(series.steps.count * series.days))

    var grid: [Line] = []
    var labels: [Label] = []
    for value in Self.ticks(to: most) {
      let y = frame.y(Double(value), of: most)
      grid.append(Line(frame.left, y, frame.right, y))
      labels.append(Label(frame.left - 6, y + 4, .end, "tick", "\(value)"))
    }
    grid.append(Line(frame.left, frame.bottom, frame.right, frame.bottom))
    labels.append(
      Label(
        frame.left - 6, frame.barY(Double(mostOfStep), of: mostOfStep) + 4, .end, "tick",
        "\(mostOfStep)"))
    labels.append(Label(frame.left + 4, frame.top - 10, .start, "tick", "in all"))
    let step = series.days == 1 ? "each day" : series.days == 7 ? "each week" : "in 30 days"
    labels.append(Label(frame.left + 4, frame.upper - 8, .start, "tick", step))
    let every = max(1, (series.steps.count + dates - 1) / dates)
    for (index, step) in series.steps.enumerated() where index % every == 0 {
      let x = frame.x(Double(step.day) + Double(series.days) / 2)
      labels.append(
        Label(x, frame.bottom + 17, .middle, "tick", TimeSeries.shortName(ofDay: step.day)))
    }

    let wide = (frame.right - frame.left) / Double(series.steps.count)
    let gap = min(3, wide * 0.2)
    var bars: [Bar] = []
    var points: [(Double, Double)] = [(frame.x(Double(series.steps[0].day)), frame.middle)]
    for part in series.steps {
      let x = frame.x(Double(part.day))
      let y = frame.barY(Double(part.inTime), of: mostOfStep)
      if part.inTime > 0 {
        bars.append(Bar(x + gap / 2, y, wide - gap, frame.bottom - y, "in-time"))
      }
      if part.late > 0 {
        let top = frame.barY(Double(part.inTime + part.late), of: mostOfStep)
        bars.append(Bar(x + gap / 2, top, wide - gap, y - top, "late"))
      }
      points.append((x + wide / 2, points[points.count - 1].1))
      points.append((x + wide / 2, frame.y(Double(part.total), of: most)))
    }
    points.append((frame.right, points[points.count - 1].1))

    var deadline: [Line] = []
    if let day = series.deadline {
      let x = min(frame.right, max(frame.left, frame.x(day)))
      deadline = [Line(x, frame.top - 12, x, frame.bottom)]
      let isRight = x > Double(width) * 0.6
      labels.append(
        Label(
          x + (isRight ? -6 : 6), frame.top - 8, isRight ? .end : .start, "deadline", "deadline"))
    }
    let path = points.map { "\(Self.shown($0.0)),\(Self.shown($0.1))" }
    stair = PlainText(line: "M" + path.joined(separator: " L"))
    area = PlainText(
      line: "M" + path.joined(separator: " L")
        + " L\(Self.shown(frame.right)),\(Self.shown(frame.middle)) Z")
    (self.grid, self.labels, self.bars, self.deadline) = (grid, labels, bars, deadline)
  }

  /// Two to five round numbers from 0 to `most`.
  static func ticks(to most: Int) -> [Int] {
    var step = 1
    while most / step > 4 {
      step = String(step).first == "2" ? step / 2 * 5 : step * 2
    }
    return Array(stride(from: 0, through: most, by: step))
  }

  /// A length with at most one decimal.
  fileprivate static func shown(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}

extension TimeChart.Line {
  fileprivate init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    self.x1 = PlainText(line: TimeChart.shown(x1))
    self.y1 = PlainText(line: TimeChart.shown(y1))
    self.x2 = PlainText(line: TimeChart.shown(x2))
    self.y2 = PlainText(line: TimeChart.shown(y2))
  }
}

extension TimeChart.Label {
  fileprivate enum Anchor: String { case start, middle, end }

  fileprivate init(_ x: Double, _ y: Double, _ anchor: Anchor, _ kind: String, _ text: String) {
    self.x = PlainText(line: TimeChart.shown(x))
    self.y = PlainText(line: TimeChart.shown(y))
    self.anchor = PlainText(line: anchor.rawValue)
    self.kind = PlainText(line: kind)
    self.text = PlainText(line: text)
  }
}

extension TimeChart.Bar {
  fileprivate init(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ kind: String) {
    self.x = PlainText(line: TimeChart.shown(x))
    self.y = PlainText(line: TimeChart.shown(y))
    self.width = PlainText(line: TimeChart.shown(width))
    self.height = PlainText(line: TimeChart.shown(height))
    self.kind = PlainText(line: kind)
  }
}
