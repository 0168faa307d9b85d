/// Reads the text of an RTF document (Rich Text Format, version 1.9.1) in one pass; the
/// groups that are open are a stack.
struct RTFReader {
  /// What a group says, and the groups in it unless they say otherwise.
  private struct Group {
    var place = RTFPlace.text
    var isHidden = false
    /// The characters that stand in for each `\u` (`\ucN`).
    var standIns = 1
    var charset: String?
    var isSymbol = false
    var isFootnote = false
    var isInTable = false
  }

  /// Groups deeper than this share what the ones around them say.
  private static let nesting = 500

  private let octets: ArraySlice<UInt8>
  private var position: Int
  private var group = Group()
  private var outer: [Group] = []
  /// How many groups are open beyond ``nesting``.
  private var excess = 0
  /// Whether the next control word may say that the group is one to pass over (`\*`).
  private var isIgnorable = false
  /// The octets or characters that still stand in for a `\u`.
  private var passing = 0
  private var text = RTFText()
  private var fonts = RTFFonts()
  /// Whether all groups were closed.
  private var isWhole = true

  /// The text of `octets`, and whether it is the whole of a document.
  static func text(of octets: [UInt8], limits: Limits) -> (text: String?, isWhole: Bool) {
    let start = octets[...].withoutMark
    guard start.hasPrefix("{\\rtf") else { return (nil, false) }
    var reader = RTFReader(octets: start)
    reader.run()
    return (reader.text.finished(), reader.isWhole)
  }

  private init(octets: ArraySlice<UInt8>) {
    self.octets = octets
    position = octets.startIndex
  }

  private mutating func run() {
    var isStarted = false
    while position < octets.endIndex {
      let octet = octets[position]
      position += 1
      switch octet {
      case 0x7B:
        open()
        isStarted = true
      case 0x7D:
        close()
        if isStarted, outer.isEmpty { return }
      case 0x5C: control()
      case 0x0A, 0x0D, 0: break
      default: take(octet)
      }
    }
    isWhole = false
  }

  private mutating func open() {
    passing = 0
    isIgnorable = false
    if outer.count >= Self.nesting {
      excess += 1
    } else {
      outer.append(group)
      group.isFootnote = false
    }
  }

  private mutating func close() {
    passing = 0
    isIgnorable = false
    if excess > 0 {
      excess -= 1
    } else if let last = outer.popLast() {
      if group.isFootnote { text.append("]") }
      group = last
      text.isInTable = group.isInTable
    }
  }

  /// Takes one octet of text, or of a name in the font table.
  private mutating func take(_ octet: UInt8) {
    if passing > 0 {
      passing -= 1
      return
    }
    guard group.place == .text, !group.isHidden else { return }
    if group.isSymbol, octet >= 0x80 {
      text.append(octet == 0xB7 || octet == 0xA7 ? "\u{2022}" : "")
    } else {
      text.append(octet, in: group.charset ?? fonts.standard)
    }
  }

  private mutating func write(_ string: String) {
    if passing > 0 {
      passing -= 1
    } else if group.place == .text, !group.isHidden {
      text.append(string)
    }
  }

  /// Reads what follows a backslash.
  private mutating func control() {
    guard position < octets.endIndex else { return }
    let octet = octets[position]
    guard octet.isLetter, octet < 0x80 else {
      position += 1
      symbol(octet)
      return
    }
    let start = position
    while position < octets.endIndex, octets[position].isLetter, position - start < 32 {
      position += 1
    }
    let word = octets[start..<position].ascii
    let number = number()
    if position < octets.endIndex, octets[position] == 0x20 { position += 1 }
    self.word(word, number)
  }

  /// The number that a control word ends with; one that is no number of 32 bits is cut.
  private mutating func number() -> Int? {
    var index = position
    let isNegative = index < octets.endIndex && octets[index] == 0x2D
    if isNegative { index += 1 }
    guard index < octets.endIndex, octets[index].isDigit else { return nil }
    var value = 0
    while index < octets.endIndex, octets[index].isDigit {
      value = min(value * 10 + Int(octets[index] - 0x30), Int(Int32.max))
      index += 1
    }
    position = index
    return isNegative ? -value : value
  }

  private mutating func symbol(_ octet: UInt8) {
    switch octet {
    case 0x27:
      guard position + 1 < octets.endIndex, let high = octets[position].hexValue,
        let low = octets[position + 1].hexValue
      else { return }
      position += 2
      take(high << 4 | low)
    case 0x2A: isIgnorable = true
    case 0x0A, 0x0D: paragraphEnds()
    case 0x7E: write(" ")
    case 0x5F: write("-")
    case 0x5C, 0x7B, 0x7D: take(octet)
    default: break
    }
  }

  private mutating func word(_ word: String, _ number: Int?) {
    let wasIgnorable = isIgnorable
    isIgnorable = false
    if word == "u" {
      unicode(number ?? 0)
      return
    }
    passing = 0
    let meaning = RTFWord.meanings[word]
    if case .place(let place) = meaning {
      enter(place, word)
      return
    }
    if wasIgnorable { group.place = .passedOver }
    guard !wasIgnorable, let meaning else { return }
    switch meaning {
    case .place: break
    case .text(let string): write(string)
    case .layout(let layout): if group.place == .text { layOut(layout) }
    case .setting: set(word, number)
    }
  }

  private mutating func set(_ word: String, _ number: Int?) {
    switch word {
    case "uc": group.standIns = max(0, min(number ?? 1, 100))
    case "bin": position = min(octets.endIndex, position + max(0, number ?? 0))
    case "ansicpg": fonts.standard = RTFFonts.charset(ofPage: number ?? 0) ?? fonts.standard
    case "mac": fonts.standard = "macintosh"
    case "pc": fonts.standard = "cp437"
    case "pca": fonts.standard = "cp850"
    case "f" where group.place == .fonts: fonts.begin(number ?? 0)
    case "fcharset" where group.place == .fonts: fonts.setCharset(number ?? 0)
    case "cpg" where group.place == .fonts: fonts.setPage(number ?? 0)
    case "f": (group.charset, group.isSymbol) = fonts.charset(of: number ?? 0)
    case "v", "deleted": group.isHidden = number != 0
    case "plain":
      group.isHidden = false
      (group.charset, group.isSymbol) = (nil, false)
    default: break
    }
  }

  private mutating func enter(_ place: RTFPlace, _ word: String) {
    // What is passed over is passed over with all that is in it.
    guard group.place != .passedOver, group.place != .choice || word == "ud" else { return }
    if word == "footnote", place == .text {
      write(" [")
      group.isFootnote = !group.isHidden
    }
    group.place = place
  }

  /// Words that lay out the text.
  private mutating func layOut(_ layout: RTFLayout) {
    switch layout {
    case .paragraph: paragraphEnds()
    case .line: if !group.isHidden { text.breakLine() }
    case .noTable, .inTable:
      group.isInTable = layout == .inTable
      text.isInTable = group.isInTable
    case .cell: text.endCell()
    case .row: text.endRow()
    }
  }

  private mutating func paragraphEnds() {
    if group.place == .text, !group.isHidden { text.endParagraph() }
  }

  /// Takes `\uN`: a unit of UTF-16, after which come characters for readers that know none.
  private mutating func unicode(_ number: Int) {
    passing = group.standIns
    guard group.place == .text, !group.isHidden else { return }
    let unit = UInt16(truncatingIfNeeded: number)
    // Symbol fonts have their characters in the private area.
    if unit & 0xFF00 == 0xF000 {
      text.append([0xB7, 0xA7].contains(unit & 0xFF) ? "\u{2022}" : "")
    } else {
      text.append(unit: unit)
    }
  }
}
