/// The line of a text that a search found.
public struct Passage: Sendable, Equatable {
  /// What the text says.
  public let place: SearchedText.Place
  /// The line as it was written, without its end.
  public let line: String
}

extension Hit {
  /// The line that holds most of what was looked for, the first of several; `nil` where none
  /// holds any.
  public func passage(for query: WordQuery) -> Passage? {
    var best: (passage: Passage, presence: (terms: Int, words: Int))?
    for text in texts {
      for line in text.text.split(whereSeparator: \.isNewline) {
        let presence = query.presence(in: String(line))
        guard presence > (best?.presence ?? (0, 0)) else { continue }
        best = (Passage(place: text.place, line: String(line)), presence)
      }
      if best?.presence.terms == query.terms.count { break }
    }
    return best?.passage
  }

  private var texts: [SearchedText] {
    switch source {
    case .submission(let code, let otherCodes, let proposal):
      SearchedText.texts(of: proposal, codes: [code] + otherCodes)
    case .message(let line):
      SearchedText.texts(ofMessageBy: line.sender, about: line.subject)
    }
  }
}
