extension Sheet {
  /// The runs of lines between empty ones and rules, among `lines`.
  func paragraphs(in lines: some Sequence<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    // Few texts have more.
    result.reserveCapacity(min(8, lines.underestimatedCount))
    for index in lines {
      switch self.lines[index].shape {
      case .blank, .separator: continue
      case .underline:
        // Belongs to the heading above it.
        if let last = result.last, last.upperBound == index {
          result[result.count - 1] = last.lowerBound..<index + 1
        }
        continue
      default: break
      }
      if let last = result.last, last.upperBound == index {
        result[result.count - 1] = last.lowerBound..<index + 1
      } else {
        result.append(index..<index + 1)
      }
    }
    return result
  }

  /// The sentences of the paragraphs among some lines.
  func sentences(ofParagraphsIn lines: some Sequence<Int>) -> [Range<Int>] {
    paragraphs(in: lines).flatMap { sentences(in: words(of: $0)) }
  }

  /// The sentences among some words of one paragraph.
  func sentences(in words: Range<Int>) -> [Range<Int>] {
    guard let last = words.last else { return [] }
    let first = sentenceEnds.partitioningIndex { $0 >= words.lowerBound }
    var end = first
    while end < sentenceEnds.count, sentenceEnds[end] < last { end += 1 }
    var result: [Range<Int>] = []
    result.reserveCapacity(end - first + 1)
    var start = words.lowerBound
    for place in first..<end {
      let next = Int(sentenceEnds[place]) + 1
      result.append(start..<next)
      start = next
    }
    result.append(start..<words.upperBound)
    return result
  }

  /// Whether a question mark stands behind a sentence.
  func isAsked(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last else { return false }
    let octets = octets.span
    let end = lines[Int(words[last].line)].end
    var at = Int(words[last].end)
    while at < end, octets[at] == 0x20 || octets[at] == 0xC2 || octets[at] == 0xA0 { at += 1 }
    if at < end, octets[at] == 0x3F { return true }
    // U+FF1F, that of Chinese and Japanese, and U+061F, that of Arabic.
    return at + 2 < octets.count && octets[at] == 0xEF && octets[at + 1] == 0xBC
      && octets[at + 2] == 0x9F
      || at + 1 < octets.count && octets[at] == 0xD8 && octets[at + 1] == 0x9F
  }

  /// Whether the sentence ends between the word at `index` and the next.
  func endsSentence(_ index: Int) -> Bool {
    let word = words[index]
    let next = words[index + 1]
    if next.followsSpace { return false }
    // "Dr. Foo", "pt. „Title”"
    if word.end - word.start <= 4, octets[Int(word.end)] == 0x2E,
      hit(.honorific, at: index) != nil || hit(.titled, at: index) != nil
    {
      return false
    }
    let octets = octets.span
    let isSameLine = next.line == word.line
    let end = isSameLine ? Int(next.start) : lines[Int(word.line)].end
    // "e.g. this", "?" inside a quotation: what follows is no new sentence.
    let goesOn = isSameLine && !writesSmall && (0x61...0x7A).contains(octets[Int(next.start)])
    var at = Int(word.end)
    var found = false
    while at < end {
      switch octets[at] {
      case 0x2E:  // . but not in "3.6", "J. Smith"
        // "Ph.D."
        let isLast = at + 1 >= end
        let spaced = isLast ? !isSameLine : octets[at + 1] == 0x20 || octets[at + 1] == 0x22
        found = found || spaced && (word.end - word.start > 1 || !isSameLine)
      case 0x21, 0x3F: found = true  // ! ?
      case 0x2C, 0x3B: return false  // , ;
      case 0xE3 where at + 2 < end && octets[at + 1] == 0x80 && octets[at + 2] == 0x82:  // 。
        return true
      case 0xEF
      where at + 2 < end && octets[at + 1] == 0xBC
        && (octets[at + 2] == 0x81 || octets[at + 2] == 0x9F):  // ！ ？
        return true
      default: break
      }
      at += 1
    }
    return found && !goesOn
  }

  /// The octet at which the sentence after `words` begins, and its line.
  func octet(after words: Range<Int>) -> (line: Int, octet: Int) {
    guard words.upperBound < self.words.count else { return (lines.count, 0) }
    let next = self.words[words.upperBound]
    // Opening quotation marks and brackets belong to the word after them.
    let line = lines[Int(next.line)]
    var at = Int(next.start)
    while at > line.start, octets[at - 1] > 0x20 { at -= 1 }
    return (Int(next.line), at)
  }
}
