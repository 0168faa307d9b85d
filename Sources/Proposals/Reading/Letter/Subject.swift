/// A subject, taken apart: what it says about the mail, and what it says about the talk.
struct Subject: Sendable {
  var isReply = false
  var isForward = false
  /// Whether a tag in brackets names this call and says that a talk is proposed: "[X TOPIC]".
  var isTagged = false
  /// Whether a tag says so without a name: "[CFP]".
  var isMarked = false
  /// Whether it says that the mail proposes a talk: "Proposal: …".
  var announces = false
  /// Whether words of the call stand in it.
  var namesCall = false
  /// Whether it is a call, or a reminder of one.
  var isCall = false
  /// Whether it says so in a word that speakers write too.
  var isCallInShort = false
  /// Whether it speaks of deadlines and the like.
  var invites = false
  /// Whether it is a question.
  var asks = false
  /// Whether it speaks of several talks.
  var announcesSeveral = false
  /// Whether it takes a proposal back.
  var withdraws = false
  /// What is left: the title of a talk, if the mail proposes one.
  var title: String?
  /// How sure it is that ``title`` is one.
  var confidence = 0.5
  /// The tags in brackets, without them.
  var tags: [String] = []

  /// Takes `text` apart.
  init(_ text: String, for call: Call, in vocabulary: Vocabulary) {
    let tagWords = Self.tagWords(call)
    // What stands beyond is no title, and costs time.
    var rest = text.prefix(1_000).trimmingWhitespace
    // "topic drift (was: Re: old topic)": what was does not count.
    rest = Self.withoutPast(rest, vocabulary)
    while true {
      if let tag = Self.leadingTag(rest) {
        tags.append(String(tag.text))
        rest = tag.rest
        read(tag: tag.text, tagWords, call, vocabulary)
      } else if let prefix = Self.prefix(rest, vocabulary) {
        if prefix.isForward { isForward = true } else { isReply = true }
        rest = prefix.rest
      } else {
        break
      }
    }
    rest = trailingTags(of: rest, tagWords, call, vocabulary)
    let words = Word.words(of: rest)
    namesCall = namesCall || words.contains { tagWords.contains($0.hash) }
    let cues = Set(Sheet([(text: text, number: nil)], in: vocabulary).hits.map(\.cue))
    isCall = cues.contains(.call)
    isCallInShort = cues.contains(.callInShort)
    invites = cues.contains(.invitation)
    asks = cues.contains(.question) || text.hasSuffix("?")
    announcesSeveral = cues.contains(.several)
    withdraws = cues.contains(.withdraw) || cues.contains(.withdrawInShort)
    takeTitle(of: rest, tagWords, vocabulary)
  }

  private mutating func takeTitle(
    of text: String, _ tagWords: Set<UInt64>, _ vocabulary: Vocabulary
  ) {
    var rest = text
    // "Proposal for X: title", "X submission - title"
    while let (head, tail) = Self.split(rest) {
      let words = Word.words(of: head)
      guard words.count <= 8, !words.isEmpty,
        words.allSatisfy({ Self.isEmptyWord($0, tagWords, vocabulary) })
          || Self.isAnnouncement(words, tagWords, vocabulary)
      else { break }
      announces = announces || words.contains { vocabulary.isNoun($0) }
      confidence = 0.8
      rest = tail
    }
    if isTagged || isMarked { confidence = 0.9 }
    let words = Word.words(of: rest)
    let substance = words.filter { !Self.isEmptyWord($0, tagWords, vocabulary) }
    let hasNoun = words.contains { vocabulary.isNoun($0) }
    if substance.isEmpty || Self.isAnnouncement(words, tagWords, vocabulary) && confidence < 0.8 {
      announces = announces || hasNoun
      if !isTagged && !isMarked || words.isEmpty { return }
    }
    let cleaned = Self.cleaned(rest)
    if !cleaned.isEmpty { title = cleaned }
  }

  /// Whether words say only that something is proposed to somebody: "Talk for the forum".
  private static func isAnnouncement(
    _ words: [Word], _ tagWords: Set<UInt64>, _ vocabulary: Vocabulary
  ) -> Bool {
    guard let noun = words.firstIndex(where: { vocabulary.isNoun($0) }) else { return false }
    let substance = words.filter { !isEmptyWord($0, tagWords, vocabulary) }
    return substance.count <= 1 && noun <= 2 && words.count > noun + 1 + substance.count
  }

  /// Whether a word in a subject is no part of a title by itself.
  private static func isEmptyWord(
    _ word: Word, _ tagWords: Set<UInt64>, _ vocabulary: Vocabulary
  ) -> Bool {
    word.isNumber || tagWords.contains(word.hash)
      || vocabulary.phrases.contains(word.hash, as: .submissionNoun, .subjectFiller)
  }

  /// A title as it is shown: no invisible characters, no full stop, no leading colon.
  static func cleaned(_ text: String) -> String {
    var text = Quotation.unwrapped(text)
    while let first = text.first, ":-–—,;".contains(first) {
      text = String(text.dropFirst()).trimmingWhitespace
    }
    while let last = text.unicodeScalars.last, last.properties.isDefaultIgnorableCodePoint {
      text.unicodeScalars.removeLast()
    }
    return text.trimmingWhitespace
  }
}
