/// A word of a text: where it stands, and a number that all its spellings share.
///
/// Case, accents and width do not count. An ideograph, a kana or a hangul syllable is a word by
/// itself. An apostrophe ends a word: "I'd" is two.
struct Word: Sendable {
  /// Equal for equal words.
  var hash: UInt64
  /// Its octets: among those of its sheet, or of the text it was taken from.
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

  var octets: Range<Int> { Int(start)..<Int(end) }

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
    words.reserveCapacity(text.utf8.count / 4 + 1)
    append(of: text, to: &words)
    return words
  }

  /// How many words `text` has.
  static func count(in text: String) -> Int {
    let octets = text.utf8Span.span
    var count = 0
    forEach(in: octets, 0..<octets.count) { _ in count += 1 }
    return count
  }

  /// Appends the words of a text.
  static func append(of text: String, to words: inout [Word]) {
    let octets = text.utf8Span.span
    forEach(in: octets, 0..<octets.count) { words.append($0) }
  }

  /// Calls `body` with each word of a line, which has a range of some octets.
  @inline(__always)
  static func forEach(
    in octets: Span<UInt8>, _ range: Range<Int>, line: Int = 0, _ body: (Word) -> Void
  ) {
    var word = Word(hash: seed, start: -1, end: 0, line: Int32(line), isNumber: true)
    func close(before place: Int) {
      guard word.start >= 0 else { return }
      word.end = Int32(place)
      body(word)
      word = Word(hash: seed, start: -1, end: 0, line: Int32(line), isNumber: true)
    }
    var at = range.lowerBound
    while at < range.upperBound {
      let octet = octets[at]
      if octet < 0x80 {
        if folded(octet) != 0 {
          at = word.takeLetters(of: octets, from: at, before: range.upperBound)
          continue
        }
        let endsWord = word.start >= 0
        close(before: at)
        word.followsSpace = endsWord && octet == 0x20
        at += 1
        continue
      }
      let (scalar, length) = scalar(in: octets, at: at)
      switch Glyph(scalar) {
      case .joined(let folded):
        word.take(UInt64(folded), at: at)
        // The Swiss write "ss" for "ß".
        if scalar == 0xDF { word.take(UInt64(folded), at: at) }
      case .alone(let folded):
        close(before: at)
        body(
          Word(
            hash: combine(seed, UInt64(folded)), start: Int32(at), end: Int32(at + length),
            line: Int32(line), isNumber: false, isAlone: true))
      case .ignored: break
      case .none: close(before: at)
      }
      at += length
    }
    close(before: range.upperBound)
  }

  /// Takes the ASCII letters and digits that stand side by side, and returns where they end.
  @inline(__always)
  private mutating func takeLetters(
    of octets: Span<UInt8>, from first: Int, before end: Int
  ) -> Int {
    if start < 0 {
      start = Int32(first)
      beginsInDigit = octets[first] < 0x3A
    }
    var (at, hash, bits) = (first, hash, UInt64(0))
    while at < end, case let letter = Self.folded(octets[at]), letter != 0 {
      hash = Self.combine(hash, letter)
      bits |= letter
      at += 1
    }
    self.hash = hash
    // Every letter has the bit that no digit has.
    if bits & 0x40 != 0 { isNumber = false }
    return at
  }

  private mutating func take(_ letter: UInt64, at place: Int) {
    let isDigit = (0x30...0x39).contains(letter)
    if start < 0 {
      start = Int32(place)
      beginsInDigit = isDigit
    }
    if !isDigit { isNumber = false }
    hash = Self.combine(hash, letter)
  }

  /// An ASCII letter in lower case or a digit; 0 for everything else.
  @inline(__always)
  private static func folded(_ octet: UInt8) -> UInt64 {
    let small = octet | 0x20
    if small &- 0x61 < 26 { return UInt64(small) }
    return octet &- 0x30 < 10 ? UInt64(octet) : 0
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
