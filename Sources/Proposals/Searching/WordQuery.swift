/// What somebody looks for: words that must all be there, in any order.
///
/// `"…"` holds words that stand side by side; the last word may go on. Everything else is plain
/// text.
public struct WordQuery: Sendable, Equatable {
  /// Words that stand side by side.
  package struct Term: Sendable, Hashable {
    package let words: [String]
    /// Whether the last word may go on.
    let isOpen: Bool
  }

  /// Each once; none where nothing has a letter or a digit.
  package let terms: [Term]

  /// Reads what a person typed.
  public init(_ text: String) {
    var parts: [(text: Substring, isQuoted: Bool)] = []
    let pieces = text.split(omittingEmptySubsequences: false) { "\"“”„".contains($0) }
    for (index, piece) in pieces.enumerated() {
      // The text behind a quote that is never closed is a phrase too, which may go on.
      if index % 2 == 1 {
        parts.append((piece, index < pieces.count - 1))
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map { ($0, false) }
      }
    }
    let terms = parts.map { (words: SearchedWords(of: String($0.text)).words, $0.isQuoted) }
      .filter { !$0.words.isEmpty }
    var seen: Set<Term> = []
    self.terms = terms.enumerated().map { index, term in
      Term(
        words: term.words,
        isOpen: index == terms.count - 1 && !term.1 && term.words[term.words.count - 1].mayGoOn)
    }.filter { seen.insert($0).inserted }
  }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { terms.isEmpty }

  /// Where in `line` it stands, in order, none reaching into another: each part of the query, or
  /// single words of it where no part stands there whole.
  public func matches(in line: String) -> [Range<String.Index>] {
    let text = PlacedWords(of: line)
    var ranges = terms.flatMap { text.ranges(of: $0) }
    if ranges.isEmpty { ranges = terms.flatMap(\.singly).flatMap { text.ranges(of: $0) } }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// How many of its parts, and how many of their words, stand in a line.
  func presence(in line: String) -> (terms: Int, words: Int) {
    let words = SearchedWords(of: line).words
    guard !words.isEmpty else { return (0, 0) }
    return (
      terms.count { !$0.places(in: words).isEmpty },
      terms.flatMap(\.singly).count { !$0.places(in: words).isEmpty }
    )
  }
}

extension WordQuery.Term {
  /// The words of the term as an index of words has them.
  package var indexed: [String] {
    let all = SearchedWords(words: words).indexed
    // The last letter of a run stands in the pair before it; in a text another may follow it.
    return words.count > 1 && words.suffix(2).allSatisfy(\.isPaired) ? all.dropLast() : all
  }

  /// Whether the last of ``indexed`` may be the beginning of a longer one.
  package var isIndexedOpen: Bool {
    isOpen || words.suffix(2).count { $0.isPaired } == 1 && words[words.count - 1].isPaired
  }

  /// Its words, each as a term.
  fileprivate var singly: [WordQuery.Term] {
    words.indices.map { .init(words: [words[$0]], isOpen: isOpen && $0 == words.count - 1) }
  }

  /// Where in a text's words it begins.
  func places(in text: [String]) -> [Int] {
    guard text.count >= words.count else { return [] }
    return (0...text.count - words.count).filter { at in
      words.indices.allSatisfy { index in
        let word = text[at + index]
        return word == words[index]
          || isOpen && index == words.count - 1 && word.hasPrefix(words[index])
      }
    }
  }
}

extension String {
  /// Whether what is typed may be the beginning of a longer word: one letter is that of too many.
  fileprivate var mayGoOn: Bool { !isPaired && unicodeScalars.count > 1 }
}

/// The words of a line, and where in it they stand.
private struct PlacedWords {
  var words: [String] = []
  var ranges: [Range<String.Index>] = []

  init(of line: String) {
    var start: String.Index?
    func close(at end: String.Index) {
      guard let begin = start else { return }
      for word in SearchedWords(of: String(line[begin..<end])).words {
        words.append(word)
        ranges.append(begin..<end)
      }
      start = nil
    }
    for index in line.indices {
      let character = line[index]
      let isLetter = character.unicodeScalars.first?.isPaired ?? false
      if isLetter || !character.isPartOfWord { close(at: index) }
      if start == nil, isLetter || character.isPartOfWord { start = index }
      if isLetter { close(at: line.index(after: index)) }
    }
    close(at: line.endIndex)
  }

  func ranges(of term: WordQuery.Term) -> [Range<String.Index>] {
    term.places(in: words).map { at in
      ranges[at].lowerBound..<ranges[at + term.words.count - 1].upperBound
    }
  }
}

extension Character {
  /// Whether folding may keep the character, or drops it without ending a word.
  fileprivate var isPartOfWord: Bool {
    isLetter || isNumber || "'’+#".contains(self)
      || unicodeScalars.allSatisfy { $0.isMark || $0.properties.isDefaultIgnorableCodePoint }
  }
}
