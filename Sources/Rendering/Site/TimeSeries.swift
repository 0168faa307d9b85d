import Foundation
import Proposals

/// How many submissions came when: in steps of a day, a week or thirty days, in UTC.
struct TimeSeries {
  /// One step, and what came in it.
  struct Step: Equatable {
    /// Its first day, counted from 1970.
    var day: Int
    var inTime: Int
    var late: Int
    /// All that had come by its end.
    var total: Int
  }

  /// The length of a step in days.
  let days: Int
  /// Every step from the first submission to the last or the deadline, the empty ones too.
  let steps: [Step]
  /// The deadline, in days from 1970 and a fraction.
  let deadline: Double?

  /// `nil` where nothing came.
  init?(of submissions: [Brief], until deadline: Date?) {
    let arrivals = submissions.map { (day: Self.day(of: $0.received), isLate: $0.late > 0) }
    guard let first = arrivals.map(\.day).min(), let last = arrivals.map(\.day).max() else {
      return nil
    }
    // A deadline of another year is no part of the picture.
    let end = deadline.map { Self.day(of: $0) }.flatMap { abs($0 - last) <= 400 ? $0 : nil }
    let start = min(first, end ?? first)
    let span = max(last, end ?? last) - start + 1
    let days = span <= 62 ? 1 : span <= 434 ? 7 : 30
    var steps = (0...(span - 1) / days).map {
      Step(day: start + $0 * days, inTime: 0, late: 0, total: 0)
    }
    for arrival in arrivals {
      let index = (arrival.day - start) / days
      if arrival.isLate { steps[index].late += 1 } else { steps[index].inTime += 1 }
    }
    var total = 0
    for index in steps.indices {
      total += steps[index].inTime + steps[index].late
      steps[index].total = total
    }
    self.days = days
    self.steps = steps
    self.deadline = end == nil ? nil : deadline.map { $0.timeIntervalSince1970 / 86_400 }
  }

  private static func day(of date: Date) -> Int {
    Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
  }

  /// `2008-04-08`.
  static func name(ofDay day: Int) -> String {
    Moment.day(Date(timeIntervalSince1970: Double(day) * 86_400))
  }

  /// `8 Apr 2008`.
  static func longName(ofDay day: Int) -> String {
    "\(shortName(ofDay: day)) \(name(ofDay: day).prefix(4))"
  }

  /// `8 Apr`.
  static func shortName(ofDay day: Int) -> String {
    let parts = name(ofDay: day).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return "" }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
    ]
    return "\(parts[2]) \(months[parts[1] - 1])"
  }
}
