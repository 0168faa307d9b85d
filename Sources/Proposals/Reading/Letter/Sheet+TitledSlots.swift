/// Places in the programme that are asked for beside titles.
extension Sheet {
  /// The words of the line below one that may be a title, where they only ask for a place in the
  /// programme: "short talk, 25 minutes".
  func slotBelowTitle(_ index: Int) -> Range<Int>? {
    guard index + 1 < lines.count, isShortTitle(index), case let below = lines[index + 1].words,
      below.count <= 8, asksForSlot(below)
    else { return nil }
    return below
  }

  /// The words at the end of a line that ask for a place in the programme, where what stands before
  /// them may be a title: "Frogs in Space (25 minutes)", "Frogs in Space - short talk, 25 minutes".
  func slotBehindTitle(_ index: Int) -> Range<Int>? {
    switch lines[index].shape {
    case .prose, .heading, .bareNoun:
      slotInBrackets(behindTitle: lines[index]) ?? slotBehindMark(of: lines[index])?.slot
    default: nil
    }
  }

  /// The words behind a dash or a comma that say nothing but a place in the programme, and the octet
  /// at which what stands before it ends.
  func slotBehindMark(of line: Line) -> (slot: Range<Int>, end: Int)? {
    var found: (slot: Range<Int>, end: Int)?
    for first in line.words.dropFirst(2).reversed().prefix(8) {
      let end = Int(words[first - 1].end)
      let gap = octets[end..<Int(words[first].start)]
      guard gap.last == 0x20, gap.count > 1 else { continue }
      let isComma = gap.elementsEqual([0x2C, 0x20])
      // "…?" may stand before a dash.
      guard isComma || gap.dropLast().contains(0x20) && !gap.contains(0x28) else { continue }
      // "…, abstract follows"
      guard saysOnlySlot(first..<line.words.upperBound) else { continue }
      let mark = octets[end...].prefix { $0 != 0x20 && $0 != 0x2C }.count
      found = (first..<line.words.upperBound, end + mark)
    }
    guard let found, case let head = line.words.lowerBound..<found.slot.lowerBound,
      (2...16).contains(weight(of: head)), !asksForSlot(head), !has(.propose, in: head)
    else { return nil }
    return found
  }

  /// Whether some words are a length, a kind of session of the call's, or both, and no other.
  private func saysOnlySlot(_ range: Range<Int>) -> Bool {
    let cues = cues(in: range)
    guard cues.meets([.format, .regularTalk]) || firstLength(in: range) != nil else { return false }
    let told =
      lengths(in: range).map(\.words)
      + hits(in: range).filter { Self.ofSlots.contains($0.cue) }.map(\.words)
    return range.allSatisfy { word in told.contains { $0.contains(word) } }
  }

  /// What places in the programme are said with.
  private static let ofSlots: CueSet = [
    .format, .regularTalk, .session, .length, .lengthOfTalk, .submissionNoun, .attached, .blank,
  ]

  /// The words in brackets at the end of a line, where they ask for a place in the programme.
  private func slotInBrackets(behindTitle line: Line) -> Range<Int>? {
    guard line.end > line.start, [0x29, 0x5D].contains(octets[line.end - 1]) else { return nil }
    let open = octets[line.octets].lastIndex { $0 == 0x28 || $0 == 0x5B }
    guard let open, let first = line.words.first(where: { Int(words[$0].start) > open }) else {
      return nil
    }
    let (head, slot) = (line.words.lowerBound..<first, first..<line.words.upperBound)
    guard (2...16).contains(weight(of: head)), weight(of: slot) <= 8,
      length(in: slot, anyNoun: true) != nil || namesSlot(slot)
        || slot.count == 1 && has(.session, in: slot),
      !asksForSlot(head),
      !has(.propose, in: head)
    else { return nil }
    return slot
  }

  /// The words before a colon that ask for a place in the programme, where a title follows, as in
  /// "(2) Panel, one hour: Frogs in Space"; and the octet at which the title begins.
  func slotBeforeTitle(_ index: Int) -> (slot: Range<Int>, title: Int)? {
    let line = lines[index]
    guard line.mark == .number,
      let gap = LabelGap.gaps(in: line, of: self).first(where: { !$0.isWeak })
    else { return nil }
    let words = line.words.drop { self.words[$0].start < line.start }
    let slot = words.prefix { self.words[$0].end <= gap.start }
    let title = words.dropFirst(slot.count)
    guard (1...6).contains(weight(of: slot)), (2...16).contains(weight(of: title)),
      namesSlot(slot) || length(in: slot, anyNoun: true) != nil
    else { return nil }
    return (slot, gap.end)
  }
}
