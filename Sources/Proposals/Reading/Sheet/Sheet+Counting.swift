/// Lines that count talks.
extension Sheet {
  /// The number of a talk that a line gives, beside a word for talks: "Proposal 2", "Talk 1: …",
  /// "SESSION B - …", which is 2 as well.
  func talkNumber(at index: Int) -> Int? {
    let line = lines[index]
    guard let first = line.words.first(where: { !words[$0].isNumber }),
      line.words.lowerBound <= first, first <= line.words.lowerBound + 1,
      hit(.numbering, at: first) != nil
    else { return nil }
    let near = line.words.filter { $0 >= first - 1 && $0 <= first + 2 }
    return near.first { words[$0].isNumber }.flatMap { number(at: $0) }
      ?? letter(at: first + 1, in: line)
  }

  /// Whether a line begins with a word for a session and its number, behind which a title may stand,
  /// and not with the name of a field.
  func countsSession(at index: Int) -> Bool {
    guard case .label(let slot, _) = lines[index].shape, slot == .format || slot == .topics,
      let first = lines[index].words.first
    else { return false }
    return hit(.numbering, at: first) != nil
  }

  /// The place in the alphabet of a capital that counts: "B" before a dash, a colon or a bracket.
  private func letter(at word: Int, in line: Line) -> Int? {
    guard line.words.contains(word), case let text = text(of: words[word]).utf8, text.count == 1,
      let code = text.first, (0x41...0x46).contains(code)
    else { return nil }
    let rest = octets[Int(words[word].end)..<line.end].prefix(3)
    let ends =
      rest.isEmpty || [0x3A, 0x29, 0x2E].contains(rest.first)  // : ) .
      || rest.elementsEqual([0x20, 0x2D, 0x20]) || rest.starts(with: [0x20, 0x28])  // -, (
    return ends ? Int(code) - 0x40 : nil
  }
}
