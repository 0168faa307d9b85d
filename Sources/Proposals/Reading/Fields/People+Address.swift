/// Mail addresses in lists of people.
extension People {
  /// The first mail address in `text`, and the text without it.
  static func takeAddress(_ text: String) -> (address: String, rest: String)? {
    addressRange(in: text).map { (String(text[$0]), without($0, text)) }
  }

  /// Where the first mail address in `text` stands.
  static func addressRange(in text: String) -> Range<String.Index>? {
    guard let at = text.firstIndex(of: "@") else { return nil }
    var start = at
    while start > text.startIndex, isAddressPart(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    var end = text.index(after: at)
    while end < text.endIndex, isAddressPart(text[end]) { end = text.index(after: end) }
    while end > at, text[text.index(before: end)] == "." { end = text.index(before: end) }
    return start < at && text[at..<end].holds(".") ? start..<end : nil
  }

  /// `text` without the address at `place`, and without the brackets around it.
  static func without(_ place: Range<String.Index>, _ text: String) -> String {
    var before = text[..<place.lowerBound].trimmingWhitespace
    if before.hasSuffix("mailto:") { before = String(before.dropLast(7)) }
    let strip = "<(["
    while let last = before.last, strip.contains(last) || last.isWhitespace || last == "," {
      before.removeLast()
    }
    var after = text[place.upperBound...].trimmingWhitespace
    while let first = after.first, ">)],".contains(first) {
      after = String(after.dropFirst()).trimmingWhitespace
    }
    return (before + " " + after).trimmingWhitespace
  }

  static func isAddressPart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || ".-_+=~%".contains(character))
  }
}
