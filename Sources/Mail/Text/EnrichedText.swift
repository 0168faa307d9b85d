/// The text of a `text/enriched` part (RFC 1896), its formatting left out.
enum EnrichedText {
  /// `text` without its commands; one line end in a row is a space, and `<<` a bracket.
  static func plain(_ text: String) -> String {
    var result: [UInt8] = []
    let octets = Array(text.utf8)[...]
    var index = octets.startIndex
    var feeds = 0
    var isParameter = false
    var nextEnd = octets.index(of: 0x3E, from: index)
    while index < octets.endIndex {
      let octet = octets[index]
      if let end = nextEnd, end < index { nextEnd = octets.index(of: 0x3E, from: index) }
      if octet == 0x3C, let end = nextEnd, index + 1 < end, octets[index + 1] != 0x3C {
        let command = octets[(index + 1)..<end]
        if command.equals("param") { isParameter = true }
        if command.equals("/param") { isParameter = false }
        index = end + 1
        continue
      }
      if octet == 0x3C, index + 1 < octets.endIndex, octets[index + 1] == 0x3C { index += 1 }
      index += 1
      if isParameter { continue }
      if octet == 0x0A {
        feeds += 1
        continue
      }
      if feeds == 1 { result.append(0x20) }
      if feeds > 1 { result.append(contentsOf: [UInt8](repeating: 0x0A, count: feeds - 1)) }
      feeds = 0
      result.append(octet)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
