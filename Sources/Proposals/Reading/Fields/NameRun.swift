/// A name in running text: how far it goes.
enum NameRun {
  /// "from Example Networks": capitalised words after a word that leads to a workplace.
  static func firm(at text: String, _ vocabulary: Vocabulary) -> String? {
    let tokens = text.split(separator: " ")
    guard let first = tokens.first, let word = Word.words(of: String(first)).first,
      vocabulary.phrases.contains(word.hash, as: .firmOf)
    else { return nil }
    var firm: [String] = []
    for token in tokens.dropFirst() {
      guard token.first.map({ $0.isUppercase || $0.isNumber || $0 == "&" }) ?? false else { break }
      let bare = String(token).trimmingCharacters(".,;:)")
      firm.append(bare)
      if bare.count < token.count { break }
    }
    return firm.isEmpty ? nil : firm.joined(separator: " ")
  }

  /// The person that `text` begins with: capitalised words, perhaps a firm and an address.
  static func person(at text: String, _ vocabulary: Vocabulary) -> Speaker? {
    var rest = text.trimmingCharacters(":,")
    var name: [Substring] = []
    while true {
      let trimmed = rest.trimmingWhitespace
      guard let token = trimmed.split(separator: " ", maxSplits: 1).first else { break }
      guard let first = token.first, first.isUppercase || first.isLetter && !first.isCased,
        name.count < 5
      else { break }
      let bare = token.trimmingPrefix(while: { !$0.isLetter })
      let ends = token.last.map { ".,;:)".contains($0) } ?? false
      name.append(Substring(String(bare).trimmingCharacters(".,;:)")))
      rest = String(trimmed.dropFirst(token.count))
      if ends, token.count > 2 { break }
    }
    guard name.count >= 2 else { return nil }
    var person = Speaker(name: name.joined(separator: " "))
    var tail = rest.trimmingWhitespace
    if tail.hasPrefix("("), let close = tail.firstIndex(of: ")") {
      let inside = String(tail[tail.index(after: tail.startIndex)..<close])
      if let (address, _) = People.takeAddress(inside) {
        person.email = address
        let firm = inside.split(separator: ",").first.map(\.trimmingWhitespace) ?? ""
        if !firm.holds("@"), !firm.isEmpty { person.affiliation = firm }
      } else {
        person.affiliation = inside.trimmingWhitespace
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
}
