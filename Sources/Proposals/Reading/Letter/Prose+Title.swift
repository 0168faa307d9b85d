extension Prose {
  /// Takes a line that stands alone before the text for its title.
  ///
  /// What stands above it is then no part of the text: it leads up to it.
  mutating func findTitleLine() {
    guard titleLines == nil else { return }
    if let index = blocks.indices.first(where: { isRightAboveField($0) }),
      case let block = blocks[index], isTitle(block.lines, of: block)
    {
      return take(block.lines, of: index)
    }
    for index in blocks.indices.prefix(4) {
      guard index == 0 || isHead(index) && (leadUp(index, within: 60) || isAboveFields(index))
      else { return }
      let goesOn = setting.hasAbstract || setting.isCounted || index + 1 < blocks.count
      let block = blocks[index]
      guard goesOn || block.lines.count > 1, let lines = headLines(of: block, goesOn: goesOn),
        isTitle(lines, of: block)
      else { continue }
      take(lines, of: index)
      return
    }
  }

  /// Takes the first sentence of an item for the title, where no line is.
  mutating func findTitleSentence() {
    guard setting.isCounted, titleLines == nil, quotedTitle == nil, let block = blocks.first,
      block.octet == nil, let title = sheet.sentenceBeforeText(of: block.lines)
    else { return }
    quotedTitle = (sheet.text(ofWords: title), block.lines.lowerBound)
    let (line, octet) = sheet.octet(after: title)
    blocks[0].lines = line..<block.lines.upperBound
    blocks[0].octet = octet
    blocks[0].words = title.upperBound..<block.words.upperBound
  }

  /// Whether a heading by mark-up stands above a labelled text, and only a few words above it.
  private func isAboveFields(_ index: Int) -> Bool {
    setting.hasAbstract && sheet.lines[blocks[index].lines.lowerBound].shape == .heading
      && weight(of: blocks[..<index]) <= 20
  }

  /// Whether a block is a heading by mark-up, and the next line is a label by such.
  private func isRightAboveField(_ index: Int) -> Bool {
    let line = sheet.lines[blocks[index].lines.lowerBound]
    guard setting.hasAbstract, line.shape == .heading, blocks[index].lines.count == 1,
      let below = sheet.lines[blocks[index].lines.upperBound...].first(where: { $0.shape != .blank }
      )
    else { return false }
    return below.isLabel && below.mark == .hash
  }

  /// Takes a paragraph for the title that is likely to be one, where phrases and lines have shown none
  /// that is.
  mutating func findLikelyTitle() {
    guard setting.roles != nil, quotedTitle == nil, !setting.hasAbstract else { return }
    if let titleLines, oddsOfTitle(sheet.words(of: titleLines)) > 0.2 { return }
    let likely = blocks.indices.dropLast().prefix(3).first { index in
      let block = blocks[index]
      return block.lines.count <= 2 && sheet.lines[block.lines.lowerBound].mark == .none
        && oddsOfTitle(block.words) > Self.leastOddsOfTitle && isTitle(block.lines, of: block)
    }
    if let likely { take(blocks[likely].lines, of: likely) }
  }

  /// Whether some lines are likelier the title than not, as letters have taught; a heading by its mark-up
  /// may be one inside the text.
  func isLikelyTitle(_ lines: Range<Int>) -> Bool {
    let words = sheet.words(of: lines)
    return !sheet.isMarked(lines) && sheet.weight(of: words) > 2
      && oddsOfTitle(words) > Self.leastOddsOfTitle
  }

  /// What is less likely the title is none.
  private static let leastOddsOfTitle: Float = 0.6

  private func oddsOfTitle(_ words: Range<Int>) -> Float {
    setting.roles?.share(of: [.title], in: words) ?? 0
  }

  /// Takes emphasised words for the title where the first paragraph begins with them, and a dash or
  /// a colon parts them from the rest.
  mutating func findTitleInText() {
    guard quotedTitle == nil, let block = blocks.first else { return }
    let line = sheet.lines[block.lines.lowerBound]
    let isItem = setting.isCounted && line.mark == .bullet
    let start = block.octet ?? (isItem ? sheet.octet(ofItem: line) : line.octets.lowerBound)
    let text = sheet.text(of: line, from: start).trimmingWhitespace
    let quotes = setting.isCounted ? ["\"", "“", "„", "«", "「"] : []
    guard let mark = (["**", "__", "*", "_"] + quotes).first(where: { text.hasPrefix($0) }),
      let title = Quotation.first(in: text).map({ $0.trimmingCharacters("*_") }),
      text.hasPrefix(mark + title + (quotes.contains(mark) ? "" : mark)),
      (2...16).contains(Word.count(in: title))
    else { return }
    let rest = text.dropFirst(mark.count * 2 + title.count).trimmingWhitespace
    // "*Frogs in space.* They …"
    let isApart = isItem && title.last.map { ".!?".contains($0) } ?? false
    guard isApart || rest.first.map({ "-–—:".contains($0) }) ?? false else { return }
    var first = block.words.lowerBound + Word.count(in: title)
    guard block.words.upperBound >= first + 8 else { return }
    quotedTitle = (isApart ? title.trimmingCharacters(".") : title, block.lines.lowerBound)
    let beside = first..<max(first, line.words.upperBound)
    if block.lines.count > 1, takeBesideTitle(String(rest), beside) { first = beside.upperBound }
    let (place, octet) = sheet.octet(after: block.words.lowerBound..<first)
    blocks[0].lines = place..<block.lines.upperBound
    blocks[0].octet = octet
    blocks[0].words = first..<block.words.upperBound
  }

  /// A title in quotation marks behind a colon, with which a paragraph that proposes ends but for a
  /// remark in brackets: "Here is mine: “Frogs in space” (20 minutes would do)".
  func titleAtEnd(_ block: Block, _ sentence: Range<Int>) -> String? {
    let signs: CueSet = [
      .propose, .mayPropose, .presenting, .submissionNoun, .session, .format, .regularTalk,
    ]
    guard blocks.isEmpty, let title = sheet.quotation(in: sentence),
      (2...16).contains(Word.count(in: title)), sheet.cues(in: block.words).meets(signs),
      case let text = sheet.joined(block.lines), let place = text.range(of: title),
      text[..<place.lowerBound].trimmingCharacters("\"“„«‘'*_ ").hasSuffix(":"),
      case let rest = text[place.upperBound...].trimmingCharacters("\"”“»’'*_. "),
      rest.isEmpty || rest.first == "(" && rest.last == ")"
    else { return nil }
    return title
  }

  /// Takes the title that a line quotes behind the number of a talk: "SESSION B - “Frogs in space”
  /// (talk)"; `false` where it does not.
  mutating func takeCountedTitle(_ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard sheet.talkNumber(at: index) != nil, let title = sheet.quotation(in: line.words),
      case let count = Word.count(in: title), count > 1, line.words.count <= count + 6
    else { return false }
    quotedTitle = (title, index)
    // The number stands before the quotation, or is quoted too.
    let isInside = Word.words(of: title).first?.hash == sheet.words[line.words.lowerBound].hash
    let behind = line.words.dropFirst(min(line.words.count, isInside ? count : count + 2))
    if !behind.isEmpty { asides.append(Aside(words: behind, purpose: .logistics)) }
    return true
  }

  /// Takes an item of a list for the title that stands above a talk's fields; `false` where it may be none.
  mutating func takeItem(_ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard line.isItem, sheet.isShortTitle(index) else { return false }
    quotedTitle = (sheet.text(of: line, from: line.start), index)
    return true
  }

  /// Takes a line that counts a talk, and the title behind the count; `false` where it does not.
  mutating func takeCount(_ index: Int, of block: Block) -> Bool {
    guard titleLines == nil, block.octet == nil, [.none, .hash].contains(sheet.lines[index].mark),
      let count = TalkCount(sheet.text(of: sheet.lines[index]), place: setting.place),
      block.lines.count == 1
        || !Outline.wraps(sheet.lines[index], into: sheet.lines[index + 1], in: sheet)
    else { return false }
    // "Proposal 1 of 3", and below it the title
    if count.rest.isEmpty { return true }
    guard (2...18).contains(Word.count(in: count.rest)), let last = count.rest.last,
      !".,;:".contains(last), sheet.slotBehindTitle(index) == nil
    else { return false }
    quotedTitle = (Quotation.unwrapped(count.rest), index)
    return true
  }

  /// Takes a talk's first block for its title, and who gives it and of which kind it is on the lines below:
  /// "Frogs in space", "Anna Foo", "Talk"; `false` where it is another.
  mutating func takeHead(_ block: Block) -> Bool {
    let lines = block.lines
    guard setting.isCounted, blocks.isEmpty, titleLines == nil, block.octet == nil,
      (2...4).contains(lines.count), sheet.isShortTitle(lines.lowerBound),
      case let below = lines.dropFirst().filter({ sheet.lines[$0].shape != .underline }),
      !below.isEmpty,
      case let slots = below.filter({ isSlot($0) }),
      case let names = below.filter({ isNameOfOther($0) }), slots.count <= 1, names.count <= 1,
      slots.count + names.count == below.count
    else { return false }
    titleLines = lines.prefix(1)
    asides += slots.map { Aside(words: sheet.lines[$0].words, purpose: .logistics) }
    byline = names.first.map { $0..<$0 + 1 }
    return true
  }

  /// Whether a line says nothing but of which kind a talk is to be, or how long.
  private func isSlot(_ index: Int) -> Bool {
    let words = sheet.lines[index].words
    return (1...8).contains(words.count)
      && (sheet.asksForSlot(words)
        // "Talk", "(a talk)"
        || sheet.cues(in: words).meets([.session, .submissionNoun])
          && (words.count == 1
            || words.count <= 3 && sheet.octets[sheet.lines[index].start] == 0x28))
  }

  /// Whether a line is nothing but somebody's full name, and an address perhaps.
  private func isNameOfOther(_ index: Int) -> Bool {
    let text = sheet.text(of: sheet.lines[index])
    let title = sheet.lines[index].words.prefix { sheet.has(.honorific, in: $0..<$0 + 1) }
    let name = text.prefix { $0 != "<" && $0 != "(" }
      .split(separator: " ").dropFirst(title.count).joined(separator: " ")
    return name.holds(" ") && Word.count(in: name) <= 5 && People.isPlausibleName(name)
      && !(name.first?.isLowercase ?? true) && !sheet.namesSlot(sheet.lines[index].words)
  }

  /// A talk's first block without the title that a dash or a colon parts from its text, which is taken.
  mutating func withoutTitleBeforeText(_ block: Block) -> Block {
    guard setting.isCounted, blocks.isEmpty, quotedTitle == nil, titleLines == nil,
      block.octet == nil, let (title, text) = sheet.titleBeforeText(of: block.lines)
    else { return block }
    quotedTitle = (sheet.text(ofWords: title), block.lines.lowerBound)
    var block = block
    block.octet = Int(sheet.words[text].start)
    block.words = text..<block.words.upperBound
    return block
  }

  /// Takes a line for the title that is nothing but a quotation, or one and a place in the programme: "“Frogs in
  /// space” (talk, 20 minutes)".
  mutating func takeQuotedLine(among paragraphs: [Range<Int>]) {
    for lines in paragraphs where quotedTitle == nil && lines.count <= 2 {
      let text = sheet.joined(lines)
      var quoted = Quotation.unwrapped(text)
      var slot: Range<Int>?
      if quoted.count == text.count, let (title, rest) = quotationBeforeSlot(lines) {
        (quoted, slot) = (title, rest)
      }
      guard quoted.count < text.count, (2...18).contains(Word.count(in: quoted)),
        let last = quoted.last, !".,:;。".contains(last),
        slot != nil || !asks(sheet.words(of: lines))
      else { continue }
      quotedTitle = (quoted, lines.lowerBound)
      if let slot { asides.append(Aside(words: slot, purpose: .logistics)) }
    }
  }

  /// The quotation that some lines begin with, and the words of the place in the programme behind it, where they say no
  /// more.
  private func quotationBeforeSlot(_ lines: Range<Int>) -> (title: String, slot: Range<Int>)? {
    let text = sheet.joined(lines)
    guard let title = Quotation.first(in: text), let place = text.range(of: title),
      text[..<place.lowerBound].count == 1,
      case let rest = text[place.upperBound...].dropFirst().trimmingWhitespace,
      let first = rest.first, "(-–—,".contains(first),
      case let slot = sheet.words(of: lines).dropFirst(Word.count(in: title)),
      (1...8).contains(sheet.weight(of: slot)), sheet.asksForSlot(slot)
    else { return nil }
    return (title, slot)
  }

  /// Whether a line greets, or asks for a place in the programme.
  private func asks(_ words: Range<Int>) -> Bool {
    sheet.asksForSlot(words) || sheet.has(.greeting, in: words.prefix(1)) && words.count <= 6
  }

  /// Takes what stands behind a title and a dash on its line, where that is but a place in the
  /// programme and names: "*Frogs in space* - talk, 30 min - Anna Foo"; `false` where it is text.
  private mutating func takeBesideTitle(_ text: String, _ words: Range<Int>) -> Bool {
    guard sheet.weight(of: words) <= 12, let last = text.last, !".:,;!?".contains(last) else {
      return false
    }
    let asksForSlot = sheet.asksForSlot(words) || sheet.length(in: words, anyNoun: true) != nil
    let names =
      text.replacing(" – ", with: " - ").replacing(" — ", with: " - ")
      .split(separator: " - ").map { $0.trimmingCharacters("-–—: ") }.last ?? ""
    let isNames =
      names.holds(" ") && People.isPlausibleName(names)
      && (asksForSlot
        || words.contains { isWriter($0) || otherNames.contains(sheet.words[$0].hash) })
    guard asksForSlot || isNames else { return false }
    if asksForSlot { asides.append(Aside(words: words, purpose: .logistics)) }
    if isNames { byTitle = names }
    return true
  }

  /// Whether a block below others may be a title.
  private func isHead(_ index: Int) -> Bool {
    let block = blocks[index]
    return sheet.weight(of: block.words) >= 2
      && (block.lines.count <= 2 || sheet.lines[block.lines.lowerBound].shape == .heading)
  }

  private mutating func take(_ lines: Range<Int>, of index: Int) {
    let block = blocks[index]
    titleLines = lines
    leadIn = Array(blocks[..<index])
    // A sentence is no heading: where the title is another, it belongs to the text.
    if sheet.isMarked(lines) || sheet.weight(of: sheet.words(of: lines)) > 8 { heading = block }
    let below = (lines.upperBound..<block.lines.upperBound).drop {
      sheet.lines[$0].shape == .underline
    }
    if let first = below.first, block.lines.count <= 4, isByline(first) {
      byline = first..<block.lines.upperBound
      blocks.removeFirst(index + 1)
      return
    }
    if block.lines.count > 3 || setting.isCounted, !sheet.words(of: below).isEmpty {
      blocks[index].lines = below
      blocks[index].words = sheet.words(of: below)
      blocks.removeFirst(index)
    } else {
      blocks.removeFirst(index + 1)
    }
  }

  /// The first lines of a block that could be a title: the only one, one above the writer's
  /// name, one with a mark-up of its own, or two of which the first was wrapped.
  private func headLines(of block: Block, goesOn: Bool) -> Range<Int>? {
    let first = block.lines.lowerBound
    if block.lines.count == 1 { return block.lines }
    let second = sheet.lines[first + 1]
    if second.shape == .underline || sheet.lines[first].shape == .heading {
      // A title in capitals may take two lines.
      let goesOn =
        block.lines.count == 2 && second.mark == .none && sheet.isLoud(second.octets)
        && sheet.isLoud(sheet.lines[first].octets)
      return goesOn ? block.lines : first..<first + 1
    }
    if block.lines.count > 2, sheet.lines[first + 2].shape == .underline {
      return first..<first + 2
    }
    if block.lines.count <= 3, !second.words.isEmpty, second.words.allSatisfy({ isWriter($0) }) {
      return first..<first + 1
    }
    if block.lines.count <= 4, isByline(first + 1) { return first..<first + 1 }
    let mayWrap = Outline.wraps(sheet.lines[first], into: second, in: sheet)
    // "… in nested" and "virtualisation" may be one title although the latter is a topic.
    if block.lines.count == 2, goesOn, !mayWrap, sheet.slotBelowTitle(first) != nil {
      return first..<first + 1
    }
    let wraps = mayWrap && sheet.slotBehindTitle(first) == nil
    // "1. Frogs in" and "space", and points below it.
    if setting.isCounted, wraps, block.lines.count > 2, sheet.lines[first].mark == .number,
      second.mark == .none, sheet.lines[first + 2].mark == .bullet
    {
      return first..<first + 2
    }
    if setting.isCounted, !wraps { return first..<first + 1 }
    return block.lines.count == 2 && goesOn && wraps ? block.lines : nil
  }

  /// Whether a line below a title names its writer beside others: by "and", a comma or brackets.
  func isByline(_ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard (3...24).contains(line.words.count),
      line.words.count(where: { isWriter($0) && sheet.mayBeCapitalised(sheet.words[$0]) }) >= 2,
      sheet.octets[line.end - 1] != 0x2E || isBy(line)
    else { return false }
    return sheet.octets[line.octets].contains { $0 == 0x28 || $0 == 0x2C || $0 == 0x26 }
      || sheet.has(.and, in: line.words)
  }

  /// Whether a line begins as "by Anna Foo" does, in whatever language.
  private func isBy(_ line: Line) -> Bool {
    guard line.words.count > 2 else { return false }
    let (first, second) = (sheet.words[line.words.lowerBound], line.words.lowerBound + 1)
    return first.end - first.start <= 3 && !sheet.mayBeCapitalised(first) && isWriter(second)
      && sheet.mayBeCapitalised(sheet.words[second])
  }

  private func isTitle(_ lines: Range<Int>, of block: Block) -> Bool {
    // A mark before the title is none of its words.
    let all = sheet.words(of: lines)
    let start = sheet.lines[lines.lowerBound].start
    let words = all.drop {
      Int(sheet.words[$0].line) == lines.lowerBound && Int(sheet.words[$0].start) < start
    }
    guard (1...22).contains(sheet.weight(of: words)), block.octet == nil,
      // "Mind the gap! On intervals"
      sheet.sentences(in: words).count <= (sheet.weight(of: words) <= 14 ? 2 : 1)
    else { return false }
    let text = sheet.joined(lines)
    guard let first = text.first,
      first.isLetter || first.isNumber || "\"'“„«‘»「『《¿¡*_#…".contains(first)
        || first == "(" && text.last != ")",
      !sheet.has(.greeting, in: words) || sheet.weight(of: words) > 8, !text.holds("://")
    else { return false }
    guard let last = text.last, !":,;：，；。、".contains(last) else { return false }
    // "I'd like to do one of the short ones"
    if setting.roles?.share(of: [.beside], in: words) ?? 0 > 0.95 { return false }
    return last != "." || text.hasSuffix("...") || sheet.isMarked(lines)
      // "1. Frogs in space.", and below it what they do there.
      || setting.isCounted && lines.upperBound < block.lines.upperBound
        && sheet.lines[lines.lowerBound].isItem
  }

  /// Takes a line below the title that names its writer and perhaps others.
  mutating func findByline() {
    guard titleLines != nil, byline == nil, let first = blocks.first, first.lines.count <= 3,
      first.words.count <= 30, first.words.filter({ isWriter($0) }).count >= 2,
      sheet.joined(first.lines).last != "." || isBy(sheet.lines[first.lines.lowerBound])
    else { return }
    byline = first.lines
    blocks.removeFirst()
  }

  /// Takes a heading for a part of the text after all, and what led up to it: it is not the title.
  mutating func keepHeading() {
    if let heading {
      if let first = blocks.first, heading.lines.contains(first.lines.lowerBound) {
        blocks[0] = heading
      } else {
        blocks.insert(heading, at: 0)
      }
    }
    blocks = leadIn + blocks
    (heading, leadIn) = (nil, [])
  }

  /// Whether a paragraph is a short call or question that begins a letter, such as "How are you?".
  func isSmallTalk(_ block: Block) -> Bool {
    // Once a talk is proposed, a question may be its title.
    guard asides.isEmpty, sheet.weight(of: block.words) <= 6,
      let last = sheet.joined(block.lines).last
    else {
      return false
    }
    return "!?！？".contains(last)
  }

  /// Whether a few words go on with the sentence that the title above belongs to, as in "… and it goes
  /// like this".
  func goesOnBehindTitle(_ block: Block) -> Bool {
    titleLines != nil && quotedTitle != nil && sheet.weight(of: block.words) <= 10
      && !sheet.writesSmall && !sheet.mayBeCapitalised(sheet.words[block.words.lowerBound])
  }
}
