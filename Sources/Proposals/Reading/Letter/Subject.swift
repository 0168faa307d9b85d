/// A subject, taken apart: what it says about the mail, and what it says about the talk.
struct Subject: Sendable {
  /// The subject as it stands, and the phrases in it.
  let sheet: Sheet
  var isReply = false
  var isForward = false
  /// Whether a tag in brackets names this call and says that a talk is proposed: "[X TOPIC]".
  var isTagged = false
  /// Whether a tag names this call and says that the mail is for something else: "[X ATTEND]".
  var isTaggedOtherwise = false
  /// Whether a tag says that a talk is proposed, without a name: "[CFP]".
  var isMarked = false
  /// Whether it says that the mail proposes a talk: "Proposal: …".
  var announces = false
  /// Whether words of the call stand in it.
  var namesCall = false
  /// Whether it says that it leaves another topic behind: "(was: …)".
  var leavesTopic = false
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

  /// Whether several talks may stand below it, whatever else does: it says so, or its tag asks for no talk.
  var speaksOfSeveral: Bool { announcesSeveral || isTaggedOtherwise }

  /// Takes `text` apart.
  init(_ text: String, in vocabulary: Vocabulary) {
    let text = Self.beginning(of: text)
    sheet = Sheet(line: text, in: vocabulary)
    var rest = Self.withoutPictures(text.trimmingWhitespace)
    // "topic drift (was: Re: old topic)": what was does not count.
    let whole = rest
    rest = Self.withoutPast(rest, vocabulary)
    leavesTopic = rest != whole
    while true {
      if let tag = Self.leadingTag(rest) {
        rest = Self.withoutPictures(tag.rest)
        read(tag: tag.text, vocabulary)
      } else if let prefix = Self.prefix(rest, vocabulary) {
        if prefix.isForward { isForward = true } else { isReply = true }
        rest = prefix.rest
      } else {
        break
      }
    }
    rest = trailingTags(of: rest, vocabulary)
    if rest.first == "[", rest.utf8.firstIndex(of: 0x5D) == rest.utf8.indices.last {
      // Nothing but a tag.
      read(tag: rest.dropFirst().dropLast(), vocabulary)
      rest = ""
    }
    let words = Word.words(of: rest)
    namesCall = namesCall || words.contains { vocabulary.callWords.names.contains($0.hash) }
    let cues = sheet.cues(in: sheet.words.indices)
    isCall = cues.contains(.call)
    isCallInShort = cues.contains(.callInShort)
    invites = cues.contains(.invitation)
    asks = cues.contains(.question) || text.hasSuffix("?")
    announcesSeveral = cues.contains(.several)
    withdraws = cues.contains(.withdraw) || cues.contains(.withdrawInShort)
    takeTitle(of: rest, vocabulary)
    // "Hi"
    if sheet.words.count <= 2, sheet.has(.greeting, in: 0..<1) { title = nil }
    // "Would this be something for the Forum?"
    if asks, namesCall, !announces, confidence < 0.8 { title = nil }
  }

  /// A subject as far as it is read: what stands beyond is no title, and costs time.
  static func beginning(of text: String) -> String {
    text.utf8.count > 1_000 ? String(text.prefix(1_000)) : text
  }

  private mutating func takeTitle(of text: String, _ vocabulary: Vocabulary) {
    var rest = text
    // "Proposal for X: title", "X submission - title"
    while let (head, tail) = Self.split(rest) {
      let words = Word.words(of: head)
      guard words.count <= 8 || words.allSatisfy(\.isAlone) && words.count <= 16, !words.isEmpty,
        Self.saysNothing(head, vocabulary)
          || Self.isAnnouncement(words, vocabulary)
      else { break }
      announces = announces || words.contains { vocabulary.isNoun($0) }
      confidence = 0.8
      rest = tail
    }
    // "Title - proposal", "talk “Title”"
    if let dash = [" - ", " – ", " — ", " | "].compactMap({ rest.range(of: $0) }).last,
      case let tail = String(rest[dash.upperBound...]), !Word.words(of: tail).isEmpty,
      Self.saysNothing(tail, vocabulary)
    {
      announces = announces || Word.words(of: tail).contains { vocabulary.isNoun($0) }
      rest = rest[..<dash.lowerBound].trimmingWhitespace
    }
    // "Title: a proposal"
    if let colon = rest.utf8.lastIndex(of: 0x3A),
      case let tail = Word.words(of: String(rest[colon...])),
      (1...3).contains(tail.count), tail.contains(where: { vocabulary.isNoun($0) }),
      tail.allSatisfy({ Self.isEmptyWord($0, vocabulary) })
    {
      announces = true
      rest = rest[..<colon].trimmingWhitespace
    }
    if let quoted = Quotation.first(in: rest), let place = rest.range(of: quoted) {
      let around = rest[..<place.lowerBound] + " " + rest[place.upperBound...]
      // "Speaking at the Forum – “Frogs in Space”", "Proposal on behalf of Anna Foo: “Frogs in Space”"
      let isApart =
        rest[..<place.lowerBound].trimmingCharacters("\"“„«»‘' ").last.map { "-–—:".contains($0) }
        ?? false
        && Word.words(of: String(around)).contains {
          vocabulary.callWords.names.contains($0.hash) || vocabulary.isNoun($0)
        } && rest[place.upperBound...].count <= 1
      if Word.words(of: quoted).count > 1,
        isApart || Self.saysNothing(String(around), vocabulary)
      {
        announces = announces || Word.words(of: String(around)).contains { vocabulary.isNoun($0) }
        confidence = max(confidence, 0.8)
        rest = quoted
      }
    }
    if isTagged || isMarked { confidence = 0.9 }
    let words = Word.words(of: rest)
    let isEmpty = words.allSatisfy { Self.isEmptyWord($0, vocabulary) }
    let hasNoun = words.contains { vocabulary.isNoun($0) }
    if isEmpty || Self.isAnnouncement(words, vocabulary) && confidence < 0.8 {
      announces = announces || hasNoun
      if !isTagged && !isMarked || words.isEmpty { return }
    }
    // "Speaker and talk"
    if hasNoun, !isTagged, !isMarked, Self.saysNothing(rest, vocabulary, orCommon: true) { return }
    let cleaned = Self.cleaned(rest)
    if !cleaned.isEmpty { title = cleaned }
  }

  /// Whether words say only that something is proposed to somebody: "Talk for the forum".
  private static func isAnnouncement(_ words: [Word], _ vocabulary: Vocabulary) -> Bool {
    guard let noun = words.firstIndex(where: { vocabulary.isNoun($0) }) else { return false }
    // "Palestra para o Forum": small words of any language join the noun to the call.
    let substance = words.count { word in
      let isSmall =
        word.end - word.start <= 5
        && vocabulary.phrases.beginning(word.hash)?.isCommon ?? false
      return !isEmptyWord(word, vocabulary) && !isSmall
    }
    return substance <= 1 && noun <= 2 && words.count > noun + 1 + substance
  }

  /// Whether a piece of a subject says nothing but that something is proposed to somebody, in
  /// words or in phrases.
  ///
  /// - Parameter orCommon: Whether the most frequent words say nothing either.
  private static func saysNothing(
    _ text: String, _ vocabulary: Vocabulary, orCommon: Bool = false
  ) -> Bool {
    // Nearly every title ends here: a sheet costs more than its first word.
    if let first = Word.words(of: text).first, !isEmptyWord(first, vocabulary),
      vocabulary.phrases.beginning(first.hash) == nil
    {
      return false
    }
    let sheet = Sheet(line: text, in: vocabulary)
    return sheet.words.indices.allSatisfy { index in
      isEmptyWord(sheet.words[index], vocabulary)
        || sheet.hits.contains { $0.words.contains(index) && emptyPhrases.contains($0.cue) }
        || orCommon
          && (vocabulary.phrases.beginning(sheet.words[index].hash)?.isCommon ?? false
            || vocabulary.labelWords[sheet.words[index].hash] != nil)
    }
  }

  /// Phrases that say nothing but that something is proposed.
  private static let emptyPhrases: CueSet = [
    .submissionNoun, .subjectFiller, .propose, .session, .format, .withdrawInShort, .blank, .titled,
  ]

  /// Words that are no part of a title by themselves.
  static let fillers: CueSet = [.submissionNoun, .subjectFiller]

  /// Whether a word in a subject is no part of a title by itself.
  private static func isEmptyWord(_ word: Word, _ vocabulary: Vocabulary) -> Bool {
    word.isNumber || vocabulary.callWords.names.contains(word.hash)
      || vocabulary.phrases.contains(word.hash, as: fillers)
  }

  /// Whether a character is a picture or another sign that is neither a letter nor ASCII.
  static func isPicture(_ character: Character?) -> Bool {
    guard let scalar = character?.unicodeScalars.first, !scalar.isASCII else { return false }
    return scalar.properties.isEmojiPresentation
      || scalar.properties.generalCategory == .otherSymbol
  }

  /// `text` without emoji and their like around it.
  private static func withoutPictures(_ text: String) -> String {
    var rest = text[...]
    while let octet = rest.utf8.first, octet == 0x20 || octet >= 0x80 && isPicture(rest.first) {
      rest = rest.dropFirst()
    }
    while let octet = rest.utf8.last, octet == 0x20 || octet >= 0x80 && isPicture(rest.last) {
      rest = rest.dropLast()
    }
    return String(rest)
  }

  /// A title as it is shown: no invisible characters, no full stop, no leading colon.
  static func cleaned(_ text: String) -> String {
    var text = Quotation.unwrapped(text)
    while let octet = text.utf8.first, !Line.isLetter(octet), let first = text.first,
      ":-–—,;".contains(first)
    {
      text = String(text.dropFirst()).trimmingWhitespace
    }
    while let last = text.unicodeScalars.last, !last.isASCII,
      last.properties.isDefaultIgnorableCodePoint
    {
      text.unicodeScalars.removeLast()
    }
    return text.trimmingWhitespace
  }
}
