/// Reads addresses as people and programs write them: without angle brackets, with names
/// in comments, with a semicolon or nothing between them, with quotes and brackets that never
/// end.
struct AddressReader {
  private let octets: ArraySlice<UInt8>
  private var found: [Address] = []
  /// The words outside brackets, with their quotes undone.
  private var words: [[UInt8]] = []
  /// What stood in angle brackets.
  private var bracketed: [UInt8]?
  /// How many words stood before the bracket.
  private var wordsBefore = 0
  private var comment: [UInt8] = []
  /// A name that a comma has cut off its address: `Example, Ada <ada@example.org>`.
  private var cutName: [UInt8]?
  /// Whether the octet before was a blank: a new word begins.
  private var afterBlank = true
  private var hasNoMoreQuotes = false
  /// Whether an at-sign has stood among the words.
  private var hasSign = false
  /// Where `?=` comes next, as far as it has been looked for.
  private var nextWordEnd: Int?
  /// Whether an opening bracket of a comment has been met that nothing closes.
  private var hasNoMoreComments = false

  init(_ octets: ArraySlice<UInt8>) { self.octets = octets }

  /// The first addresses, in order.
  ///
  /// - Parameter limit: How many are read; one more or so shows that there are others.
  mutating func addresses(atMost limit: Int) -> [Address] {
    // Room for all at once: a long list would else be copied while it grows.
    if octets.count > 65_536 {
      found.reserveCapacity(min(limit, octets.count { $0 == 0x2C || $0 == 0x3B }) + 2)
    }
    var index = octets.startIndex
    while index < octets.endIndex, found.count <= limit {
      let octet = octets[index]
      switch octet {
      case 0x22: index = readQuoted(at: index)
      case 0x28 where !hasNoMoreComments: index = readComment(at: index)
      case 0x3C: index = readBracketed(at: index)
      case 0x2C, 0x3B:
        finish(beforeComma: octet == 0x2C)
        index += 1
      case 0x3A where bracketed == nil && !hasSign:
        // The name of a group.
        words = []
        comment = []
        cutName = nil
        afterBlank = true
        index += 1
      case 0x3D where octets[index...].starts(with: [0x3D, 0x3F]):
        // An encoded word may hold anything, raw commas too.
        let end = encodedWordEnd(at: index) ?? index + 1
        append(octets[index..<end])
        index = end
      case 0x28, 0x29, 0x3E:
        // A bracket too many.
        afterBlank = true
        index += 1
      default:
        if octet.isSpace {
          afterBlank = true
          index += 1
        } else {
          index = readWord(at: index)
        }
      }
    }
    finish(beforeComma: false)
    return found
  }

  /// Takes the octets from `start` on that mean nothing but themselves.
  private mutating func readWord(at start: Int) -> Int {
    var index = start
    repeat {
      if octets[index] == 0x40 { hasSign = true }
      index += 1
    } while index < octets.endIndex && !octets[index].isSpace
      && !Self.isSpecial(octets[index])
    append(octets[start..<index])
    return index
  }

  /// Whether `octet` means something between addresses and in them.
  static func isSpecial(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x22, 0x28, 0x29, 0x2C, 0x3A...0x3E: true
    default: false
    }
  }

  private mutating func encodedWordEnd(at start: Int) -> Int? {
    if nextWordEnd.map({ $0 < start + 2 }) ?? true {
      nextWordEnd = octets.index(of: [0x3F, 0x3D], from: start + 2) ?? octets.endIndex
    }
    guard let nextWordEnd, nextWordEnd - start < 2048 else { return nil }
    return EncodedWords.end(of: octets[start...])
  }

  private mutating func append(_ text: some Collection<UInt8>) {
    if words.isEmpty || afterBlank && words.count < 1000 {
      words.append([UInt8](text))
    } else {
      // A name of a thousand words is text: what follows is joined to the last.
      if afterBlank { words[words.count - 1].append(0x20) }
      words[words.count - 1] += text
    }
    afterBlank = false
  }

  /// Reads the quoted string at `start`, whose quotes are kept where it is a local part.
  private mutating func readQuoted(at start: Int) -> Int {
    guard !hasNoMoreQuotes, octets.index(of: 0x22, from: start + 1) != nil else {
      // A quote that never ends is none.
      hasNoMoreQuotes = true
      return start + 1
    }
    var text: [UInt8] = []
    var index = start + 1
    while index < octets.endIndex, octets[index] != 0x22 {
      if octets[index] == 0x5C, index + 1 < octets.endIndex { index += 1 }
      text.append(octets[index])
      index += 1
    }
    let next = min(index + 1, octets.endIndex)
    if next < octets.endIndex, octets[next] == 0x40 {
      append(octets[start..<next])
    } else {
      append(text)
    }
    return next
  }

  private mutating func readComment(at start: Int) -> Int {
    guard let (text, end) = Self.comment(in: octets, at: start) else {
      // One that nothing closes is none.
      hasNoMoreComments = true
      return start
    }
    if comment.isEmpty { comment = [UInt8](text[...].trimmed) }
    afterBlank = true
    return end
  }

  /// The comment at `start` without its brackets, and where it ends; `nil` where it does not.
  private static func comment(in octets: ArraySlice<UInt8>, at start: Int) -> ([UInt8], Int)? {
    var depth = 0
    var index = start
    var text: [UInt8] = []
    while index < octets.endIndex {
      let octet = octets[index]
      if octet == 0x5C, index + 1 < octets.endIndex {
        index += 1
        text.append(octets[index])
      } else if octet == 0x28 {
        depth += 1
        if depth > 1 { text.append(octet) }
      } else if octet == 0x29 {
        depth -= 1
        if depth == 0 { return (text, index + 1) }
        text.append(octet)
      } else {
        text.append(octet)
      }
      index += 1
    }
    return nil
  }

  private mutating func readBracketed(at start: Int) -> Int {
    var address: [UInt8] = []
    var index = start + 1
    var isQuoted = false
    while index < octets.endIndex {
      let octet = octets[index]
      if octet == 0x22 { isQuoted.toggle() }
      if !isQuoted, octet == 0x3E || octet == 0x3C { break }
      if !isQuoted, octet == 0x28, !hasNoMoreComments {
        if let end = Self.comment(in: octets, at: index)?.1 {
          index = end
          continue
        }
        hasNoMoreComments = true
      }
      if isQuoted || !octet.isSpace { address.append(octet) }
      index += 1
    }
    take(bracketed: address[...])
    afterBlank = true
    if index < octets.endIndex, octets[index] == 0x3C { return index }
    return min(index + 1, octets.endIndex)
  }

  private mutating func take(bracketed address: ArraySlice<UInt8>) {
    var address = address
    // An obsolete route (RFC 5322, 4.4): `@a.example,@b.example:ada@example.org`.
    if address.first == 0x40, let colon = address.lastIndex(of: 0x3A) {
      address = address[(colon + 1)...]
    }
    if address.hasPrefix("mailto:") { address = address.dropFirst(7) }
    guard !address.isEmpty else { return }
    if let known = bracketed {
      // A second address: the comma before it was forgotten, or it says the same again.
      guard address.contains(0x40), address.lowercasedASCII != known[...].lowercasedASCII else {
        return
      }
      let next = [[UInt8]](words[wordsBefore...])
      words = [[UInt8]](words[..<wordsBefore])
      finish(beforeComma: false)
      words = next
    }
    bracketed = [UInt8](address)
    wordsBefore = words.count
  }

  /// Ends the address that was being read.
  private mutating func finish(beforeComma: Bool) {
    let name = cutName
    cutName = nil
    defer {
      words = []
      comment = []
      bracketed = nil
      hasSign = false
      wordsBefore = 0
      afterBlank = true
    }
    if let bracketed {
      var phrase = Self.joined(words[...])
      if let name, !phrase.isEmpty { phrase = name + [0x2C, 0x20] + phrase }
      found.append(
        Address(name: phrase.isEmpty ? comment[...] : phrase[...], address: bracketed[...]))
      return
    }
    if let name { keepAsMailbox(name) }
    joinPieces()
    let places = words.indices.filter { words[$0].contains(0x40) }
    guard let last = places.last else {
      finishWithoutSign(beforeComma: beforeComma)
      return
    }
    if places.count == words.count {
      // Addresses with nothing but blanks between them.
      for word in words { found.append(Address(name: comment[...], address: Self.bare(word))) }
      return
    }
    // The address is the word with the sign in it, the others are the name.
    let others = words[..<last] + words[(last + 1)...]
    found.append(Address(name: Self.joined(others)[...], address: Self.bare(words[last])))
  }

  /// Ends words without an at-sign: a name whose address is in the comment, a name before a
  /// comma, or a mailbox of the same host.
  private mutating func finishWithoutSign(beforeComma: Bool) {
    guard !words.isEmpty else { return }
    if comment.contains(0x40), !comment.contains(where: \.isSpace) {
      found.append(Address(name: Self.joined(words[...])[...], address: Self.bare(comment)))
      return
    }
    // More words are neither a name nor a mailbox.
    guard words.count <= 3 else { return }
    let phrase = Self.joined(words[...])
    if beforeComma, comment.isEmpty {
      cutName = phrase
    } else {
      keepAsMailbox(phrase)
    }
  }

  /// Keeps `word` as a mailbox of the same host, as cron writes it: one word and no more.
  private mutating func keepAsMailbox(_ word: [UInt8]) {
    guard !word.isEmpty, !word.contains(where: { $0 == 0x20 || $0 > 0x7E || $0 == 0x3F }) else {
      return
    }
    found.append(Address(name: comment[...], address: word[...]))
  }

  /// Puts an address together that has blanks in it: `ada @ example . org`.
  private mutating func joinPieces() {
    guard hasSign, words.count > 1 else { return }
    var joined: [[UInt8]] = []
    for word in words {
      let isAddress = joined.last?.contains(0x40) ?? false
      let end = joined.last?.last
      let goesOn =
        word.first == 0x40 && !isAddress || end == 0x40
        || isAddress && (word.first == 0x2E || end == 0x2E)
      if goesOn, !joined.isEmpty {
        joined[joined.count - 1] += word
      } else {
        joined.append(word)
      }
    }
    words = joined
  }

  private static func joined(_ words: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = words.first, words.count > 1 else { return words.first ?? [] }
    var phrase = first
    phrase.reserveCapacity(words.reduce(0) { $0 + $1.count + 1 })
    for word in words.dropFirst() {
      phrase.append(0x20)
      phrase += word
    }
    return phrase
  }

  /// An address without the quotes, brackets and scheme that people put around it.
  private static func bare(_ word: [UInt8]) -> ArraySlice<UInt8> {
    var word = word[...]
    if word.hasPrefix("mailto:") { word = word.dropFirst(7) }
    for (open, close) in [(0x27, 0x27), (0x5B, 0x5D), (0x60, 0x27)] as [(UInt8, UInt8)]
    where word.count > 2 && word.first == open && word.last == close {
      word = word.dropFirst().dropLast()
    }
    return word
  }
}
