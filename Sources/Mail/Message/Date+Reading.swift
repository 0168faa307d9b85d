import struct Foundation.Date

extension Date {
  /// The date in `field`, an unfolded value of a `Date:` or the like; `nil` where it is none.
  static func inMail(_ field: String, limits: Limits) -> Date? {
    let octets = Array(field.utf8)[...].trimmed
    if let read = DateField(octets, limits: limits), let date = Date(read) { return date }
    var reader = DateReader(octets)
    return reader.date().flatMap { Date($0) }
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

/// Reads a date whose parts are all there, in whatever order and dress: `asctime`, ISO 8601,
/// names of months in full, missing commas, zones by name.
struct DateReader {
  private let octets: ArraySlice<UInt8>

  init(_ octets: ArraySlice<UInt8>) { self.octets = octets }

  /// The date; `nil` where day, month or year is missing.
  mutating func date() -> DateField? {
    if let date = iso8601() { return date }
    var day: Int?
    var month: Int?
    var year: Int?
    var time: (Int, Int, Int)?
    var zone = 0
    for word in words() {
      if word.contains(0x3A) {
        if time == nil { time = Self.time(word) }
      } else if let number = Self.number(word) {
        if time != nil, word.first == 0x2B || word.first == 0x2D {
          zone = number
        } else if word.first == 0x2D || word.first == 0x2B {
          continue
        } else if day == nil, (1...31).contains(number), word.count <= 2 {
          day = number
        } else if year == nil {
          year = number
        }
      } else if month == nil, let found = Self.month(word) {
        month = found
      } else if time != nil, let found = Self.zones[word.lowercasedASCII] {
        zone = found
      } else if time != nil, word.equals("pm"), let (hour, minute, second) = time, hour < 12 {
        time = (hour + 12, minute, second)
      }
    }
    guard let day, let month, let year else { return nil }
    let (hour, minute, second) = time ?? (0, 0, 0)
    return DateField(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second, zone: zone)
  }

  /// The words, comments left out; `1-Apr-2008` is three of them.
  private func words() -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start = octets.startIndex
    var depth = 0
    for (index, octet) in zip(octets.indices, octets).prefix(256) {
      let isHyphen = octet == 0x2D && index > start && !octets[start..<index].contains(0x3A)
      if octet == 0x28 || octet == 0x29 || octet == 0x2C || octet.isSpace || isHyphen || depth > 0 {
        if index > start, depth == 0 { words.append(octets[start..<index]) }
        start = index + 1
        if octet == 0x28 { depth += 1 }
        if octet == 0x29, depth > 0 { depth -= 1 }
      }
    }
    if start < octets.endIndex, depth == 0 { words.append(octets[start...].prefix(64)) }
    return words
  }

  /// `2008-04-08T12:30:00Z`, `2008-04-08 12:30:00 +0200`.
  private func iso8601() -> DateField? {
    var numbers: [Int] = []
    var index = octets.startIndex
    func digits(_ count: Int) -> Int? {
      guard index + count <= octets.endIndex, octets[index..<(index + count)].allSatisfy(\.isDigit)
      else { return nil }
      defer { index += count }
      return Self.number(octets[index..<(index + count)])
    }
    for (count, separators) in [(4, "-"), (2, "-"), (2, "T t"), (2, ":"), (2, ":"), (2, "")] {
      guard let number = digits(count) else {
        if numbers.count >= 5 { break }
        return nil
      }
      numbers.append(number)
      guard index < octets.endIndex, separators.utf8.contains(octets[index]) else { break }
      index += 1
    }
    guard numbers.count >= 5 else { return nil }
    let rest = octets[index...].drop { $0 == 0x2E || $0.isDigit }.trimmed.filter { $0 != 0x3A }
    let zone = Self.number(rest[...].prefix(5)) ?? Self.zones[rest[...].lowercasedASCII] ?? 0
    return DateField(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
      second: numbers.count > 5 ? numbers[5] : 0, zone: zone)
  }

  private static func time(_ word: ArraySlice<UInt8>) -> (Int, Int, Int)? {
    let fields = word.split(separator: 0x3A).map { number($0.prefix { $0.isDigit }) }
    guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1] else {
      return nil
    }
    return (hour, minute, fields.count > 2 ? fields[2] ?? 0 : 0)
  }

  /// A number of at most six digits, with its sign.
  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count <= 6, let text = String(validating: word, as: UTF8.self) else { return nil }
    return Int(text)
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }

  /// Zones by name (RFC 5322, 4.3), and those of Europe and Asia that programs write.
  private static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -500, "edt": -400, "cst": -600, "cdt": -500,
    "mst": -700, "mdt": -600, "pst": -800, "pdt": -700, "wet": 0, "west": 100, "bst": 100,
    "cet": 100, "cest": 200, "mez": 100, "mesz": 200, "met": 100, "mest": 200, "eet": 200,
    "eest": 300, "msk": 300, "jst": 900, "kst": 900, "hkt": 800, "sgt": 800, "aest": 1000,
    "aedt": 1100, "nzst": 1200, "nzdt": 1300,
  ]
}
