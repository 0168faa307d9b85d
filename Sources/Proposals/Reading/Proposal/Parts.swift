/// The parts of a text that each propose one talk.
struct Parts {
  /// Their lines, in order; one part for a text with one talk.
  var parts: [Range<Int>]

  /// Looks for repeated titles, then for rules or numbers between texts that are announced as
  /// several.
  init(
    _ outline: Outline, of sheet: Sheet, in body: Range<Int>, subject: Subject,
    _ vocabulary: Vocabulary
  ) {
    parts = [body]
    let counted = [
      Self.titles(outline, sheet), Self.abstracts(outline, sheet), Self.numbered(sheet, body),
      Self.nouns(sheet, body),
      outline.isForm ? [] : Self.slotted(sheet, body),
    ]
    if let starts = counted.first(where: { $0.count > 1 }) {
      parts = Self.cut(body, at: starts)
      return
    }
    let rules = Self.withoutLeadIn(Self.cut(body, atRules: sheet), sheet)
    let areTalks = rules.count(where: { Self.isTalk($0, sheet) }) > 1
    guard
      areTalks || subject.announcesSeveral
        || sheet.has(.several, in: sheet.words(of: body).prefix(120))
    else { return }
    let listed = Self.listed(sheet, body)
    // Where the first part counts several, the rules stand inside their texts.
    if rules.count > 1, listed.count(where: rules[0].contains) < 2 {
      let isOne =
        Self.isForm(outline, rules[0]) || !subject.speaksOfSeveral && Self.tells(sheet, rules[0])
      if areTalks || !isOne { parts = rules }
      return
    }
    let items = Self.items(sheet, body)
    let lists = [
      Self.headings(sheet, body, vocabulary), listed, Self.quoted(sheet, body),
      Self.emphasised(sheet, body), Self.dashed(sheet, items), Self.series(sheet, body),
      subject.announcesSeveral || subject.title == nil ? Self.told(sheet, items, body) : [],
    ]
    guard let starts = lists.first(where: { $0.count > 1 }) else { return }
    let above = body.lowerBound..<starts[0]
    let isOne =
      Self.isForm(outline, above) || Self.namesTitle(sheet, above)
      || (subject.isTagged
        ? subject.title != nil && !subject.announcesSeveral && !Self.announces(sheet, above)
        : !subject.speaksOfSeveral && Self.tells(sheet, above))
    if !isOne { parts = Self.cut(body, at: starts) }
  }

  // MARK: What stands above the items of a list says that they are points of one talk.

  /// Whether a label announces the title or the text that the items are in.
  private static func isForm(_ outline: Outline, _ above: Range<Int>) -> Bool {
    outline.sections.contains { section in
      [.title, .abstract].contains(section.slot) && above.contains(section.lines.lowerBound)
    }
  }

  /// Whether a sentence names a talk's title.
  ///
  /// "I propose a talk called “Frogs in space”. It covers these topics:"
  private static func namesTitle(_ sheet: Sheet, _ above: Range<Int>) -> Bool {
    sheet.sentences(ofParagraphsIn: above).contains { sentence in
      sheet.purpose(of: sentence) == .proposing && sheet.quotation(in: sentence) != nil
        && sheet.has(.titled, in: sentence)
    }
  }

  /// Whether sentences tell of something, and not only of what is proposed, before one speaks of several:
  /// "Frogs are the loudest … I cover these topics:".
  private static func tells(_ sheet: Sheet, _ above: Range<Int>) -> Bool {
    let offers: CueSet = [.propose, .mayPropose]
    let sentences = sheet.sentences(ofParagraphsIn: above)
    let last = sentences.lastIndex { sheet.has(.several, in: $0) } ?? sentences.endIndex
    let content = sentences[..<last].filter { sentence in
      sheet.purpose(of: sentence) == .content && !sheet.cues(in: sentence).meets(offers)
    }
    return content.reduce(0) { $0 + sheet.weight(of: $1) } >= 15
  }

  /// Whether the last words announce several talks.
  private static func announces(_ sheet: Sheet, _ above: Range<Int>) -> Bool {
    sheet.has(.several, in: sheet.words(of: above).suffix(40))
  }

  /// What stands between rules without what is above the first, where that has no title and all others
  /// begin with one.
  private static func withoutLeadIn(_ parts: [Range<Int>], _ sheet: Sheet) -> [Range<Int>] {
    guard parts.count > 2, let first = parts.first,
      sheet.weight(of: sheet.words(of: first)) <= 60,
      !sheet.paragraphs(in: first).contains(where: {
        sheet.isShortTitle($0.lowerBound) && $0.count == 1
      }),
      parts.dropFirst().allSatisfy({ part in
        sheet.paragraphs(in: part).first.map { sheet.isShortTitle($0.lowerBound) } ?? false
      })
    else { return parts }
    return Array(parts.dropFirst())
  }

  /// Whether what stands between two rules is a talk by itself: a line that may be a title, text
  /// below it, and a sentence that asks for a place in the programme.
  private static func isTalk(_ part: Range<Int>, _ sheet: Sheet) -> Bool {
    let paragraphs = sheet.paragraphs(in: part)
    guard paragraphs.count >= 3, let head = paragraphs.first, head.count == 1,
      (2...16).contains(sheet.weight(of: sheet.words(of: head))),
      case .prose = sheet.lines[head.lowerBound].shape
    else { return false }
    return paragraphs.dropFirst().contains { paragraph in
      sheet.sentences(in: sheet.words(of: paragraph)).contains { sheet.asksForSlot($0) }
    }
  }

  private static func cut(_ body: Range<Int>, at starts: [Int]) -> [Range<Int>] {
    zip(starts, starts.dropFirst() + [body.upperBound]).map { $0..<$1 }
  }

  /// Where forms begin whose titles are labelled.
  private static func titles(_ outline: Outline, _ sheet: Sheet) -> [Int] {
    let labelled = outline.sections.filter { $0.slot != nil && $0.slot != .envelope }
    let titles = labelled.filter { $0.slot == .title && !$0.words(in: sheet).isEmpty }
    guard titles.count > 1 else { return [] }
    let first = labelled.first { [.title, .abstract, .speakers, .minutes].contains($0.slot) }
    let leading = labelled.filter { $0.slot == first?.slot }
    let heads = leading.count == titles.count ? leading : titles
    return heads.map { start(of: $0.lines.lowerBound, in: sheet) }
  }

  /// The lines above labelled abstracts that are their titles: "Frogs in Space" above "Abstract: …".
  private static func abstracts(_ outline: Outline, _ sheet: Sheet) -> [Int] {
    let labelled = outline.sections.filter { $0.slot == .abstract }
    let heads = labelled.map { $0.lines.lowerBound - 1 }.filter { index in
      guard index >= 0, case let line = sheet.lines[index], case .prose = line.shape else {
        return false
      }
      return (2...18).contains(sheet.weight(of: line.words)) && !sheet.endsSentence(line)
        && (index == 0 || sheet.lines[index - 1].shape == .blank)
    }
    return heads.count == labelled.count ? heads : []
  }

  /// The line at which a form begins: a heading or a number above its first label goes with it.
  private static func start(of line: Int, in sheet: Sheet) -> Int {
    var start = line
    var above = line - 1
    while above >= 0, [.blank, .underline].contains(sheet.lines[above].shape) { above -= 1 }
    if above >= 0, isNumberedNoun(sheet, above) { start = above }
    return start
  }

  /// "Proposal 2", "Talk 1: …": a line that counts talks.
  private static func isNumberedNoun(_ sheet: Sheet, _ index: Int) -> Bool {
    sheet.talkNumber(at: index) != nil
  }

  /// Lines that count talks from 1 on.
  private static func numbered(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    var starts: [Int] = []
    for index in body where sheet.talkNumber(at: index) == starts.count + 1 {
      if !isField(sheet, index) || sheet.countsSession(at: index) { starts.append(index) }
    }
    return starts
  }

  /// Whether a line names a field of a form: "2) Topic: …" counts no talks.
  private static func isField(_ sheet: Sheet, _ index: Int) -> Bool {
    if case .label(let slot, _) = sheet.lines[index].shape { return slot != .title }
    return false
  }

  /// Paragraphs that begin with a noun for a talk: "First talk: …", "Talk: …".
  private static func nouns(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    body.filter { index in
      sheet.isBareNoun(index)
        && (index == body.lowerBound || sheet.lines[index - 1].shape == .blank)
    }
  }

  /// Paragraphs that begin with a title for which a place in the programme is asked, in brackets
  /// behind it or on the line below: "Frogs in Space (25 minutes)".
  private static func slotted(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    let paragraphs = sheet.paragraphs(in: body)
    return paragraphs.indices.filter { place in
      let paragraph = paragraphs[place]
      let first = paragraph.lowerBound
      let asks =
        sheet.slotBehindTitle(first) != nil || sheet.slotBeforeTitle(first) != nil
        || paragraph.count > 1 && sheet.slotBelowTitle(first) != nil
      guard asks else { return false }
      // A talk has a text.
      let rest = sheet.words(of: first + 1..<paragraph.upperBound)
      let next = place + 1 < paragraphs.count ? sheet.words(of: paragraphs[place + 1]) : 0..<0
      return sheet.weight(of: rest) >= 12 || sheet.weight(of: next) >= 15
    }.map { paragraphs[$0].lowerBound }
  }

  /// Headings by mark-up, which in a mail that announces several talks are their titles, but for
  /// those above what is said of people: "Speaker, in both cases".
  private static func headings(
    _ sheet: Sheet, _ body: Range<Int>, _ vocabulary: Vocabulary
  ) -> [Int] {
    body.filter { index in
      guard sheet.lines[index].shape == .heading else { return false }
      let first = sheet.words[sheet.lines[index].words.prefix(1)]
      let slot = vocabulary.slot(among: first, spoken: sheet.spoken)
      return !(slot.map(Slot.ofPeople.contains) ?? false)
    }
  }

  /// Numbered lines that begin paragraphs.
  private static func listed(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    var starts: [Int] = []
    for index in body where !isField(sheet, index) {
      let text = sheet.text(of: sheet.lines[index])
      // "**1. Frogs in Space**"
      let isEmphasised = text.first == "*" && text.drop { $0 == "*" }.first?.isNumber ?? false
      guard sheet.lines[index].mark == .number || isEmphasised else { continue }
      let above = index == body.lowerBound ? Line.Shape.blank : sheet.lines[index - 1].shape
      if above == .blank, TalkCount(text)?.number == starts.count + 1 { starts.append(index) }
    }
    return starts
  }

  /// Paragraphs that begin with a sentence that quotes the title of a talk.
  private static func quoted(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    sheet.paragraphs(in: body).filter { paragraph in
      let words = sheet.words(of: paragraph)
      guard sheet.weight(of: words) >= 15, let first = sheet.sentences(in: words).first,
        sheet.purpose(of: first) == .proposing, let title = sheet.quotation(in: first)
      else { return false }
      return Word.count(in: title) > 1
    }.map(\.lowerBound)
  }

  /// Items of a list that each begin with an emphasised title: "- *Frogs in Space.* They …"
  private static func emphasised(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    body.filter { index in
      let line = sheet.lines[index]
      guard line.mark == .bullet,
        case let text = sheet.text(of: line, from: sheet.octet(ofItem: line)),
        let first = text.first, "*_\"“„«".contains(first), let title = Quotation.first(in: text)
      else { return false }
      let begins = text.dropFirst().hasPrefix(title) || text.hasPrefix("**\(title)")
      return begins && (2...16).contains(Word.count(in: title))
    }
  }

  /// The items of a list, where each begins with a title and a dash: "* Frogs in space – they …".
  private static func dashed(_ sheet: Sheet, _ items: [Range<Int>]) -> [Int] {
    items.allSatisfy { sheet.titleBeforeText(of: $0) != nil } ? items.map(\.lowerBound) : []
  }

  /// The items of a list right below a line that announces several talks, where each says something of
  /// one.
  private static func told(
    _ sheet: Sheet, _ items: [Range<Int>], _ body: Range<Int>
  ) -> [Int] {
    guard let first = items.first?.lowerBound, announces(sheet, body.lowerBound..<first),
      items.allSatisfy({ sheet.weight(of: sheet.words(of: $0)) >= 8 })
    else { return [] }
    return items.map(\.lowerBound)
  }

  /// The first paragraphs of the items that are least indented.
  private static func items(_ sheet: Sheet, _ body: Range<Int>) -> [Range<Int>] {
    let marked = body.filter { sheet.lines[$0].isItem }
    let indent = marked.map { sheet.lines[$0].indent }.min()
    let ends = Set(marked).union(body.filter { sheet.lines[$0].shape == .blank })
    return marked.filter { sheet.lines[$0].indent == indent }.map { item in
      item..<((item + 1..<body.upperBound).first(where: ends.contains) ?? body.upperBound)
    }
  }

  private static func cut(_ body: Range<Int>, atRules sheet: Sheet) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = body.lowerBound
    for index in Array(body) + [body.upperBound]
    where index == body.upperBound || sheet.lines[index].shape == .separator {
      if sheet.words(of: start..<index).count >= 15 { result.append(start..<index) }
      start = index + 1
    }
    return result
  }
}
