import Mail

/// What stands behind a person's name: a workplace, a job, a few words about the person.
struct PersonTail {
  var workplace: Workplace?
  var bio: String?
  /// Whether it certainly names a workplace.
  var isCertain: Bool { workplace?.isCertain ?? false }

  /// Sorts the words behind a name.
  init(_ text: String, _ vocabulary: Vocabulary) {
    let text = text.trimmingCharacters(",;:|-–— ")
    let words = text.split(separator: " ")
    guard !words.isEmpty, !Workplace.isPronouns(text) else { return }
    // What ends a line of names is no part of the last.
    let isStop =
      text.last == "." && words.count <= 4 && words[words.count - 1].count > 5
      && !Workplace.hasForm(text)
    let workplace = Workplace(in: isStop ? String(text.dropLast()) : text, vocabulary)
    let isShort = words.count <= 10 && text.count <= 90
    // "Example e.V." is a name, "keeps ducks at Example Pond." is a sentence.
    let isSentence =
      text.hasSuffix(".") && words.count > 4 && !Workplace.hasForm(text)
      || Workplace.endsAsSentence(text)
    if let workplace, workplace.isCertain || isShort && !isSentence {
      self.workplace = workplace
      if words.count > 8, words.count > Word.count(in: workplace.name) + 4 { bio = text }
    } else if words.count >= 3 || isSentence, !Self.isOnlyPast(text, words.count, vocabulary) {
      bio = text
    }
  }

  /// Whether a few words only name a workplace that is one no more: "formerly at Example Labs".
  private static func isOnlyPast(_ text: String, _ count: Int, _ vocabulary: Vocabulary) -> Bool {
    count <= 5
      && Word.words(of: text).first.map { vocabulary.phrases.contains($0.hash, as: .past) } ?? false
  }
}

extension Speaker {
  /// Adds what stands behind the name, where nothing is known yet.
  mutating func take(_ tail: PersonTail) {
    affiliation = affiliation ?? tail.workplace?.name
    bio = bio ?? tail.bio
  }
}

extension [Speaker] {
  /// Gives a biography to all who have none.
  mutating func share(bio: String) {
    for index in indices where self[index].bio == nil { self[index].bio = bio }
  }

  /// Gives a workplace to all who have none.
  mutating func share(workplace: String) {
    for index in indices where self[index].affiliation == nil {
      self[index].affiliation = workplace
    }
  }
}
