import Proposals

/// A language that mails are written in.
enum MailLanguage: String, CaseIterable {
  case english = "en"
  case german = "de"

  /// The language for a person who wrote in `language` (RFC 5646, `de-AT`), English where
  /// there is no other.
  init(for language: String?) {
    let primary = language?.lowercased().prefix { $0 != "-" && $0 != "_" } ?? ""
    self = Self(rawValue: String(primary)) ?? .english
  }

  /// What `field` is called when it is missing, or was changed.
  func name(of field: Field) -> String {
    switch (self, field) {
    case (.english, .title): "title"
    case (.english, .abstract): "abstract"
    case (.english, .speakers): "speaker"
    case (.english, .affiliation): "speaker's affiliation"
    case (.english, .bio): "speaker's biography"
    case (.english, .format): "format"
    case (.english, .minutes): "length"
    case (.english, .topics): "topics"
    case (.english, .notes): "notes"
    case (.german, .title): "Titel"
    case (.german, .abstract): "Zusammenfassung"
    case (.german, .speakers): "Name der vortragenden Person"
    case (.german, .affiliation): "Zugehörigkeit der vortragenden Person"
    case (.german, .bio): "Kurzbiografie"
    case (.german, .format): "Format"
    case (.german, .minutes): "Dauer"
    case (.german, .topics): "Themen"
    case (.german, .notes): "Anmerkungen"
    }
  }

  /// `parts` as a list in a sentence: `a, b and c`.
  func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + (self == .german ? " und " : " and ") + last
  }

  /// A length of time in its two largest units: `3 hours and 12 minutes`.
  func duration(seconds: Int) -> String {
    let sizes = [86_400, 3_600, 60, 1]
    let first = sizes.firstIndex { $0 <= seconds } ?? 3
    var rest = seconds
    let parts = zip(sizes, units).enumerated().compactMap { index, unit -> String? in
      let count = rest / unit.0
      rest %= unit.0
      guard index == first || index == first + 1, count > 0 || seconds == 0 else { return nil }
      return "\(count) " + (count == 1 ? unit.1.one : unit.1.many)
    }
    return list(parts)
  }

  /// `50 minutes`.
  func minutes(_ count: Int) -> String {
    "\(count) " + (count == 1 ? units[2].one : units[2].many)
  }

  private var units: [(one: String, many: String)] {
    switch self {
    case .english:
      [("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds")]
    case .german:
      [("Tag", "Tage"), ("Stunde", "Stunden"), ("Minute", "Minuten"), ("Sekunde", "Sekunden")]
    }
  }
}
