import Foundation
import Proposals

/// Reads the dates, times and zones that people write in a configuration or an option.
enum Moment {
  /// Why a text is no moment.
  struct Unreadable: Error, Equatable {
    var sentence: String
  }

  /// The zone called `name`: an IANA name, `UTC`, `+02:00`, or `AoE`, anywhere on earth.
  static func zone(_ name: String) throws(Unreadable) -> TimeZone {
    if name.lowercased() == "aoe", let zone = TimeZone(secondsFromGMT: -12 * 3600) { return zone }
    if name == "Z" || name == "UTC", let zone = TimeZone(secondsFromGMT: 0) { return zone }
    if let match = name.wholeMatch(of: #/([+-])(\d\d):?(\d\d)/#),
      let hours = Int(match.2), let minutes = Int(match.3), hours <= 14, minutes < 60,
      let zone = TimeZone(secondsFromGMT: (match.1 == "-" ? -60 : 60) * (hours * 60 + minutes))
    {
      return zone
    }
    guard name.contains("/"), let zone = TimeZone(identifier: name) else {
      throw Unreadable(
        sentence: "\"\(name)\" is no time zone; take a name such as \"Europe/Berlin\", an offset"
          + " such as \"+02:00\", \"UTC\", or \"AoE\" (anywhere on earth)")
    }
    return zone
  }

  /// The first moment after what `text` says: the end of a day, or the time itself.
  static func end(of text: String, in zone: TimeZone) throws(Unreadable) -> Date {
    let parts = try Parts(text)
    return parts.hasTime ? try parts.date(in: zone) : try parts.date(in: zone, addingDays: 1)
  }

  /// The first moment of what `text` says: the start of a day, or the time itself.
  static func start(of text: String, in zone: TimeZone) throws(Unreadable) -> Date {
    try Parts(text).date(in: zone)
  }

  /// A date of the calendar, with a time and a zone where they are written.
  private struct Parts {
    var components: DateComponents
    var zone: TimeZone?
    var hasTime: Bool
    var text: String

    init(_ text: String) throws(Unreadable) {
      let form =
        #/\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*/#
      guard let match = text.wholeMatch(of: form) else {
        throw Unreadable(
          sentence: "\"\(text)\" is no date; write 2008-04-20 or 2008-04-20T18:00"
            + " or 2008-04-20T18:00:00Z")
      }
      self.text = text
      hasTime = match.4 != nil
      components = DateComponents(
        year: Int(match.1), month: Int(match.2), day: Int(match.3),
        hour: match.4.flatMap { Int($0) } ?? 0, minute: match.5.flatMap { Int($0) } ?? 0,
        second: match.6.flatMap { Int($0) } ?? 0)
      zone = nil
      if let name = match.7 { zone = try Moment.zone(String(name)) }
    }

    func date(in configured: TimeZone, addingDays days: Int = 0) throws(Unreadable) -> Date {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone ?? configured
      guard components.isValidDate(in: calendar), let date = calendar.date(from: components),
        let moved = calendar.date(byAdding: .day, value: days, to: date)
      else {
        throw Unreadable(sentence: "\"\(text)\" is not on the calendar")
      }
      return moved
    }
  }
}
