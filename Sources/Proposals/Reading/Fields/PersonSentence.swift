/// A line in a list of people that tells about one of them in sentences, such as "Anna Foo (Example
/// Labs) keeps ducks, and has written about it" and "Anna Foo, keeper of ducks. Lives in Utrecht."
struct PersonSentence {
  let speaker: Speaker

  /// Reads a line; `nil` where it is no such sentence.
  init?(_ line: Substring, _ vocabulary: Vocabulary) {
    // A name and a sentence are six words; nearly all lines have fewer.
    guard line.utf8.count(where: { $0 == 0x20 }) >= 5 else { return nil }
    var text = line.trimmingCharacters("-•*·+ ")
    for mark in ["**", "__"] where text.holds(mark) { text = text.replacing(mark, with: "") }
    var words = text.split(separator: " ")[...]
    while let title = words.first, let word = Word.words(of: String(title)).first,
      words.count > 2, title.last == "." || title.count <= 4,
      vocabulary.phrases.contains(word.hash, as: .honorific)
    {
      words.removeFirst()
    }
    let (name, mark) = Self.name(words)
    guard (2...4).contains(name.count), name.last?.last != ".",
      People.isPlausibleName(name.joined(separator: " "))
    else { return nil }
    var rest = words.dropFirst(name.count)
    var email: String?
    var workplace: Workplace?
    if mark == nil, rest.first?.first == "(", let close = rest.firstIndex(where: { $0.last == ")" })
    {
      let inside = rest[...close].joined(separator: " ").dropFirst().dropLast()
      if let (address, _) = People.takeAddress(String(inside)) {
        email = address
      } else {
        workplace = Workplace(in: String(inside), vocabulary)
      }
      rest = rest[(close + 1)...]
    }
    let isApart = rest.first.map { ["–", "—", "-"].contains($0) } ?? false
    if mark != nil || isApart {
      // "Anna Foo, keeper of ducks. Lives in Utrecht."
      let tail = rest.joined(separator: " ").trimmingCharacters("-–—: ")
      let first = tail.range(of: ". ").map { tail[..<$0.lowerBound] } ?? tail[...]
      let isTold = tail.last == "." || isApart && tail.first?.isLowercase ?? false
      guard isTold, rest.count >= 5, !tail.holds("@"), !Workplace.hasForm(tail) else { return nil }
      workplace = workplace ?? Self.firm(at: String(first), vocabulary)
      // "Anna Foo, Example Labs. She keeps ducks."
      let isFirm =
        workplace.map { firm in
          let lead = first.dropLast(firm.name.count).trimmingWhitespace.lowercased()
          return first.hasSuffix(firm.name) && (lead.isEmpty || Workplace.members.contains(lead))
        } ?? false
      let bio = isFirm ? tail.dropFirst(first.count + 1).trimmingWhitespace : tail
      speaker = Speaker(
        name: name.joined(separator: " "), email: email,
        affiliation: workplace?.name ?? Workplace.now(in: tail, vocabulary),
        bio: bio.isEmpty ? nil : bio)
      return
    }
    guard rest.count >= 4, let verb = rest.first, verb.count >= 2,
      verb.allSatisfy({ $0.isLetter && $0.isLowercase }),
      !People.particles.contains(String(verb)),
      !People.joins(verb, behind: name.joined(separator: " "), before: rest.dropFirst()),
      Word.words(of: String(verb)).first.map({ !vocabulary.phrases.contains($0.hash, as: .and) })
        ?? false
    else { return nil }
    speaker = Speaker(
      name: name.joined(separator: " "), email: email, affiliation: workplace?.name, bio: text)
  }

  /// The workplace that a sentence without a subject begins with: "Example Labs, where …", and none in
  /// "keeps the ducks of Example Labs, …".
  private static func firm(at text: String, _ vocabulary: Vocabulary) -> Workplace? {
    guard let firm = PersonTail(text, vocabulary).workplace else { return nil }
    let isSmall = firm.name.first?.isLowercase ?? false
    return isSmall && !Workplace.isWritten(firm.name, vocabulary) ? nil : firm
  }

  /// The name that some words begin with, its last word without the comma or colon that may stand
  /// behind it, and that.
  private static func name(_ words: ArraySlice<Substring>) -> ([Substring], Character?) {
    var name: [Substring] = []
    for word in words.prefix(5) {
      let mark = word.last.flatMap { ",:".contains($0) ? $0 : nil }
      let bare = mark == nil ? word : word.dropLast()
      guard bare.first?.isUppercase ?? false, bare != "I",
        bare.allSatisfy({ $0.isLetter || "-'’.".contains($0) }), bare.last != "." || bare.count <= 3
      else { break }
      name.append(bare)
      if let mark { return (name, mark) }
    }
    return (name, nil)
  }
}
