/// The words by which mail about a call is known.
struct CallWords: Sendable {
  /// Those of its tags and of its name.
  let names: Set<UInt64>
  /// Those that are the name of a format.
  let formats: Set<UInt64>
  /// The places of its formats, by the words of their identifiers.
  let formatIDs: [UInt64: Int]
  /// Those of its tags that have at least four characters, in lower case.
  private let spellings: [[Character]]

  /// - Parameter isNoun: Whether a word says what mail is for: the "topic" in the tag "Summit topic"
  ///   is not what mail to this summit is known by.
  init(of call: Call, isNoun: (Word) -> Bool) {
    let tags = call.tags.map { tag in
      let words = Word.words(of: tag)
      return words.allSatisfy(isNoun) ? words : words.filter { !isNoun($0) }
    }
    let known = tags.joined() + [call.name, call.codePrefix].flatMap { Word.words(of: $0) }
    names = Set(known.map(\.hash))
    formats = Set(
      call.formats.map { Word.words(of: $0.name) }.filter { $0.count == 1 }.map { $0[0].hash })
    formatIDs = Dictionary(
      call.formats.enumerated().map { (Word.hash(of: Word.words(of: $1.id)), $0) },
      uniquingKeysWith: { first, _ in first })
    spellings = call.tags.flatMap { $0.lowercased().split(separator: " ") }
      .filter { $0.count >= 4 && !Word.words(of: String($0)).allSatisfy(isNoun) }
      .map { Array($0) }
  }

  /// Whether a word of a tag is one of the call's with two letters swapped or one wrong.
  func areNearly(_ tag: Substring) -> Bool {
    tag.lowercased().split(separator: " ").contains { word in
      let word = Array(word)
      return spellings.contains { Self.isNearly($0, word) }
    }
  }

  private static func isNearly(_ known: [Character], _ word: [Character]) -> Bool {
    guard known.count == word.count else { return false }
    let wrong = known.indices.filter { known[$0] != word[$0] }
    if wrong.count == 2 {
      let (first, second) = (wrong[0], wrong[1])
      return second == first + 1 && known[first] == word[second] && known[second] == word[first]
    }
    return wrong.count <= 1
  }
}
