/// The parameters of a MIME field, in order; names in lower case, values as octets.
///
/// Looking one up undoes RFC 2231 (continuations, charsets) and, because mail programs
/// write them there all the same, RFC 2047's encoded words.
struct Parameters {
  private let pairs: [(name: String, value: [UInt8])]

  init(_ pairs: [(name: String, value: [UInt8])]) { self.pairs = pairs }

  var isEmpty: Bool { pairs.isEmpty }

  /// Whether there are as many as are read, and perhaps more.
  var areMany: Bool { pairs.count >= TokenReader.parameterLimit }

  /// The octets of the first parameter called `name`, as they stand.
  func octets(_ name: String) -> [UInt8]? { pairs.first { $0.name == name }?.value }

  /// The first parameter called `name` in lower case, for values that are ASCII words.
  func word(_ name: String) -> String? {
    text(name).map { $0.lowercased() }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The parameter called `name`, decoded; `nil` where there is none.
  func text(_ name: String) -> String? {
    if let extended = extended(name) { return extended }
    guard let value = octets(name) else { return nil }
    return EncodedWords.decode(value[...])
  }

  /// The value written by RFC 2231: `name*=`, or the sections `name*0=`, `name*1*=` in the
  /// order of their numbers.
  private func extended(_ name: String) -> String? {
    var sections: [(number: Int, value: [UInt8], isEncoded: Bool)] = []
    for (key, value) in pairs where key.hasPrefix(name + "*") {
      var suffix = key.utf8.dropFirst(name.utf8.count + 1)
      var isEncoded = suffix.isEmpty
      if suffix.last == 0x2A {
        suffix = suffix.dropLast()
        isEncoded = true
      }
      guard suffix.allSatisfy(\.isDigit),
        let number = suffix.isEmpty ? 0 : Int(String(decoding: suffix, as: UTF8.self))
      else { continue }
      sections.append((number, value, isEncoded))
    }
    guard !sections.isEmpty else { return nil }
    sections.sort { $0.number < $1.number }
    var charset: String?
    var text: [UInt8] = []
    for (index, section) in sections.enumerated() {
      var value = section.value[...]
      guard section.isEncoded else {
        text += value
        continue
      }
      if index == 0, let (name, rest) = Self.charset(of: value) {
        charset = name
        value = rest
      } else if let charset, value.hasPrefix(charset + "'") {
        // Some programs name it in each section.
        value = value.dropFirst(charset.utf8.count + 1)
        if value.first == 0x27 { value = value.dropFirst() }
      }
      text += Self.percentDecoded(value)
    }
    if charset == nil { return EncodedWords.decode(text[...]) }
    return Charset.decode(text[...], declared: charset).string
  }

  /// The character set at the start of an encoded value, and what follows it and the language
  /// (RFC 2231, 4); the language and its mark may be missing.
  private static func charset(of value: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    guard let first = value.firstIndex(of: 0x27) else { return nil }
    let name = value[..<first].lowercasedASCII
    if let second = value[(first + 1)...].firstIndex(of: 0x27) {
      return (name, value[(second + 1)...])
    }
    guard CharsetName.encodings[CharsetName.normalized(name)] != nil else { return nil }
    return (name, value[(first + 1)...])
  }

  private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == 0x25, index + 2 < value.endIndex, let high = value[index + 1].hexValue,
        let low = value[index + 2].hexValue
      {
        text.append(high << 4 | low)
        index += 3
      } else {
        text.append(value[index])
        index += 1
      }
    }
    return text
  }
}
