extension Header {
  /// The fields of `block`, unfolded; raw 8-bit text is UTF-8 where it can be, and otherwise
  /// in `charset`, the one the body declares.
  init(_ block: HeaderBlock, in octets: ArraySlice<UInt8>, charset: String?) {
    self.init(
      block.fields.map { field in
        Field(
          name: octets[field.name].ascii,
          value: Self.text(Self.unfolded(octets[field.value]), charset: charset))
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

  private static func text(_ value: ArraySlice<UInt8>, charset: String?) -> String {
    String(validating: value, as: UTF8.self) ?? Charset.decode(value, declared: charset).string
  }
}

extension HeaderBlock {
  /// The unfolded value of the first field called `name`, which is in lower case.
  func first(_ name: String, in octets: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    fields.first { octets[$0.name].equals(name) }.map { Header.unfolded(octets[$0.value]) }
  }
}
