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
  private let text: String
  private let lowercased: String

  init(_ text: String) {
    // Some programs draw lines around it.
    var text = text[...]
    while let last = text.last, last == "-" || last == " " { text.removeLast() }
    while let first = text.first, first == "-" || first == " " { text.removeFirst() }
    self.text = String(text)
    lowercased = text.lowercased()
  }

  /// Whether an attribution may end in `text`: nearly all end in a colon.
  static func mayEnd(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    if last == ":" || last == "：" || last == ">" { return true }
    // Without a colon at its end, one must have a time of day.
    guard text.utf8.contains(0x3A) else { return false }
    return endsInVerb(Attribution(text).lowercased)
  }

  private static func endsInVerb(_ lowercased: String) -> Bool {
    AttributionWords.finalVerbs.contains(where: lowercased.hasSuffix)
  }

  /// Whether `line` looks like the first of an attribution of several lines.
  static func begins(_ line: String) -> Bool {
    let lowercased = line.lowercased()
    return AttributionWords.openers.contains(where: lowercased.hasPrefix)
      && line.utf8.contains(where: \.isDigit)
  }

  /// Whether the text is an attribution; a `certain` one names a date and an address or a
  /// time of day besides the verb.
  func holds(certain: Bool) -> Bool {
    let endsInColon = text.utf8.last == 0x3A || text.last == "："
    let hasVerb = AttributionWords.verbs.contains(where: lowercased.contains)
    let hasAddress = text.utf8.contains(0x40)
    let hasTime = hasTimeOfDay
    let opens = AttributionWords.openers.contains(where: lowercased.hasPrefix)
    let digits = text.utf8.reduce(into: 0) { if $1.isDigit { $0 += 1 } }
    if certain {
      guard endsInColon || hasTime && Self.endsInVerb(lowercased) else { return false }
      return hasVerb && digits >= 3 && (hasAddress || hasTime) && (opens || hasAddress && hasTime)
    }
    if endsInColon, hasVerb { return text.utf8.count < 300 }
    if endsInColon { return digits >= 4 && (hasAddress || hasTime) || opens && hasAddress }
    return hasVerb && digits >= 4 && (hasAddress || hasTime)
  }

  /// Whether `12:30` or the like stands in the text.
  private var hasTimeOfDay: Bool {
    let octets = Array(text.utf8)
    return octets.indices.contains { index in
      octets[index] == 0x3A && index > 0 && index + 2 < octets.count && octets[index - 1].isDigit
        && octets[index + 1].isDigit && octets[index + 2].isDigit
    }
  }
}

/// The words of attributions, in lower case, in the languages mail programs write them in.
enum AttributionWords {
  static let verbs: [String] = [
    "wrote", "writes", "said", "schrieb", "schreibt", "schrieben", "hat geschrieben", "a écrit",
    "écrit :", "a ecrit", "écrivait", "escribió", "escribio", "escribe", "ha scritto", "scrive",
    "scrisse", "escreveu", "escrevi", "napisał", "pisze", "пишет", "писал", "написал", "пише",
    "написав", "skrev", "schreef", "heeft het volgende geschreven", "napsal", "kirjoitti", "írta",
    "yazdı", "şunu yazdı", "έγραψε", "a scris", "napísal", "写道", "寫道", "来信", "のメッセージ",
    "のメール", "さんは書きました", "書きました", "wrote：", "님이 작성", "작성:", "씀:",
  ]

  /// Verbs that may end an attribution without a colon.
  static let finalVerbs: [String] = ["wrote", "schrieb", "a écrit", "skrev", "写道", "書きました"]

  /// How attributions begin; a blank ends each that is a word.
  static let openers: [String] = [
    "on ", "at ", "in message ", "in article ", "quoting ", "am ", "le ", "el ", "il ", "em ",
    "w dniu ", "dnia ", "в ", "on: ", "den ", "op ", "dne ", "pe ", "zitat von ", "in data ",
    "il giorno ", "a las ", "el día ", "no dia ", "vào ", "tarihinde ", "在 ", "于 ", "於 ",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "20", "19", "* ",
  ]
}
