import struct Foundation.Date

/// The line that an mbox puts before a message (RFC 4155): `From ada@example.org Tue Jan  7
/// 18:14:17 2020`.
///
/// Only a line that ends in a date counts; a sentence that begins with "From" does not.
/// Read in whatever order and with whatever zone the programs of the last forty years wrote
/// it: seconds or none, a day of the week or none, a zone before or after the year, `remote
/// from` and a host behind it.
struct FromLine: Equatable {
  /// The time it names; in UTC where it gives no zone (RFC 4155).
  let time: Date

  /// The longest line that is looked at, in octets.
  static let longest = 1024

  /// Reads `line`, with or without its line end; `nil` where it is no such line.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.count <= Self.longest, line.starts(with: Self.mark) else { return nil }
    if let usual = MailboxDate(asctime: line) {
      time = usual.time
      return
    }
    var words = line.dropFirst(Self.mark.count)
      .split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
      .map { String(decoding: $0, as: UTF8.self) }
    if let remote = words.lastIndex(of: "remote"), words.count > remote + 2,
      words[remote + 1] == "from"
    {
      words.removeSubrange(remote...)
    }
    guard let date = MailboxDate(endOf: words) else { return nil }
    time = date.time
  }

  /// How every such line begins.
  static let mark = Array("From ".utf8)
}

/// A date as mailbox programs write it, in words.
struct MailboxDate {
  let time: Date

  /// Reads the date that `line` ends in if it has the form of C's `asctime`, in which nearly
  /// all programs write it: `Tue Jan  7 18:14:17 2020`.
  init?(asctime line: ArraySlice<UInt8>) {
    var line = line
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    guard line.count > 29 else { return nil }
    let text = Array(line.suffix(25))
    func digits(_ places: ClosedRange<Int>) -> Int? {
      var value = 0
      for octet in text[places] {
        guard (0x30...0x39).contains(octet) else { return nil }
        value = value * 10 + Int(octet) - 0x30
      }
      return value
    }
    guard text[0] == 0x20, text[4] == 0x20, text[8] == 0x20, text[11] == 0x20, text[14] == 0x3A,
      text[17] == 0x3A, text[20] == 0x20,
      Self.isWeekday(String(decoding: text[1...3], as: UTF8.self)),
      let month = Self.month(String(decoding: text[5...7], as: UTF8.self)),
      let day = text[9] == 0x20 ? digits(10...10) : digits(9...10),
      let hour = digits(12...13), let minute = digits(15...16), let second = digits(18...19),
      let year = digits(21...24), (1970..<2200).contains(year),
      let time = Date(
        DateField(
          year: year, month: month, day: day, hour: hour, minute: minute, second: second, zone: 0))
    else { return nil }
    self.time = time
  }

  /// Reads the date that `words` end in; `nil` where they end in none.
  init?(endOf words: [String]) {
    // The time of day is the one word that is always there and looks like nothing else.
    guard
      let clockPlace = words.indices.last(where: { Self.clock(words[$0]) != nil }),
      let clock = Self.clock(words[clockPlace])
    else { return nil }
    let before = words[..<clockPlace].suffix(4).map { $0.trimming(",") }
    let after = words[(clockPlace + 1)...].map { $0.trimming(",") }

    guard let day = Self.day(before), let rest = Self.yearAndZone(after, hasYear: day.year != nil),
      let year = day.year ?? rest.year
    else { return nil }
    // "From our meeting on 7 Jan 2020, 10:30" is a sentence: without the day of the week
    // there is one word before the date, the sender.
    let lead = words[..<(clockPlace - day.words)]
    guard let last = lead.last, Self.isWeekday(last) || lead.count == 1 && !Self.isDayName(last)
    else { return nil }
    let date = DateField(
      year: year, month: day.month, day: day.day, hour: clock.hour, minute: clock.minute,
      second: clock.second, zone: rest.zone)
    guard let time = Date(date) else { return nil }
    self.time = time
  }

  /// `18:14` or `18:14:17`.
  private static func clock(_ word: String) -> (hour: Int, minute: Int, second: Int)? {
    let fields = word.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3 else { return nil }
    let numbers = fields.compactMap { (1...2).contains($0.utf8.count) ? number($0) : nil }
    guard numbers.count == fields.count, numbers[0] < 24, numbers[1] < 60,
      numbers.count == 2 || numbers[2] <= 60
    else { return nil }
    return (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  /// The day that `words` end in: `Tue Jan 7`, `Tue 7 Jan 2020`, `7-Jan-2020`.
  private static func day(_ words: [String]) -> (year: Int?, month: Int, day: Int, words: Int)? {
    guard let last = words.last else { return nil }
    let dashed = last.split(separator: "-").map(String.init)
    if dashed.count == 3 {
      if let year = year(dashed[0]), let month = number(dashed[1]), let day = number(dashed[2]) {
        return (year, month, day, 1)
      }
      guard let month = month(dashed[1]), let day = number(dashed[0]), let year = year(dashed[2])
      else { return nil }
      return (year, month, day, 1)
    }
    let year = year(last)
    let words = year == nil ? words[...] : words.dropLast()
    guard words.count >= 2 else { return nil }
    let (first, second) = (words[words.endIndex - 2], words[words.endIndex - 1])
    let count = year == nil ? 2 : 3
    if let month = month(first), let day = number(second) { return (year, month, day, count) }
    if let month = month(second), let day = number(first) { return (year, month, day, count) }
    return nil
  }

  private static func isWeekday(_ word: String) -> Bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(word.trimming(",").lowercased())
  }

  /// Whether `word` is the name of a day in full, as in sentences.
  private static func isDayName(_ word: String) -> Bool {
    let word = word.trimming(",").lowercased()
    return word.hasSuffix("day") && isWeekday(String(word.prefix(3)))
  }

  /// What follows the time of day: the year, and zones before or after it.
  private static func yearAndZone(
    _ words: [String], hasYear: Bool
  ) -> (year: Int?, zone: Int)? {
    var found: Int?
    var zone = 0
    guard words.count <= 4 else { return nil }
    for word in words {
      if !hasYear, found == nil, let year = year(word) {
        found = year
      } else if let named = Self.zone(word) {
        if named != 0 { zone = named }
      } else {
        return nil
      }
    }
    return (found, zone)
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = number(text), (1970..<2200).contains(year) else {
      return nil
    }
    return year
  }

  private static func month(_ text: String) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: text.lowercased()).map { $0 + 1 }
  }

  /// A zone as an hour and minute in one number, as `+0200`; 0 for a name that says no more
  /// than that it is a zone, `nil` for what is none.
  private static func zone(_ word: String) -> Int? {
    var word = word
    if word.hasPrefix("("), word.hasSuffix(")"), word.utf8.count > 2 {
      word = String(word.dropFirst().dropLast())
    }
    for prefix in ["GMT", "UTC"] where word.hasPrefix(prefix) && word.utf8.count > 3 {
      word = String(word.dropFirst(3))
    }
    if let sign = word.first, sign == "+" || sign == "-" {
      let digits = word.dropFirst().filter { $0 != ":" }
      guard digits.utf8.count == 4, let value = number(digits), value % 100 < 60 else { return nil }
      return sign == "-" ? -value : value
    }
    guard (1...5).contains(word.utf8.count), word.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    // The names of RFC 5322, 4.3; all others mean different places to different people.
    let zones = [
      "EST": -500, "EDT": -400, "CST": -600, "CDT": -500, "MST": -700, "MDT": -600,
      "PST": -800, "PDT": -700,
    ]
    return zones[word] ?? 0
  }
}

extension String {
  /// The text without `mark` at its end.
  fileprivate func trimming(_ mark: Character) -> String {
    last == mark ? String(dropLast()) : self
  }
}
