/// Forms of firms, and what looks like a name behind one and is none.
extension Workplace {
  /// Whether the last words are a form of firms and clubs, such as "Ltd".
  static func hasForm(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    for count in 1...3 where count < words.count || count == 1 && words.count > 1 {
      let last = words.suffix(count).joined()
      let letters = last.filter { $0.isLetter || $0 == "/" }
      guard forms.contains(letters.lowercased()) else { continue }
      // "as" and "ab" are words where they are small.
      if letters.count > 2 || last.contains(".") || letters.allSatisfy(\.isUppercase) {
        return true
      }
    }
    return false
  }

  /// The workplace that the first sentence about a person names behind the name, where it is certain to
  /// be one: "Anna Foo, teacher, Example College. She keeps ducks."
  static func behindName(_ name: String?, in text: String, _ vocabulary: Vocabulary) -> String? {
    guard let name, text.hasPrefix(name + ","),
      case let rest = text.dropFirst(name.count + 1).trimmingWhitespace,
      case let sentence = rest.range(of: ". ").map({ rest[..<$0.lowerBound] }) ?? rest[...],
      let firm = Workplace(in: sentence.trimmingCharacters("."), vocabulary), firm.isCertain
    else { return nil }
    return firm.name
  }

  /// Whether a text is a firm's form, abbreviated, and its name in quotation marks: "ООО «Пруд»".
  static func isQuotedFirm(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...4).contains(words.count), let form = words.first, form.count <= 5,
      form.count > 1, form.allSatisfy(\.isUppercase), let open = words[1].first,
      "\"“„«".contains(open), let last = text.last
    else { return false }
    return "\"”“»".contains(last)
  }

  /// Whether a text ends as sentences do in Japanese, Chinese and Korean, where spaces part no words
  /// from which that could be told.
  static func endsAsSentence(_ text: String) -> Bool {
    let text = text.trimmingCharacters(". ")
    return ["。", "です", "ます", "ました", "니다", "어요", "아요"].contains { text.ends(in: $0) }
  }

  /// Whether a text is nothing but a form of firms.
  static func isForm(_ text: String) -> Bool {
    forms.contains(text.filter { $0.isLetter }.lowercased()) && text.count <= 6
  }

  /// Whether a text says how to speak of a person: "she/her".
  static func isPronouns(_ text: String) -> Bool {
    let words = text.lowercased().split { "/, ".contains($0) }
    return !words.isEmpty && words.allSatisfy { pronouns.contains(String($0)) }
  }

  private static let pronouns: Set<String> = [
    "he", "him", "his", "she", "her", "hers", "they", "them", "theirs", "er", "ihn", "sie", "ihr",
    "il", "elle", "lui", "iel", "ella", "él", "any", "all",
  ]

  /// Forms of firms, clubs and offices without their full stops and spaces.
  private static let forms: Set<String> = [
    "ltd", "limited", "inc", "llc", "llp", "plc", "corp", "co", "cic", "clg", "coop", "gmbh",
    "ggmbh", "eu", "pvt", "mbh", "ug", "ag", "kg", "ohg", "ev", "eg", "aör", "gbr", "sa", "sas",
    "sarl",
    "scop", "asbl", "vzw", "bv", "nv", "srl", "spa", "sl", "slu", "lda", "ltda", "eirl", "oy",
    "ry", "ab", "as", "a/s", "aps", "zs", "sro", "spzoo", "kft", "doo", "ooo", "ооо", "ано", "нко",
  ]
}
