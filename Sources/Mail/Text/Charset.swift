/// Octets to text: the declared character set first, then what the octets look like.
enum Charset {
  /// Text, and what was odd about its octets.
  struct Decoded {
    var string: String
    /// A sentence, where the octets were not in the set they were declared to be in.
    var defect: String?
  }

  /// Opens every character set that is read by iconv, which loads each from a file.
  static func prepare() { Converters.prepare(CharsetName.converted) }

  /// Decodes `octets`, declared to be in `declared`; `nil` where nothing was declared.
  ///
  /// A declaration is believed where the octets bear it out. Octets that are UTF-8 beyond
  /// ASCII are UTF-8 whatever one-octet set is declared: no text in such a set looks so.
  ///
  /// - Parameter guesses: Whether what a detector says may be asked for, which takes a tenth of
  ///   a millisecond; windows-1252 is the answer else.
  static func decode(
    _ octets: ArraySlice<UInt8>, declared: String?, guesses: Bool = true
  ) -> Decoded {
    let label = declared.map(CharsetName.normalized)
    let encoding =
      label.flatMap { CharsetName.encodings[$0] } ?? UTF16Text.marked(octets)
      ?? UTF16Text.unmarked(octets)
    var unknown: String?
    if let label, encoding == nil, !CharsetName.saysNothing.contains(label) {
      unknown = "The character set \(label.prefix(40)) is unknown."
    }
    switch encoding {
    case .utf16(let order):
      return Decoded(string: UTF16Text.decode(octets, order), defect: unknown)
    case .hz:
      return converted(HZText.gb(octets)[...], from: "GB18030")
    case .iconv(let name, .stateful):
      return converted(octets, from: name)
    case .utf8, .windows1252, .iconv, nil:
      break
    }
    guard let text = octets.validText else {
      return notUTF8(octets, encoding, label: label, unknown: unknown, guesses: guesses)
    }
    if octets.isASCII {
      // ASCII, or the escape sequences of iso-2022 under no name.
      guard octets.index(of: [0x1B, 0x24], from: octets.startIndex) != nil else {
        return Decoded(string: text, defect: unknown)
      }
      return converted(octets, from: "ISO-2022-JP-2")
    }
    switch encoding {
    case .iconv(let name, .manyOctets):
      // By chance, a few characters may be valid in both.
      let isChance = text.unicodeScalars.lazy.filter { $0.value > 0x7F }.prefix(4).count < 4
      let declared = converted(octets, from: name)
      if isChance, declared.defect == nil { return declared }
      return Decoded(string: text, defect: "Text declared \(label ?? name) is UTF-8.")
    case .windows1252, .iconv:
      return Decoded(string: text, defect: "Text declared \(label ?? "otherwise") is UTF-8.")
    case .utf8, .utf16, .hz, nil:
      let start = text.unicodeScalars.first == "\u{FEFF}" ? text.dropFirst() : text[...]
      return Decoded(string: String(start), defect: unknown)
    }
  }

  /// Decodes octets that are not UTF-8.
  private static func notUTF8(
    _ octets: ArraySlice<UInt8>, _ encoding: CharsetName.Encoding?, label: String?,
    unknown: String?, guesses: Bool
  ) -> Decoded {
    switch encoding {
    case .windows1252:
      return Decoded(string: Windows1252.decode(octets))
    case .iconv(let name, .oneOctet):
      return converted(octets, from: name)
    case .iconv(let name, _):
      let text = converted(octets, from: name)
      // A few broken characters in long text are still that text.
      if text.defect == nil || isMostly(text.string, among: octets) { return text }
    case .utf8, nil:
      let mixed = MixedText(reading: octets)
      if mixed.isMostlyUTF8,
        mixed.good > mixed.bad || !guesses || !CharsetGuess(octets).isLikelierThanMixed
      {
        return Decoded(
          string: mixed.string,
          defect: unknown ?? "Some octets of the text are not UTF-8; read as windows-1252.")
      }
    case .utf16, .hz:
      break
    }
    let (string, name) = guesses ? guessed(octets) : (Windows1252.decode(octets), "windows-1252")
    return Decoded(
      string: string,
      defect: unknown
        ?? (label.map { "Text declared \($0) is not; read as \(name)." }
          ?? "Text of eight bits declares no character set; read as \(name)."))
  }

  /// What octets are in when nothing declared fits them.
  private static func guessed(_ octets: ArraySlice<UInt8>) -> (string: String, name: String) {
    let guess = CharsetGuess(octets)
    if case .iconv(let name, _) = guess.encoding {
      let text = converted(octets, from: name)
      if text.defect == nil || isMostly(text.string, among: octets) {
        return (text.string, guess.label)
      }
    }
    return (Windows1252.decode(octets), "windows-1252")
  }

  /// Whether most of the characters beyond ASCII in `text` could be read.
  private static func isMostly(_ text: String, among octets: ArraySlice<UInt8>) -> Bool {
    var good = 0
    // The text may have been cut within its last character.
    var bad = text.unicodeScalars.last?.value == 0xFFFD ? -1 : 0
    for scalar in text.unicodeScalars where scalar.value > 0x7F {
      if scalar.value == 0xFFFD { bad += 1 } else { good += 1 }
    }
    return good > bad * 2
  }

  private static func converted(_ octets: ArraySlice<UInt8>, from name: String) -> Decoded {
    guard let (text, invalid) = Converters.with(name, { $0.utf8(of: octets) }) else {
      let defect = "This system cannot read the character set \(name)."
      return Decoded(string: Windows1252.decode(octets), defect: defect)
    }
    return Decoded(
      string: String(decoding: text, as: UTF8.self),
      defect: invalid == 0 ? nil : "Some octets of the text are not \(name.lowercased()).")
  }
}

/// Windows code page 1252, which mail declared ISO 8859-1 is in as well: the control
/// characters it replaces are in no mail.
enum Windows1252 {
  /// The characters at 0x80 to 0x9F; the five that are not assigned stay control characters.
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The character that `octet` is.
  static func scalar(_ octet: UInt8) -> Unicode.Scalar {
    guard octet & 0xE0 == 0x80 else { return Unicode.Scalar(octet) }
    return Unicode.Scalar(high[Int(octet & 0x1F)]) ?? Unicode.Scalar(octet)
  }

  /// Decodes `octets`; every octet is a character.
  static func decode(_ octets: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count + octets.count / 4)
    for octet in octets { append(octet, to: &text) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the character that `octet` is in UTF-8.
  static func append(_ octet: UInt8, to text: inout [UInt8]) {
    if octet < 0x80 {
      text.append(octet)
      return
    }
    let value = octet & 0xE0 == 0x80 ? high[Int(octet & 0x1F)] : UInt16(octet)
    if value < 0x800 {
      text.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
    } else {
      text.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      text.append(0x80 | UInt8(truncatingIfNeeded: value >> 6) & 0x3F)
    }
    text.append(0x80 | UInt8(truncatingIfNeeded: value) & 0x3F)
  }
}

/// UTF-16, with or without a byte order mark.
enum UTF16Text {
  enum Order { case big, little, unsaid }

  /// The encoding that a byte order mark at the start names.
  static func marked(_ octets: ArraySlice<UInt8>) -> CharsetName.Encoding? {
    let mark = octets.prefix(2)
    if mark.elementsEqual([0xFE, 0xFF]) { return .utf16(.big) }
    return mark.elementsEqual([0xFF, 0xFE]) ? .utf16(.little) : nil
  }

  /// The encoding of `octets` that no mark names, where every other one of their first is
  /// zero: text in the letters of the West.
  static func unmarked(_ octets: ArraySlice<UInt8>) -> CharsetName.Encoding? {
    let start = octets.prefix(64)
    guard start.count > 3, start.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, octet) in start.enumerated() where octet == 0 { zeros[index & 1] += 1 }
    let half = start.count / 2
    if zeros[0] * 4 >= half * 3, zeros[1] == 0 { return .utf16(.big) }
    return zeros[1] * 4 >= half * 3 && zeros[0] == 0 ? .utf16(.little) : nil
  }

  /// Decodes `octets`.
  ///
  /// Without a mark, the order is the one that gives more octets of zero
  /// in the high half, as text of the West has them; big-endian where that says nothing
  /// (RFC 2781, 4.3).
  static func decode(_ octets: ArraySlice<UInt8>, _ order: Order) -> String {
    var body = octets
    var order = order
    switch marked(octets) {
    case .utf16(let marked):
      body = body.dropFirst(2)
      order = marked
    default: break
    }
    let octets = [UInt8](body)
    if case .unsaid = order {
      var zeros = [0, 0]
      for (index, octet) in octets.enumerated() where octet == 0 { zeros[index & 1] += 1 }
      order = zeros[1] > zeros[0] ? .little : .big
    }
    let units = stride(from: 0, to: octets.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(octets[index]), UInt16(octets[index + 1]))
      return if case .little = order { second << 8 | first } else { first << 8 | second }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
