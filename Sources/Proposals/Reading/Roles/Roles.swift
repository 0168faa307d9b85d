/// What each sentence of a letter is likely to be there for.
struct Roles: Sendable {
  private let sentences: [LetterSentences.Sentence]
  private let odds: [RoleTable.Weights]

  /// Reads the roles of a text's sentences.
  init(of text: Manuscript, _ outline: Outline, by table: RoleTable = .builtIn) {
    let letter = LetterSentences(text, outline)
    sentences = letter.sentences
    odds = table.odds(of: letter)
  }

  /// How likely some words have one of some roles, from 0 to 1: the mean over their sentences, by
  /// their words; `nil` where nothing is known of them.
  func share(of roles: [Role], in words: Range<Int>) -> Float? {
    var (sum, count) = (Float(0), Float(0))
    for (sentence, odds) in zip(sentences, odds) {
      let shared = Float(sentence.words.clamped(to: words).count)
      for role in roles { sum += odds[role.rawValue] * shared }
      count += shared
    }
    return count > 0 ? sum / count : nil
  }
}
