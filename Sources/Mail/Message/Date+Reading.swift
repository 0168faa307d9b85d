import struct Foundation.Date

extension Date {
  /// The date in `field`, an unfolded value of a `Date:` or the like; `nil` where it is none.
  static func inMail(_ field: String, limits: Limits) -> Date? {
    let octets = Array(field.utf8)[...].trimmed
    if let read = DateField(octets, limits: limits), let date = Date(read) { return date }
    return DateReader.date(in: octets).flatMap { Date($0) }
  }

  /// Makes a date of a field; `nil` where it names no moment.
  init?(_ field: DateField) {
    var year = field.year
    // Two and three digits (RFC 5322, 4.3).
    if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
    guard (1...12).contains(field.month), (1900...9999).contains(year),
      (1...Self.days(in: field.month, of: year)).contains(field.day),
      (0...23).contains(field.hour), (0...59).contains(field.minute),
      (0...60).contains(field.second)
    else { return nil }
    // A zone no place on Earth has says nothing, as `-0000` does.
    var offset = (field.zone / 100 * 60 + field.zone % 100) * 60
    if abs(offset) > 15 * 3600 { offset = 0 }
    let days = Self.days(toYear: year, month: field.month) + field.day - 1
    let seconds = days * 86_400 + field.hour * 3600 + field.minute * 60 + field.second - offset
    self.init(timeIntervalSince1970: Double(seconds))
  }

  private static func days(in month: Int, of year: Int) -> Int {
    days(toYear: month == 12 ? year + 1 : year, month: month % 12 + 1)
      - days(toYear: year, month: month)
  }

  /// The days from 1 January 1970 to the first of a month (Gregorian).
  private static func days(toYear year: Int, month: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
