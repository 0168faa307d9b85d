/// The sections of a sheet, in order, every line in exactly one.
struct Outline: Sendable {
  var sections: [Section] = []
  /// Whether the text is a filled form, so that every label counts.
  var isForm: Bool
  /// The line at which the text ends.
  private let end: Int

  /// Finds the sections among `lines` of a sheet.
  ///
  /// - Parameter isCounted: Whether the lines are one of several talks, whose first line may
  ///   be "Talk 2: title".
  init(_ sheet: Sheet, lines: Range<Int>, isCounted: Bool = false) {
    isForm = Self.isForm(sheet, lines)
    end = lines.upperBound
    var current = Section(slot: nil, lines: lines.lowerBound..<lines.lowerBound)
    if isCounted, case .bareNoun(let value)? = lines.first.map({ sheet.lines[$0].shape }) {
      current.slot = .title
      current.value = value
    }
    for index in lines {
      // "Session A - …" is no field.
      let counts = isCounted && index == lines.lowerBound && sheet.countsSession(at: index)
      if !counts, let (slot, value) = label(index, in: sheet, before: current) {
        close(&current, before: index, opening: slot)
        current.value = value
      } else if ends(current, at: index, in: sheet) {
        close(&current, before: index, opening: nil)
      }
      current.lines = current.lines.lowerBound..<index + 1
    }
    close(&current, before: lines.upperBound, opening: nil)
  }

  /// Whether a line stands in it.
  func holds(_ line: Int) -> Bool { sections.contains { $0.lines.contains(line) } }

  private mutating func close(_ section: inout Section, before line: Int, opening slot: Slot?) {
    section.lines = section.lines.lowerBound..<line
    if !section.lines.isEmpty { sections.append(section) }
    section = Section(slot: slot, lines: line..<line)
  }

  /// Whether the labels among some lines make a form: a title, or an abstract and another field.
  private static func isForm(_ sheet: Sheet, _ lines: Range<Int>) -> Bool {
    var found: Set<Slot> = []
    for index in lines {
      if case .label(let slot, _) = sheet.lines[index].shape { found.insert(slot) }
    }
    if found.contains(.title) { return true }
    if found.contains(.abstract), lines.contains(where: { sheet.isBareNoun($0) }) { return true }
    let fields: Set<Slot> = [.abstract, .speakers, .minutes, .bio, .affiliation, .format, .email]
    return found.intersection(fields).count >= 2
  }

  /// The label at a line, where it counts.
  private func label(
    _ index: Int, in sheet: Sheet, before current: Section
  ) -> (Slot, value: Int)? {
    switch sheet.lines[index].shape {
    case .label(let slot, let value):
      if slot == .envelope, current.slot == .abstract, !isInHeader(index, in: sheet) { return nil }
      if isForm { return (slot, value) }
      let words = sheet.lines[index].words.count
      switch slot {
      case .audience, .envelope, .bio, .minutes, .speakers, .coSpeakers, .email:
        return (slot, value)
      case .notes
      where value < sheet.lines[index].end && isBelowText(index, after: current, in: sheet)
        && (isLast(index, in: sheet) || isLogistics(index, in: sheet)):
        return (slot, value)
      case .affiliation, .format, .topics, .notes:
        return value < sheet.lines[index].end && words <= 10 ? (slot, value) : nil
      case .abstract:
        // Deep in a long text it is one heading among others.
        let before = sheet.lines[index].words.lowerBound - sheet.words(of: 0..<index).lowerBound
        return before < 90 ? (slot, value) : nil
      case .title, .other: return nil
      }
    case .prose where isForm:
      if let value = unknownLabel(index, in: sheet, after: current) { return (.other, value) }
      return isLabelLike(index, in: sheet, after: current) ? (.other, sheet.lines[index].end) : nil
    case .bareNoun(let value) where isForm || current.slot == nil:
      return sheet.lines[index].words.count <= 20 && isForm ? (.title, value) : nil
    default: return nil
    }
  }

  /// Whether more than a few words stand between a line and the label above it: without them,
  /// "Note: …" is not beside the text, but its beginning.
  private func isBelowText(_ index: Int, after section: Section, in sheet: Sheet) -> Bool {
    sections.contains { $0.slot == .abstract || $0.slot == .notes } || section.slot == .abstract
      || sheet.weight(of: sheet.words(of: section.lines.lowerBound..<index)) >= 30
  }

  /// Whether a line's paragraph begins with it and speaks of things that talks need: "Equipment: two
  /// projectors".
  private func isLogistics(_ index: Int, in sheet: Sheet) -> Bool {
    guard index > 0, sheet.lines[index - 1].shape == .blank,
      let paragraph = sheet.paragraphs(in: index..<end).first
    else { return false }
    let words = sheet.words(of: paragraph)
    return sheet.weight(of: words) <= 45 && sheet.has(.logistics, in: words)
      && !sheet.has(.announcement, in: words)
  }

  /// Whether below a line's paragraph there come but more notes: "PS: …", "PPS: …".
  private func isLast(_ index: Int, in sheet: Sheet) -> Bool {
    guard index == 0 || sheet.lines[index - 1].shape == .blank else { return false }
    return sheet.paragraphs(in: index..<end).dropFirst().allSatisfy { paragraph in
      if case .label(.notes, _) = sheet.lines[paragraph.lowerBound].shape { return true }
      return false
    }
  }

  /// Whether a field of a header stands beside others: "A: …" in a text is none.
  private func isInHeader(_ index: Int, in sheet: Sheet) -> Bool {
    [index - 1, index + 1].contains { beside in
      guard sheet.lines.indices.contains(beside),
        case .label(.envelope, _) = sheet.lines[beside].shape
      else { return false }
      return true
    }
  }

  /// The octet at which the value of a line below a value that fits on one begins that is like
  /// "Subtitle: …", whatever that means.
  private func unknownLabel(_ index: Int, in sheet: Sheet, after section: Section) -> Int? {
    let line = sheet.lines[index]
    let head = sheet.lines[section.lines.lowerBound]
    guard section.slot != nil, index > section.lines.lowerBound, line.indent <= head.indent,
      line.mark == head.mark,
      let gap = LabelGap.gaps(in: line, of: sheet).first(where: { gap in
        // "NEED ANYTHING? A projector."
        !gap.isWeak || gap.endsSentence && sheet.isLoud(line.start..<gap.start)
      })
    else { return nil }
    let words = line.words.prefix { Int(sheet.words[$0].end) <= gap.start }
    guard (1...5).contains(words.count), let first = words.first else { return nil }
    switch section.slot {
    case .abstract, .bio, .notes, .audience:
      // "ROOM: …" below "ABSTRACT: …"
      let isLoud = sheet.isLoud(line.start..<gap.start)
      let label = head.start..<min(head.end, section.value ?? head.end)
      guard isLoud, sheet.isLoud(label), words.count > 1 || sheet.lines[index - 1].shape == .blank
      else { return nil }
      return gap.end
    default:
      guard section.value.map({ $0 < head.end }) ?? false else { return nil }
      // Who writes labels small writes all of them so.
      let isSmall = head.words.first.map { !sheet.mayBeCapitalised(sheet.words[$0]) } ?? false
      return isSmall || sheet.mayBeCapitalised(sheet.words[first]) ? gap.end : nil
    }
  }

  /// Whether a line below a text is marked as the text's label is, "* What it is about", and has
  /// its value below it too.
  private func isLabelLike(_ index: Int, in sheet: Sheet, after section: Section) -> Bool {
    let (line, head) = (sheet.lines[index], sheet.lines[section.lines.lowerBound])
    if section.slot == .bio || section.slot == .speakers, index > section.lines.lowerBound + 1,
      isQuestion(index, in: sheet)
    {
      return true
    }
    guard section.slot == .abstract || section.slot == .bio, line.mark != .none,
      head.mark == line.mark, head.indent == line.indent, section.value ?? 0 >= head.end,
      index > section.lines.lowerBound + 2, index + 1 < end,
      sheet.lines[index - 1].shape == .blank, (1...8).contains(line.words.count),
      ![0x2E, 0x2C, 0x3B].contains(sheet.octets[line.end - 1])
    else { return false }
    let below = sheet.lines[index + 1]
    return below.mark == .none && below.shape == .prose
  }

  /// Whether a line of a form asks something in a few words, as "Slides in advance?" does, and a short
  /// answer stands below it.
  private func isQuestion(_ index: Int, in sheet: Sheet) -> Bool {
    let line = sheet.lines[index]
    guard (1...6).contains(line.words.count), line.end > 0, sheet.octets[line.end - 1] == 0x3F,
      sheet.lines[index - 1].shape == .blank, index + 1 < end
    else { return false }
    return (1...8).contains(sheet.lines[index + 1].words.count)
  }

  /// Whether running text begins at a line although no label does.
  private func ends(_ section: Section, at index: Int, in sheet: Sheet) -> Bool {
    guard let slot = section.slot, index > section.lines.lowerBound else { return false }
    let line = sheet.lines[index]
    let above = sheet.lines[index - 1]
    if line.shape == .separator { return true }
    if line.shape == .underline { return false }
    let body = section.lines.lowerBound + 1..<index
    let filled =
      (section.value ?? 0) < sheet.lines[section.lines.lowerBound].end
      || body.contains { ![.blank, .underline].contains(sheet.lines[$0].shape) }
    if line.shape == .heading, filled { return slot != .abstract }
    // "f) About me: …", and below it another question that is no label.
    let head = sheet.lines[section.lines.lowerBound]
    if line.mark == .number, head.mark == .number, line.indent <= head.indent, filled {
      return slot != .abstract
    }
    guard filled, line.shape != .blank else { return false }
    let hangs = line.indent > sheet.lines[section.lines.lowerBound].indent
    switch slot {
    case .abstract: return false
    case .speakers, .coSpeakers:
      return above.shape == .blank && !hangs && !goesOn(section, at: index, in: sheet)
    case .bio:
      return above.shape == .blank && !hangs && !tellsOfNext(section, at: index, in: sheet)
    case .notes: return above.shape == .blank && !hangs
    case .audience:
      return above.shape == .blank && !hangs && !sheet.isUnderlined(section.lines.prefix(1))
        && line.mark == .none
    default:
      if above.shape == .blank { return !hangs }
      let isShort = [.format, .minutes, .email, .topics].contains(slot)
      // "Talk 1: Frogs in Space (30 minutes)"
      let isWhole =
        slot == .title && filled && above.end > 0
        && [0x29, 0x2A].contains(sheet.octets[above.end - 1])  // ) *
      return !hangs && (isShort || isWhole || index > section.lines.lowerBound + 1)
        && !Self.wraps(above, into: line, in: sheet)
        && !(body.isEmpty && (section.value ?? 0) >= sheet.lines[section.lines.lowerBound].end)
    }
  }

  /// Whether a list of people below their label goes on behind a gap: with a full name, and more
  /// behind or below it.
  private func goesOn(_ section: Section, at index: Int, in sheet: Sheet) -> Bool {
    guard section.value ?? 0 >= sheet.lines[section.lines.lowerBound].end else { return false }
    let line = sheet.lines[index]
    let text = sheet.text(of: line).replacing("**", with: "").replacing(" - ", with: " – ")
    let name = text.split { "(,:–—".contains($0) }.first.map { $0.trimmingWhitespace } ?? ""
    let words = name.split(separator: " ")
    let hasMore =
      name.count < text.count || index + 1 < end && sheet.lines[index + 1].shape == .prose
    return hasMore && (2...4).contains(words.count) && name.first?.isUppercase ?? false
      && People.isPlausibleName(name)
  }

  /// Whether biographies below their label go on behind a gap, as each begins with a full name and
  /// a verb: "Anna Foo keeps ducks".
  private func tellsOfNext(_ section: Section, at index: Int, in sheet: Sheet) -> Bool {
    guard section.value ?? 0 >= sheet.lines[section.lines.lowerBound].end,
      let first = section.body(in: sheet).first(where: { sheet.lines[$0].shape == .prose })
    else { return false }
    // A name may have a word of a phrase in it: "Anna Lang".
    return sheet.beginsWithCapitals(sheet.lines[first].words)
      && sheet.beginsWithFullName(sheet.lines[index].words)
  }

  /// Whether a line is so long that the next one's first word did not fit on it.
  static func wraps(_ line: Line, into next: Line, in sheet: Sheet) -> Bool {
    guard let first = sheet.words[next.words].first else { return false }
    return line.width + 1 + Int(first.end - first.start) >= 64
  }
}
