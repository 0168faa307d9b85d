extension Sheet {
  /// The words of people's full names on a line, from a word on.
  ///
  /// A name has two to four words with capitals in a row, and what joins them, as in "Anna van Foo-Bar"
  /// and "Anna B Foo".
  func fullNames(from first: Int, of line: Line) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var next = first
    // A name may be wrapped.
    let goesOn = line.width > 50 && line.words.upperBound < words.count
    let end = line.words.upperBound + (goesOn ? min(3, words.count - line.words.upperBound) : 0)
    while next < line.words.upperBound {
      let name = fullName(at: next, before: end)
      next = name?.upperBound ?? next + 1
      if let name { names.append(name) }
    }
    return names
  }

  /// The full name that begins at a word.
  private func fullName(at start: Int, before end: Int) -> Range<Int>? {
    guard mayBeInName(start), !goesOnWithName(start) else { return nil }
    var (count, last) = (1, start)
    for place in start + 1..<max(start + 1, end) {
      let gap = octets[Int(words[place - 1].end)..<Int(words[place].start)]
      let isWrapped =
        words[place].line == words[place - 1].line + 1
        && (count == 1 || People.particles.contains(text(of: words[place - 1]).lowercased()))
      let isSpace = gap.allSatisfy { $0 == 0x20 } && (gap.count == 1 || isWrapped)
      guard
        isSpace || [0x2D, 0x27].contains(gap.first) && gap.count == 1 || gap.starts(with: "’".utf8)
          || gap.starts(with: [0x2E]) && gap.count <= 2 && isInitial(place - 1)
      else { break }
      if mayBeInName(place) {
        last = place
        if isSpace || gap.first == 0x2E { count += 1 }
      } else if !isSpace || !People.particles.contains(text(of: words[place])) {
        break
      }
    }
    return (2...4).contains(count) ? start..<last + 1 : nil
  }

  /// Whether a word of a name stands before a word.
  private func goesOnWithName(_ word: Int) -> Bool {
    word > 0 && words[word].followsSpace && words[word - 1].line == words[word].line
      && mayBeInName(word - 1)
  }

  /// Whether a word is written as those of names are, and is not known for another.
  private func mayBeInName(_ word: Int) -> Bool {
    isCapitalised(word) && !words[word].isNumber && !isCamelled(word)
      && places(ofHitsIn: word..<word + 1).allSatisfy { hits[$0].cue == .subjectFiller }
  }

  /// Whether a word has a capital where no name has: "IPython", "WebDriver", but not "MacFoo".
  private func isCamelled(_ word: Int) -> Bool {
    let letters = octets[words[word].octets]
    guard letters.contains(where: { (0x61...0x7A).contains($0) }) else { return false }
    func isCapital(_ octet: UInt8) -> Bool { (0x41...0x5A).contains(octet) }
    let hasTwo = letters.count > 2 && letters.prefix(2).allSatisfy(isCapital)
    return hasTwo
      || letters.dropFirst(3).contains(where: isCapital)
        && !["Mac", "Fitz"].contains { letters.starts(with: $0.utf8) }
  }
}
