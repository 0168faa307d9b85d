import Mail

/// What a signature says about its writer.
enum Signature {
  /// The workplace that the lines below the closing name, and its line.
  static func affiliation(of reader: Reader) -> (String, Int)? {
    let sheet = reader.sheet
    let known = reader.text.names
    var sawName = false
    for index in reader.letter.signOff {
      let line = sheet.lines[index]
      guard line.shape != .blank, !line.words.isEmpty else { continue }
      let words = sheet.words[line.words]
      let named = words.contains { known.contains($0.hash) && !$0.isNumber }
      if named {
        sawName = true
        if let tail = afterName(sheet.text(of: line), known, reader) { return (tail, index) }
        continue
      }
      guard sawName || index >= reader.text.signature else { continue }
      let text = sheet.text(of: line)
      if let firm = firm(text, directlyBelow: sawName, reader) { return (firm, index) }
      if sawName, !isSkippable(text, line), !isRole(text, reader) { return nil }
    }
    return nil
  }

  /// "Anna Foo, Example University" and "Anna Foo | Engineer | Example".
  private static func afterName(_ text: String, _ known: [UInt64], _ reader: Reader) -> String? {
    for separator in [" | ", ", ", " - ", " – ", " / "] {
      let parts = text.range(of: separator) == nil ? [] : text.split(separator: separator)
      guard parts.count > 1, parts.count <= 4,
        Word.words(of: String(parts[0])).allSatisfy({ known.contains($0.hash) })
      else { continue }
      let rest = parts.dropFirst().map(\.trimmingWhitespace).filter { !$0.isEmpty }
      return rest.first { isOrganization($0, reader) }
        ?? rest.last { isFirmLike($0) && !isRole($0, reader) }
    }
    return nil
  }

  private static func firm(_ text: String, directlyBelow: Bool, _ reader: Reader) -> String? {
    if isRole(text, reader), let at = text.range(of: " at ") {
      let firm = text[at.upperBound...].trimmingWhitespace
      if !firm.isEmpty, firm.first?.isUppercase ?? false { return firm }
    }
    let first = text.split(separator: ",").first.map(\.trimmingWhitespace) ?? text
    if isOrganization(text, reader), isFirmLike(first) {
      // An address after the firm's name is no part of it.
      return text.contains(where: \.isNumber) ? first : text
    }
    guard directlyBelow, isFirmLike(text), !isRole(text, reader) else { return nil }
    let words = text.split(separator: " ")
    if words.count == 1 { return isMark(text) ? text : nil }
    let capitals = words.filter { $0.first.map { $0.isUppercase } ?? false }.count
    return words.count >= 2 && words.count <= 6 && capitals * 2 > words.count ? text : nil
  }

  /// Whether one word is written as firms write theirs, IBM or GitHub, and places are not.
  private static func isMark(_ word: String) -> Bool {
    word.count >= 3 && word.allSatisfy(\.isLetter)
      && word.dropFirst().contains(where: \.isUppercase)
  }

  private static func isOrganization(_ text: String, _ reader: Reader) -> Bool {
    text.utf8.count < 200 && People.isOrganization(text, reader.vocabulary) && !text.holds("@")
      && !text.holds("://")
  }

  private static func isRole(_ text: String, _ reader: Reader) -> Bool {
    Word.words(of: text).contains {
      reader.vocabulary.phrases.contains($0.hash, as: [.role, .closing])
    }
  }

  private static func isFirmLike(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, let last = text.last else { return false }
    let abbreviated = last == "." && text.suffix(6).contains(where: \.isUppercase)
    return (abbreviated || !".!?:;".contains(last)) && !text.holds("@") && !text.holds("://")
      && !text.holds("www.") && text.count <= 90 && !text.holds("\"")
  }

  private static func isSkippable(_ text: String, _ line: Line) -> Bool {
    text.holds("@") || text.holds("://") || line.words.count <= 4
  }
}
