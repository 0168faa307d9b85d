/// Items of lists that begin with titles.
extension Sheet {
  /// The title at the head of an item that a dash or a colon parts from its text, and the first word of
  /// that: "* Frogs in space – they float, and …".
  ///
  /// - Parameter item: Its lines.
  func titleBeforeText(of item: Range<Int>) -> (title: Range<Int>, text: Int)? {
    let line = lines[item.lowerBound]
    let head = line.words.drop { Int(words[$0].start) < line.start }
    guard line.mark != .none, line.shape == .prose,
      // A title with a dash of its own stands on a line of its own.
      item.count == 1 || Outline.wraps(line, into: lines[item.lowerBound + 1], in: self),
      let text = head.dropFirst().prefix(12).first(where: { isBehindDash($0) || isBehindColon($0) }
      ),
      case let title = head.lowerBound..<text, (1...10).contains(weight(of: title)),
      case let rest = text..<words(of: item).upperBound, weight(of: rest) >= 5,
      // "*Frogs in space* - talk, 30 minutes"
      slotBehindMark(of: line) == nil,
      !octets[line.octets.lowerBound..<Int(words[text].start)].dropFirst(line.indent + 1)
        .contains(0x2A)
    else { return nil }
    let isSentence = joined(item).last.map { ".?!…".contains($0) } ?? false
    return isSentence || weight(of: rest) >= 12 ? (title, text) : nil
  }

  /// Whether nothing but a dash and space stands between a word and the one before: "space – they",
  /// "space -they".
  private func isBehindDash(_ word: Int) -> Bool {
    let gap = octets[Int(words[word - 1].end)..<Int(words[word].start)]
    // A hyphen in a word has no space beside it.
    guard gap.first == 0x20 || gap.last == 0x20 && gap.count > 2 else { return false }
    let mark = gap.filter { $0 != 0x20 }
    return [[0x2D], [0x2D, 0x2D], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94]].contains { $0 == mark }
  }

  /// Whether nothing but a colon and space stands between a word and the one before: "space: they".
  private func isBehindColon(_ word: Int) -> Bool {
    let gap = octets[Int(words[word - 1].end)..<Int(words[word].start)]
    return gap.elementsEqual([0x3A, 0x20])
  }

  /// The first sentence of an item that goes on with others, where it may be a title.
  ///
  /// "1. Frogs in space. They float, and …"
  func sentenceBeforeText(of item: Range<Int>) -> Range<Int>? {
    let line = lines[item.lowerBound]
    let all = words(of: item).drop { Int(words[$0].start) < line.start }
    guard line.mark != .none, line.shape == .prose,
      case let sentences = sentences(in: all), sentences.count > 1, let first = sentences.first,
      (2...10).contains(weight(of: first)), !asksForSlot(first), !isAsked(first),
      weight(of: all) >= weight(of: first) + 5
    else { return nil }
    return first
  }
}
