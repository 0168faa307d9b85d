/// Appointments as a person reads them (RFC 5545): what, when, where and by whom.
struct CalendarText {
  private var text: [UInt8] = []
  private var isEmpty = true
  private var isInEvent = false
  /// What stands in an alarm is not about the event.
  private var depth = 0

  /// The events and tasks in `calendar`, whose line ends are LF; `nil` where there are none.
  static func text(of calendar: String) -> String? {
    var reader = CalendarText()
    let octets = Array(calendar.utf8)[...]
    var line: ArraySlice<UInt8> = []
    var field: Field?
    var position = octets.startIndex
    while position < octets.endIndex {
      let next = octets.line(at: position)
      let text = octets[next.range]
      position = next.next
      if text.first?.isBlank == true {
        // A line that is folded goes on (RFC 5545, 3.1).
        if field != nil { line += text.dropFirst() }
      } else {
        if let field { reader.take(field, line) }
        field = Field(beginning: text)
        line = text
      }
    }
    if let field { reader.take(field, line) }
    return reader.isEmpty ? nil : String(decoding: reader.text, as: UTF8.self)
  }

  private enum Field {
    case begin, end, summary, start, finish, due, location, organizer, description

    /// The field whose line is `text`; `nil` for one that is not read.
    init?(beginning text: ArraySlice<UInt8>) {
      guard let first = text.first?.lowercased else { return nil }
      let name = text.prefix { $0.isLetter }
      guard let found = Self.names.first(where: { $0.first == first && name.equals($0.name) })
      else { return nil }
      self = found.field
    }

    private static let names: [(first: UInt8, name: String, field: Field)] = [
      (0x73, "summary", .summary), (0x62, "begin", .begin), (0x65, "end", .end),
      (0x64, "dtstart", .start), (0x64, "dtend", .finish), (0x64, "due", .due),
      (0x6C, "location", .location), (0x6F, "organizer", .organizer),
      (0x64, "description", .description),
    ]

    /// What people call it.
    var label: String? {
      switch self {
      case .begin, .end: nil
      case .summary: "Summary: "
      case .start: "Start: "
      case .finish: "End: "
      case .due: "Due: "
      case .location: "Place: "
      case .organizer: "Organiser: "
      case .description: "Description: "
      }
    }
  }

  /// Takes the line of `field`, unfolded.
  private mutating func take(_ field: Field, _ line: ArraySlice<UInt8>) {
    // A colon in quotes ends no name.
    var isQuoted = false
    let colon = line.firstIndex { octet in
      if octet == 0x22 { isQuoted.toggle() }
      return octet == 0x3A && !isQuoted
    }
    guard let colon else { return }
    let name = line[..<colon].prefix { $0 != 0x3B }
    guard name.allSatisfy(\.isLetter) else { return }
    let value = line[(colon + 1)...]
    switch field {
    case .begin, .end:
      guard value.equals("vevent") || value.equals("vtodo") else {
        depth += field == .begin ? 1 : -1
        return
      }
      isInEvent = field == .begin
      guard isInEvent else { return }
      if !isEmpty { text.append(0x0A) }
      depth = 0
    default:
      guard isInEvent, depth == 0, !value.isEmpty, let label = field.label else { return }
      if !isEmpty { text.append(0x0A) }
      isEmpty = false
      text.append(contentsOf: label.utf8)
      append(field, value, parameters: line[name.endIndex..<colon])
    }
  }

  private mutating func append(
    _ field: Field, _ value: ArraySlice<UInt8>, parameters: ArraySlice<UInt8>
  ) {
    switch field {
    case .start, .finish, .due:
      appendMoment(value)
      guard let last = value.last else { return }
      let zone = last == 0x5A ? Array("UTC".utf8) : Self.parameter("tzid=", in: parameters)
      if let zone { text += [0x20, 0x28] + zone + [0x29] }
    case .organizer:
      let address = value.hasPrefix("mailto:") ? value.dropFirst(7) : value
      if let person = Self.parameter("cn=", in: parameters) {
        text += person + [0x20, 0x3C] + address + [0x3E]
      } else {
        text += address
      }
    default: appendUnescaped(value)
    }
  }

  private static func parameter(_ name: String, in parameters: ArraySlice<UInt8>) -> [UInt8]? {
    parameters.split(separator: 0x3B).first { $0.hasPrefix(name) }.map {
      $0.dropFirst(name.utf8.count).filter { $0 != 0x22 }
    }
  }

  /// Appends `20080418T100000Z` as `2008-04-18 10:00`.
  private mutating func appendMoment(_ value: ArraySlice<UInt8>) {
    let digits = value.filter(\.isDigit)
    guard digits.count == 8 || digits.count == 14 else {
      text += value
      return
    }
    text += digits[..<4]
    text.append(0x2D)
    text += digits[4..<6]
    text.append(0x2D)
    text += digits[6..<8]
    guard digits.count == 14 else { return }
    text.append(0x20)
    text += digits[8..<10]
    text.append(0x3A)
    text += digits[10..<12]
  }

  private mutating func appendUnescaped(_ value: ArraySlice<UInt8>) {
    var isEscaped = false
    for octet in value {
      if isEscaped {
        text.append(octet == 0x6E || octet == 0x4E ? 0x0A : octet)
        isEscaped = false
      } else if octet == 0x5C {
        isEscaped = true
      } else {
        text.append(octet)
      }
    }
  }
}
