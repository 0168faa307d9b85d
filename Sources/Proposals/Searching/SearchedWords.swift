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
    let folded = text.folded
    guard folded.utf8.contains(where: { $0 >= 0x80 }) else {
      words = folded.split(separator: " ").map(String.init)
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
