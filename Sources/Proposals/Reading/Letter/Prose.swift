import Mail

/// Running text of a letter, sorted: what tells about the talk, and what does not.
struct Prose: Sendable {
  /// A paragraph that tells about the talk.
  struct Block: Sendable {
    var lines: Range<Int>
    /// Where its text begins on its first line, when that is not the line's beginning.
    var octet: Int?
    /// Where its text ends: the last word that belongs to it; `nil` for its end.
    var lastWord: Int?
    var words: Range<Int>
  }

  var blocks: [Block] = []
  /// The line of the talk's title, where one stands alone.
  var titleLines: Range<Int>?
  /// The block that ``titleLines`` were taken from, where they are a heading by mark-up.
  var heading: Block?
  /// A line below the title that names the speakers.
  var byline: Range<Int>?
  /// A title in quotation marks or after "titled", and its line.
  var quotedTitle: (text: String, line: Int)?
  /// Sentences that go along with the talk: where lengths and co-speakers are said.
  var asides: [Range<Int>] = []

  /// Sorts the paragraphs of `sections` of a letter.
  init(
    _ sheet: Sheet, lines: [Int], start: (line: Int, octet: Int), author: Address?,
    hasAbstract: Bool, isCounted: Bool
  ) {
    for paragraph in sheet.paragraphs(in: lines) where !sheet.words(of: paragraph).isEmpty {
      var block = Block(lines: paragraph, words: sheet.words(of: paragraph))
      if paragraph.lowerBound == start.line, start.octet > 0 {
        block.octet = start.octet
        block.words = block.words.filter { index in
          sheet.words[index].line > paragraph.lowerBound
            || Int(sheet.words[index].start) >= start.octet
        }.reduce(into: block.words.upperBound..<block.words.upperBound) { range, index in
          range = min(range.lowerBound, index)..<range.upperBound
        }
      }
      take(block, of: sheet, author: author)
    }
    trimEnd(sheet)
    findTitleLine(sheet, author: author, isOnly: hasAbstract, isCounted)
    findByline(sheet, author: author)
  }

  private mutating func take(_ block: Block, of sheet: Sheet, author: Address?) {
    let sentences = sheet.sentences(in: block.words)
    let purposes = sentences.map(sheet.purpose(of:))
    for (sentence, purpose) in zip(sentences, purposes) where purpose != .content {
      asides.append(sentence)
      if quotedTitle == nil, purpose == .proposing || sheet.has(.titled, in: sentence),
        let text = sheet.quotation(in: sentence),
        Word.words(of: text).count > 1 || sheet.has(.titled, in: sentence)
      {
        quotedTitle = (text, Int(sheet.words[sentence.lowerBound].line))
      }
    }
    if purposes.allSatisfy({ $0 != .content }) || isLeadIn(block, sheet) { return }
    if isName(block, sheet, author) { return }
    var block = block
    if blocks.isEmpty, !trimStart(&block, sentences, purposes, sheet) { return }
    blocks.append(block)
  }

  /// Leaves out the sentences before the text that only say that a talk is proposed; `false`
  /// where next to nothing is left.
  private func trimStart(
    _ block: inout Block, _ sentences: [Range<Int>], _ purposes: [Purpose], _ sheet: Sheet
  ) -> Bool {
    let skipped = purposes.prefix { $0 != .content }.count
    guard skipped > 0 else { return true }
    let rest = sentences[skipped...].reduce(0) { $0 + $1.count }
    guard rest >= 12 else { return rest >= 8 }
    let (line, octet) = sheet.octet(after: sentences[skipped - 1])
    block.lines = line..<block.lines.upperBound
    block.octet = octet
    block.words = sentences[skipped].lowerBound..<block.words.upperBound
    return true
  }

  /// Leaves out courtesies at the end of the last paragraph.
  private mutating func trimEnd(_ sheet: Sheet) {
    guard let last = blocks.last else { return }
    let sentences = sheet.sentences(in: last.words)
    let purposes = sentences.map(sheet.purpose(of:))
    let trailing = purposes.reversed().prefix { $0 == .courtesy }.count
    guard trailing > 0, trailing < sentences.count else { return }
    blocks[blocks.count - 1].lastWord = sentences[sentences.count - trailing].lowerBound - 1
  }

  /// Whether a paragraph only leads to the next: "The abstract is as follows:".
  private func isLeadIn(_ block: Block, _ sheet: Sheet) -> Bool {
    guard block.words.count <= 16, sheet.joined(block.lines).last == ":",
      !sheet.has(.announcement, in: block.words)
    else { return false }
    return sheet.has(.submissionNoun, in: block.words) || sheet.has(.propose, in: block.words)
      || sheet.has(.titled, in: block.words)
  }

  /// Whether a paragraph is nothing but the writer's name.
  private func isName(_ block: Block, _ sheet: Sheet, _ author: Address?) -> Bool {
    guard block.words.count <= 5, let name = author?.name else { return false }
    let known = Set(Word.words(of: name).map(\.hash))
    return block.words.allSatisfy { known.contains(sheet.words[$0].hash) }
  }

  /// Takes a line that stands alone before the text for its title.
  private mutating func findTitleLine(
    _ sheet: Sheet, author: Address?, isOnly: Bool, _ isCounted: Bool
  ) {
    guard let first = blocks.first, isOnly || blocks.count > 1 || first.lines.count > 1,
      let lines = Self.headLines(
        of: first, sheet, author, goesOn: isOnly || blocks.count > 1,
        isCounted),
      isTitle(lines, first, sheet)
    else { return }
    titleLines = lines
    let isMarked =
      sheet.lines[lines.lowerBound].shape == .heading
      || lines.upperBound < first.lines.upperBound
        && sheet.lines[lines.upperBound].shape == .underline
    // A sentence is no heading: where the title is another, it belongs to the text.
    if isMarked || sheet.words(of: lines).count > 8 { heading = first }
    if first.lines.count > 3 || isCounted, lines.upperBound < first.lines.upperBound {
      let rest = lines.upperBound..<first.lines.upperBound
      let below = rest.drop { sheet.lines[$0].shape == .underline }
      guard !sheet.words(of: below).isEmpty else { return blocks.removeSubrange(0..<1) }
      blocks[0].lines = below
      blocks[0].words = sheet.words(of: below)
    } else {
      blocks.removeFirst()
    }
  }

  /// Takes a line below the title that names its writer and perhaps others.
  private mutating func findByline(_ sheet: Sheet, author: Address?) {
    guard titleLines != nil, let first = blocks.first, first.lines.count <= 2,
      first.words.count <= 24, let name = author?.name
    else { return }
    let known = Set(Word.words(of: name).map(\.hash))
    guard first.words.filter({ known.contains(sheet.words[$0].hash) }).count >= 2,
      sheet.joined(first.lines).last != "."
    else { return }
    byline = first.lines
    blocks.removeFirst()
  }

  /// The first lines of a block that could be a title: the only one, one above the writer's
  /// name, one with a mark-up of its own, or two of which the first was wrapped.
  private static func headLines(
    of block: Block, _ sheet: Sheet, _ author: Address?, goesOn: Bool, _ isCounted: Bool
  ) -> Range<Int>? {
    let first = block.lines.lowerBound
    if block.lines.count == 1 { return block.lines }
    let second = sheet.lines[first + 1]
    if second.shape == .underline || sheet.lines[first].shape == .heading {
      return first..<first + 1
    }
    let known = Set(Word.words(of: author?.name ?? "").map(\.hash))
    let words = sheet.words[second.words]
    if block.lines.count <= 3, !words.isEmpty, words.allSatisfy({ known.contains($0.hash) }) {
      return first..<first + 1
    }
    let wraps = Outline.wraps(sheet.lines[first], into: second, in: sheet)
    if isCounted, !wraps { return first..<first + 1 }
    if block.lines.count == 2, goesOn, wraps {
      return block.lines
    }
    return nil
  }

  private func isTitle(_ lines: Range<Int>, _ block: Block, _ sheet: Sheet) -> Bool {
    let words = sheet.words(of: lines)
    guard (1...22).contains(words.count), block.octet == nil else { return false }
    let text = sheet.joined(lines)
    guard let last = text.last, !":,;".contains(last), sheet.sentences(in: words).count == 1 else {
      return false
    }
    return last != "." || text.hasSuffix("...")
  }

  /// Takes a heading for a part of the text after all: it is not the title.
  mutating func keepHeading() {
    guard let heading else { return }
    if let first = blocks.first, heading.lines.contains(first.lines.lowerBound) {
      blocks[0] = heading
    } else {
      blocks.insert(heading, at: 0)
    }
    self.heading = nil
  }

  /// The text of the blocks.
  func text(of sheet: Sheet) -> String {
    blocks.map { block in
      guard let last = block.lastWord else { return sheet.text(block.lines, from: block.octet) }
      let word = sheet.words[last]
      let line = Int(word.line)
      var cut = sheet
      let (nextLine, octet) = sheet.octet(after: last..<last + 1)
      if nextLine == line {
        cut.lines[line].end = octet
        while cut.lines[line].end > 0,
          cut.lines[line].text.utf8.dropFirst(cut.lines[line].end - 1).first ?? 0x21 <= 0x20
        {
          cut.lines[line].end -= 1
        }
      }
      return cut.text(block.lines.lowerBound..<line + 1, from: block.octet)
    }.joined(separator: "\n\n")
  }
}
