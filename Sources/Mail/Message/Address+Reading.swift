extension Address {
  /// The addresses in `field`, an unfolded value; groups are flattened (RFC 5322, 3.4).
  ///
  /// libetpan reads what is well formed. A field with comments, which often hold the name,
  /// or with anything it gives up on is read leniently.
  static func list(in field: String, limits: Limits) -> [Address] {
    let octets = Array(field.utf8)[...].trimmed
    guard !octets.isEmpty else { return [] }
    if !octets.contains(0x28),
      let mailboxes = AddressListField.mailboxes(of: octets, limits: limits),
      mailboxes.allSatisfy({ isAsFound($0.address, in: octets) })
    {
      return mailboxes.map { Address(name: $0.name[...], address: $0.address[...]) }
    }
    var reader = AddressReader(octets)
    let found = reader.addresses()
    // Some programs put the address, too, into the encoded word.
    if found.isEmpty, octets.index(of: [0x3D, 0x3F], from: octets.startIndex) != nil {
      var decoded = AddressReader(Array(EncodedWords.decode(octets).utf8)[...])
      return decoded.addresses()
    }
    return found
  }

  /// Whether libetpan has left `address` as it stands in `field`: it leaves out blanks, and so
  /// makes one word of a name and an address beside it, and takes brackets for letters.
  private static func isAsFound(_ address: [UInt8], in field: ArraySlice<UInt8>) -> Bool {
    address.contains(0x40) && !address.contains { $0 == 0x3C || $0 == 0x3E }
      && field.index(of: address, from: field.startIndex) != nil
  }

  /// Makes an address of octets; encoded words in the name are decoded.
  init(name: ArraySlice<UInt8>, address: ArraySlice<UInt8>) {
    var text = Header.line(EncodedWords.decode(name.trimmed))
    // Quotes around the name that were themselves encoded or quoted.
    while text.utf8.count > 1, let first = text.first, first == text.last,
      first == "\"" || first == "'"
    {
      text = String(text.dropFirst().dropLast())
    }
    self.init(
      name: text.isEmpty ? nil : text, address: String(decoding: address, as: UTF8.self))
  }
}

/// Reads addresses as people and programs write them: without angle brackets, with names
/// in comments, with a semicolon between them, with quotes and brackets that never end.
struct AddressReader {
  private let octets: ArraySlice<UInt8>
  private var found: [Address] = []
  /// The words before the address, with their quotes undone.
  private var phrase: [UInt8] = []
  /// What stood in angle brackets.
  private var bracketed: [UInt8]?
  private var comment: [UInt8] = []
  /// Whether the octet before was a blank: words are joined with one.
  private var afterBlank = false
  private var hasNoMoreQuotes = false

  init(_ octets: ArraySlice<UInt8>) { self.octets = octets }

  /// All addresses, in order.
  mutating func addresses() -> [Address] {
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      switch octet {
      case 0x22: index = readQuoted(at: index)
      case 0x28: index = readComment(at: index)
      case 0x3C: index = readBracketed(at: index)
      case 0x2C, 0x3B:
        finish()
        index += 1
      case 0x3E:
        // A bracket too many.
        afterBlank = true
        index += 1
      case 0x3A where !phrase.contains(0x40) && bracketed == nil:
        // The name of a group.
        phrase = []
        comment = []
        index += 1
      default:
        if octet.isSpace {
          afterBlank = true
        } else {
          append([octet])
        }
        index += 1
      }
    }
    finish()
    return found
  }

  private mutating func append(_ word: some Collection<UInt8>) {
    if afterBlank, !phrase.isEmpty { phrase.append(0x20) }
    afterBlank = false
    phrase += word
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
        if depth == 0 { break }
        text.append(octet)
      } else {
        text.append(octet)
      }
      index += 1
    }
    if comment.isEmpty { comment = [UInt8](text[...].trimmed) }
    afterBlank = true
    return min(index + 1, octets.endIndex)
  }

  private mutating func readBracketed(at start: Int) -> Int {
    var index = start + 1
    var isQuoted = false
    while index < octets.endIndex {
      let octet = octets[index]
      if octet == 0x22 { isQuoted.toggle() }
      if !isQuoted, octet == 0x3E || octet == 0x3C { break }
      index += 1
    }
    var address = octets[(start + 1)..<index].filter { !$0.isSpace }[...]
    // An obsolete route (RFC 5322, 4.4): `@a.example,@b.example:ada@example.org`.
    if address.first == 0x40, let colon = address.lastIndex(of: 0x3A) {
      address = address[(colon + 1)...]
    }
    if bracketed == nil, !address.isEmpty { bracketed = [UInt8](address) }
    if index < octets.endIndex, octets[index] == 0x3C { return index }
    return min(index + 1, octets.endIndex)
  }

  /// Ends the address that was being read.
  private mutating func finish() {
    defer {
      phrase = []
      comment = []
      bracketed = nil
      afterBlank = false
    }
    let name = phrase.isEmpty ? comment[...] : phrase[...]
    if let bracketed {
      found.append(Address(name: name, address: bracketed[...]))
      return
    }
    guard let at = phrase.lastIndex(of: 0x40) else {
      // A mailbox of the same host, as cron writes it: one word and no more.
      if !phrase.isEmpty, !phrase.contains(where: { $0 == 0x20 || $0 > 0x7E || $0 == 0x3F }) {
        found.append(Address(name: comment[...], address: phrase[...]))
      }
      return
    }
    // No brackets: the address is the word with the sign in it, the others are the name.
    let before = phrase[..<at].lastIndex(of: 0x20)
    let start = phrase[at...].firstIndex(of: 0x20) ?? phrase.endIndex
    let wordStart =
      phrase.first == 0x22 ? phrase.startIndex : before.map { $0 + 1 } ?? phrase.startIndex
    let rest = phrase[..<wordStart] + phrase[start...]
    let words = [UInt8](rest)[...].trimmed
    found.append(
      Address(name: words.isEmpty ? comment[...] : words, address: phrase[wordStart..<start]))
  }
}
