import Mail

/// Running text of a letter, sorted: what tells about the talk, and what does not.
struct Prose: Sendable {
  /// A paragraph that tells about the talk.
  struct Block: Sendable {
    var lines: Range<Int>
    var words: Range<Int>
    /// Where its text begins on its first line, when that is not the line's beginning.
    var octet: Int?
    /// Its last word, where its text ends before the paragraph does.
    var lastWord: Int?
  }

  /// What is known of the text besides its words.
  struct Setting: Sendable {
    /// Where the text begins: its line, and the octet after a greeting there, else 0.
    var start: (line: Int, octet: Int)
    /// The words of the writer's name.
    var names: [UInt64]
    /// Others whom the header names.
    var others: [Address]
    /// Whether a label announces the abstract, so that what remains is the title.
    var hasAbstract: Bool
    /// Whether a label announces a biography, so that none stands in the text.
    var hasBio: Bool
    /// Whether the text is one of several talks, which each begin with a title.
    var isCounted: Bool
  }

  let sheet: Sheet
  let setting: Setting
  var blocks: [Block] = []
  /// The line of the talk's title, where one stands alone.
  var titleLines: Range<Int>?
  /// The block that ``titleLines`` were taken from, if it is text where the title is another.
  var heading: Block?
  /// The blocks above ``titleLines``.
  var leadIn: [Block] = []
  /// A line below the title that names the speakers.
  var byline: Range<Int>?
  /// A title in quotation marks, and its line.
  var quotedTitle: (text: String, line: Int)?
  /// How many blocks stood above the sentence that names the title.
  private var leadCount: Int?
  /// Sentences that go along with the talk: where lengths and co-speakers are said.
  var asides: [Aside] = []
  /// The paragraphs below the text that tell about the writer in the third person.
  var aboutPeople: [Range<Int>] = []

  /// Sorts the paragraphs among some lines of a sheet.
  init(_ sheet: Sheet, lines: [Int], _ setting: Setting) {
    self.sheet = sheet
    self.setting = setting
    for paragraph in sheet.paragraphs(in: lines).map(sheet.withoutCount) {
      var block = Block(lines: paragraph, words: sheet.words(of: paragraph))
      if paragraph.lowerBound == setting.start.line, setting.start.octet > 0 {
        block.octet = setting.start.octet
        block.words = block.words.drop { index in
          Int(sheet.words[index].line) == setting.start.line
            && Int(sheet.words[index].start) < setting.start.octet
        }
      }
      if !block.words.isEmpty { take(block) }
    }
    dropLeadIn()
    dropTail()
    trimEnd()
    findTitleInText()
    findTitleLine()
    findByline()
  }

  private mutating func take(_ block: Block) {
    let first = block.lines.lowerBound
    if blocks.isEmpty, titleLines == nil, setting.isCounted, block.lines.count > 2,
      block.octet == nil, let slot = sheet.slotBelowTitle(first)
    {
      // A title, which slot it is for, and the text.
      titleLines = first..<first + 1
      asides.append(Aside(words: slot, purpose: .logistics))
      let rest = first + 2..<block.lines.upperBound
      take(Block(lines: rest, words: sheet.words(of: rest)))
      return
    }
    let sentences = sheet.sentences(in: block.words)
    var purposes = sentences.map(sheet.purpose(of:))
    if blocks.isEmpty, block.octet == nil,
      let slot = sheet.slotBehindTitle(block.lines.lowerBound),
      let first = sentences.firstIndex(where: { $0.contains(slot.lowerBound) })
    {
      asides.append(Aside(words: slot, purpose: .logistics))
      for index in purposes[...first].indices { purposes[index] = .content }
    }
    var naming: Range<Int>?
    for (sentence, purpose) in zip(sentences, purposes) where purpose != .content {
      asides.append(Aside(words: sentence, purpose: purpose))
      let wasTitled = quotedTitle != nil
      findQuotedTitle(in: sentence, purpose)
      if !wasTitled, quotedTitle != nil { naming = sentence }
    }
    // "I've talked to Anna. I'd call it Frogs in space."
    if quotedTitle == nil, sheet.weight(of: block.words) <= (sentences.count == 1 ? 20 : 35),
      let last = sentences.last, let text = sheet.namedTitle(in: last, .content)
    {
      quotedTitle = (text, Int(sheet.words[last.lowerBound].line))
      asides.append(Aside(words: last, purpose: .proposing))
      leadCount = blocks.count
      return
    }
    if quotedTitle != nil, leadCount == nil { leadCount = blocks.count }
    if purposes.allSatisfy({ $0 != .content }) && !isList(block, below: blocks.last)
      || isLeadIn(block)
      || isName(block)
    {
      return
    }
    if blocks.isEmpty, isSmallTalk(block) { return }
    var block = block
    if blocks.isEmpty, !trimStart(&block, sentences, purposes) { return }
    blocks.append(block)
    // What stands before the title in the paragraph that ends with it leads up to it too.
    if blocks.count == 1, let naming,
      !zip(sentences, purposes).contains(where: { sentence, purpose in
        purpose == .content && sentence.lowerBound > naming.lowerBound
      })
    {
      leadCount = blocks.count
    }
  }

  /// Leaves out the paragraphs above the sentence that names the title, where they only lead up
  /// to it.
  private mutating func dropLeadIn() {
    guard let count = leadCount, count > 0, count < blocks.count else { return }
    if leadUp(count, within: 80) { blocks.removeFirst(count) }
  }

  /// Leaves out the paragraphs at the end that only go along with the text, or tell about its
  /// writer, where what stands above them is more.
  private mutating func dropTail() {
    while let last = blocks.last, case let rest = weight(of: blocks.dropLast()), rest >= 20,
      rest * 2 > sheet.weight(of: last.words)
    {
      if isList(last, below: blocks.dropLast().last) { return }
      // "Or:"
      if sheet.weight(of: last.words) <= 2, sheet.joined(last.lines).last == ":" {
        blocks.removeLast()
        continue
      }
      let isAboutWriter =
        !setting.hasBio
        && (sheet.tellsAbout(setting.names, last.lines)
          // Those whom the text only credits have no paragraph beside the writer's.
          || !aboutPeople.isEmpty && sheet.tellsAbout(otherNames, last.lines))
      guard isAboutWriter || sheet.goesAlong(last.lines) || isRemark(last, below: rest) else {
        return
      }
      if isAboutWriter { aboutPeople.insert(last.lines, at: 0) }
      blocks.removeLast()
    }
  }

  /// The words of the names of others whom the header names.
  private var otherNames: [UInt64] {
    setting.others.flatMap { Word.words(of: $0.name ?? "").map(\.hash) }
  }

  /// Whether a short paragraph at the end of a longer text is a remark beside it: "We bring the
  /// paper." What announces, asks, lists or quotes goes on with the text.
  private func isRemark(_ block: Block, below rest: Int) -> Bool {
    guard rest >= 35, sheet.weight(of: block.words) <= 14, block.lines.count <= 2,
      sheet.lines[block.lines.lowerBound].mark == .none, case let text = sheet.joined(block.lines),
      let first = text.first, let last = text.last, first.isLetter, !"?？:：".contains(last),
      !sheet.has(.announcement, in: block.words), !Letter.isReference(sheet, block.lines),
      !text.holds("://")
    else { return false }
    // Names are what texts are about.
    return !sheet.sentences(in: block.words).contains { sentence in
      sentence.dropFirst().contains { index in
        let word = sheet.words[index]
        return word.end - word.start > 1
          && (0x41...0x5A).contains(sheet.octets[Int(word.start)])
      }
    }
  }

  /// Whether the first blocks only lead up to the others: they are short, say nothing of the
  /// talk, and what follows is longer.
  func leadUp(_ count: Int, within limit: Int) -> Bool {
    let (lead, rest) = (weight(of: blocks[..<count]), weight(of: blocks[count...]))
    return lead <= limit && rest >= 25 && rest > lead
      && !blocks[..<count].contains { sheet.has(.announcement, in: $0.words) }
  }

  /// How much some blocks say, counted in words of letters.
  func weight(of blocks: some Sequence<Block>) -> Int {
    blocks.reduce(0) { $0 + sheet.weight(of: $1.words) }
  }

  /// Whether a paragraph is a short call or question that begins a letter, such as "How are you?".
  private func isSmallTalk(_ block: Block) -> Bool {
    guard sheet.weight(of: block.words) <= 6, let last = sheet.joined(block.lines).last else {
      return false
    }
    return "!?！？".contains(last)
  }

  private mutating func findQuotedTitle(in sentence: Range<Int>, _ purpose: Purpose) {
    guard quotedTitle == nil else { return }
    if let text = sheet.namedTitle(in: sentence, purpose) {
      quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
      return
    }
    if purpose == .proposing, let text = sheet.titleBehindColon(in: sentence) {
      quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
      return
    }
    let isTitled = sheet.has(.titled, in: sentence)
    guard isTitled || purpose == .proposing,
      let text = sheet.quotation(in: sentence),
      case let count = Word.words(of: text).count, isTitled || count > 1,
      // "*Lightning talk, community*" is no title.
      isTitled || count + 3 <= sentence.count || !sheet.asksForSlot(sentence),
      !namesPartOfCall(text, in: sentence)
    else { return }
    quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
  }

  /// Whether a quotation is a topic or a format of the call: "your theme “education”".
  private func namesPartOfCall(_ text: String, in sentence: Range<Int>) -> Bool {
    let quoted = Word.words(of: text).map(\.hash)
    return sheet.hits(in: sentence).contains { hit in
      (hit.cue == .topic || hit.cue == .format)
        && sheet.words[hit.words].map(\.hash) == quoted
    }
  }

  /// Leaves out the sentences before the text that only say that a talk is proposed; `false`
  /// where next to nothing is left.
  private func trimStart(
    _ block: inout Block, _ sentences: [Range<Int>], _ purposes: [Purpose]
  ) -> Bool {
    let skipped = purposes.prefix { $0 != .content }.count
    guard skipped > 0 else { return true }
    let rest = sentences[skipped...].reduce(0) { $0 + $1.count }
    guard rest >= (namesTitle(block, before: sentences[skipped...]) ? 5 : 12) else {
      return rest >= 8
    }
    let (line, octet) = sheet.octet(after: sentences[skipped - 1])
    block.lines = line..<block.lines.upperBound
    block.octet = octet
    block.words = sentences[skipped].lowerBound..<block.words.upperBound
    return true
  }

  /// Whether the sentences of a paragraph above `rest` name the title, and the whole of it: "Can I
  /// have five minutes for “Frogs”? They jump.", but not "A talk called “Frogs? They jump”".
  private func namesTitle(_ block: Block, before rest: ArraySlice<Range<Int>>) -> Bool {
    guard let title = quotedTitle, title.line >= block.lines.lowerBound, let first = rest.first
    else { return false }
    return !title.text.holds(sheet.text(ofWords: first))
  }

  /// Leaves out what only goes along with the talk at the end of the last paragraph.
  private mutating func trimEnd() {
    guard let last = blocks.last else { return }
    let sentences = sheet.sentences(in: last.words)
    let trailing = sentences.reversed().prefix {
      [.courtesy, .aboutWriter].contains(sheet.purpose(of: $0)) || sheet.asksForSlot($0)
    }.count
    guard trailing > 0, trailing < sentences.count else { return }
    blocks[blocks.count - 1].lastWord = sentences[sentences.count - trailing].lowerBound - 1
  }

  /// Whether a list goes on with a sentence that the paragraph above it begins: "We will".
  private func isList(_ block: Block, below above: Block?) -> Bool {
    guard let above, sheet.lines[block.lines.lowerBound].mark != .none else { return false }
    return sheet.joined(above.lines).last?.isLowercase ?? false
  }

  /// Whether a paragraph only leads to the next: "The abstract is as follows:".
  private func isLeadIn(_ block: Block) -> Bool {
    guard block.words.count <= 16, sheet.joined(block.lines).last == ":",
      !sheet.has(.announcement, in: block.words)
    else { return false }
    // "Hi Ada, you said that I should simply write, so:"
    if blocks.isEmpty, block.octet != nil { return true }
    return [.submissionNoun, .propose, .titled].contains { sheet.has($0, in: block.words) }
  }

  /// Whether a paragraph is nothing but the writer's name.
  private func isName(_ block: Block) -> Bool {
    block.words.count <= 5 && block.words.allSatisfy { isWriter($0) }
  }

  /// Whether a word is one of the writer's name.
  func isWriter(_ word: Int) -> Bool { setting.names.contains(sheet.words[word].hash) }

  /// The text of the blocks.
  var text: String { blocks.map(text(of:)).joined(separator: "\n\n") }

  private func text(of block: Block) -> String {
    guard let last = block.lastWord else { return sheet.text(block.lines, from: block.octet) }
    let line = Int(sheet.words[last].line)
    let (next, octet) = sheet.octet(after: last..<last + 1)
    return sheet.text(
      block.lines.lowerBound..<line + 1, from: block.octet, to: next == line ? octet : nil)
  }
}
