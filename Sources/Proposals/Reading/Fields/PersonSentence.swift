/// A line in a list of people that is a sentence about one of them, such as "Anna Foo (Example Labs)
/// keeps ducks, and has written about it".
struct PersonSentence {
  let speaker: Speaker

  /// Reads a line; `nil` where it is no such sentence.
  init?(_ line: Substring, _ vocabulary: Vocabulary) {
    let text = line.trimmingCharacters("-•*·+ ").replacing("**", with: "").replacing("__", with: "")
    var words = text.split(separator: " ")[...]
    while let title = words.first, let word = Word.words(of: String(title)).first,
      words.count > 2, title.last == "." || title.count <= 4,
      vocabulary.phrases.contains(word.hash, as: .honorific)
    {
      words.removeFirst()
    }
    let name = words.prefix { word in
      word.first?.isUppercase ?? false && word.allSatisfy { $0.isLetter || "-'’.".contains($0) }
        && (word.last != "." || word.count <= 3)
    }
    guard (2...4).contains(name.count), name.last?.last != ".",
      People.isPlausibleName(name.joined(separator: " "))
    else { return nil }
    var rest = words.dropFirst(name.count)
    var workplace: Workplace?
    if rest.first?.first == "(", let close = rest.firstIndex(where: { $0.last == ")" }) {
      let inside = rest[...close].joined(separator: " ").dropFirst().dropLast()
      workplace = Workplace(in: String(inside), vocabulary)
      rest = rest[(close + 1)...]
    }
    guard rest.count >= 4, let verb = rest.first, verb.count >= 2,
      verb.allSatisfy({ $0.isLetter && $0.isLowercase }),
      !People.particles.contains(String(verb)),
      Word.words(of: String(verb)).first.map({ !vocabulary.phrases.contains($0.hash, as: .and) })
        ?? false
    else { return nil }
    speaker = Speaker(
      name: name.joined(separator: " "), affiliation: workplace?.name, bio: text)
  }
}
