/// Reads a date whose parts are all there, in whatever order and dress: `asctime`, ISO 8601,
/// names of months in full and in other languages, missing commas, zones by name.
///
/// What could be read in two ways is not read: of `4/5/2008` nobody knows the month.
struct DateReader {
  private var day: Int?
  private var month: Int?
  private var year: Int?
  private var time: (hour: Int, minute: Int, second: Int)?
  private var zone: Int?
  /// Numbers of one or two digits, in order, where no name of a month stands beside them.
  private var small: [Int] = []

  /// The date in `octets`; `nil` where day, month or year is missing.
  static func date(in octets: ArraySlice<UInt8>) -> DateField? {
    if let date = ISODate.date(in: octets) { return date }
    var reader = DateReader()
    for word in words(octets) { reader.take(word) }
    return reader.date()
  }

  private func date() -> DateField? {
    var (day, month) = (day, month)
    if month != nil {
      day = day ?? small.first
    } else if day == nil, small.count == 2 {
      // Figures alone are in the order of RFC 5322, unless that cannot be.
      if small[1] > 12 {
        (month, day) = (small[0], small[1])
      } else if small[0] > 12 || small[0] == small[1] {
        (day, month) = (small[0], small[1])
      }
    }
    guard let day, let month, let year else { return nil }
    let (hour, minute, second) = time ?? (0, 0, 0)
    return DateField(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      zone: zone ?? 0)
  }

  private mutating func take(_ word: String) {
    let octets = Array(word.utf8)
    guard let first = octets.first else { return }
    if first == 0x2B || first == 0x2D {
      if time != nil, zone == nil { zone = Self.offset(octets[...]) }
    } else if octets.contains(0x3A), first.isDigit {
      if time == nil { takeTime(octets[...]) }
    } else if first.isDigit {
      takeNumber(octets[...])
    } else if time != nil, takeZone(word) {
    } else if let hours = Self.halves[word] {
      if let time { self.time?.hour = time.hour % 12 + hours }
    } else if let found = DateWords.month(word) {
      // The day of the week may look like one: the month comes after it.
      month = found
    }
  }

  /// `am`, `pm` and the like, and the hours that they add.
  private static let halves = ["am": 0, "a.m.": 0, "pm": 12, "p.m.": 12]

  /// Reads `10:00`, `10:00:00.123`, and what is stuck to it: `10:00:00+0200`, `10:00pm`.
  private mutating func takeTime(_ word: ArraySlice<UInt8>) {
    let end = word.firstIndex { !$0.isDigit && $0 != 0x3A && $0 != 0x2E } ?? word.endIndex
    let fields = word[..<end].split(separator: 0x3A).map {
      Self.number($0.prefix(while: \.isDigit))
    }
    guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1] else {
      return
    }
    time = (hour, minute, fields.count > 2 ? fields[2] ?? 0 : 0)
    if end < word.endIndex { take(word[end...].lowercasedASCII) }
  }

  private mutating func takeNumber(_ word: ArraySlice<UInt8>) {
    let digits = word.prefix(while: \.isDigit)
    let rest = word[digits.endIndex...]
    guard let number = Self.number(digits) else { return }
    if rest.isEmpty || Self.endsOrdinal(rest) {
      if digits.count <= 2, (1...31).contains(number), day == nil, small.count < 2,
        month == nil || small.isEmpty
      {
        small.append(number)
      } else if year == nil, digits.count >= 2 {
        year = number
      }
      return
    }
    // `18.04.2008`, `4/18/2008`, `2008/04/18`, and `10.30` once the date is known.
    guard let separator = rest.first, separator == 0x2E || separator == 0x2F else { return }
    let numbers = word.split(separator: separator).map { Self.number($0) }
    guard numbers.count == 3, let a = numbers[0], let b = numbers[1], let c = numbers[2] else {
      return
    }
    if digits.count == 4 {
      (year, month, day) = (a, b, c)
    } else if separator == 0x2E {
      (day, month, year) = (a, b, c)
    } else if year == nil {
      year = c
      small = [a, b]
    }
  }

  private static func endsOrdinal(_ rest: ArraySlice<UInt8>) -> Bool {
    [".", "st", "nd", "rd", "th", "º", "er"].contains { rest.elementsEqual($0.utf8) }
  }

  /// Takes `CEST`, `GMT+0200`, `UTC+2`; whether `word` was a zone.
  private mutating func takeZone(_ word: String) -> Bool {
    if let found = DateWords.zones[word] {
      zone = zone ?? found
      return true
    }
    let octets = Array(word.utf8)[...]
    guard let sign = octets.firstIndex(where: { $0 == 0x2B || $0 == 0x2D }),
      ["gmt", "utc", "ut", "z"].contains(octets[..<sign].ascii),
      let offset = Self.offset(octets[sign...])
    else { return false }
    zone = zone ?? offset
    return true
  }

  /// `+0200`, `+02:00`, `+2` as hours and minutes in one number.
  static func offset(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.dropFirst().filter { $0 != 0x3A }[...]
    guard (1...4).contains(digits.count), let number = number(digits) else { return nil }
    let value = digits.count <= 2 ? number * 100 : number
    return word.first == 0x2D ? -value : value
  }

  /// A number of at most six digits.
  static func number(_ word: ArraySlice<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= 6, word.allSatisfy(\.isDigit) else { return nil }
    return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The words in lower case, comments left out; `1-Apr-2008` is three of them.
  private static func words(_ octets: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var depth = 0
    func flush() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self).lowercased()) }
      word = []
    }
    var room = 256
    for octet in octets {
      // What a date needs stands well before this, comments not counted.
      if depth == 0 { room -= 1 }
      if room < 0 { break }
      if octet == 0x28 { depth += 1 }
      let isHyphen =
        octet == 0x2D && (word.last?.isDigit ?? false || word.count > 2) && !word.contains(0x3A)
        && !isZoneName(word)
      if octet == 0x28 || octet == 0x29 || octet == 0x2C || octet.isSpace || isHyphen || depth > 0 {
        flush()
        if octet == 0x29, depth > 0 { depth -= 1 }
      } else {
        word.append(octet)
      }
    }
    flush()
    return words
  }

  private static func isZoneName(_ word: [UInt8]) -> Bool {
    ["gmt", "utc"].contains { word[...].equals($0) }
  }
}

/// Dates in figures with the year first (ISO 8601): `2008-04-08T12:30:00Z`,
/// `20080408T123000Z`, `2008-04-08 12:30:00 +0200`.
private enum ISODate {
  static func date(in octets: ArraySlice<UInt8>) -> DateField? {
    var numbers: [Int] = []
    var index = octets.startIndex
    func digits(_ count: Int) -> Int? {
      guard index + count <= octets.endIndex, octets[index..<(index + count)].allSatisfy(\.isDigit)
      else { return nil }
      defer { index += count }
      return DateReader.number(octets[index..<(index + count)])
    }
    for (count, separators) in [(4, "-"), (2, "-"), (2, "T t"), (2, ":"), (2, ":"), (2, "")] {
      guard let number = digits(count) else {
        if numbers.count >= 5 { break }
        return nil
      }
      numbers.append(number)
      if index < octets.endIndex, separators.utf8.contains(octets[index]) {
        index += 1
      } else if numbers.count == 3
        || numbers.count >= 5 && !(index < octets.endIndex && octets[index].isDigit)
      {
        break
      }
    }
    guard numbers.count >= 5 else { return nil }
    let rest = octets[index...].drop { $0 == 0x2E || $0.isDigit }.trimmed
    let zone = DateReader.offset(rest.prefix(6)) ?? DateWords.zones[rest.lowercasedASCII] ?? 0
    return DateField(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
      second: numbers.count > 5 ? numbers[5] : 0, zone: zone)
  }
}
