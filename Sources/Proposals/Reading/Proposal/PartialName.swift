/// A writer's name of which a header has only a part, and the letter may have the whole.
///
/// "Anna", "Anna F.", "A. B. Foo", or what only friends call one.
struct PartialName {
  /// Its words without accents and capitals; initials have one letter.
  private let words: [String]
  /// The letters of the address's local part, and its pieces.
  private let local: [String]

  /// `nil` where a name is whole.
  init?(_ name: String?, address: String) {
    // Nearly all are whole, which costs less to see than to fold them.
    let pieces = (name ?? "").utf8.split { $0 == 0x20 || $0 == 0x2E }
    guard pieces.count < 2 || pieces.contains(where: Self.mayBeInitial) else { return nil }
    words = Self.words(of: name ?? "")
    guard words.count < 2 || words.contains(where: { $0.utf8.count == 1 }),
      words.count <= 4, words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } })
    else { return nil }
    local = address.prefix { $0 != "@" }.split { ".-_+0123456789".contains($0) }
      .map { String($0).folded }
  }

  /// Whether a piece of a name may come down to a letter.
  private static func mayBeInitial(_ piece: Substring.UTF8View) -> Bool {
    piece.contains { $0 >= 0x80 } || piece.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } <= 1
  }

  private static func words(of name: String) -> [String] {
    name.split { " .".contains($0) }.map { $0.split(separator: "-").map { String($0).folded } }
      .map { $0.joined(separator: "-") }
      .filter { !$0.isEmpty }
  }

  /// The longest name in a letter that this may be short for; `nil` where there is none.
  func fullest(in sheet: Sheet, _ letter: Letter) -> String? {
    var best: String?
    func take(_ name: Range<Int>) {
      let text = sheet.text(ofWords: name)
      if text.utf8.count > best?.utf8.count ?? 0 { best = text }
    }
    let signed = words.count == 1 ? signedWord(sheet, letter) : nil
    for index in [letter.body, letter.signOff].joined() {
      let line = sheet.lines[index]
      for name in sheet.fullNames(from: line.words.lowerBound, of: line) {
        let full = Self.words(of: sheet.text(ofWords: name))
        // Another word of the line may follow: "Anna Foo Example Labs".
        if isShort(for: full) || signed.map({ full.first == $0 }) ?? false { take(name) }
      }
      guard best == nil else { continue }
      for word in line.words.dropLast() {
        // "im anna foo, from …"
        let pair = word..<word + 2
        let said = Self.words(of: sheet.text(ofWords: pair))
        let before = max(line.words.lowerBound, word - 4)..<word
        let isIntroduced = sheet.hits(in: before).contains { hit in
          hit.cue == .nameIs && hit.words.upperBound == word
        }
        if sheet.words[word + 1].followsSpace, repeatsAddress(said, isIntroduced: isIntroduced) {
          take(pair)
        }
      }
    }
    return best
  }

  /// The word that a letter is signed with, where that is none of this name.
  private func signedWord(_ sheet: Sheet, _ letter: Letter) -> String? {
    let line = letter.signOff.lazy.map { sheet.lines[$0] }.first { line in
      line.words.count == 1 && sheet.isCapitalised(line.words.lowerBound)
        && sheet.hits(in: line.words).isEmpty
    }
    guard let line else { return nil }
    let word = Self.words(of: sheet.text(ofWords: line.words)).first
    return word == words.first ? nil : word
  }

  /// Whether another name has all words of this, or words for its initials, in their order from its first
  /// to its last.
  private func isShort(for full: [String]) -> Bool {
    guard let first = words.first, full.count >= max(2, words.count),
      full.joined().utf8.count > words.joined().utf8.count
    else { return false }
    if words.count == 1 { return full[0] == first && first.utf8.count > 1 }
    func begins(_ long: String, _ short: String) -> Bool {
      long == short || short.utf8.count == 1 && long.hasPrefix(short)
    }
    guard begins(full[0], first), begins(full[full.count - 1], words[words.count - 1]),
      words.contains(where: { $0.utf8.count > 1 })
    else { return false }
    var rest = full[...]
    return words.allSatisfy { word in
      guard let place = rest.firstIndex(where: { begins($0, word) }) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
  }

  /// Whether two words are what the address says: "anna.foo@…" of "anna foo"; "anna@…" too where they
  /// stand behind "I am".
  private func repeatsAddress(_ pair: [String], isIntroduced: Bool) -> Bool {
    guard pair.count == 2, pair.allSatisfy({ $0.utf8.count > 1 && !$0.contains("-") }) else {
      return false
    }
    return local.elementsEqual(pair) || isIntroduced && local.elementsEqual(pair.prefix(1))
  }
}
