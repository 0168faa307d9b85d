import Foundation

/// The words of a text as searching compares them: folded, so that case, accents and marks do
/// not count, and every letter by itself where nothing says where a word ends.
package struct SearchedWords: Sendable, Equatable {
  /// In the order of the text.
  package let words: [String]

  /// Takes words that were read from a text.
  init(words: [String]) { self.words = words }

  /// The words of `text`.
  package init(of text: String) {
    self.init(folded: text.folded)
  }

  private init(folded: String) {
    guard folded.isBeyondASCII else {
      words = folded.splitAtSpaces.map(String.init)
      return
    }
    var words: [String.UnicodeScalarView] = []
    var (isInWord, isLetter) = (false, false)
    for scalar in folded.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == " " {
        isInWord = false
      } else if isInWord, isLetter ? scalar.isMark : !scalar.isPaired {
        words[words.count - 1].append(scalar)
      } else {
        words.append(String.UnicodeScalarView([scalar]))
        (isInWord, isLetter) = (true, scalar.isPaired)
      }
    }
    self.words = words.map { String($0) }
  }

  /// What an index of words keeps of `text`: ``indexed``, a space between each two.
  package static func index(of text: String) -> String {
    let folded = text.folded
    // Most texts have no letter that would be paired: they are folded, and that is all.
    guard folded.isBeyondASCII else { return folded }
    return SearchedWords(folded: folded).indexed.joined(separator: " ")
  }

  /// The words as an index of words keeps them, such as `linux 仮想 想化 化` for `Linux仮想化`: a
  /// letter that stands for itself comes with the one behind it, the last of a run alone.
  package var indexed: [String] {
    words.indices.map { at in
      let next = at + 1
      guard words[at].isPaired, next < words.count, words[next].isPaired else { return words[at] }
      return words[at] + words[next]
    }
  }
}

extension String {
  fileprivate var isBeyondASCII: Bool { utf8.contains { $0 >= 0x80 } }

  /// Whether the word is one letter of a script whose letters are indexed in pairs.
  var isPaired: Bool { unicodeScalars.first?.isPaired ?? false }
}

extension UnicodeScalar {
  /// Scripts without spaces, and Hangul: Korean puts endings behind words, and no two people
  /// put the same spaces between them.
  var isPaired: Bool {
    switch value {
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: isWrittenWithoutSpaces
    }
  }
}
