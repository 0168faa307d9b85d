extension Address {
  /// The addresses in `field`, an unfolded value; groups are flattened (RFC 5322, 3.4).
  ///
  /// libetpan reads what is well formed. A field with comments, which often hold the name,
  /// with encoded words, or with anything it gives up on is read leniently.
  static func list(in field: String, limits: Limits) -> [Address] {
    let octets = Array(field.utf8)[...].trimmed
    guard !octets.isEmpty else { return [] }
    let isEncoded = octets.index(of: [0x3D, 0x3F], from: octets.startIndex) != nil
    if !octets.contains(0x28), !isEncoded,
      let mailboxes = AddressListField.mailboxes(of: octets, limits: limits),
      mailboxes.allSatisfy({ isAsFound($0.address, in: octets) })
    {
      return mailboxes.map { Address(name: $0.name[...], address: $0.address[...]) }
    }
    if let one = oneLong(in: octets, limits: limits) { return [one] }
    var reader = AddressReader(octets)
    let found = reader.addresses(atMost: limits.addresses)
    // Some programs put the address, too, into the encoded word.
    if found.isEmpty, isEncoded {
      var decoded = AddressReader(Array(EncodedWords.decode(octets).utf8)[...])
      return decoded.addresses(atMost: limits.addresses)
    }
    return found
  }

  /// The address in a field that is too long for libetpan and is one name and one address in
  /// brackets: taken as it stands, without being copied word by word.
  private static func oneLong(in octets: ArraySlice<UInt8>, limits: Limits) -> Address? {
    guard octets.count > limits.fieldOctets, octets.last == 0x3E,
      let open = octets.lastIndex(of: 0x3C), octets.endIndex - open < 1000,
      !octets[..<open].contains(where: AddressReader.isSpecial)
    else { return nil }
    let address = octets[(open + 1)...].dropLast().trimmed
    guard address.contains(0x40), !address.contains(where: \.isSpace) else { return nil }
    return Address(name: octets[..<open].trimmed, address: address)
  }

  /// Whether libetpan has left `address` as it stands in `field`: it leaves out blanks, and so
  /// makes one word of a name and an address beside it, and takes brackets for letters.
  private static func isAsFound(_ address: [UInt8], in field: ArraySlice<UInt8>) -> Bool {
    address.contains(0x40) && !address.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x27 }
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
