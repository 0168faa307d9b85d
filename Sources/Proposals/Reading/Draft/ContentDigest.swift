import Mail

/// What a message says, however it travelled.
enum ContentDigest {
  /// The digest of the words of a text and of its subject.
  ///
  /// Wrapping, spaces, case, accents, punctuation, list tags and reply prefixes do not count.
  static func of(_ text: Manuscript, subject: String, in vocabulary: Vocabulary) -> Digest? {
    let words = text.sheet.words(of: 0..<text.signature)
    guard !words.isEmpty else { return nil }
    var rest = Subject.beginning(of: subject).trimmingWhitespace
    while true {
      if let tag = Subject.leadingTag(rest) {
        rest = tag.rest
      } else if let prefix = Subject.prefix(rest, vocabulary) {
        rest = prefix.rest
      } else {
        break
      }
    }
    let subjectWords = Word.words(of: rest)
    let octets = [UInt8](capacity: (subjectWords.count + words.count) * 8) { octets in
      func append(_ word: Word) {
        for octet in 0..<8 {
          octets.append(UInt8(truncatingIfNeeded: word.hash >> UInt64(octet * 8)))
        }
      }
      for word in subjectWords { append(word) }
      for index in words { append(text.sheet.words[index]) }
    }
    return Digest(of: octets)
  }
}

extension Sheet {
  /// The language most of whose common words stand in the text.
  func language(in vocabulary: Vocabulary) -> String? {
    let places = commonWords.indices
    guard let best = places.max(by: { commonWords[$0] < commonWords[$1] }), commonWords[best] >= 3
    else { return nil }
    return vocabulary.languages[best]
  }
}
