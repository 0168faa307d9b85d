/// How a sheet is built as a letter: greeting, text, closing, what stands below.
struct Letter: Sendable {
  /// Where the text begins: its line, and the octet after a greeting there, else 0.
  var start: (line: Int, octet: Int)
  /// The lines from the text's first to the one before the closing.
  var body: Range<Int>
  /// The closing, the names below it, the signature.
  var signOff: Range<Int>
  /// References below the closing.
  var references: [Range<Int>]

  /// Takes a sheet apart.
  ///
  /// - Parameter signature: The index of the first line that the mail itself shows as a
  ///   signature; the number of lines where there is none.
  init(_ sheet: Sheet, lines: Range<Int>, signature: Int, names: [UInt64]) {
    start = Self.start(sheet, lines)
    let limit = min(signature, lines.upperBound)
    let text = start.line..<max(start.line, limit)
    let end =
      Self.closing(sheet, text) ?? Self.farewell(sheet, text, names)
      ?? Self.nameLine(sheet, text, names)
      ?? Self.signature(sheet, text, names) ?? limit
    body = start.line..<max(start.line, end)
    signOff = body.upperBound..<lines.upperBound
    references = Self.references(sheet, signOff)
  }

  /// Where the text begins: after "Dear committee," or what else greets.
  private static func start(_ sheet: Sheet, _ lines: Range<Int>) -> (Int, Int) {
    guard let first = lines.first(where: { sheet.lines[$0].shape != .blank }) else {
      return (lines.upperBound, 0)
    }
    let line = sheet.lines[first]
    var start = (first, 0)
    var word = line.words.first
    // "Hi Anna, hi all,"
    while let index = word, line.shape == .prose, let hit = sheet.hit(.greeting, at: index) {
      if isAddressing(sheet, first, from: hit, lines) { return (first + 1, 0) }
      guard let end = endOfGreeting(sheet, line, from: hit) else { break }
      if end >= line.end { return (first + 1, 0) }
      start = (first, end)
      word = line.words.first { Int(sheet.words[$0].start) >= end }
    }
    if start == (first, 0), isSalutation(sheet, first, lines) { return (first + 1, 0) }
    return start
  }

  /// Whether the first line is a greeting by its looks: a few words apart from the text, with a comma
  /// behind them, or a call of one or two.
  private static func isSalutation(_ sheet: Sheet, _ first: Int, _ lines: Range<Int>) -> Bool {
    let line = sheet.lines[first]
    guard line.shape == .prose, first + 2 < lines.upperBound, line.end > 0,
      sheet.lines[first + 1].shape == .blank,
      !line.words.contains(where: { sheet.words[$0].isNumber })
    else { return false }
    switch sheet.octets[line.end - 1] {
    case 0x2C: return (1...6).contains(line.words.count)  // ,
    case 0x21: return (1...2).contains(line.words.count)  // !
    default: return false
    }
  }

  /// Whether a line greets several people by name, with a gap below it: "Dear Anna, Ben and Cem,".
  private static func isAddressing(
    _ sheet: Sheet, _ first: Int, from hit: Sheet.Hit, _ lines: Range<Int>
  ) -> Bool {
    let line = sheet.lines[first]
    // "Hi", and "there" on the next line
    guard hit.words.upperBound <= line.words.upperBound else { return false }
    let names = hit.words.upperBound..<line.words.upperBound
    guard (2...8).contains(names.count), [0x2C, 0x21, 0x3A].contains(sheet.octets[line.end - 1]),
      first + 1 < lines.upperBound, sheet.lines[first + 1].shape == .blank
    else { return false }
    return names.allSatisfy {
      sheet.mayBeCapitalised(sheet.words[$0]) || sheet.hit(.and, at: $0) != nil
    }
  }

  /// The octet at which the text after a greeting begins; `nil` where none ends nearby.
  private static func endOfGreeting(_ sheet: Sheet, _ line: Line, from hit: Sheet.Hit) -> Int? {
    let octets = sheet.octets.span
    let limit = min(line.words.upperBound, hit.words.upperBound + 12)
    var at = Int(sheet.words[hit.words.upperBound - 1].end)
    let last = limit > hit.words.upperBound ? Int(sheet.words[limit - 1].end) + 3 : line.end
    while at < min(last, line.end) {
      switch octets[at] {
      case 0x28:  // "Hi all (list in cc, too)"
        at = (at..<line.end).first { octets[$0] == 0x29 } ?? at
      case 0x2C, 0x21, 0x3A, 0x2E, 0x3B, 0x2D, 0xEF, 0xE3:  // , ! : . ; - ， 、
        let ends = at + 1 >= line.end || octets[at + 1] <= 0x20 || octets[at] > 0x7F
        guard ends, octets[at] != 0x2D || octets[at - 1] <= 0x20 || at + 1 >= line.end else {
          break
        }
        var next = at + (octets[at] > 0x7F ? 3 : 1)
        while next < line.end, octets[next] <= 0x20 || octets[next] == 0x2D { next += 1 }
        return next
      default: break
      }
      at += 1
    }
    // "Hello pond people" alone on its line.
    return line.words.upperBound - hit.words.lowerBound <= 6 ? line.end : nil
  }

  /// The line with which the writer takes leave: the first after which little follows.
  private static func closing(_ sheet: Sheet, _ lines: Range<Int>) -> Int? {
    let lastLabel = lines.last { index in
      if case .label(let slot, let value) = sheet.lines[index].shape {
        return slot != .envelope && slot != .other
          && (value < sheet.lines[index].end || index + 1 < lines.upperBound)
      }
      return false
    }
    for index in (lastLabel.map { $0 + 1 } ?? lines.lowerBound)..<lines.upperBound
    where isClosing(sheet, index) {
      // Too much follows, whatever part of it are references.
      if sheet.words(of: index..<lines.upperBound).count > 1000 { continue }
      // References and further quotations may be long; sentences may not.
      let rest = sheet.paragraphs(in: index..<lines.upperBound).filter { !isReference(sheet, $0) }
      let words = rest.reduce(0) { $0 + sheet.words(of: $1).count }
      if words <= 60 { return index }
    }
    return nil
  }

  /// A short line with a comma behind it above the writer's name: a farewell, in whatever language.
  private static func farewell(_ sheet: Sheet, _ lines: Range<Int>, _ known: [UInt64]) -> Int? {
    let filled = Array(lines.reversed().lazy.filter { sheet.lines[$0].shape != .blank }.prefix(9))
    for (below, index) in zip(filled, filled.dropFirst()) {
      let line = sheet.lines[index]
      let names = sheet.lines[below].words
      guard index > lines.lowerBound, (1...6).contains(line.words.count), line.shape == .prose,
        [0x2C, 0x21].contains(sheet.octets[line.end - 1]), sheet.lines[index - 1].shape == .blank,
        (1...4).contains(names.count),
        names.contains(where: { known.contains(sheet.words[$0].hash) })
      else { continue }
      return index
    }
    return nil
  }

  /// Whether a line says farewell and little else.
  private static func isClosing(_ sheet: Sheet, _ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard let word = line.words.first, line.words.count <= 14,
      let hit = sheet.hit(.closing, at: word)
    else { return false }
    let rest = line.words.upperBound - hit.words.upperBound
    if rest == 0 { return true }
    // "… the goals that define our", and below it "best practices."
    if index > 0, case let above = sheet.lines[index - 1], !above.words.isEmpty,
      !sheet.endsSentence(above), !sheet.mayBeCapitalised(sheet.words[word]),
      Outline.wraps(above, into: line, in: sheet)
    {
      return false
    }
    // "Mit freundlichen Grüßen / Best regards"
    if sheet.hit(.closing, at: hit.words.upperBound)?.words.upperBound == line.words.upperBound {
      return true
    }
    // "All the best from a rainy town," above a name
    let below = sheet.lines[(index + 1)...].filter { $0.shape != .blank }
    if hit.words.count > 1, line.words.count <= 9, sheet.octets[line.end - 1] == 0x2C,
      below.count <= 4, let name = below.first, (1...4).contains(name.words.count),
      sheet.hits(in: name.words).isEmpty
    {
      return true
    }
    let end = Int(sheet.words[hit.words.upperBound - 1].end)
    let isApart = end < line.end && sheet.octets[end] == 0x2C  // ,
    return isApart && rest <= 5 || rest <= 1 && !sheet.has(.pleasantry, in: line.words)
  }

  /// The writer's name alone on the last line, without a farewell, or that of several writers.
  private static func nameLine(_ sheet: Sheet, _ lines: Range<Int>, _ known: [UInt64]) -> Int? {
    guard let last = lines.last(where: { sheet.lines[$0].shape != .blank }),
      last > lines.lowerBound, sheet.lines[last].words.count <= 7
    else { return nil }
    let line = sheet.lines[last]
    let names = line.words.filter { sheet.hit(.and, at: $0) == nil }
    let isWriter = names.count { known.contains(sheet.words[$0].hash) }
    let isJoint = names.count < line.words.count || sheet.octets[line.octets].contains(0x26)
    let above = sheet.lines[last - 1]
    if isShort(sheet, last), above.shape == .blank, !isBelowLabel(last, in: sheet) { return last }
    guard isWriter > 0, above.shape == .blank || above.words.count < 12 else { return nil }
    if isWriter == names.count { return last }
    // "Anna Foo (Example Labs)"
    if isWriter > 1, above.shape == .blank,
      names.prefix(isWriter).allSatisfy({
        known.contains(sheet.words[$0].hash)
      }),
      [0x28, 0x2C].contains(
        sheet.octets[line.octets][Int(sheet.words[names[isWriter - 1]].end)...]
          .first { $0 > 0x20 } ?? 0)
    {
      return last
    }
    // "Anna Foo & Ben Bar": capitals throughout, and no sentence; "Anna Foo" of whom the header says
    // "anna" only.
    let octets = sheet.octets.span
    let capitals = names.allSatisfy { (0x41...0x5A).contains(octets[Int(sheet.words[$0].start)]) }
    let isFuller =
      known.count == 1 && names.count <= 3
      && known.contains(sheet.words[line.words.lowerBound].hash)
    return (isJoint || isFuller) && capitals && above.shape == .blank ? last : nil
  }

  /// Whether a line is one word that says nothing: a name cut short, an initial.
  private static func isShort(_ sheet: Sheet, _ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard line.words.count == 1, line.mark == .none, case .prose = line.shape else { return false }
    let word = sheet.words[line.words.lowerBound]
    return !word.isNumber && word.end - word.start <= 12 && sheet.hits(in: line.words).isEmpty
  }

  /// The writer's whole name on a line with a few lines below it: a signature without a mark.
  private static func signature(_ sheet: Sheet, _ lines: Range<Int>, _ known: [UInt64]) -> Int? {
    guard !known.isEmpty else { return nil }
    for index in lines.reversed().lazy.filter({ sheet.lines[$0].shape != .blank }).prefix(9)
    where index > lines.lowerBound {
      let words = sheet.lines[index].words
      let named = words.count { known.contains(sheet.words[$0].hash) }
      // "Anna", and below it no more than where she works
      let isAlone =
        words.count == 1 && named == 1 && sheet.lines[index - 1].shape == .blank
        && sheet.lines[(index + 1)..<lines.upperBound].allSatisfy { $0.words.count <= 6 }
        && sheet.words(of: index..<lines.upperBound).count <= 12
      if isAlone, sheet.lines[index].shape == .prose, !isBelowLabel(index, in: sheet) {
        return index
      }
      // "/Anna" is a signature too.
      let isMarked = words.count == 1 && sheet.octets[sheet.lines[index].octets.lowerBound] == 0x2F
      guard
        isMarked
          ? named == 1
          : (2...7).contains(words.count) && named >= 2 && named * 2 >= words.count
            || isFuller(sheet, index, known),
        // A blank line, or a dash.
        sheet.lines[index - 1].words.isEmpty
          || sheet.has(.closing, in: sheet.lines[index - 1].words),
        case .prose = sheet.lines[index].shape, sheet.lines[index].mark == .none,
        !isBelowLabel(index, in: sheet)
      else { continue }
      let below = sheet.words(of: index..<lines.upperBound).count - words.count
      let above = sheet.words(of: lines.lowerBound..<index).count
      return below <= min(45, above) ? index : nil
    }
    return nil
  }

  /// Whether a line is the writer's name, of which the header says no more than the first and
  /// perhaps the letter that the second begins with: "jory tennant, Utrecht" of "jory t".
  private static func isFuller(_ sheet: Sheet, _ index: Int, _ known: [UInt64]) -> Bool {
    let line = sheet.lines[index]
    guard known.count <= 2, (2...7).contains(line.words.count),
      sheet.words[line.words.lowerBound].hash == known[0]
    else { return false }
    let end = sheet.octets[line.octets].firstIndex(of: 0x2C) ?? line.end  // ,
    let name = line.words.filter { Int(sheet.words[$0].start) < end }
    guard (2...3).contains(name.count),
      sheet.hits(in: name[0]..<name[name.count - 1] + 1).isEmpty
    else { return false }
    guard known.count == 2 else { return true }
    let family = sheet.text(of: sheet.words[name[name.count - 1]])
    return Word.words(of: String(family.prefix(1))).map(\.hash) == [known[1]]
  }

  /// Whether the next line with words above is a label without a value: what stands there is one.
  private static func isBelowLabel(_ index: Int, in sheet: Sheet) -> Bool {
    let above = sheet.lines[..<index].last { ![.blank, .underline].contains($0.shape) }
    if case .label(_, let value)? = above?.shape { return value >= above?.end ?? 0 }
    return false
  }

  private static func references(_ sheet: Sheet, _ lines: Range<Int>) -> [Range<Int>] {
    sheet.paragraphs(in: lines).filter { isReference(sheet, $0) }
  }

  /// Whether a paragraph lists references: "[1] https://…", or stands below "References".
  static func isReference(_ sheet: Sheet, _ paragraph: Range<Int>) -> Bool {
    let line = sheet.lines[paragraph.lowerBound]
    if sheet.octets[line.octets].first(where: { $0 > 0x20 }) == 0x5B,  // [
      case let text = sheet.text(of: line), let close = text.firstIndex(of: "]")
    {
      let key = text[text.index(after: text.startIndex)..<close]
      // "[x]" is a box that is ticked.
      let isLetter = key.count == 1 && key.allSatisfy { $0.isLowercase && $0 != "x" }
      if (1...4).contains(key.count), key.contains(where: \.isNumber) || isLetter { return true }
    }
    return line.words.count <= 2
      && sheet.hit(.references, at: line.words.lowerBound) != nil
  }
}
