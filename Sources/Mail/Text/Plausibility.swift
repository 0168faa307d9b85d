/// How much octets, read in a character set, look like something that a person wrote.
///
/// Text read in the wrong set shows it: letters of two alphabets in one word, capitals behind
/// small letters, signs within words, characters that are rare or that are none.
enum Plausibility {
  /// What no text exceeds.
  static let best = 1000

  /// The share of `sample`'s octets beyond ASCII that make sense in `encoding`, in thousandths.
  ///
  /// Below zero for what is no text at all; `nil` where nothing can be said.
  static func score(of sample: ArraySlice<UInt8>, in encoding: CharsetName.Encoding) -> Int? {
    let count = sample.count { $0 > 0x7F }
    guard count > 0 else { return nil }
    switch encoding {
    case .windows1252:
      return words(sample.lazy.map(Windows1252.scalar)) * 1000 / (count * 10)
    case .iconv(let name, .oneOctet):
      guard let (text, invalid) = Converters.with(name, { $0.utf8(of: sample) }) else { return nil }
      let score = words(String(decoding: text, as: UTF8.self).unicodeScalars) - invalid * 30
      return score * 1000 / (count * 10)
    case .iconv(let name, .manyOctets):
      guard let (_, invalid) = Converters.with(name, { $0.utf8(of: sample) }),
        let rows = Rows.of[name]
      else { return nil }
      // The sample may end within a character.
      return (rows.score(of: sample) - max(0, invalid - 1) * 30) * 1000 / (count * 10)
    case .iconv, .utf8, .utf16, .hz:
      return nil
    }
  }

  // MARK: Alphabets

  private enum Script { case latin, cyrillic, other }

  /// A run of letters, as far as it has been read.
  private struct Word {
    var script: Script?
    var isMixed = false
    var ascii = 0
    var beyond = 0
    var rare = 0
    var capitals = 0
    /// How often a capital followed a small letter.
    var turns = 0
    var endsSmall = false

    /// The worth of the letters beyond ASCII, ten for each that fits.
    var score: Int {
      guard beyond > 0 else { return 0 }
      if isMixed || script != .latin && ascii > 0 { return beyond * -4 }
      if script == .latin, beyond > ascii + 1, beyond > 2 { return beyond * 2 }
      let isShouted = beyond > 1 && capitals == ascii + beyond
      return beyond * (isShouted ? 6 : 10) - rare * (script == .latin ? 2 : 8) - turns * 20
    }
  }

  private static func words(_ text: some Sequence<Unicode.Scalar>) -> Int {
    var score = 0
    var word = Word()
    /// What a sign within a word costs, once it is known that the word goes on behind it.
    var pendingSign = false
    var isApostrophe = false
    for scalar in text {
      let value = scalar.value
      if let (script, isCapital) = letter(scalar) {
        if pendingSign { score -= 10 }
        pendingSign = false
        // An apostrophe between letters is as good as a letter.
        if isApostrophe { score += 4 }
        isApostrophe = false
        if value < 0x80 { word.ascii += 1 } else { word.beyond += 1 }
        if isRare(value, script) { word.rare += 1 }
        if value > 0x7F {
          if let known = word.script, known != script { word.isMixed = true }
          word.script = script
        }
        if isCapital {
          word.capitals += 1
          if word.endsSmall { word.turns += 1 }
        }
        word.endsSmall = !isCapital
        continue
      }
      let followsLetter = word.ascii + word.beyond > 0
      score += word.score
      word = Word()
      pendingSign = false
      isApostrophe = value == 0x2019 && followsLetter
      guard value > 0x7F else { continue }
      switch value {
      case 0x80...0x9F, 0xE000...0xF8FF, 0xFFFD: score -= 30
      case 0xA0, 0xAD, 0xB7, 0x2019, 0x2010...0x2014: score += 6
      case 0xB0, 0xB2, 0xB3, 0xB9, 0xAA, 0xBA, 0xA9, 0xAE, 0x2122, 0x2026, 0x20AC, 0xA3, 0xBB,
        0x201C, 0x201D, 0x2018:
        score += 5
        pendingSign = followsLetter
      case 0xA7, 0xAB, 0xA1, 0xBF, 0x201E, 0x201A, 0x2022, 0x2116:
        score += 5
        pendingSign = followsLetter
      default:
        pendingSign = followsLetter
      }
    }
    return score + word.score
  }

  /// Whether a letter is one that few of its alphabet's languages have.
  private static func isRare(_ value: UInt32, _ script: Script) -> Bool {
    switch (script, value) {
    case (.latin, 0xD0), (.latin, 0xDD), (.latin, 0xDE), (.latin, 0xF0), (.latin, 0xFD...0xFE):
      true
    case (.latin, _): value > 0xFF
    case (.cyrillic, 0x410...0x44F), (.cyrillic, 0x401), (.cyrillic, 0x404),
      (.cyrillic, 0x406...0x407), (.cyrillic, 0x40E), (.cyrillic, 0x451), (.cyrillic, 0x454),
      (.cyrillic, 0x456...0x457), (.cyrillic, 0x45E), (.cyrillic, 0x490...0x491):
      false
    case (.cyrillic, _): true
    case (.other, _): false
    }
  }

  /// The alphabet of a letter, and whether it is a capital; `nil` for what is none.
  private static func letter(_ scalar: Unicode.Scalar) -> (Script, isCapital: Bool)? {
    switch scalar.value {
    case 0x41...0x5A: (.latin, true)
    case 0x61...0x7A: (.latin, false)
    case 0..<0xC0, 0xD7, 0xF7: nil
    case 0xC0...0xDE: (.latin, true)
    case 0xDF...0xFF: (.latin, false)
    case 0x100...0x24F, 0x1E00...0x1EFF, 0x300...0x323:
      (.latin, scalar.properties.isUppercase)
    case 0x400...0x42F: (.cyrillic, true)
    case 0x430...0x4FF: (.cyrillic, false)
    case 0x370...0x3FF: (.other, scalar.properties.isUppercase)
    case 0x5B0...0x6FF, 0xE00...0xE7F: (.other, false)
    default: nil
    }
  }
}

/// Which rows of a set of two octets hold the characters that its language is written in.
///
/// Every pair of octets is a character in most of these sets: what tells them apart is how
/// common the characters are.
private struct Rows {
  /// The first octets of common characters.
  var common: [ClosedRange<UInt8>]
  /// The first octets of punctuation and of letters that are also written.
  var signs: [ClosedRange<UInt8>]
  /// The first octets of the syllables without which no text of the language is.
  var needed: [ClosedRange<UInt8>] = []
  /// What the second octet of a common character is.
  var second: ClosedRange<UInt8> = 0xA1...0xFE
  /// Whether the language sets blanks between its words.
  var hasBlanks = false
  /// Characters of one octet beyond ASCII.
  var single: ClosedRange<UInt8>?

  static let of: [String: Rows] = [
    "GB18030": Rows(common: [0xB0...0xD7], signs: [0xA1...0xA3]),
    "BIG5-HKSCS": Rows(common: [0xA4...0xC6], signs: [0xA1...0xA3], second: 0x40...0xFE),
    "CP949": Rows(common: [0xB0...0xC8], signs: [0xA1...0xA3], hasBlanks: true),
    "EUC-JP": Rows(
      common: [0xA4...0xA5, 0xB0...0xCF], signs: [0xA1...0xA3], needed: [0xA4...0xA5]),
    "CP932": Rows(
      common: [0x82...0x83, 0x88...0x97], signs: [0x81...0x81], needed: [0x82...0x83],
      second: 0x40...0xFC, single: 0xA1...0xDF),
  ]

  /// The worth of the octets beyond ASCII, ten for each that is in a common character.
  func score(of octets: ArraySlice<UInt8>) -> Int {
    var score = 0
    var index = octets.startIndex
    var pairs = 0
    var hasNeeded = needed.isEmpty
    while index < octets.endIndex {
      let first = octets[index]
      let before = index > octets.startIndex ? octets[index - 1] : 0x20
      index += 1
      if first < 0x80 {
        if first == 0x20, before > 0x7F, !hasBlanks, index < octets.endIndex, octets[index] > 0x7F {
          score -= 5
        }
        continue
      }
      if let single, single.contains(first) {
        score += 1
        continue
      }
      guard index < octets.endIndex else { break }
      let next = octets[index]
      index += 1
      pairs += 1
      if needed.contains(where: { $0.contains(first) }) { hasNeeded = true }
      let isBoth = next > 0x7F
      // A word in Latin letters does not go on in others.
      if before.isLetter, !isBoth || index < octets.endIndex && octets[index].isLetter {
        score -= 10
        continue
      }
      if common.contains(where: { $0.contains(first) }), second.contains(next) {
        score += isBoth ? 20 : 10
      } else if signs.contains(where: { $0.contains(first) }), second.contains(next) {
        score += isBoth ? 14 : 7
      } else {
        score += isBoth ? 2 : -4
      }
    }
    return hasNeeded || pairs < 4 ? score : score / 4
  }
}
