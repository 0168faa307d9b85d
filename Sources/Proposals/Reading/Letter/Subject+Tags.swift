extension Subject {
  /// A bracketed tag at the beginning.
  static func leadingTag(_ text: String) -> (text: Substring, rest: String)? {
    guard text.utf8.first == 0x5B, let close = text.utf8.firstIndex(of: 0x5D) else { return nil }
    let rest = text[text.index(after: close)...].trimmingWhitespace
    guard !rest.isEmpty else { return nil }
    return (text[text.index(after: text.startIndex)..<close], rest)
  }

  /// "Re:", "AW:", "Fwd:", "Re[2]:" at the beginning.
  static func prefix(_ text: String, _ vocabulary: Vocabulary) -> (isForward: Bool, rest: String)? {
    guard let colon = text.utf8.prefix(35).firstIndex(where: { $0 == 0x3A || $0 == 0xEF }),
      let colon = text[colon...].firstIndex(where: { $0 == ":" || $0 == "：" }),
      text[..<colon].utf8.count <= 32
    else { return nil }
    var words = Word.words(of: String(text[..<colon]))
    words.removeAll(where: \.isNumber)
    guard !words.isEmpty, words.count <= 4 else { return nil }
    let rest = text[text.index(after: colon)...].trimmingWhitespace
    if vocabulary.phrases.contains(words, as: .replyPrefix) { return (false, rest) }
    if vocabulary.phrases.contains(words, as: .forwardPrefix) { return (true, rest) }
    return nil
  }

  /// The text before and after a colon or a dash that may part a prefix from a title.
  static func split(_ text: String) -> (head: String, tail: String)? {
    let octets = text.utf8Span.span
    func parts(_ place: Int, _ width: Int) -> (String, String) {
      let start = text.utf8.index(text.startIndex, offsetBy: place)
      let end = text.utf8.index(start, offsetBy: width)
      return (String(text[..<start]), text[end...].trimmingWhitespace)
    }
    for at in octets.indices {
      let next = at + 1 < octets.count ? octets[at + 1] : 0
      let third = at + 2 < octets.count ? octets[at + 2] : 0
      switch octets[at] {
      case 0x3A where at > 0 && next != 0: return parts(at, 1)  // :
      case 0x2D where at > 0 && octets[at - 1] == 0x20 && next == 0x20: return parts(at, 1)  // -
      // – and —
      case 0xE2 where at > 0 && next == 0x80 && (0x93...0x94).contains(third): return parts(at, 3)
      case 0xEF where next == 0xBC && third == 0x9A: return parts(at, 3)  // ：
      // A picture between spaces.
      case 0xF0
      where at > 0 && octets[at - 1] == 0x20
        && isPicture(text[text.utf8.index(text.startIndex, offsetBy: at)...].first):
        let end = (at..<octets.count).first { octets[$0] == 0x20 } ?? octets.count
        if end < octets.count { return parts(at, end - at) }
      default: continue
      }
    }
    return nil
  }

  /// Removes "(was: …)" and its like from the end.
  static func withoutPast(_ text: String, _ vocabulary: Vocabulary) -> String {
    for (open, close) in [(0x28, 0x29), (0x5B, 0x5D)] as [(UInt8, UInt8)] {  // ( ) [ ]
      guard let start = text.firstIndex(ofOctet: open), start > text.startIndex else { continue }
      let inside = text[text.index(after: start)...]
      guard inside.utf8.contains(close),
        let first = Word.words(of: String(inside.prefix(16))).first,
        vocabulary.phrases.contains(first.hash, as: .was)
      else { continue }
      return text[..<start].trimmingWhitespace
    }
    return text
  }

  mutating func read(tag: Substring, _ vocabulary: Vocabulary) {
    let words = Word.words(of: String(tag))
    let known = vocabulary.callWords
    let names = words.contains { known.names.contains($0.hash) } || known.areNearly(tag)
    let noun = words.contains { word in
      vocabulary.isNoun(word) && !known.names.contains(word.hash)
        || known.formats.contains(word.hash)
    }
    namesCall = namesCall || names
    if noun, names { isTagged = true }
    let others = words.filter { !$0.isNumber && !known.names.contains($0.hash) }
    // "[x-planning]" is a list's name.
    if names, !noun, !others.isEmpty, tag.holds(" "),
      !others.contains(where: { vocabulary.phrases.contains($0.hash, as: .session) })
    {
      isTaggedOtherwise = true
    }
    if noun, words.count == 1 { isMarked = true }
  }

  /// Removes "[RESEND]", "[2/4]", "(2/4)", "[X TOPIC]" from the end.
  mutating func trailingTags(of text: String, _ vocabulary: Vocabulary) -> String {
    var rest = text
    while let last = rest.utf8.last, last == 0x5D || last == 0x29 {  // ] )
      guard let open = rest.utf8.lastIndex(of: last == 0x5D ? 0x5B : 0x28), open > rest.startIndex
      else { break }
      let inside = rest[rest.index(after: open)...].dropLast()
      let words = Word.words(of: String(inside))
      let isCount = !words.isEmpty && words.allSatisfy(\.isNumber) && inside.holds("/")
      let isEmpty =
        !words.isEmpty
        && words.allSatisfy { word in
          vocabulary.phrases.contains(word.hash, as: Self.fillers)
            || vocabulary.callWords.names.contains(word.hash)
        }
      guard last == 0x5D || isCount || isEmpty else { break }
      if !isCount { read(tag: inside, vocabulary) }
      rest = rest[..<open].trimmingWhitespace
    }
    return rest
  }
}
