import Mail

/// What may be a person's name.
extension People {
  /// A name without "Dr." and the like before it.
  static func withoutHonorifics(_ name: String, _ vocabulary: Vocabulary) -> String {
    var words = name.split(separator: " ")
    while words.count > 2 || words.count == 2 && words[0].last == ".", let first = words.first,
      let word = Word.words(of: String(first)).first,
      vocabulary.phrases.contains(word.hash, as: .honorific),
      words[1].contains(where: \.isLetter), !(isInitial(first) && isInitial(words[1]))
    {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }

  /// Whether a word is one letter and a full stop; "M." is a title only before a name.
  private static func isInitial(_ word: Substring) -> Bool { word.count == 2 && word.last == "." }

  /// Whether a text says in kana how a name is read.
  static func isReading(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      (0x3041...0x30FF).contains($0.value) || " \u{3000}".unicodeScalars.contains($0)
    }
  }

  /// Whether a character is a Han ideograph.
  static func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) }
  }

  /// Whether text in brackets or after a comma may be somebody's workplace.
  static func isAffiliation(_ text: String) -> Bool {
    text.count >= 2 && text.count <= 90 && !text.holds("@") && text.hasLetter
  }

  /// Whether text beside a name says that the header names its bearer too: "CC'd", "in cc".
  static func saysCopied(_ text: String) -> Bool {
    // Nearly no text has two of these letters side by side.
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 | 0x20 == 0x63 && $1 | 0x20 == 0x63 }
      && text.lowercased().split { !$0.isLetter }.contains { $0 == "cc" || $0 == "bcc" }
  }

  /// Whether text may be a person's name.
  static func isPlausibleName(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ !isForeign(toNames: $0) }) else { return false }
    let words = text.split(separator: " ")
    guard (1...6).contains(words.count), text.count <= 60, text.hasLetter else { return false }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) || !text.contains(where: \.isNumber) else {
      return false
    }
    // Names begin with capital letters, or stand in a script that has none; what joins their
    // parts is short.
    guard let first = words.first?.first(where: \.isLetter) else { return false }
    if first.isUppercase || !first.isCased {
      let isShouted = words.allSatisfy { $0.allSatisfy { !$0.isLetter || $0.isUppercase } }
      return words.dropFirst().allSatisfy { word in
        // "Kielwasser IT"
        if !isShouted, word.count >= 2,
          word.allSatisfy({ $0.isLetter && $0.isCased && $0.isUppercase })
        {
          return false
        }
        guard let letter = word.first(where: \.isLetter), letter.isCased, !letter.isUppercase else {
          return true
        }
        return particles.contains(String(word).lowercased())
      }
    }
    return words.count > 1 && words.count <= 3
      && (particles.contains(String(words[0]))
        || words.allSatisfy { $0.first?.isLowercase ?? false })
  }

  /// Whether an octet stands for a character that no name has: a digit, or one of `@/:?!<>[]{}=`.
  private static func isForeign(toNames octet: UInt8) -> Bool {
    switch octet {
    case 0x30...0x3A, 0x3C...0x40, 0x21, 0x2F, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }

  /// Words inside names that are written small.
  static let particles: Set<String> = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des",
    "la", "le", "las", "los", "el", "al", "bin", "ibn", "ben", "bat", "ter", "ten", "te", "zu",
    "zur", "zum", "vom", "af", "av", "y", "e", "i", "und", "et", "d'", "of", "op", "in", "'t",
    "ap", "ab", "san", "st", "mac", "nic", "dit",
  ]

  /// The name of an address without "Dr." and the like before it.
  static func name(of address: Address, in vocabulary: Vocabulary) -> String? {
    name(of: address).map { withoutHonorifics($0, vocabulary) }
  }

  /// The name of a From header as one writes it in a text: "Doe, Jane" turned, brackets off.
  static func name(of address: Address) -> String? {
    guard var name = address.name?.trimmingWhitespace, !name.isEmpty, !name.holds("@") else {
      return nil
    }
    if let open = name.firstIndex(where: { $0 == "(" || $0 == "[" }), open > name.startIndex {
      name = name[..<open].trimmingWhitespace
    }
    for tail in [" via ", " on behalf of "] {
      if let cut = name.range(of: tail) { name = name[..<cut.lowerBound].trimmingWhitespace }
    }
    // "Jane Doe", as nearly all are
    if name.utf8.allSatisfy({ Line.isLetter($0) || $0 == 0x20 || $0 == 0x2E }), !name.isEmpty {
      return name
    }
    name = Quotation.unwrapped(name).trimmingCharacters("'\"")
    let parts = name.split(separator: ",").map(\.trimmingWhitespace)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      parts[1].split(separator: " ").count <= 2
    {
      // "Dr. Foo, Anna"
      let family = parts[0].split(separator: " ")
      let titles = family.prefix { $0.last == "." }
      name = (titles + [Substring(parts[1])] + family.dropFirst(titles.count))
        .joined(separator: " ")
    }
    return name.isEmpty ? nil : name
  }
}
