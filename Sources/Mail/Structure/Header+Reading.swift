extension Header {
  /// The fields of `block`, unfolded; raw 8-bit text is UTF-8 where it can be, and otherwise
  /// in `charset`, the one the body declares, or in what all such fields together look like.
  init(_ block: HeaderBlock, in octets: ArraySlice<UInt8>, charset: String?) {
    let values = block.fields.map { Self.unfolded(octets[$0.value]) }
    let texts = values.map { value in
      value.contains(0x1B) ? nil : String(validating: value, as: UTF8.self)
    }
    let odd = zip(values, texts).filter { $0.1 == nil }.map(\.0)
    var raw = odd.isEmpty ? nil : RawText(values: odd, declared: charset)
    self.init(
      block.fields.indices.map { index in
        Field(
          name: octets[block.fields[index].name].ascii,
          value: texts[index] ?? raw?.string(of: values[index]) ?? "")
      })
  }

  /// The octets of a field's value on one line (RFC 5322, 2.2.3): each fold is one space,
  /// and NUL and bare CR, which no field may hold, are gone.
  static func unfolded(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let value = value.trimmed
    guard value.contains(where: { $0.isLineEnd || $0 == 0 }) else { return value }
    var line: [UInt8] = []
    line.reserveCapacity(value.count)
    var afterFold = false
    for octet in value {
      if octet == 0 { continue }
      if octet.isLineEnd {
        while let last = line.last, last.isBlank { line.removeLast() }
        afterFold = true
      } else if afterFold, octet.isBlank {
        continue
      } else {
        if afterFold { line.append(0x20) }
        afterFold = false
        line.append(octet)
      }
    }
    return line[...]
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
