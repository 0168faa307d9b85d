/// What each sentence of a letter is likely to be there for.
struct Roles: Sendable {
  private let sentences: [LetterSentences.Sentence]
  private let odds: [RoleTable.Weights]

  /// Reads the roles of a text's sentences.
  init(of text: Manuscript, _ outline: Outline) {
    let letter = LetterSentences(text, outline)
    sentences = letter.sentences
    odds = RoleTable.builtIn.odds(of: letter)
  }

  /// How likely some words have one of some roles, from 0 to 1: the mean over their sentences, by
  /// their words; `nil` where nothing is known of them.
  func share(of roles: [Role], in words: Range<Int>) -> Float? {
    var (sum, count) = (Float(0), Float(0))
    // They stand in the order of the text.
    var index = sentences.partitioningIndex { $0.words.upperBound > words.lowerBound }
    while index < sentences.count, sentences[index].words.lowerBound < words.upperBound {
      let shared = Float(sentences[index].words.clamped(to: words).count)
      for role in roles { sum += odds[index][role.rawValue] * shared }
      count += shared
      index += 1
    }
    return count > 0 ? sum / count : nil
  }
}
