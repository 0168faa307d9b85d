/// A table of phrases in lower case, looked for in the octets of a text: looking for strings
/// in strings costs thirty times as much.
struct Phrases: Sendable {
  private let phrases: [[UInt8]]
  /// The phrases by their first octet.
  private var beginning = [[[UInt8]]](repeating: [], count: 256)
  /// Whether a phrase begins with two octets in either case, the first of which is the index here
  /// and the second's last six bits the place: nearly no two octets of a text do.
  private var pairs = [UInt64](repeating: 0, count: 256)
  /// Whether a phrase ends with an octet.
  private var lasts = [Bool](repeating: false, count: 256)

  /// Whether a phrase begins with an octet beyond ASCII.
  private var beginsBeyondASCII = false

  /// Takes phrases of at least two octets.
  init(_ phrases: [String]) {
    self.phrases = phrases.map { Array($0.utf8) }
    for phrase in self.phrases where phrase.count > 1 {
      beginning[Int(phrase[0])].append(phrase)
      let seconds: UInt64 = 1 << (phrase[1] & 63) | 1 << (phrase[1].uppercased & 63)
      pairs[Int(phrase[0])] |= seconds
      pairs[Int(phrase[0].uppercased)] |= seconds
      lasts[Int(phrase[phrase.count - 1])] = true
      if phrase[0] > 0x7F { beginsBeyondASCII = true }
    }
  }

  /// Whether one of the phrases stands in `text`, which is in lower case.
  func occur(in text: [UInt8]) -> Bool {
    guard text.count > 1 else { return false }
    let octets = text.span
    let pairs = pairs.span
    for index in 0..<octets.count - 1
    where pairs[Int(octets[index])] >> UInt64(octets[index + 1] & 63) & 1 != 0 {
      if begin(text[index...]) { return true }
    }
    return false
  }

  /// Whether one of the phrases stands in `text`, in whatever case.
  func occur(in text: String) -> Bool {
    let octets = text.utf8.span
    guard octets.isASCII else { return occur(in: text.lowercasedOctets) }
    guard octets.count > 1 else { return false }
    let pairs = pairs.span
    for index in 0..<octets.count - 1
    where pairs[Int(octets[index])] >> UInt64(octets[index + 1] & 63) & 1 != 0 {
      if begin(octets.extracting(index...)) { return true }
    }
    return false
  }

  /// Whether `text`, ASCII in whatever case, begins with one of the phrases.
  private func begin(_ text: Span<UInt8>) -> Bool {
    beginning[Int(text[0].lowercased)].contains { phrase in
      phrase.count <= text.count && phrase.indices.allSatisfy { text[$0].lowercased == phrase[$0] }
    }
  }

  /// Whether `text`, which is in lower case, begins with one of the phrases.
  func begin(_ text: [UInt8]) -> Bool { begin(text[...]) }

  private func begin(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return beginning[Int(first)].contains { text.starts(with: $0) }
  }

  /// Whether `text`, in whatever case, begins with one of the phrases; nearly none does, which
  /// its first two octets tell.
  func begin(_ text: String) -> Bool {
    let octets = text.utf8.span
    guard octets.count > 1 else { return false }
    let mayBegin =
      octets[0] > 0x7F
      ? beginsBeyondASCII
      : octets[1] > 0x7F || hasStart(octets[0].lowercased, octets[1].lowercased)
    return mayBegin && begin(text.lowercasedOctets)
  }

  /// Whether a phrase may begin with these two octets.
  func hasStart(_ first: UInt8, _ second: UInt8) -> Bool {
    pairs[Int(first)] >> UInt64(second & 63) & 1 != 0
  }

  /// Whether a phrase ends with `octet`.
  func hasEnd(_ octet: UInt8) -> Bool { lasts[Int(octet)] }

  /// Whether `text`, which is in lower case, ends with one of the phrases.
  func end(_ text: [UInt8]) -> Bool {
    guard let last = text.last, lasts[Int(last)] else { return false }
    return phrases.contains { text.suffix($0.count).elementsEqual($0) }
  }
}

extension [UInt8] {
  /// Appends the octets of `text` in lower case.
  mutating func append(lowercased text: String) {
    let start = count
    append(contentsOf: text.utf8)
    let isASCII = lowercaseASCII(from: start)
    guard !isASCII else { return }
    var lowercased = Array(self[start...])
    removeLast(count - start)
    append(
      contentsOf: LowerCase.apply(to: &lowercased) ? lowercased : Array(text.lowercased().utf8))
  }

  /// Makes the capitals of ASCII from `start` on small ones; whether there is nothing but ASCII.
  private mutating func lowercaseASCII(from start: Int) -> Bool {
    var octets = mutableSpan
    var all: UInt8 = 0
    for index in start..<octets.count {
      let octet = octets[index]
      all |= octet
      octets[index] = octet &- 0x41 < 26 ? octet | 0x20 : octet
    }
    return all < 0x80
  }
}

extension String {
  /// The octets of the text in lower case.
  var lowercasedOctets: [UInt8] {
    var lowercased: [UInt8] = []
    lowercased.append(lowercased: self)
    return lowercased
  }

  /// The last octet of the text.
  var lastOctet: UInt8? {
    let octets = utf8.span
    return octets.isEmpty ? nil : octets[octets.count - 1]
  }

  /// Whether the text ends in a colon, be it one of East Asia.
  var endsInColon: Bool {
    guard let last = lastOctet else { return false }
    return last == 0x3A || last == 0x9A && utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
  }
}
