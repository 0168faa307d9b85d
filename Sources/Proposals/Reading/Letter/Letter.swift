import Mail

/// How a sheet is built as a letter: greeting, text, closing, what stands below.
struct Letter: Sendable {
  /// Where the text begins after the greeting.
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
  init(_ sheet: Sheet, lines: Range<Int>, signature: Int, author: Address?) {
    start = Self.start(sheet, lines)
    let limit = min(signature, lines.upperBound)
    let end =
      Self.closing(sheet, start.line..<max(start.line, limit))
      ?? Self.nameLine(sheet, start.line..<max(start.line, limit), author: author) ?? limit
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
    guard let word = line.words.first, line.shape == .prose,
      let hit = sheet.hits.first(where: { $0.cue == .greeting && $0.words.lowerBound == word })
    else { return (first, 0) }
    let octets = line.text.utf8Span.span
    let limit = min(line.words.upperBound, hit.words.upperBound + 12)
    var at = Int(sheet.words[hit.words.upperBound - 1].end)
    let last = limit > word ? Int(sheet.words[limit - 1].end) : line.end
    while at < min(last + 3, line.end) {
      switch octets[at] {
      case 0x2C, 0x21, 0x3A, 0x2E, 0x3B, 0x2D, 0xEF, 0xE3:  // , ! : . ; - ， 、
        let spaced = at + 1 >= line.end || octets[at + 1] <= 0x20 || octets[at] > 0x7F
        guard spaced, octets[at] != 0x2D || at > 0 && octets[at - 1] <= 0x20 || at + 1 >= line.end
        else { break }
        var next = at + (octets[at] > 0x7F ? 3 : 1)
        while next < line.end, octets[next] <= 0x20 || octets[next] == 0x2D { next += 1 }
        return next >= line.end ? (first + 1, 0) : (first, next)
      default: break
      }
      at += 1
    }
    // "Hello KVM people" alone on its line.
    return line.words.count <= 6 ? (first + 1, 0) : (first, 0)
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
      // References and further quotations may be long; sentences may not.
      let rest = sheet.paragraphs(in: index..<lines.upperBound).filter { !isReference(sheet, $0) }
      let words = rest.reduce(0) { $0 + sheet.words(of: $1).count }
      if words <= 60 { return index }
    }
    return nil
  }

  /// Whether a line says farewell and little else.
  private static func isClosing(_ sheet: Sheet, _ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard let word = line.words.first, line.words.count <= 14,
      let hit = sheet.hits.first(where: { $0.cue == .closing && $0.words.lowerBound == word })
    else { return false }
    let rest = line.words.upperBound - hit.words.upperBound
    if rest == 0 { return true }
    let after = line.text(from: Int(sheet.words[hit.words.upperBound - 1].end))
    return after.hasPrefix(",") && rest <= 5 || rest <= 1 && !sheet.has(.pleasantry, in: line.words)
  }

  /// The writer's name alone on the last line, without a farewell.
  private static func nameLine(_ sheet: Sheet, _ lines: Range<Int>, author: Address?) -> Int? {
    guard let last = lines.last(where: { sheet.lines[$0].shape != .blank }),
      last > lines.lowerBound, sheet.lines[last].words.count <= 4, let name = author?.name
    else { return nil }
    let known = Set(Word.words(of: name).map(\.hash))
    let words = sheet.words[sheet.lines[last].words]
    let above = sheet.lines[last - 1].shape
    guard !words.isEmpty, words.allSatisfy({ known.contains($0.hash) }),
      above == .blank || sheet.lines[last - 1].words.count < 12
    else { return nil }
    return last
  }

  private static func references(_ sheet: Sheet, _ lines: Range<Int>) -> [Range<Int>] {
    sheet.paragraphs(in: lines).filter { isReference(sheet, $0) }
  }

  /// Whether a paragraph lists references: "[1] https://…", or stands below "References".
  static func isReference(_ sheet: Sheet, _ paragraph: Range<Int>) -> Bool {
    let line = sheet.lines[paragraph.lowerBound]
    let text = line.trimmed
    if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
      let key = text[text.index(after: text.startIndex)..<close]
      if !key.isEmpty, key.count <= 4, key.contains(where: \.isNumber) { return true }
    }
    return line.words.count <= 2
      && sheet.hits.contains {
        $0.cue == .references && $0.words.lowerBound == line.words.lowerBound
      }
  }
}
