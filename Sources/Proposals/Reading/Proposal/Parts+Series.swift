/// Talks that a mail announces and tells apart only by how their titles are written.
extension Parts {
  /// Where talks begin whose titles stand above their texts and are all written alike: counted, in quotation
  /// marks, in capitals, as the items of a list, or above texts that are indented.
  static func series(_ sheet: Sheet, _ body: Range<Int>) -> [Int] {
    let paragraphs = sheet.paragraphs(in: body)
    let heads = paragraphs.indices.filter { isHead($0, among: paragraphs, sheet) }
    let styles: [(Int) -> Bool] = [
      { isQuoted(paragraphs[$0].lowerBound, sheet) },
      { sheet.isLoud(sheet.lines[paragraphs[$0].lowerBound].octets) },
      { sheet.lines[paragraphs[$0].lowerBound].mark == .bullet },
      { isAbove(indented: $0 + 1, among: paragraphs, sheet) },
    ]
    let counted = counted(heads.prefix(mostHeads).map { paragraphs[$0].lowerBound }, sheet)
    if counted.count > 1 { return counted }
    let quoting = paragraphs.filter { beginsWithTitle($0, sheet) }
    if quoting.count > 1 { return quoting.map(\.lowerBound) }
    return styles.lazy.map { isAlike in heads.filter(isAlike).map { paragraphs[$0].lowerBound } }
      .first { $0.count > 1 } ?? []
  }

  /// So many lines are looked at, of which letters have few.
  private static let mostHeads = 400

  /// The lines of some that count talks from 1 on.
  private static func counted(_ heads: [Int], _ sheet: Sheet) -> [Int] {
    heads.reduce(into: []) { found, index in
      let count = TalkCount(sheet.text(of: sheet.lines[index]))
      if count?.number == found.count + 1 { found.append(index) }
    }
  }

  /// Whether a paragraph begins with a line that may be a title, and a text goes on below it.
  private static func isHead(
    _ place: Int, among paragraphs: [Range<Int>], _ sheet: Sheet
  ) -> Bool {
    let paragraph = paragraphs[place]
    let line = sheet.lines[paragraph.lowerBound]
    let below = sheet.words(of: paragraph.dropFirst())
    let next = place + 1 < paragraphs.count ? sheet.words(of: paragraphs[place + 1]) : 0..<0
    guard
      paragraph.count == 1
        || !Outline.wraps(line, into: sheet.lines[paragraph.lowerBound + 1], in: sheet),
      (1...18).contains(sheet.weight(of: line.words)), !line.isLabel,
      let last = sheet.text(of: line).last,
      !".,;:".contains(last) || isQuoted(paragraph.lowerBound, sheet)
        || last == "." && isAbove(hanging: paragraph, sheet)
    else { return false }
    let isBare =
      paragraph.count <= 2 || paragraph.dropFirst().allSatisfy { sheet.lines[$0].isLabel }
    return sheet.weight(of: below) >= 10 || isBare && sheet.weight(of: next) >= 10
  }

  /// Whether an item's first line stands alone, and its text begins below it: further in, or behind a gap.
  private static func isAbove(hanging item: Range<Int>, _ sheet: Sheet) -> Bool {
    let line = sheet.lines[item.lowerBound]
    return line.mark == .bullet
      && (item.count == 1
        ? sheet.weight(of: line.words) <= 8
        : item.dropFirst().allSatisfy { sheet.lines[$0].indent > line.indent })
  }

  /// Whether a line is nothing but a quotation.
  private static func isQuoted(_ index: Int, _ sheet: Sheet) -> Bool {
    let text = sheet.text(of: sheet.lines[index]).trimmingCharacters(".,:; ")
    let quoted = Quotation.unwrapped(text)
    return quoted.count < text.count && (2...18).contains(Word.count(in: quoted))
  }

  /// Whether a paragraph begins with a title in quotation marks and tells behind it what it is about, as
  /// "“Frogs in Space”: we …" does.
  private static func beginsWithTitle(_ paragraph: Range<Int>, _ sheet: Sheet) -> Bool {
    let text = sheet.joined(paragraph)
    guard let first = text.first, "\"“„«「".contains(first), let title = Quotation.first(in: text),
      text.dropFirst().hasPrefix(title), (2...16).contains(Word.count(in: title)),
      case let rest = text.dropFirst(title.count + 2).trimmingWhitespace,
      let mark = rest.first, "-–—:".contains(mark)
    else { return false }
    return Word.count(in: rest) >= 10
  }

  /// Whether a paragraph of one line stands above one that is indented.
  private static func isAbove(
    indented next: Int, among paragraphs: [Range<Int>], _ sheet: Sheet
  ) -> Bool {
    guard next < paragraphs.count, paragraphs[next - 1].count == 1 else { return false }
    let indent = sheet.lines[paragraphs[next - 1].lowerBound].indent
    return paragraphs[next].allSatisfy { sheet.lines[$0].indent >= indent + 2 }
  }
}
