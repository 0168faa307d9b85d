extension MessageID {
  /// The identifiers in `field`, an unfolded value, in order.
  ///
  /// libetpan reads what is well formed; from anything else, what stands in angle brackets
  /// is taken, or the words with an at-sign where there are none.
  static func list(in field: String, limits: Limits) -> [MessageID] {
    let octets = Array(field.utf8)[...].trimmed
    guard !octets.isEmpty else { return [] }
    if let identifiers = MessageIDField.identifiers(in: octets, limits: limits) {
      return identifiers.map { MessageID($0[...]) }
    }
    var found: [MessageID] = []
    var position = octets.startIndex
    while let open = octets.index(of: 0x3C, from: position),
      let close = octets.index(of: 0x3E, from: open)
    {
      let start = octets[open..<close].lastIndex(of: 0x3C) ?? open
      let text = octets[(start + 1)..<close].trimmed
      if !text.isEmpty { found.append(MessageID(text)) }
      position = close + 1
    }
    guard found.isEmpty else { return found }
    return octets.split(whereSeparator: \.isSpace).map(\.trimmed).filter { $0.contains(0x40) }
      .map { MessageID($0.drop { $0 == 0x3C }) }
  }

  private init(_ octets: ArraySlice<UInt8>) { self.init(octets.ascii) }
}
