import Foundation

extension String {
  /// The text's words in lower case with one space between them: what stays of a text
  /// when wrapping, quoting marks, punctuation, accents and letter case do not count.
  ///
  /// A letter of a script that is written without spaces is a word by itself. `+` and `#`
  /// stay behind a letter, since "C", "C++" and "C#" are different things to talk about.
  var folded: String {
    var words: [UInt8] = []
    words.reserveCapacity(utf8.count)
    var isInWord = false
    func append(_ scalar: UnicodeScalar) {
      if scalar.isWrittenWithoutSpaces || !isInWord, !words.isEmpty { words.append(0x20) }
      if scalar.isASCII {
        words.append(UInt8(scalar.value))
      } else {
        words.append(contentsOf: String(scalar).utf8)
      }
      isInWord = !scalar.isWrittenWithoutSpaces
    }
    if utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII }
    for scalar in decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": append(scalar)
      case "A"..."Z": append(UnicodeScalar(UInt8(scalar.value) | 0x20))
      case "+" where isInWord, "#" where isInWord: words.append(UInt8(scalar.value))
      case "'", "\u{2019}": continue
      case _ where scalar.isASCII: isInWord = false
      case "\u{300}"..."\u{36F}": continue
      case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
      default:
        if scalar.isMark {
          // It belongs to the letter before it, even where every letter is a word.
          words.append(contentsOf: String(scalar).utf8)
        } else if let plain = scalar.plainLetters {
          plain.unicodeScalars.forEach(append)
        } else if scalar.isPartOfWord {
          scalar.properties.lowercaseMapping.unicodeScalars.forEach(append)
        } else {
          isInWord = false
        }
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// ``folded`` of text that is ASCII alone.
  private var foldedASCII: String {
    var words: [UInt8] = []
    words.reserveCapacity(utf8.count)
    var isInWord = false
    for octet in utf8 {
      switch octet {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if !isInWord, !words.isEmpty { words.append(0x20) }
        words.append(octet <= 0x39 ? octet : octet | 0x20)
        isInWord = true
      case 0x23 where isInWord, 0x2B where isInWord: words.append(octet)  // # +
      case 0x27: continue  // '
      default: isInWord = false
      }
    }
    return String(decoding: words, as: UTF8.self)
  }
}

extension UnicodeScalar {
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
