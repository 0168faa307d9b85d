extension Prose {
  /// Takes a line that stands alone before the text for its title.
  mutating func findTitleLine() {
    let goesOn = setting.hasAbstract || blocks.count > 1
    guard let first = blocks.first, goesOn || first.lines.count > 1,
      let lines = headLines(of: first, goesOn: goesOn), isTitle(lines, of: first)
    else { return }
    titleLines = lines
    let isMarked =
      sheet.lines[lines.lowerBound].shape == .heading
      || lines.upperBound < first.lines.upperBound
        && sheet.lines[lines.upperBound].shape == .underline
    // A sentence is no heading: where the title is another, it belongs to the text.
    if isMarked || sheet.words(of: lines).count > 8 { heading = first }
    let below = (lines.upperBound..<first.lines.upperBound).drop {
      sheet.lines[$0].shape == .underline
    }
    if first.lines.count > 3 || setting.isCounted, !sheet.words(of: below).isEmpty {
      blocks[0].lines = below
      blocks[0].words = sheet.words(of: below)
    } else {
      blocks.removeFirst()
    }
  }

  /// The first lines of a block that could be a title: the only one, one above the writer's
  /// name, one with a mark-up of its own, or two of which the first was wrapped.
  private func headLines(of block: Block, goesOn: Bool) -> Range<Int>? {
    let first = block.lines.lowerBound
    if block.lines.count == 1 { return block.lines }
    let second = sheet.lines[first + 1]
    if second.shape == .underline || sheet.lines[first].shape == .heading {
      return first..<first + 1
    }
    if block.lines.count <= 3, !second.words.isEmpty, second.words.allSatisfy({ isWriter($0) }) {
      return first..<first + 1
    }
    let wraps = Outline.wraps(sheet.lines[first], into: second, in: sheet)
    if setting.isCounted, !wraps { return first..<first + 1 }
    return block.lines.count == 2 && goesOn && wraps ? block.lines : nil
  }

  private func isTitle(_ lines: Range<Int>, of block: Block) -> Bool {
    let words = sheet.words(of: lines)
    guard (1...22).contains(words.count), block.octet == nil,
      sheet.sentences(in: words).count == 1
    else { return false }
    let text = sheet.joined(lines)
    guard let last = text.last, !":,;".contains(last) else { return false }
    return last != "." || text.hasSuffix("...")
  }

  /// Takes a line below the title that names its writer and perhaps others.
  mutating func findByline() {
    guard titleLines != nil, let first = blocks.first, first.lines.count <= 2,
      first.words.count <= 24, first.words.filter({ isWriter($0) }).count >= 2,
      sheet.joined(first.lines).last != "."
    else { return }
    byline = first.lines
    blocks.removeFirst()
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
}
