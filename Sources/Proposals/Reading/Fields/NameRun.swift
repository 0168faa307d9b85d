/// A name in running text: how far it goes.
enum NameRun {
  /// "from Example Networks": capitalised words after a word that leads to a workplace.
  static func firm(at text: String, _ vocabulary: Vocabulary) -> String? {
    let sheet = Sheet(line: String(text.prefix(200)), in: vocabulary)
    guard let hit = sheet.hits.first(where: { $0.cue == .firmOf && $0.words.lowerBound == 0 }),
      let name = Workplace.name(in: sheet.text(behind: hit)), name.first?.isUppercase ?? false
    else { return nil }
    return name
  }

  /// The people that `text` begins with, joined by words for "and".
  static func people(at text: String, _ vocabulary: Vocabulary) -> [Speaker] {
    var people: [Speaker] = []
    var rest = text
    while people.count < 6, let person = person(at: rest, vocabulary), let name = person.name,
      people.isEmpty || !People.isOrganization(name, vocabulary)
    {
      people.append(person)
      guard let last = name.split(separator: " ").last,
        let place = rest.range(of: String(last))
      else { break }
      rest = rest[place.upperBound...].trimmingWhitespace
      if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
        rest = rest[rest.index(after: close)...].trimmingWhitespace
      }
      rest = rest.trimmingCharacters(",")
      let words = rest.split(separator: " ")
      if let word = words.first, let first = Word.words(of: String(word)).first,
        vocabulary.phrases.contains(first.hash, as: .and)
          || People.joins(word, behind: name, before: words.dropFirst())
      {
        rest = String(rest.dropFirst(word.count))
      } else {
        // "Anna Foo, Example Labs"
        break
      }
    }
    return people
  }

  /// The person that `text` begins with: capitalised words, perhaps a firm and an address.
  static func person(at text: String, _ vocabulary: Vocabulary) -> Speaker? {
    var rest = text.trimmingCharacters(":,")
    var name: [Substring] = []
    while true {
      let trimmed = rest.trimmingWhitespace
      guard let token = trimmed.split(separator: " ", maxSplits: 1).first else { break }
      if name.isEmpty, token.last == ".", isHonorific(token, before: "", vocabulary) {
        rest = String(trimmed.dropFirst(token.count))
        continue
      }
      guard let first = token.first, first.isUppercase || first.isLetter && !first.isCased,
        name.count < 5, token != "I"
      else { break }
      let bare = token.trimmingPrefix(while: { !$0.isLetter })
      let ends = token.last.map { ".,;:)".contains($0) } ?? false
      if name.isEmpty, isHonorific(token, before: trimmed.dropFirst(token.count), vocabulary) {
        rest = String(trimmed.dropFirst(token.count))
        continue
      }
      name.append(Substring(String(bare).trimmingCharacters(".,;:)")))
      rest = String(trimmed.dropFirst(token.count))
      if ends, token.count > 2 { break }
    }
    guard name.count >= 2 else { return ideographic(at: text) }
    var person = Speaker(name: name.joined(separator: " "))
    var tail = rest.trimmingWhitespace
    if tail.hasPrefix("("), let close = tail.firstIndex(of: ")") {
      let inside = String(tail[tail.index(after: tail.startIndex)..<close])
      if let (address, _) = People.takeAddress(inside) {
        person.email = address
        let firm = inside.split(separator: ",").first.map(\.trimmingWhitespace) ?? ""
        if !firm.holds("@"), !firm.isEmpty { person.affiliation = firm }
      } else {
        person.affiliation = Workplace(in: inside, vocabulary)?.name
      }
      tail = tail[tail.index(after: close)...].trimmingWhitespace
    }
    person.affiliation = person.affiliation ?? firm(at: tail, vocabulary)
    if tail.hasPrefix("<") || tail.hasPrefix(","), person.email == nil,
      let (address, _) = People.takeAddress(String(tail.prefix(100))),
      tail.dropFirst().trimmingWhitespace.hasPrefix(address)
    {
      person.email = address
    }
    return person
  }

  /// The name in Han characters that a text begins with: two to four of them, up to a word that
  /// goes on with the sentence.
  private static func ideographic(at text: String) -> Speaker? {
    let run = text.trimmingWhitespace.prefix { character in
      character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        && !"一共同将會会和与與及来來在是的主".contains(character)
    }
    let isName = (2...4).contains(run.count) && !run.contains { "人们們想要能可做开開讲講您你我".contains($0) }
    return isName ? Speaker(name: String(run)) : nil
  }

  /// Whether a word before a name is none of it: "Dr." is not, but "Don Foo" may be called Don, so
  /// that without a full stop two more names have to follow.
  private static func isHonorific(
    _ token: Substring, before rest: Substring, _ vocabulary: Vocabulary
  ) -> Bool {
    guard let word = Word.words(of: String(token)).first,
      vocabulary.phrases.contains(word.hash, as: .honorific)
    else { return false }
    let names = rest.split(separator: " ", maxSplits: 2).prefix(2)
    return token.last == "."
      || names.count == 2 && names.allSatisfy { $0.first?.isUppercase ?? false }
  }
}
