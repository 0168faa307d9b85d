/// Words for formats of the call in a letter that proposes talks, each with where it stands, of which one may
/// say what a talk is to be.
struct LetterFormats {
  let mentions: [FormatMention]
  private let around: Surroundings
  private let findings: [Finding]
  private let ordinary: Int?
  /// How long the formats of the call are.
  private let lengths: [Int]

  /// So many are looked at, of which letters have few.
  private static let most = 50
  /// The fields that may tell a format; in others the words are a label's, or about people.
  private static let slots: Set<Slot> = [.format, .minutes, .abstract, .notes, .topics, .other]

  /// Takes the words for formats in the letter of some talks but for those of titles.
  ///
  /// "I would like to give a talk" says what every proposal does: a word for talks of all kinds counts where it
  /// is chosen.
  init(in findings: [Finding], _ around: Surroundings, _ reader: Reader) {
    let sheet = around.sheet
    (self.around, self.findings) = (around, findings)
    (ordinary, lengths) = (reader.ordinaryFormat, reader.call.formats.map(\.minutes))
    let titles = findings.titleWords
    mentions = Array(
      around.sentences.lazy.flatMap { sentence in
        let mentions = reader.mentions(in: sentence, of: sheet)
        return mentions.filter { mention in
          !mention.isOfAllKinds
            || (sheet.choosesFormat(sentence) || sheet.isInBrackets(mention.words))
              && !findings.haveInLabel(mention.words, of: sheet) && !sheet.pointsAt(mention.words)
            || mentions.contains { $0.format != mention.format }
        }
      }.filter { mention in
        let words = sheet.words[mention.words].map(\.hash)
        let slot = findings.slot(of: around.line(of: mention.words))
        return slot == .format
          || slot.map(Self.slots.contains) ?? true
            && !titles.contains { $0.contains(words) && $0.count > words.count }
      }.prefix(Self.most))
  }

  /// How likely some words say what a talk is to be; not at all where a word before them denies it.
  func odds(of mention: FormatMention) -> Float {
    let sentence = around.sentence(of: mention.words.lowerBound)
    guard !around.sheet.isDenied(mention.words, in: sentence) else { return 0 }
    return TraitTable.formats.odds { forEachTrait(of: mention, $0) }
  }

  /// The line that a mention stands on.
  func line(of mention: FormatMention) -> Int { around.line(of: mention.words) }

  /// Calls `body` with each trait of a mention, and what it is called.
  func forEachTrait(of mention: FormatMention, _ body: (Trait, () -> String) -> Void) {
    around.forEachNeighbour(of: mention.words, body)
    forEachForm(of: mention) { form in body(Trait(form)) { "form \(form)" } }
  }

  private func forEachForm(of mention: FormatMention, _ body: (Trait.Form) -> Void) {
    let words = mention.words
    let sentence = around.sentence(of: words.lowerBound)
    around.forEachForm(ofSentenceOf: words, in: findings, body)
    if around.sheet.firstLength(in: sentence) != nil { body(.hasLength) }
    if sentence == words { body(.isWholeLine) }
    forEachForm(ofPlaceOf: words, body)
    if mention.format == ordinary { body(.isOrdinary) }
    if mention.isName { body(.isName) }
    body(words.count == 1 ? .hasOneWord : words.count == 2 ? .hasTwoWords : .hasMoreWords)
    if mentions.allSatisfy({ $0.format == mention.format }) { body(.isOnly) }
    if mentions.first?.words == words { body(.isFirst) }
    if mentions.last?.words == words { body(.isLast) }
    if mentions.contains(where: { $0.format == mention.format && $0.words != words }) {
      body(.isSaidAgain)
    }
    let minutes = findings.compactMap(\.proposal.minutes)
    if minutes.contains(lengths[mention.format]) {
      body(.isOfItsLength)
    } else if !minutes.isEmpty {
      body(.isOfOtherLength)
    }
  }

  /// Gives the marks before and behind some words.
  private func forEachForm(ofPlaceOf words: Range<Int>, _ body: (Trait.Form) -> Void) {
    around.forEachComma(around: words, body)
    switch around.mark(before: words.lowerBound) {
    case 0x28, 0x5B: body(.isInBrackets)
    case nil: body(.opensLine)
    default: break
    }
    let end = Int(around.sheet.words[words.upperBound - 1].end)
    if end >= around.sheet.lines[around.line(of: words)].end { body(.closesLine) }
  }
}

extension [Finding] {
  /// Whether some words are those of a field's label and not of its value: "Talk description".
  fileprivate func haveInLabel(_ words: Range<Int>, of sheet: Sheet) -> Bool {
    let first = sheet.words[words.lowerBound]
    guard let section = section(of: Int(first.line)), section.lines.lowerBound == Int(first.line)
    else { return false }
    return section.slot != nil && section.slot != .format && Int(first.start) < section.value ?? 0
  }
}

extension Sheet {
  /// Whether a word before some points at what is spoken of: "in this talk".
  fileprivate func pointsAt(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0 else { return false }
    return ["this", "the", "these"].contains(text(of: words[range.lowerBound - 1]).lowercased())
  }

  /// Whether some words stand in brackets by themselves.
  fileprivate func isInBrackets(_ words: Range<Int>) -> Bool {
    let (start, end) = (self.words[words.lowerBound].start, self.words[words.upperBound - 1].end)
    return start > 0 && [0x28, 0x5B].contains(octets[Int(start) - 1])
      && Int(end) < octets.count && [0x29, 0x5D].contains(octets[Int(end)])
  }
}
