extension MessageID {
  /// The identifiers in `field`, an unfolded value, in order.
  ///
  /// libetpan reads what is well formed; from anything else, what stands in angle brackets
  /// is taken, or the words with an at-sign where there are none. One more than the limit
  /// allows tells that there are too many.
  static func list(in field: String, limits: Limits) -> [MessageID] {
    let octets = Array(field.utf8)[...].trimmed
    guard !octets.isEmpty else { return [] }
    if let identifiers = MessageIDField.identifiers(in: octets, limits: limits) {
      return identifiers.map { MessageID($0[...]) }
    }
    var found: [MessageID] = []
    var position = octets.startIndex
    while found.count <= limits.identifiers, let open = octets.index(of: 0x3C, from: position) {
      // A bracket that never closes ends at the next one or at a comma.
      let end = octets[(open + 1)...].firstIndex { $0 == 0x3E || $0 == 0x3C } ?? octets.endIndex
      let isClosed = end < octets.endIndex && octets[end] == 0x3E
      let text = octets[(open + 1)..<end].trimmed
      let id = isClosed ? text : text.prefix { $0 != 0x2C && !$0.isSpace }
      if !id.isEmpty, isClosed || id.contains(0x40) { found.append(MessageID(id)) }
      position = isClosed ? end + 1 : end
    }
    guard found.isEmpty else { return found }
    // Where there are no brackets, a word with an at-sign is one, or one word alone.
    position = octets.startIndex
    while position < octets.endIndex, found.count <= limits.identifiers {
      let word = octets[position...].prefix { !$0.isSpace }
      let isAlone = word.count == octets.count && word.count > 2
      if isAlone || word.contains(0x40) { found.append(MessageID(word.drop { $0 == 0x3C })) }
      position = word.endIndex + 1
    }
    return found
  }

  private init(_ octets: ArraySlice<UInt8>) { self.init(octets.ascii) }
}
