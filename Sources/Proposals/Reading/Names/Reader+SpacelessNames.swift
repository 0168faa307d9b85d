/// Names of workplaces in scripts that have neither capitals nor spaces to tell them by.
extension Reader {
  /// The names on a line that end in a word for workplaces, or begin with one: "某某大学", "株式会社某".
  func spacelessNames(on line: Line, from first: Int) -> [Range<Int>] {
    var names: [Range<Int>] = []
    let kinds = sheet.hits(in: first..<max(first, line.words.upperBound))
      .filter { $0.cue == .organization && sheet.words[$0.words.lowerBound].isAlone }
    guard !kinds.isEmpty else { return [] }
    for hit in kinds.prefix(Self.mostNamesOfLine) {
      let word = hit.words.clamped(to: line.words)
      if let last = names.last, last.overlaps(word) || last.upperBound == word.lowerBound {
        // "某某大学" and "大学院" are one.
        names[names.count - 1] = last.lowerBound..<max(last.upperBound, word.upperBound)
      } else {
        names.append(start(of: word, from: first)..<word.upperBound)
      }
    }
    names = names.map { name in
      // "株式会社" stands before its name as well.
      isKindOnly(name) ? name.lowerBound..<end(of: name, before: line.words.upperBound) : name
    }
    return names.filter { name in
      !isKindOnly(name) && (3...Self.longestSpacelessName).contains(name.count)
        && !names.contains { $0 != name && $0.clamped(to: name) == name }
    }
  }

  private static let longestSpacelessName = 24
  /// So many names of a line are looked at.
  private static let mostNamesOfLine = 40

  /// Whether some words are words for workplaces and nothing else.
  private func isKindOnly(_ name: Range<Int>) -> Bool {
    let kinds = sheet.hits(in: name).filter { $0.cue == .organization }
    return name.allSatisfy { word in kinds.contains { $0.words.contains(word) } }
  }

  /// Where a name begins that ends in `word`.
  private func start(of word: Range<Int>, from first: Int) -> Int {
    var start = word.lowerBound
    while start > first, word.upperBound - start <= Self.longestSpacelessName, joins(start - 1),
      !leadsToSpaceless(start - 1)
    {
      start -= 1
    }
    return start
  }

  /// Where a name ends that begins with `word`.
  private func end(of word: Range<Int>, before limit: Int) -> Int {
    var end = word.upperBound
    while end < limit, end - word.lowerBound <= Self.longestSpacelessName, joins(end - 1),
      !Self.particles.contains(sheet.text(of: sheet.words[end]))
    {
      end += 1
    }
    return end
  }

  /// Whether a character and the next stand side by side.
  private func joins(_ word: Int) -> Bool {
    guard word + 1 < sheet.words.count else { return false }
    let (this, next) = (sheet.words[word], sheet.words[word + 1])
    return this.isAlone && next.isAlone && this.end == next.start
  }

  /// Whether a character is none of the name behind it: it ends a phrase that leads there, or joins
  /// sentences' parts.
  private func leadsToSpaceless(_ word: Int) -> Bool {
    Self.joints.contains(sheet.text(of: sheet.words[word]))
      || sheet.hits(in: max(0, word - 5)..<word + 1).contains { hit in
        hit.words.upperBound == word + 1 && Self.leading.contains(hit.cue)
      }
  }

  private static let leading: CueSet = [
    .firmOf, .worksAt, .aboutMe, .writer, .nameIs, .role, .past, .both, .and,
  ]

  /// Chinese and Japanese words of one character that stand between names and what is said of them.
  private static let joints: Set<String> = [
    "は", "で", "の", "に", "を", "と", "が", "も", "へ", "是", "在", "于", "於", "为", "為", "任", "从", "從",
    "的", "和", "与", "與", "及", "我", "由", "就", "叫",
  ]

  /// Those that stand behind a name.
  private static let particles: Set<String> = [
    "は", "で", "の", "に", "を", "が", "是", "的", "에", "의", "은", "는",
  ]
}
