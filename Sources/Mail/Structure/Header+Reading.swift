extension Header {
  /// The fields of `block`, unfolded; raw 8-bit text is UTF-8 where it can be, and otherwise
  /// in `charset`, the one the body declares, or in what all such fields together look like.
  init(_ block: HeaderBlock, in octets: ArraySlice<UInt8>, charset: String?) {
    var fields: [Field] = []
    fields.reserveCapacity(block.fields.count)
    var odd: [(place: Int, value: ArraySlice<UInt8>)] = []
    for field in block.fields {
      let value = Self.unfolded(octets[field.value])
      let hasEscape = value.index(of: 0x1B, from: value.startIndex) != nil
      let text = hasEscape ? nil : value.validText
      if text == nil { odd.append((fields.count, value)) }
      fields.append(Field(name: octets[field.name].ascii, value: text ?? ""))
    }
    if !odd.isEmpty {
      var raw = RawText(values: odd.map(\.value), declared: charset)
      for (place, value) in odd {
        fields[place] = Field(name: fields[place].name, value: raw.string(of: value))
      }
    }
    self.init(fields)
  }

  /// The octets of a field's value on one line (RFC 5322, 2.2.3): each fold is one space,
  /// and NUL and bare CR, which no field may hold, are gone.
  static func unfolded(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let value = value.trimmed
    let hasNUL = value.index(of: 0, from: value.startIndex) != nil
    let folded = hasNUL ? value.filter { $0 != 0 }[...] : value
    guard
      folded.index(of: 0x0A, from: folded.startIndex) != nil
        || folded.index(of: 0x0D, from: folded.startIndex) != nil
    else { return folded }
    var line: [UInt8] = []
    line.reserveCapacity(folded.count)
    var start = folded.startIndex
    while true {
      let lineEnd = folded[start...].firstIndex(where: \.isLineEnd)
      var end = lineEnd ?? folded.endIndex
      let isFirst = start == folded.startIndex
      if !isFirst { while start < end, folded[start].isBlank { start += 1 } }
      if lineEnd != nil { while end > start, folded[end - 1].isBlank { end -= 1 } }
      if !isFirst, end > start { line.append(0x20) }
      line += folded[start..<end]
      guard let lineEnd else { return line[...] }
      start = lineEnd + 1
    }
  }
}

extension HeaderBlock {
  /// The unfolded values of all fields called `name`, which is in lower case.
  func all(_ name: String, in octets: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    fields.filter { octets[$0.name].equals(name) }.map { Header.unfolded(octets[$0.value]) }
  }

  /// The unfolded value of the first field called `name`, which is in lower case.
  func first(_ name: String, in octets: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    fields.first { octets[$0.name].equals(name) }.map { Header.unfolded(octets[$0.value]) }
  }
}

/// Header text in eight bits that is not UTF-8.
private struct RawText {
  /// The label of the set it is in.
  private var charset: String?
  private var encoding: CharsetName.Encoding?
  /// How many more values may be asked on their own: each costs a guess.
  private var questions = 32

  /// What raw header text is in: a few words tell little, so all of them are asked together.
  init(values: [ArraySlice<UInt8>], declared: String?) {
    switch declared.flatMap({ CharsetName.encodings[CharsetName.normalized($0)] }) {
    case .windows1252, .iconv(_, .oneOctet), .iconv(_, .manyOctets):
      charset = declared
    case .utf8, .utf16, .hz, .iconv(_, .stateful), nil:
      let all = Array(values.joined(separator: [0x0A]).prefix(8192))
      guard !all[...].isASCII, values.count >= questions || MixedText(reading: all[...]).good == 0
      else { return }
      let guess = CharsetGuess(all[...])
      (charset, encoding) = (guess.label, guess.encoding)
    }
  }

  /// `value` as text; on its own where what all are in makes no sense of it.
  mutating func string(of value: ArraySlice<UInt8>) -> String {
    let sample = value.prefix(256)
    if let encoding, questions > 0,
      Plausibility.score(of: sample, in: encoding).map({ $0 < 500 }) ?? false
    {
      questions -= 1
      return Charset.decode(value, declared: nil).string
    }
    return Charset.decode(value, declared: charset).string
  }
}
