import Foundation

/// Times as documents show them: in UTC, and said so.
enum Moment {
  /// `2008-04-18 12:00 UTC`.
  static func minute(_ date: Date) -> String {
    let text = date.formatted(.iso8601.dateTimeSeparator(.space))
    return text.prefix(16) + " UTC"
  }

  /// `2008-04-18`.
  static func day(_ date: Date) -> String { String(minute(date).prefix(10)) }

  /// `2008-04-18T12:00:00Z` (RFC 3339).
  static func iso8601(_ date: Date) -> String { date.formatted(.iso8601) }
}

extension Date {
  /// How far the moment lies from `now`, in words: `in 4 days`, `19 hours ago`.
  func away(from now: Date) -> String {
    let seconds = Int(timeIntervalSince(now))
    let away = MailLanguage.english.duration(seconds: abs(seconds))
    return seconds > 0 ? "in \(away)" : "\(away) ago"
  }
}
