import Mail

/// The codes of submissions that a message names.
enum Codes {
  /// Codes in the subject, in `+CODE` addresses, in answered acknowledgements, in the own words;
  /// each once, the strongest place first.
  static func codes(of draft: Draft, prefix: String) -> [SubmissionCode] {
    var result: [SubmissionCode] = []
    func add(_ text: String) {
      for code in codes(in: text, prefix: prefix) where !result.contains(code) {
        result.append(code)
      }
    }
    add(draft.subject)
    for recipient in draft.recipients {
      guard let plus = recipient.address.firstIndex(ofOctet: 0x2B) else { continue }
      add(String(recipient.address[plus...]))
    }
    // Our own acknowledgements: <cfp.HEX.CODE@domain>.
    for id in draft.replyingTo where AcknowledgementID.hasMark(id) {
      add(String(id.text[..<(id.text.lastIndex(of: "@") ?? id.text.endIndex)]))
    }
    add(draft.ownText)
    return result
  }

  /// The codes in a text: the prefix, a hyphen, digits; whatever the case.
  private static func codes(in text: String, prefix: String) -> [SubmissionCode] {
    let octets = text.utf8Span.span
    let wanted = prefix.utf8Span.span
    guard !wanted.isEmpty else { return [] }
    var found: [SubmissionCode] = []
    for hyphen in octets.indices.dropFirst(wanted.count) where octets[hyphen] == 0x2D {
      let start = hyphen - wanted.count
      var end = hyphen + 1
      while end < octets.count, (0x30...0x39).contains(octets[end]) { end += 1 }
      guard (3...9).contains(end - hyphen - 1), end == octets.count || !isWord(octets[end]),
        start == 0 || !isWord(octets[start - 1]),
        wanted.indices.allSatisfy({ octets[start + $0] | 0x20 == wanted[$0] | 0x20 })
      else { continue }
      let digits = (hyphen + 1..<end).map { octets[$0] }
      found.append(SubmissionCode(prefix + "-" + String(decoding: digits, as: UTF8.self)))
    }
    return found
  }

  private static func isWord(_ octet: UInt8) -> Bool {
    (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
      || octet >= 0x80
  }
}
