/// What may stand between a label and its value.
struct LabelGap {
  /// The octet after the label.
  var start: Int
  /// The octet where the value begins.
  var end: Int
  /// Whether it stands in plain prose too, so that only a known label makes it a gap.
  var isWeak: Bool
  /// Whether it is the end of a sentence, so that only a label as the tables have it makes it one.
  var endsSentence = false
  /// Octets in brackets before it, as in "Abstract (20 lines)".
  var asides: [Range<Int>]

  /// The possible gaps of a line, up to the first colon, within what a label may measure.
  static func gaps(in line: Line, of sheet: Sheet) -> [LabelGap] {
    let octets = sheet.octets.span
    let end = min(line.end, line.start + 100)
    var gaps: [LabelGap] = []
    var asides: [Range<Int>] = []
    var bracket: Int?
    var at = sheet.endOfRoman(in: line) ?? line.start
    func octet(_ place: Int) -> UInt8 { place < line.end ? octets[place] : 0 }
    func add(_ width: Int, isWeak: Bool) {
      var value = at + width
      // "Title :- X", "**Title:** X", "Title: | X"
      while value < line.end {
        if isFiller(octets[value]) {
          value += 1
        } else if octet(value) == 0xEF, octet(value + 1) == 0xBC, octet(value + 2) == 0x9A {  // ：
          value += 3
        } else {
          break
        }
      }
      gaps.append(LabelGap(start: at, end: value, isWeak: isWeak, asides: asides))
    }
    if let (close, width) = closing(of: line, before: end, octets) {
      // "[Title] X", "【題名】X"
      at = close
      add(width, isWeak: true)
      return gaps
    }
    var words = line.words
    while at < end {
      // No word holds a gap, and a single space between two is none.
      if let word = words.first, at >= Int(sheet.words[word].start) {
        words = sheet.words(behindRowOf: words)
        at = max(at, Int(sheet.words[words.lowerBound - 1].end))
        continue
      }
      switch octets[at] {
      case 0x28, 0x5B: bracket = bracket ?? at  // ( [
      case 0x29, 0x5D:  // ) ]
        if let open = bracket { asides.append(open..<at + 1) }
        bracket = nil
      case _ where bracket != nil: break
      case 0x3A:  // :
        if octet(at + 1) == 0x2F { return gaps }
        add(1, isWeak: false)
        return gaps
      case 0xEF where octet(at + 1) == 0xBC && octet(at + 2) == 0x9A:  // ：
        add(3, isWeak: false)
        return gaps
      case 0x3E where octet(at + 1) == 0x3E, 0x3D where octet(at + 1) == 0x3E,
        0x2D where octet(at + 1) == 0x3E:  // >> => ->
        add(2, isWeak: false)
        return gaps
      case 0x7C, 0x3D: add(1, isWeak: true)  // | =
      case 0x09: add(1, isWeak: true)
      case 0x20 where octet(at + 1) == 0x20 && octet(at + 2) == 0x20: add(3, isWeak: true)
      case 0xE3 where octet(at + 1) == 0x80 && octet(at + 2) == 0x80:  // a wide space
        add(3, isWeak: true)
      case 0x2D  // - , and "Abstract -" above the text
      where at > line.start
        && (octet(at + 1) == 0x20 || at + 1 == line.end && octets[at - 1] == 0x20):
        add(1, isWeak: true)
      case 0xE2 where octet(at + 1) == 0x80 && (0x93...0x94).contains(octet(at + 2)):  // – —
        add(3, isWeak: true)
      case 0x2E where octet(at + 1) == 0x2E && octet(at + 2) == 0x2E:  // "Title ..... X"
        add(3, isWeak: true)
        // "Title .... : X"
        let isColon = (at..<gaps[gaps.count - 1].end).contains { octets[$0] == 0x3A }
        gaps[gaps.count - 1].isWeak = !isColon
        return gaps
      case 0x3F where octet(at + 1) <= 0x20:  // "What will you call it? X"
        add(1, isWeak: true)
        gaps[gaps.count - 1].endsSentence = true
        return gaps
      case 0x2E, 0x2C, 0x21: if octet(at + 1) <= 0x20 { return gaps }  // the end of a clause
      default: break
      }
      at += 1
    }
    return gaps
  }

  /// Where the bracket closes that a line begins with, and how many octets that takes; `nil` where it
  /// begins with none.
  private static func closing(
    of line: Line, before end: Int, _ octets: Span<UInt8>
  ) -> (Int, width: Int)? {
    let first = octets.count > line.start ? octets[line.start] : 0
    let mark: UInt8? =
      switch first {
      case 0x5B: 0x5D  // [ ]
      case 0x7B: 0x7D  // { }
      case 0x3C: 0x3E  // < >
      default: nil
      }
    if let mark { return (line.start..<end).first { octets[$0] == mark }.map { ($0, 1) } }
    guard first == 0xE3 || first == 0xEF, line.start + 2 < end,
      let pair = wideBrackets.first(where: { pair in
        (0..<3).allSatisfy { octets[line.start + $0] == pair.open[$0] }
      })
    else { return nil }
    let close = (line.start + 3..<max(line.start + 3, end - 2)).first { place in
      (0..<3).allSatisfy { octets[place + $0] == pair.close[$0] }
    }
    return close.map { ($0, 3) }
  }

  /// The brackets of three octets that labels stand in.
  private static let wideBrackets: [(open: [UInt8], close: [UInt8])] = [
    "【】", "〔〕", "《》", "〈〉", "［］", "＜＞",
  ].map { pair in
    let octets = Array(pair.utf8)
    return (Array(octets.prefix(3)), Array(octets.suffix(3)))
  }

  private static func isFiller(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x20, 0x09, 0x3A, 0x2A, 0x5F, 0x7C, 0x3E, 0x3D, 0x2E: true  // : * _ | > = .
    default: false
    }
  }
}
