/// Appointments as a person reads them (RFC 5545): what, when, where and by whom.
enum CalendarText {
  /// The events and tasks in `calendar`, whose line ends are LF; `nil` where there are none.
  static func lines(of calendar: String) -> [String]? {
    var lines: [String] = []
    var isInEvent = false
    // What stands in an alarm is not about the event.
    var depth = 0
    for line in unfolded(calendar) {
      guard let (name, parameters, value) = parsed(line) else { continue }
      switch (name, value.uppercased()) {
      case ("BEGIN", "VEVENT"), ("BEGIN", "VTODO"):
        if !lines.isEmpty { lines.append("") }
        isInEvent = true
        depth = 0
      case ("END", "VEVENT"), ("END", "VTODO"): isInEvent = false
      case ("BEGIN", _): depth += 1
      case ("END", _): depth -= 1
      default:
        guard isInEvent, depth == 0, let label = labels[name] else { continue }
        let text = shown(name, value, parameters)
        if !text.isEmpty { lines.append("\(label): \(text)") }
      }
    }
    return lines.isEmpty ? nil : lines
  }

  private static let labels = [
    "SUMMARY": "Summary", "DTSTART": "Start", "DTEND": "End", "DUE": "Due", "LOCATION": "Place",
    "ORGANIZER": "Organiser", "DESCRIPTION": "Description",
  ]

  /// The lines that are wanted, unfolded (RFC 5545, 3.1).
  private static func unfolded(_ calendar: String) -> [String] {
    let octets = Array(calendar.utf8)[...]
    var lines: [[UInt8]] = []
    var isWanted = false
    var position = octets.startIndex
    while position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range]
      position = line.next
      if text.first?.isBlank == true {
        if isWanted { lines[lines.count - 1] += text.dropFirst() }
      } else {
        let name = text.prefix { $0.isLetter }
        isWanted = wanted.contains { name.equals($0) }
        if isWanted { lines.append([UInt8](text)) }
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let wanted = ["begin", "end"] + labels.keys.map { $0.lowercased() }

  /// The name, the parameters and the value of a line; a colon in quotes ends no name.
  private static func parsed(_ line: String) -> (String, [Substring], String)? {
    var isQuoted = false
    let colon = line.utf8.firstIndex { octet in
      if octet == 0x22 { isQuoted.toggle() }
      return octet == 0x3A && !isQuoted
    }
    guard let colon else { return nil }
    let words = line[..<colon].split(separator: ";")
    guard let name = words.first else { return nil }
    return (name.uppercased(), words.dropFirst().map { $0 }, String(line[colon...].dropFirst()))
  }

  private static func shown(_ name: String, _ value: String, _ parameters: [Substring]) -> String {
    func parameter(_ name: String) -> String? {
      parameters.first { $0.uppercased().hasPrefix(name + "=") }.map {
        $0.dropFirst(name.utf8.count + 1).filter { $0 != "\"" }
      }
    }
    switch name {
    case "DTSTART", "DTEND", "DUE":
      let zone = value.hasSuffix("Z") ? "UTC" : parameter("TZID")
      return moment(value) + (zone.map { " (\($0))" } ?? "")
    case "ORGANIZER":
      let address = value.lowercased().hasPrefix("mailto:") ? String(value.dropFirst(7)) : value
      return parameter("CN").map { "\($0) <\(address)>" } ?? address
    default: return unescaped(value)
    }
  }

  /// `20080418T100000Z` as `2008-04-18 10:00`.
  private static func moment(_ value: String) -> String {
    let digits = value.filter(\.isNumber)
    guard digits.count == 8 || digits.count == 14 else { return value }
    func part(_ from: Int, _ count: Int) -> Substring { digits.dropFirst(from).prefix(count) }
    let day = "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))"
    return digits.count == 8 ? day : "\(day) \(part(8, 2)):\(part(10, 2))"
  }

  private static func unescaped(_ value: String) -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        text.append(character == "n" || character == "N" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
