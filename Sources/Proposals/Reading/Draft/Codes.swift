import Mail

/// The codes of submissions that a message names.
enum Codes {
  /// Codes in the subject, in `+CODE` addresses, in answered acknowledgements, in the own words;
  /// each once, the strongest place first.
  static func codes(of draft: Draft, prefix: String) -> [SubmissionCode] {
    var result: [SubmissionCode] = []
    func add(_ text: some StringProtocol) {
      for code in codes(in: text, prefix: prefix) where !result.contains(code) {
        result.append(code)
      }
    }
    add(draft.subject)
    for recipient in draft.recipients {
      guard let plus = recipient.address.firstIndex(of: "+") else { continue }
      add(recipient.address[plus...])
    }
    // Our own acknowledgements: <cfp.HEX.CODE@domain>.
    for id in draft.replyingTo where AcknowledgementID.hasMark(id) {
      add(id.text[..<(id.text.lastIndex(of: "@") ?? id.text.endIndex)])
    }
    add(draft.ownText)
    return result
  }

  /// The codes in a text: the prefix, a hyphen, digits; whatever the case.
  private static func codes(in text: some StringProtocol, prefix: String) -> [SubmissionCode] {
    let octets = Array(text.utf8)
    let wanted = Array(prefix.utf8)
    guard let first = wanted.first, octets.count > wanted.count + 1 else { return [] }
    var found: [SubmissionCode] = []
    for start in 0..<octets.count - wanted.count where octets[start] | 0x20 == first | 0x20 {
      guard start == 0 || !isWord(octets[start - 1]) else { continue }
      guard zip(wanted, octets[start...]).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      var at = start + wanted.count
      guard at < octets.count, octets[at] == 0x2D else { continue }
      at += 1
      let digits = octets[at...].prefix { (0x30...0x39).contains($0) }
      let next = at + digits.count
      guard (3...9).contains(digits.count), next == octets.count || !isWord(octets[next]) else {
        continue
      }
      found.append(SubmissionCode(prefix + "-" + String(decoding: digits, as: UTF8.self)))
    }
    return found
  }

  private static func isWord(_ octet: UInt8) -> Bool {
    (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
      || octet >= 0x80
  }
}
