/// A word of a text: where it stands, and a number that all its spellings share.
///
/// Case, accents and width do not count. An ideograph, a kana or a hangul syllable is a word by
/// itself. An apostrophe ends a word: "I'd" is two.
struct Word: Sendable {
  /// Equal for equal words.
  var hash: UInt64
  /// Octets of its line's UTF-8.
  var start: Int32
  var end: Int32
  /// The index of its line; 0 where there are no lines.
  var line: Int32
  var isNumber: Bool
  /// Whether it is a character that is a word by itself; two of them say about as much as a word
  /// of letters.
  var isAlone = false
  /// Whether its first letter is a digit.
  var beginsInDigit = false
  /// Whether a single space parts it from the word before it on its line.
  var followsSpace = false

  /// The hash of no letters (FNV-1a).
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of a text that goes on with `value`.
  static func combine(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ value) &* 0x100_0000_01b3
  }

  /// One number for a row of words.
  static func hash(of words: some Sequence<Word>) -> UInt64 { hash(of: words.lazy.map(\.hash)) }

  /// One number for a row of words, of which these are the hashes.
  static func hash(of hashes: some Sequence<UInt64>) -> UInt64 { hashes.reduce(seed, combine) }

  /// The words of `text`.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    append(of: text, line: 0, to: &words)
    return words
  }

  /// Appends the words of one line.
  static func append(of text: String, line: Int, to words: inout [Word]) {
    let octets = text.utf8Span.span
    let ascii = Self.ascii
    var word = Word(hash: seed, start: -1, end: 0, line: Int32(line), isNumber: true)
    var at = 0
    while at < octets.count {
      let octet = octets[at]
      if octet < 0x80 {
        let folded = ascii[Int(octet)]
        if folded == 0 {
          if word.start >= 0 {
            word.close(before: at, in: &words)
            word.followsSpace = octet == 0x20
          } else {
            word.followsSpace = false
          }
        } else {
          word.take(UInt64(folded), at: at)
          if folded > 0x39 { word.isNumber = false }
        }
        at += 1
        continue
      }
      let (scalar, length) = scalar(in: octets, at: at)
      switch Glyph(scalar) {
      case .joined(let folded):
        word.take(UInt64(folded), at: at)
        if !(0x30...0x39).contains(folded) { word.isNumber = false }
      case .alone(let folded):
        word.close(before: at, in: &words)
        words.append(
          Word(
            hash: combine(seed, UInt64(folded)), start: Int32(at), end: Int32(at + length),
            line: Int32(line), isNumber: false, isAlone: true))
      case .ignored: break
      case .none: word.close(before: at, in: &words)
      }
      at += length
    }
    word.close(before: octets.count, in: &words)
  }

  private mutating func take(_ letter: UInt64, at place: Int) {
    if start < 0 {
      start = Int32(place)
      beginsInDigit = (0x30...0x39).contains(letter)
    }
    hash = Self.combine(hash, letter)
  }

  private mutating func close(before place: Int, in words: inout [Word]) {
    guard start >= 0 else { return }
    end = Int32(place)
    words.append(self)
    start = -1
    hash = Self.seed
    isNumber = true
    followsSpace = false
  }

  /// ASCII letters in lower case and digits; 0 for everything else.
  private static let ascii: [UInt8] = (0..<128).map { octet in
    switch UInt8(octet) {
    case 0x30...0x39, 0x61...0x7A: UInt8(octet)
    case 0x41...0x5A: UInt8(octet) | 0x20
    default: 0
    }
  }

  /// The character at `place` of valid UTF-8, and its length.
  static func scalar(in octets: Span<UInt8>, at place: Int) -> (UInt32, Int) {
    let first = UInt32(octets[place])
    func next(_ offset: Int) -> UInt32 {
      place + offset < octets.count ? UInt32(octets[place + offset]) & 0x3F : 0
    }
    switch first {
    case 0xF0...: return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    case 0xE0...: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    case 0xC0...: return ((first & 0x1F) << 6 | next(1), 2)
    default: return (first, 1)
    }
  }
}
