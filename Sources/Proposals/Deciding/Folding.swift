import Foundation

extension String {
  /// The text's words in lower case with one space between them: what stays of a text
  /// when wrapping, quoting marks, punctuation, accents and letter case do not count.
  ///
  /// A letter of a script that is written without spaces is a word by itself. `+` and `#`
  /// stay behind a letter, since "C", "C++" and "C#" are different things to talk about.
  var folded: String {
    let octets = utf8Span.span
    var folding = Folding(octets: octets.count)
    var start = 0
    while start < octets.count {
      guard octets[start] >= 0x80 else {
        folding.take(octets[start])
        start += 1
        continue
      }
      // Nothing that stands beside ASCII changes with it.
      var end = start + 1
      while end < octets.count, octets[end] >= 0x80 { end += 1 }
      let place = utf8.index(startIndex, offsetBy: start)
      folding.take(self[place..<utf8.index(place, offsetBy: end - start)])
      start = end
    }
    return folding.text
  }

  /// The words of ``folded``.
  var foldedWords: [Substring] { folded.splitAtSpaces }

  /// The pieces of a folded text: no character has a space for its first octet but a space.
  var splitAtSpaces: [Substring] { utf8.split(separator: 0x20).map { Substring($0) } }
}

/// What makes the form of ``Swift/String/folded`` out of the pieces of a text.
private struct Folding {
  private var words: [UInt8] = []
  private var isInWord = false

  /// - Parameter octets: About how many there will be.
  init(octets: Int) { words.reserveCapacity(octets) }

  var text: String { String(decoding: words, as: UTF8.self) }

  /// Takes a character of ASCII.
  mutating func take(_ octet: UInt8) {
    switch octet {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      if !isInWord, !words.isEmpty { words.append(0x20) }
      words.append(octet <= 0x39 ? octet : octet | 0x20)
      isInWord = true
    case 0x23 where isInWord, 0x2B where isInWord: words.append(octet)  // # +
    case 0x27: break  // '
    default: isInWord = false
    }
  }

  /// Takes text beyond ASCII.
  mutating func take(_ text: Substring) {
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case _ where scalar.isASCII: take(UInt8(scalar.value))
      case "\u{2019}", "\u{300}"..."\u{36F}": continue
      // Dashes, quotation marks, dots.
      case "\u{2010}"..."\u{2027}": isInWord = false
      case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
      default:
        if scalar.isMark {
          // It belongs to the letter before it, even where every letter is a word.
          words.append(contentsOf: scalar.utf8)
        } else if let plain = scalar.plainLetters {
          plain.unicodeScalars.forEach { append($0) }
        } else if scalar.isPartOfWord {
          scalar.properties.lowercaseMapping.unicodeScalars.forEach { append($0) }
        } else {
          isInWord = false
        }
      }
    }
  }

  private mutating func append(_ scalar: UnicodeScalar) {
    if scalar.isWrittenWithoutSpaces || !isInWord, !words.isEmpty { words.append(0x20) }
    words.append(contentsOf: scalar.utf8)
    isInWord = !scalar.isWrittenWithoutSpaces
  }
}

extension UnicodeScalar {
  fileprivate var utf8: String.UTF8View { String(self).utf8 }

  /// Letters that Unicode does not take apart, and that people replace when they must.
  fileprivate var plainLetters: String? {
    switch self {
    case "ß", "ẞ": "ss"
    case "æ", "Æ": "ae"
    case "œ", "Œ": "oe"
    case "ø", "Ø": "o"
    case "ł", "Ł": "l"
    case "đ", "Đ", "ð", "Ð": "d"
    case "þ", "Þ": "th"
    case "ı": "i"
    default: nil
    }
  }

  fileprivate var isPartOfWord: Bool {
    properties.isAlphabetic || properties.numericType != nil
  }

  var isMark: Bool {
    [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
  }

  /// Han, kana, Thai, Lao, Khmer and Burmese: no spaces between words.
  package var isWrittenWithoutSpaces: Bool {
    switch value {
    case 0x0E01...0x0EDF, 0x1000...0x109F, 0x1780...0x17FF: properties.isAlphabetic
    case 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      properties.isAlphabetic
    default: false
    }
  }
}
