/// Lines that introduce a quotation: "On Tuesday, Ada wrote:".
extension Roles {
  /// Finds them above quoted lines and, where a date and an address leave no doubt, above
  /// text that is quoted without marks.
  mutating func findAttributions() {
    let hasMarks = lines.contains { $0.depth > 0 }
    for index in lines.indices where isOwn(index) && !isBlank(index) {
      let below = next(from: index + 1, within: 4)
      let isAboveQuote = below.map { lines[$0].depth > 0 } ?? false
      if isAboveQuote {
        if let start = attributionStart(endingAt: index, certain: false) {
          mark(start..<(index + 1), as: .attribution, over: [.text])
        }
      } else if !hasMarks, let start = attributionStart(endingAt: index, certain: true) {
        mark(start..<(index + 1), as: .attribution, over: [.text])
        mark(index + 1..<lines.count, as: .quoted, over: [.text])
        return
      }
    }
  }

  /// Where the attribution begins whose last line is at `index`; `nil` where that line ends none.
  ///
  /// - Parameter certain: Whether it must name a date and a person's address or time of day.
  private func attributionStart(endingAt index: Int, certain: Bool) -> Int? {
    guard lines[index].text.utf8.count < 400, Attribution.mayEnd(lines[index].text) else {
      return nil
    }
    if certain {
      let digits = lines[max(0, index - 3)...index].reduce(0) { $0 + $1.text.digits }
      guard digits >= 3 else { return nil }
    }
    var text = ""
    var found: Int?
    for start in (max(0, index - 3)...index).reversed() {
      guard isOwn(start), !isBlank(start), lines[start].text.utf8.count < 400 else { break }
      text = lines[start].text + " " + text
      // It may go on upwards, to the line that it begins with.
      let begins = start < index && Attribution.begins(lines[start].text)
      if found == nil || begins, Attribution(text).holds(certain: certain) { found = start }
      if begins { break }
    }
    return found
  }
}

/// A text that may be an attribution, and what in it says so.
struct Attribution {
  private let text: [UInt8]

  init(_ text: String) {
    let octets = text.lowercasedOctets
    let end = octets.lastIndex { !Self.isDrawn($0) }.map { $0 + 1 } ?? 0
    self.text = Array(octets[..<end].drop(while: Self.isDrawn))
  }

  /// Whether `octet` is of the lines that some programs draw around an attribution.
  private static func isDrawn(_ octet: UInt8) -> Bool { octet == 0x2D || octet == 0x20 }

  /// Whether an attribution may end in `text`: nearly all end in a colon.
  static func mayEnd(_ text: String) -> Bool {
    if text.lastOctet == 0x3E || text.endsInColon { return true }
    // Without a colon at its end, one must have a time of day.
    guard let last = text.utf8.last(where: { !Self.isDrawn($0) })?.lowercased,
      AttributionWords.finalVerbs.hasEnd(last), text.utf8.contains(0x3A)
    else { return false }
    return AttributionWords.finalVerbs.end(Attribution(text).text)
  }

  /// Whether `line` looks like the first of an attribution of several lines.
  static func begins(_ line: String) -> Bool {
    line.digits > 0 && AttributionWords.openers.begin(line)
  }

  /// Whether the text is an attribution; a `certain` one names a date and an address or a
  /// time of day besides the verb.
  func holds(certain: Bool) -> Bool {
    let endsInColon = text.last == 0x3A || text.suffix(3).elementsEqual("：".utf8)
    let hasAddress = text.contains(0x40)
    let hasTime = hasTimeOfDay
    let digits = text.count(where: \.isDigit)
    // A date, a name and an address need no verb.
    if endsInColon, hasAddress, text.dropLast().last == 0x3E, digits >= 6, hasYear { return true }
    if certain {
      guard digits >= 3, hasAddress || hasTime else { return false }
      guard endsInColon || hasTime && AttributionWords.finalVerbs.end(text) else { return false }
      return (hasAddress && hasTime || AttributionWords.openers.begin(text))
        && AttributionWords.verbs.occur(in: text)
    }
    if endsInColon, digits >= 4, hasAddress || hasTime { return true }
    if endsInColon, hasAddress, AttributionWords.openers.begin(text) { return true }
    guard endsInColon ? text.count < 300 : digits >= 4 && (hasAddress || hasTime) else {
      return false
    }
    return AttributionWords.verbs.occur(in: text)
  }

  /// Whether a year stands in the text.
  private var hasYear: Bool {
    text.indices.contains { index in
      index + 4 <= text.count && (text[index] == 0x31 || text[index] == 0x32)
        && [[0x31, 0x39], [0x32, 0x30]].contains { $0.elementsEqual(text[index..<index + 2]) }
        && text[index + 2].isDigit && text[index + 3].isDigit
        && (index == 0 || !text[index - 1].isDigit)
        && (index + 4 == text.count || !text[index + 4].isDigit)
    }
  }

  /// Whether `12:30` or the like stands in the text.
  private var hasTimeOfDay: Bool {
    text.indices.contains { index in
      text[index] == 0x3A && index > 0 && index + 2 < text.count && text[index - 1].isDigit
        && text[index + 1].isDigit && text[index + 2].isDigit
    }
  }
}

extension String {
  /// The number of its digits.
  fileprivate var digits: Int {
    let octets = utf8.span
    var count = 0
    for index in octets.indices where octets[index].isDigit { count += 1 }
    return count
  }
}

/// The words of attributions, in lower case, in the languages mail programs write them in.
enum AttributionWords {
  static let verbs = Phrases([
    "wrote", "writes", "said", "schrieb", "schreibt", "schrieben", "hat geschrieben", "a écrit",
    "écrit :", "a ecrit", "écrivait", "escribió", "escribio", "escribe", "ha scritto", "scrive",
    "scrisse", "escreveu", "escrevi", "napisał", "pisze", "пишет", "писал", "написал", "пише",
    "написав", "skrev", "schreef", "heeft het volgende geschreven", "napsal", "kirjoitti", "írta",
    "yazdı", "şunu yazdı", "έγραψε", "a scris", "napísal", "写道", "寫道", "来信", "のメッセージ",
    "のメール", "さんは書きました", "書きました", "wrote：", "님이 작성", "작성:", "씀:",
  ])

  /// Verbs that may end an attribution without a colon.
  static let finalVerbs = Phrases(["wrote", "schrieb", "a écrit", "skrev", "写道", "書きました"])

  /// How attributions begin; a blank ends each that is a word.
  static let openers = Phrases([
    "on ", "at ", "in message ", "in article ", "quoting ", "am ", "le ", "el ", "il ", "em ",
    "w dniu ", "dnia ", "в ", "on: ", "den ", "op ", "dne ", "pe ", "zitat von ", "in data ",
    "il giorno ", "a las ", "el día ", "no dia ", "vào ", "tarihinde ", "在 ", "于 ", "於 ",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "20", "19", "* ",
  ])
}
