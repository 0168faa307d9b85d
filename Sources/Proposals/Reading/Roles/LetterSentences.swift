import Mail

/// The sentences of a letter's running text, each with where it stands.
struct LetterSentences: Sendable {
  /// A sentence.
  struct Sentence: Sendable {
    var words: Range<Int>
    /// The place of its paragraph in ``LetterSentences/paragraphs``.
    var paragraph: Int
    var opensParagraph: Bool
    var closesParagraph: Bool
  }

  let sheet: Sheet
  /// Their lines, below which label they stand, and how much they say.
  private(set) var paragraphs: [(lines: Range<Int>, slot: Slot?, weight: Int)] = []
  private(set) var sentences: [Sentence] = []
  private let slots: Set<Slot>
  private let names: [UInt64]
  private let otherNames: [UInt64]
  private let subject: [UInt64]

  /// Takes those of a text that stand below no label, or below one that may have been taken for
  /// more than it is.
  init(_ text: Manuscript, _ outline: Outline) {
    sheet = text.sheet
    names = text.names
    otherNames = text.correspondents.nameWords
    subject = Word.words(of: text.subject.title ?? "").map(\.hash)
    slots = Set(outline.sections.compactMap(\.slot))
    for section in outline.sections where [nil, .abstract, .other, .notes].contains(section.slot) {
      for lines in sheet.paragraphs(in: section.body(in: sheet)) {
        var words = sheet.words(of: lines)
        if lines.lowerBound == section.lines.lowerBound, section.slot != nil {
          words = section.words(in: sheet).clamped(to: words)
        } else if lines.lowerBound == text.letter.start.line {
          words = words.drop { index in
            Int(sheet.words[index].line) == lines.lowerBound
              && Int(sheet.words[index].start) < text.letter.start.octet
          }
        }
        guard !words.isEmpty else { continue }
        append(sheet.sentences(in: words), of: lines, slot: section.slot)
      }
    }
  }

  private mutating func append(_ words: [Range<Int>], of lines: Range<Int>, slot: Slot?) {
    for (index, sentence) in words.enumerated() {
      sentences.append(
        Sentence(
          words: sentence, paragraph: paragraphs.count, opensParagraph: index == 0,
          closesParagraph: index == words.count - 1))
    }
    paragraphs.append((lines, slot, sheet.weight(of: sheet.words(of: lines))))
  }

  /// Calls `body` with each trait of a sentence, and what it is called.
  func forEachTrait(of sentence: Sentence, _ body: (Trait, () -> String) -> Void) {
    forEachWord(of: sentence, body)
    forEachCue(of: sentence, body)
    forEachForm(of: sentence) { form in body(Trait(form)) { "form \(form)" } }
  }

  private func forEachWord(of sentence: Sentence, _ body: (Trait, () -> String) -> Void) {
    let words = sentence.words
    for index in words {
      let word = sheet.words[index]
      if word.isNumber { continue }
      if !word.isAlone {
        Trait.give(.word, index..<index + 1, of: sheet, body)
      } else if index + 1 < words.upperBound, sheet.words[index + 1].isAlone {
        Trait.give(.word, index..<index + 2, of: sheet, body)
      }
    }
    Trait.give(.opening, words.prefix(1), of: sheet, body)
    if words.count > 1 { Trait.give(.start, words.prefix(2), of: sheet, body) }
  }

  private func forEachCue(of sentence: Sentence, _ body: (Trait, () -> String) -> Void) {
    Trait.give(.cue, sheet.cues(in: sentence.words), body)
    Trait.give(.openingCue, sheet.cues(in: sentence.words.prefix(3)), body)
    if !sentence.opensParagraph {
      let words = sheet.words(of: paragraphs[sentence.paragraph].lines)
      Trait.give(.paragraphCue, sheet.cues(in: words.prefix(5)), body)
    }
  }

  private func forEachForm(of sentence: Sentence, _ body: (Trait.Form) -> Void) {
    forEachPlace(of: sentence, body)
    let words = sentence.words
    body(.weighing(sheet.weight(of: words)))
    var (hasNumber, hasYear, namesWriter, namesOther) = (false, false, false, false)
    var (capitals, known) = (0, 0)
    for index in words {
      let word = sheet.words[index]
      hasNumber = hasNumber || word.isNumber
      hasYear = hasYear || isYear(index)
      capitals += sheet.isCapitalised(index) ? 1 : 0
      namesWriter = namesWriter || names.contains(word.hash)
      namesOther = namesOther || otherNames.contains(word.hash)
      known += subject.contains(word.hash) ? 1 : 0
    }
    let first = sheet.words[words.lowerBound].hash
    if hasNumber { body(.hasNumber) }
    if hasYear { body(.hasYear) }
    if sheet.firstLength(in: words) != nil { body(.hasLength) }
    if sheet.asksForSlot(words) { body(.asksForSlot) }
    if words.count > 2, capitals * 3 > words.count * 2 { body(.isMostlyCapitalised) }
    if namesWriter { body(.namesWriter) }
    if names.contains(first) { body(.beginsWithWriter) }
    if namesOther { body(.namesOther) }
    if otherNames.contains(first) { body(.beginsWithOther) }
    if sheet.beginsWithFullName(words) { body(.beginsWithFullName) }
    if known > 1, known * 4 > words.count * 3 { body(.isSubject) }
    forEachMark(of: words, body)
  }

  private func forEachPlace(of sentence: Sentence, _ body: (Trait.Form) -> Void) {
    let (lines, slot, weight) = paragraphs[sentence.paragraph]
    let last = paragraphs.count - 1
    if last == 0 {
      body(.inOnlyParagraph)
    } else {
      if sentence.paragraph == 0 { body(.inFirstParagraph) }
      if sentence.paragraph == 1 { body(.inSecondParagraph) }
      if sentence.paragraph == last { body(.inLastParagraph) }
      if sentence.paragraph == last - 1 { body(.inLastButOne) }
    }
    switch (sentence.opensParagraph, sentence.closesParagraph) {
    case (true, true): body(.isParagraph)
    case (true, false): body(.opensParagraph)
    case (false, true): body(.closesParagraph)
    case (false, false): break
    }
    if weight <= 15 { body(.inShortParagraph) }
    if weight >= 50 { body(.inLongParagraph) }
    let line = sheet.lines[lines.lowerBound]
    if line.mark != .none { body(.isItem) }
    if line.shape == .heading { body(.isHeading) }
    if line.indent > 0 { body(.isIndented) }
    if slots.contains(.abstract) { body(.besideAbstract) }
    if slots.contains(.bio) { body(.besideLife) }
    if slots.contains(.title) { body(.besideTitle) }
    if slot == .abstract { body(.belowAbstract) }
    if slot == .other || slot == .notes { body(.belowOther) }
  }

  private func forEachMark(of words: Range<Int>, _ body: (Trait.Form) -> Void) {
    let span = sheet.octets.span
    let (first, last) = (sheet.words[words.lowerBound], sheet.words[words.upperBound - 1])
    let start = Int(first.start)
    let isLastOfLine =
      words.upperBound == sheet.words.count || sheet.words[words.upperBound].line != last.line
    let end =
      isLastOfLine ? sheet.lines[Int(last.line)].end : Int(sheet.words[words.upperBound].start)
    switch Self.lastMark(of: span, Int(last.end)..<max(Int(last.end), end)) {
    case 0x3F, 0xFF1F: body(.asks)
    case 0x21, 0xFF01: body(.exclaims)
    case 0x3A, 0xFF1A: body(.endsInColon)
    case 0x2E, 0x3002: break
    default: body(.endsOpen)
    }
    var (hasAddress, hasLink, hasQuotation) = (false, false, false)
    for at in start..<max(start, end) {
      switch span[at] {
      case 0x40: hasAddress = true
      case 0x3A where at + 2 < end && span[at + 1] == 0x2F && span[at + 2] == 0x2F: hasLink = true
      default: hasQuotation = hasQuotation || Self.isQuotationMark(span, at)
      }
    }
    if hasAddress { body(.hasAddress) }
    if hasLink { body(.hasLink) }
    if hasQuotation { body(.hasQuotation) }
    let before = sheet.lines[Int(first.line)].octets.lowerBound
    if (1...3).contains(where: { start - $0 >= before && Self.isQuotationMark(span, start - $0) }) {
      body(.isQuoted)
    }
  }

  /// Whether a double quotation mark of some language begins at an octet.
  private static func isQuotationMark(_ octets: Span<UInt8>, _ at: Int) -> Bool {
    switch octets[at] {
    case 0x22: true
    case 0xC2: at + 1 < octets.count && (octets[at + 1] == 0xAB || octets[at + 1] == 0xBB)  // « »
    case 0xE2:  // “ ” „
      at + 2 < octets.count && octets[at + 1] == 0x80 && (0x9C...0x9E).contains(octets[at + 2])
    case 0xE3:  // 「 」 『 』 《 》
      at + 2 < octets.count && octets[at + 1] == 0x80 && (0x8A...0x8F).contains(octets[at + 2])
    default: false
    }
  }

  /// The first mark behind a sentence's last word that ends sentences: a full stop, a question mark,
  /// a colon, also those of Chinese and Japanese; 0 for none.
  private static func lastMark(of octets: Span<UInt8>, _ rest: Range<Int>) -> UInt32 {
    var at = rest.lowerBound
    while at < rest.upperBound {
      let (scalar, length) = Word.scalar(in: octets, at: at)
      switch scalar {
      case 0x3F, 0x21, 0x3A, 0x2E, 0xFF1F, 0xFF01, 0xFF1A, 0x3002: return scalar
      default: at += max(1, length)
      }
    }
    return 0
  }

  private func isYear(_ index: Int) -> Bool {
    let word = sheet.words[index]
    return word.isNumber && sheet.number(at: index).map { (1950...2049).contains($0) } ?? false
  }
}
