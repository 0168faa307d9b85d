import struct Foundation.Calendar
import struct Foundation.Date
import struct Foundation.TimeZone

extension ComposeHeader.Moment {
  /// The day and time of `date` in UTC, by the Gregorian calendar.
  init(_ date: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    self.init(
      year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1,
      hour: parts.hour ?? 0, minute: parts.minute ?? 0, second: parts.second ?? 0)
  }
}
