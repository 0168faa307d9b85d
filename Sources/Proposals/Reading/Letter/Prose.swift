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
    /// The words of the call's name: nobody works there.
    var callNames: Set<UInt64>
    /// The place of the text's talk among several, from 1; `nil` where there is but one.
    var place: Int?
    /// Whether the text is one of several talks, which each begin with a title.
    var isCounted: Bool { place != nil }
    /// What the sentences are likely to be there for; `nil` where letters taught nothing of such
    /// texts.
    var roles: Roles?
  }

  let sheet: Sheet
  private(set) var setting: Setting
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
  /// A list below the text of which each item tells about somebody who speaks.
  var peopleList: Range<Int>?
  /// A paragraph below the text that tells about all who speak.
  var aboutAll: Range<Int>?
  /// What stands behind a title and a dash on its line, if it is no text: names.
  var byTitle: String?
  /// Whether the paragraph above ended where a title is to follow.
  private var leadsToTitle = false
  /// Whether the first block hardly says anything but that a talk is proposed.
  private var saysLittleAtFirst = false
  /// How many blocks stood above each paragraph that is none of the text.
  var gaps: Set<Int> = []

  /// Sorts the paragraphs among some lines of a sheet by phrases; ``finish(by:)`` does the rest.
  init(_ sheet: Sheet, lines: [Int], _ setting: Setting) {
    self.sheet = sheet
    self.setting = setting
    var end = lines.first ?? 0
    for paragraph in sheet.paragraphs(in: lines).map({ sheet.withoutCount($0) }) {
      // Fields stand between this and what is above.
      let between = sheet.lines[end..<max(end, paragraph.lowerBound)]
      if between.contains(where: { line in
        if case .label(let slot, _) = line.shape { return slot != .audience && slot != .other }
        return false
      }) {
        gaps.insert(blocks.count)
      }
      end = paragraph.upperBound
      var block = Block(lines: paragraph, words: sheet.words(of: paragraph))
      if paragraph.lowerBound == setting.start.line, setting.start.octet > 0 {
        block.octet = setting.start.octet
        block.words = block.words.drop { index in
          Int(sheet.words[index].line) == setting.start.line
            && Int(sheet.words[index].start) < setting.start.octet
        }
      }
      for block in parts(of: block) where !block.words.isEmpty { take(block) }
    }
    dropLeadIn()
    dropTail()
    dropOpening()
    if let first = blocks.first { blocks[0] = withoutLabel(first) }
    findTitleInText()
  }

  /// Finds the title among the blocks, and leaves out what roles tell from the text.
  mutating func finish(by roles: Roles?) {
    setting.roles = roles
    findTitleLine()
    findTitleSentence()
    findLikelyTitle()
    findByline()
    dropByRoles()
  }

  /// A block's lines as blocks of their own where none is wrapped: in text that was HTML, a line is
  /// a paragraph, whether a gap is below it or not.
  private func parts(of block: Block) -> [Block] {
    guard block.lines.count > 1, block.lines.contains(where: { sheet.columns(of: $0) > 110 }),
      !(setting.isCounted && sheet.slotBelowTitle(block.lines.lowerBound) != nil)
    else { return [block] }
    var starts = [block.lines.lowerBound]
    for index in block.lines.dropFirst() {
      let (above, line) = (sheet.lines[index - 1], sheet.lines[index])
      guard above.mark == .none, line.mark == .none, line.shape == .prose,
        let first = line.words.first.map({ sheet.text(of: sheet.words[$0]) })?.first,
        !first.isLowercase, line.indent <= above.indent,
        // A sentence may go on with a name.
        above.words.count <= 12
          || sheet.joined(index - 1..<index).last.map({ !$0.isLetter && $0 != "," }) ?? true
      else { continue }
      starts.append(index)
    }
    let ends = starts.dropFirst() + [block.lines.upperBound]
    return zip(starts, ends).map { start, end in
      guard start > block.lines.lowerBound || end < block.lines.upperBound else { return block }
      let words = sheet.words(of: start..<end).clamped(to: block.words)
      return Block(
        lines: start..<end, words: words,
        octet: start == block.lines.lowerBound ? block.octet : nil)
    }
  }

  private mutating func take(_ block: Block) {
    let first = block.lines.lowerBound
    if blocks.isEmpty, quotedTitle == nil, setting.isCounted,
      takeCountedTitle(first) || takeCount(first, of: block)
    {
      let rest = first + 1..<block.lines.upperBound
      if !rest.isEmpty { take(Block(lines: rest, words: sheet.words(of: rest))) }
      return
    }
    if leadsToTitle, blocks.isEmpty, titleLines == nil, quotedTitle == nil, mayBeTitle(block) {
      // "… with the title", and below it what it is; "I propose a talk:", and below it its title.
      leadsToTitle = false
      titleLines = block.lines
      // What is led to is as sure as what is quoted.
      quotedTitle = (Subject.cleaned(sheet.joined(block.lines)), first)
      if let slot = sheet.slotBehindTitle(first) {
        asides.append(Aside(words: slot, purpose: .logistics))
      }
      return
    }
    leadsToTitle = false
    var block = withoutTitleBeforeText(block)
    if peopleList == nil, blocks.count <= 3, weight(of: blocks) <= 30,
      let lines = peopleListed(in: block)
    {
      // Below the title stands who speaks.
      peopleList = lines
      return
    }
    if blocks.isEmpty, setting.isCounted, block.lines.count == 1,
      let (slot, title) = sheet.slotBeforeTitle(first)
    {
      quotedTitle = (sheet.text(of: sheet.lines[first], from: title), first)
      asides.append(Aside(words: slot, purpose: .logistics))
      return
    }
    if blocks.isEmpty, quotedTitle == nil, block.octet == nil {
      takeQuotedLine(among: [block.lines])
      if quotedTitle != nil { return }
    }
    if takeHead(block) { return }
    if blocks.isEmpty, titleLines == nil, isTitle(block) {
      titleLines = block.lines.prefix(1)
      let slot = sheet.slotBehindTitle(first) ?? sheet.slotBelowTitle(first)
      if let slot { asides.append(Aside(words: slot, purpose: .logistics)) }
      return
    }
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
    if blocks.isEmpty { block = withoutLabel(block) }
    let sentences = sheet.sentences(in: block.words)
    var purposes = sentences.map { sheet.labelsTitle($0) ? .proposing : sheet.purpose(of: $0) }
    if blocks.isEmpty, block.octet == nil,
      let slot = sheet.slotBehindTitle(block.lines.lowerBound),
      let first = sentences.firstIndex(where: { $0.contains(slot.lowerBound) })
    {
      asides.append(Aside(words: slot, purpose: .logistics))
      for index in purposes[...first].indices { purposes[index] = .content }
    }
    var naming: Range<Int>?
    let mayName =
      quotedTitle == nil && purposes.contains { $0 != .content } && mayNameTitle(block)
    for (sentence, purpose) in zip(sentences, purposes) where purpose != .content {
      asides.append(Aside(words: sentence, purpose: purpose))
      let wasTitled = quotedTitle != nil
      if mayName { findQuotedTitle(in: sentence, purpose) }
      if !wasTitled, quotedTitle != nil { naming = sentence }
    }
    // "I've talked to Anna. I'd call it Frogs in space."
    if quotedTitle == nil, sheet.weight(of: block.words) <= (sentences.count == 1 ? 20 : 35),
      let last = sentences.last,
      let text = sheet.namedTitle(in: last, .content) ?? titleBeforeColon(block, last)
        ?? titleAtEnd(block, last)
    {
      quotedTitle = (text, Int(sheet.words[last.lowerBound].line))
      asides.append(Aside(words: last, purpose: .proposing))
      leadCount = blocks.count
      return
    }
    if quotedTitle != nil, leadCount == nil { leadCount = blocks.count }
    if purposes.allSatisfy({ $0 != .content }) && !isList(block, below: blocks.last)
      || isLeadIn(block)
      || block.words.count <= 16 && endsInTitled(sentences.last)
      || isName(block)
    {
      gaps.insert(blocks.count)
      noteSlots(in: block)
      leadsToTitle =
        endsInTitled(sentences.last)
        || sheet.joined(block.lines).last == ":" && purposes.last != .company
          && (purposes.contains(.proposing)
            || sheet.cues(in: block.words).meets([.propose, .submissionNoun])
            || sheet.namesSlot(block.words))
      return
    }
    if blocks.isEmpty, isSmallTalk(block) || goesOnBehindTitle(block) { return }
    if blocks.isEmpty {
      let content = zip(sentences, purposes).filter { $0.1 == .content }.map(\.0)
      saysLittleAtFirst =
        content.count < sentences.count
        && content.reduce(0) { $0 + sheet.weight(of: $1) } <= 14
      if !trimStart(&block, sentences, purposes) { return }
    }
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

  /// Whether a sentence of a block may name the title: one below the text in what tells about somebody
  /// is another's, and one in a list of references is that of something else.
  private func mayNameTitle(_ block: Block) -> Bool {
    blocks.isEmpty
      || !sheet.tellsAbout(setting.names, block.lines) && !Letter.isReference(sheet, block.lines)
  }

  /// A block of text without the words before a colon that only say that it is one: "My proposal:
  /// every Monday a boat brings …".
  private func withoutLabel(_ block: Block) -> Block {
    let first = block.lines.lowerBound
    let line = sheet.lines[first]
    guard block.octet == nil, sheet.weight(of: block.words) >= 20,
      let colon = sheet.octets[line.octets].prefix(40).firstIndex(of: 0x3A),  // :
      colon + 1 < line.end, sheet.octets[colon + 1] == 0x20,
      case let label = line.words.prefix(while: { Int(sheet.words[$0].end) <= colon }),
      (1...3).contains(label.count), sheet.has(.submissionNoun, in: label),
      let next = line.words.dropFirst(label.count).first
    else { return block }
    var block = block
    block.octet = Int(sheet.words[next].start)
    block.words = next..<block.words.upperBound
    return block
  }

  /// Whether a block is a title by its number or mark-up, whatever its words say, or by the
  /// slot below it.
  private func isTitle(_ block: Block) -> Bool {
    let first = block.lines.lowerBound
    let line = sheet.lines[first]
    guard block.octet == nil, line.end > line.start else { return false }
    if block.lines.count == 2, line.mark != .bullet, sheet.slotBelowTitle(first) != nil,
      sheet.octets[sheet.lines[first + 1].start] == 0x28  // (
        || !Outline.wraps(line, into: sheet.lines[first + 1], in: sheet)
    {
      return true
    }
    let isMarked = line.mark == .hash || setting.isCounted && line.mark == .number
    guard isMarked, block.lines.count == 1, (1...18).contains(sheet.weight(of: block.words)),
      ![0x3A, 0x2C, 0x3B].contains(sheet.octets[line.end - 1])
    else { return false }
    return !(sheet.has(.submissionNoun, in: block.words) && sheet.weight(of: block.words) <= 5)
  }

  /// Whether a block may be the title that the paragraph above it leads to.
  private func mayBeTitle(_ block: Block) -> Bool {
    guard block.lines.count <= 2, block.octet == nil,
      (1...18).contains(sheet.weight(of: block.words)),
      case let line = sheet.lines[block.lines.lowerBound], line.mark == .none,
      line.shape == .prose, case let text = sheet.joined(block.lines), !text.holds("://"),
      let first = text.first, !first.isLowercase, let last = text.last, !".:,;。".contains(last)
    else { return false }
    return block.lines.count == 1
      || Outline.wraps(
        sheet.lines[block.lines.lowerBound], into: sheet.lines[block.lines.lowerBound + 1],
        in: sheet)
  }

  /// Whether a sentence ends where a title is to follow: "I propose a talk called".
  private func endsInTitled(_ sentence: Range<Int>?) -> Bool {
    guard let sentence else { return false }
    return sheet.hits(in: sentence).contains { hit in
      hit.cue == .titled && hit.words.upperBound == sentence.upperBound
    }
  }

  /// Leaves out the paragraphs above the sentence that names the title, where they only lead up
  /// to it.
  private mutating func dropLeadIn() {
    guard let count = leadCount, count > 0, count < blocks.count else { return }
    guard leadUp(count, within: 80) else { return }
    for block in blocks[..<count] { noteSlots(in: block) }
    removeFirst(count)
  }

  /// Leaves out the first paragraph where it hardly does more than to propose a talk, and the text
  /// follows: "I would like to give a talk. I can give it in German, too."
  private mutating func dropOpening() {
    guard saysLittleAtFirst, titleLines == nil, blocks.count > 1, leadUp(1, within: 40),
      weight(of: blocks.dropFirst()) >= 30
    else { return }
    noteSlots(in: blocks[0])
    removeFirst(1)
    saysLittleAtFirst = false
  }

  /// Leaves out the first paragraphs.
  private mutating func removeFirst(_ count: Int) {
    blocks.removeFirst(count)
    gaps = Set(gaps.lazy.map { $0 - count })
  }

  /// A title in quotation marks in a paragraph that leads up to the text with a colon: "I could do
  /// “Frogs in space”:".
  private func titleBeforeColon(_ block: Block, _ sentence: Range<Int>) -> String? {
    let lead = sheet.joined(block.lines)
    guard lead.last == ":", let text = sheet.quotation(in: sentence), Word.count(in: text) > 1,
      let place = lead.range(of: text), lead[place.upperBound...].count <= 3
    else { return nil }
    return text
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

  private mutating func findQuotedTitle(in sentence: Range<Int>, _ purpose: Purpose) {
    guard quotedTitle == nil else { return }
    if let text = sheet.namedTitle(in: sentence, purpose) {
      quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
      return
    }
    if purpose == .proposing,
      let text = sheet.titleBehindColon(in: sentence) ?? sheet.titleBetweenCommas(in: sentence)
    {
      quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
      return
    }
    let isTitled = sheet.has(.titled, in: sentence)
    guard
      isTitled || purpose == .proposing
        || [.aboutWriter, .company].contains(purpose) && sheet.has(.propose, in: sentence),
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
    var skipped = zip(sentences, purposes).prefix { sentence, purpose in
      // "You bring a laptop" may be how a text begins.
      purpose != .content && (purpose != .logistics || sheet.asksForSlot(sentence))
    }.count
    // "Last minute as always. My talk would be about “Frogs”. They …"
    if skipped == 0, quotedTitle != nil, let place = purposes.prefix(3).firstIndex(of: .proposing),
      sentences[..<place].reduce(0, { $0 + sheet.weight(of: $1) }) <= 12,
      sheet.weight(of: sentences[place]) <= 16
    {
      skipped = place + 1
    }
    // "Here's one."
    if skipped == 0, let first = sentences.first, sheet.weight(of: first) <= 4,
      sheet.has(.presenting, in: first)
    {
      skipped = 1
    }
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

  /// Whether a list goes on with a sentence that the paragraph above it begins: "We will".
  func isList(_ block: Block, below above: Block?) -> Bool {
    guard let above, sheet.lines[block.lines.lowerBound].mark != .none else { return false }
    return sheet.joined(above.lines).last?.isLowercase ?? false
  }

  /// Whether a paragraph only leads to the next: "The abstract is as follows:".
  private func isLeadIn(_ block: Block) -> Bool {
    guard block.words.count <= 16, sheet.joined(block.lines).last == ":",
      !sheet.has(.announcement, in: block.words)
    else { return false }
    // "Hi Ada, you said that I should simply write, so:"
    if blocks.isEmpty, block.octet != nil || sheet.sentences(in: block.words).count > 1 {
      return true
    }
    return [.submissionNoun, .propose, .titled].contains { sheet.has($0, in: block.words) }
  }

  /// Whether a paragraph is nothing but the writer's name.
  private func isName(_ block: Block) -> Bool {
    block.words.count <= 5 && block.words.allSatisfy { isWriter($0) }
  }

  /// Whether a word is one of the writer's name.
  func isWriter(_ word: Int) -> Bool { setting.names.contains(sheet.words[word].hash) }

  /// Whether a sentence is one of the text.
  func isInText(_ sentence: Range<Int>) -> Bool {
    // Blocks stand in the order of the text.
    let place = blocks.partitioningIndex { $0.words.upperBound > sentence.lowerBound }
    guard place < blocks.count, case let block = blocks[place] else { return false }
    return block.words.contains(sentence.lowerBound)
      && sentence.lowerBound <= block.lastWord ?? block.words.upperBound
  }

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
