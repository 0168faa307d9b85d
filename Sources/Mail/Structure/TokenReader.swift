/// Reads the tokens of a structured field (RFC 2045, 5.1) as mail programs write them:
/// spaces in unquoted values, missing semicolons and quotes that never end included.
struct TokenReader {
  private let octets: ArraySlice<UInt8>
  private var position: Int

  init(_ octets: ArraySlice<UInt8>) {
    self.octets = octets
    position = octets.startIndex
  }

  /// Passes over blanks and comments.
  mutating func skipBlanks() {
    var depth = 0
    while position < octets.endIndex {
      let octet = octets[position]
      if octet == 0x28 {
        depth += 1
      } else if octet == 0x29, depth > 0 {
        depth -= 1
      } else if octet == 0x5C, depth > 0 {
        position += 1
      } else if depth == 0, !octet.isSpace {
        return
      }
      position += 1
    }
    position = octets.endIndex
  }

  /// Takes `octet` where it comes next.
  mutating func take(_ octet: UInt8) -> Bool {
    skipBlanks()
    guard position < octets.endIndex, octets[position] == octet else { return false }
    position += 1
    return true
  }

  /// The token that comes next; empty where there is none.
  mutating func token() -> ArraySlice<UInt8> {
    skipBlanks()
    let start = position
    while position < octets.endIndex, !Self.endsToken(octets[position]) { position += 1 }
    return octets[start..<position]
  }

  /// The parameters that are read of one field: a file name in sections has ten.
  static let parameterLimit = 10_000

  /// The first of the `; name=value` pairs that are left, values with their quotes undone.
  mutating func parameters() -> [(name: String, value: [UInt8])] {
    var pairs: [(name: String, value: [UInt8])] = []
    while position < octets.endIndex, pairs.count < Self.parameterLimit {
      let start = position
      while take(0x3B) {}
      let name = token()
      if !name.isEmpty, take(0x3D) {
        pairs.append((name.lowercasedASCII, value()))
      } else if position == start || name.isEmpty {
        position += 1
      }
    }
    return pairs
  }

  /// A quoted string, or everything to the next semicolon.
  private mutating func value() -> [UInt8] {
    skipBlanks()
    guard position < octets.endIndex else { return [] }
    if octets[position] == 0x22 { return quoted() }
    let start = position
    while position < octets.endIndex, octets[position] != 0x3B {
      if octets[position].isBlank, startsParameter(at: position + 1) { break }
      position += 1
    }
    var value = octets[start..<position].trimmed
    // A comment after the value; a name such as `draft(2).pdf` has no blank before it.
    if let comment = value.indices.first(where: {
      value[$0] == 0x28 && $0 > value.startIndex && value[$0 - 1].isBlank
    }), value.last == 0x29 {
      value = value[..<comment].trimmed
    }
    return [UInt8](value)
  }

  /// Whether a name and a quoted or encoded value stand at `start`, whose semicolon was forgotten.
  ///
  /// A file's name may well hold a blank and an equals sign.
  private func startsParameter(at start: Int) -> Bool {
    var index = start
    while index < octets.endIndex, index - start < 32,
      octets[index].isLetter || octets[index].isDigit || octets[index] == 0x2D
        || octets[index] == 0x2A
    {
      index += 1
    }
    guard index > start, index + 1 < octets.endIndex, octets[index] == 0x3D else { return false }
    return octets[index + 1] == 0x22 || octets[index - 1] == 0x2A
      || Self.commonNames.contains { octets[start..<index].equals($0) }
  }

  private static let commonNames = [
    "charset", "boundary", "name", "filename", "format", "delsp",
  ]

  private mutating func quoted() -> [UInt8] {
    var value: [UInt8] = []
    position += 1
    while position < octets.endIndex, octets[position] != 0x22 {
      // A backslash before anything but a quote or another is meant: a Windows path.
      if octets[position] == 0x5C, position + 1 < octets.endIndex,
        octets[position + 1] == 0x22 || octets[position + 1] == 0x5C
      {
        position += 1
      }
      value.append(octets[position])
      position += 1
    }
    position += 1
    return value
  }

  private static func endsToken(_ octet: UInt8) -> Bool {
    switch octet {
    case 0...0x20, 0x7F, 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x40, 0x5B,
      0x5C, 0x5D:
      true
    default: false
    }
  }
}
