/// A part of a sheet: a label with its value, or running text.
struct Section: Sendable, Equatable {
  /// What its label announces; `nil` for running text.
  var slot: Slot?
  /// Its lines, the label's first.
  var lines: Range<Int>
  /// The octet of the first line at which the value begins.
  var value: Int?

  /// The lines of the value alone, as far as it does not stand beside the label.
  func body(in sheet: Sheet) -> Range<Int> {
    guard slot != nil, let value else { return lines }
    if value < sheet.lines[lines.lowerBound].end { return lines }
    let below = lines.dropFirst()
    return sheet.lines.indices.contains(below.lowerBound)
      && sheet.lines[below.lowerBound].shape == .underline ? below.dropFirst() : below
  }

  /// The value on one line.
  func line(in sheet: Sheet) -> String {
    let body = body(in: sheet)
    return sheet.joined(body, from: body.lowerBound == lines.lowerBound ? value : nil)
  }

  /// The value as it stands.
  func text(in sheet: Sheet) -> String {
    let body = body(in: sheet)
    return sheet.text(body, from: body.lowerBound == lines.lowerBound ? value : nil)
  }

  /// The value with the lines joined that only wrapping parted.
  func unwrapped(in sheet: Sheet) -> String {
    let body = body(in: sheet)
    var text = ""
    for index in body where sheet.lines[index].shape != .blank {
      let isFirst = index == lines.lowerBound
      let piece =
        isFirst
        ? sheet.text(of: sheet.lines[index], from: value ?? 0) : sheet.text(of: sheet.lines[index])
      let wraps =
        index > body.lowerBound && sheet.lines[index].mark == .none
        && Outline.wraps(sheet.lines[index - 1], into: sheet.lines[index], in: sheet)
        && !piece.prefix { !$0.isWhitespace }.contains("@")
        && !People.beginsEntry(piece) && !piece.holds(" | ")
        && !isWorkplace(index, in: sheet)
        && !(sheet.endsSentence(sheet.lines[index - 1])
          && sheet.beginsWithFullName(sheet.lines[index].words))
        && !(piece.holds("@") && sheet.text(of: sheet.lines[index - 1]).holds("@"))
      text += (text.isEmpty ? "" : wraps ? " " : "\n") + piece
    }
    return text
  }

  /// Whether a line begins with a word for a workplace, where the names above do not go on: "Department
  /// of Ponds, Example University".
  private func isWorkplace(_ index: Int, in sheet: Sheet) -> Bool {
    let above = sheet.lines[index - 1]
    return above.end > 0 && ![0x2C, 0x26].contains(sheet.octets[above.end - 1])  // , &
      // "Anna Foo, teacher at Example", and below it "University"
      && !sheet.cues(in: above.words).meets([.role, .firmOf])
      && sheet.has(.organization, in: sheet.lines[index].words.prefix(1))
      && sheet.lines[index].words.map { sheet.words[$0] }
        .allSatisfy { $0.end - $0.start <= 3 || sheet.mayBeCapitalised($0) }
  }

  /// The words of the value.
  func words(in sheet: Sheet) -> Range<Int> {
    let all = sheet.words(of: lines)
    guard let value else { return all }
    let first = all.first { index in
      sheet.words[index].line > lines.lowerBound || sheet.words[index].start >= value
    }
    return (first ?? all.upperBound)..<all.upperBound
  }
}
