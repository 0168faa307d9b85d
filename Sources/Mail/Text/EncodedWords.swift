/// Encoded words (RFC 2047), read as they occur in the wild: in quoted strings, next to
/// other text, with spaces inside, and cut in the middle of a character.
enum EncodedWords {
  /// `text`, one unfolded value, with its encoded words decoded; what only looks like one
  /// stays as it is.
  static func decode(_ text: ArraySlice<UInt8>) -> String {
    guard text.index(of: [0x3D, 0x3F], from: text.startIndex) != nil else {
      return text.validText ?? Charset.decode(text, declared: nil).string
    }
    var reader = Reader(text: text)
    return reader.decoded()
  }

  /// Where the encoded word at the start of `text` ends; `nil` where none stands there.
  static func end(of text: ArraySlice<UInt8>) -> Int? {
    var reader = Reader(text: text.prefix(2048))
    return reader.word(at: text.startIndex)?.end
  }

  /// The same for text that is a string already.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(0x3F) else { return text }
    return decode(Array(text.utf8)[...])
  }

  private struct Word {
    var charset: String
    var content: [UInt8]
    /// What the content was decoded from, where that is base64.
    var base64: ArraySlice<UInt8>?
    var end: Int
  }

  private struct Reader {
    let text: ArraySlice<UInt8>
    var result = ""
    /// Octets of the words read last, which share a charset and have only blanks between
    /// them: decoded together, because some programs cut words within a character.
    var pending: [UInt8] = []
    var charset = ""
    /// The word read last, while its octets are at the end of ``pending``.
    var last: Word?
    /// How many texts more may be looked at closely that are in no set that is known: a field
    /// of a million words would else have a million guesses.
    var guesses = 4
    /// Whether a search has found that no word ends beyond here.
    var hasNoMoreEnds = false

    mutating func decoded() -> String {
      var plainStart = text.startIndex
      var position = text.startIndex
      while let start = text.index(of: [0x3D, 0x3F], from: position) {
        guard let word = word(at: start) else {
          position = start + 2
          continue
        }
        let between = text[plainStart..<start]
        if pending.isEmpty || !between.allSatisfy(\.isSpace) {
          flush()
          append(between)
        }
        if word.charset != charset { flush() }
        charset = word.charset
        append(word)
        plainStart = word.end
        position = word.end
      }
      flush()
      append(text[plainStart...])
      return result
    }

    private mutating func append(_ plain: ArraySlice<UInt8>) {
      guard !plain.isEmpty else { return }
      result += plain.validText ?? decoded(plain, nil)
    }

    /// Adds the octets of `word`; base64 that was cut in two without regard to its groups of
    /// four is put together again.
    private mutating func append(_ word: Word) {
      var word = word
      if let cut = last?.base64, let rest = word.base64, !pending.isEmpty, cut.last != 0x3D,
        cut.count % 4 != 0, (cut.count + rest.count) % 4 == 0
      {
        pending.removeLast(last?.content.count ?? 0)
        word.content = Base64.decode((cut + rest)[...]).content
        word.base64 = cut + rest
      }
      if pending.isEmpty { pending = word.content } else { pending += word.content }
      last = word
    }

    private mutating func flush() {
      last = nil
      guard !pending.isEmpty else { return }
      let text = decoded(pending[...], charset)
      pending = []
      if result.isEmpty { result = text } else { result += text }
    }

    private mutating func decoded(_ octets: ArraySlice<UInt8>, _ charset: String?) -> String {
      let decoded = Charset.decode(octets, declared: charset, guesses: guesses > 0)
      if decoded.defect != nil { guesses -= 1 }
      return decoded.string
    }

    /// The encoded word `=?charset?Q?text?=` at `start`.
    mutating func word(at start: Int) -> Word? {
      guard let charsetEnd = token(from: start + 2, atMost: 64), charsetEnd + 2 < text.endIndex,
        text[charsetEnd + 2] == 0x3F
      else { return nil }
      let kind = text[charsetEnd + 1].lowercased
      guard kind == 0x71 || kind == 0x62, !hasNoMoreEnds else { return nil }
      let content = charsetEnd + 3
      // The text of a Q word may begin with "=", so its end is looked for behind that.
      guard let end = text.index(of: [0x3F, 0x3D], from: content) else {
        hasNoMoreEnds = true
        return nil
      }
      let name = text[(start + 2)..<charsetEnd].prefix { $0 != 0x2A }.lowercasedASCII
      let octets = text[content..<end]
      guard kind == 0x62 else {
        return Word(charset: name, content: Self.q(octets), base64: nil, end: end + 2)
      }
      return Word(
        charset: name, content: Base64.decode(octets).content, base64: octets, end: end + 2)
    }

    /// The index of the `?` that ends a name of at most `limit` octets without blanks; it may
    /// be empty.
    private func token(from start: Int, atMost limit: Int) -> Int? {
      var index = start
      while index < text.endIndex, index - start <= limit {
        if text[index] == 0x3F { return index }
        if text[index].isSpace { return nil }
        index += 1
      }
      return nil
    }

    private static func q(_ octets: ArraySlice<UInt8>) -> [UInt8] {
      var content: [UInt8] = []
      content.reserveCapacity(octets.count)
      var index = octets.startIndex
      while index < octets.endIndex {
        let octet = octets[index]
        if octet == 0x3D, index + 2 < octets.endIndex, let high = octets[index + 1].hexValue,
          let low = octets[index + 2].hexValue
        {
          content.append(high << 4 | low)
          index += 3
        } else {
          content.append(octet == 0x5F ? 0x20 : octet)
          index += 1
        }
      }
      return content
    }
  }
}
