extension Reader {
  /// The title: from its label, in quotation marks, on a line of its own, from the subject.
  func readTitle(_ finding: inout Finding, alone: Bool) {
    if let (title, source) = labelledTitle(finding.sections) {
      finding.hasOwnTitle = true
      set(&finding, title, source)
      return
    }
    let mayBeSubject = alone && !finding.titleIsOpen && (!text.subject.isReply || isCorrection)
    let subject = mayBeSubject ? text.subject.title : nil
    if let quoted = finding.prose.quotedTitle, subject == nil || text.subject.confidence < 0.9 {
      finding.hasOwnTitle = true
      finding.byline = finding.prose.byTitle
      set(&finding, quoted.text, provenance(.prose, line: quoted.line, 0.8))
      return
    }
    if subject == nil || text.subject.confidence < 0.8,
      let lines = headOfText(finding.sections, finding.prose)
    {
      finding.hasOwnTitle = true
      finding.titleInAbstract = lines
      set(
        &finding, heading(lines).trimmingCharacters("*_"),
        provenance(.heading, line: lines.lowerBound, 0.7))
      return
    }
    if let lines = finding.prose.titleLines {
      let line = heading(lines)
      // The subject of an answer is that of what it answers.
      let strong = text.subject.confidence >= 0.8 && !text.subject.isReply
      if subject == nil || !strong || line.lowercased().hasPrefix(subject?.lowercased() ?? "")
        || goesOnInBrackets(subject ?? "", behind: line) || isUnderlined(lines)
        || finding.prose.isLikelyTitle(lines)
      {
        finding.hasOwnTitle = true
        let (title, byline) = withoutAuthor(line)
        finding.byline = byline
        set(&finding, title, provenance(.heading, line: lines.lowerBound, 0.7))
        return
      }
    }
    // "Workshop application - Anna Foo" names only the writer.
    if let subject, !Word.words(of: subject).allSatisfy({ text.names.contains($0.hash) }) {
      let (title, byline) = withoutAuthor(subject)
      finding.byline = byline
      set(&finding, title, provenance(.subject, line: nil, text.subject.confidence))
    }
  }

  /// Whether a subject is a line of the text with a remark in brackets behind it: "Frogs in Space
  /// (version 2)".
  private func goesOnInBrackets(_ subject: String, behind line: String) -> Bool {
    guard Word.count(in: line) > 1, subject.lowercased().hasPrefix(line.lowercased()) else {
      return false
    }
    return "([".contains(subject.dropFirst(line.count).trimmingWhitespace.first ?? " ")
  }

  /// Whether a letter begins with a title as documents do, with a line below it.
  private func isUnderlined(_ lines: Range<Int>) -> Bool {
    sheet.isUnderlined(lines) && !text.subject.isTagged
      && sheet.lines[..<lines.lowerBound].allSatisfy { $0.shape == .blank }
  }

  /// Whether the text begins as a better version of what was sent before.
  private var isCorrection: Bool {
    sheet.has(.correction, in: sheet.words(of: letter.body).prefix(40))
  }

  private func labelledTitle(_ sections: [Section]) -> (String, Provenance)? {
    let titles = sections.filter { $0.slot == .title }
    // "Topic: …" names the talk where nothing else does.
    let found =
      titles.first
      ?? sections.first { section in
        section.slot == .topics && topics(in: section).isEmpty
          && (3...20).contains(section.words(in: sheet).count)
          // A list of three is one of keywords.
          && section.line(in: sheet).count { ",;、，".contains($0) } < 2
      }
    guard let found else { return nil }
    let sentence = titleSentence(of: found).map { Self.withoutStop(sheet.line(of: $0)) }
    let line = found.line(in: sheet)
    let quoted = Self.quoted(line)
    let value = Subject.cleaned(quoted == line ? sentence ?? line : quoted)
    guard !value.isEmpty else { return nil }
    return (
      value, provenance(.label, line: found.lines.lowerBound, found.slot == .title ? 0.95 : 0.6)
    )
  }

  /// A sentence without the full stop at its end.
  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }

  /// A value without what stands behind the quotation that it begins with: "“Frogs in Space”. Twenty
  /// minutes would do."
  private static func quoted(_ value: String) -> String {
    let text = value.trimmingWhitespace
    guard let quoted = Quotation.first(in: text), Word.count(in: quoted) > 1,
      let place = text.range(of: quoted),
      text[..<place.lowerBound].trimmingCharacters("\"“„«»‘'").isEmpty,
      case let rest = text[place.upperBound...].trimmingCharacters("\"”“«»’'"),
      let first = rest.first, ".,;(–".contains(first)
    else { return value }
    return quoted
  }

  /// The lines at the head of the abstract that are its title: a line that is nothing but emphasised, as
  /// "**Frogs in space**", or a paragraph that is likely to be one.
  private func headOfText(_ sections: [Section], _ prose: Prose) -> Range<Int>? {
    guard let section = sections.first(where: { $0.slot == .abstract }),
      case let paragraphs = sheet.paragraphs(in: section.body(in: sheet)),
      paragraphs.count > 1, let head = paragraphs.first, head.count <= 2,
      head.lowerBound > section.lines.lowerBound,
      (2...20).contains(sheet.weight(of: sheet.words(of: head)))
    else { return nil }
    let text = sheet.joined(head, from: sheet.lines[head.lowerBound].octets.lowerBound)
      .trimmingWhitespace
    let isEmphasised =
      head.count == 1
      && ["**", "__", "*", "_"].contains { text.hasPrefix($0) && text.hasSuffix($0) }
    return isEmphasised || prose.isLikelyTitle(head) ? head : nil
  }

  /// The sentence that is the title, where the text goes on behind it in the same paragraph, or what is asked for:
  /// "Second idea: Title. And what it is about …"
  func titleSentence(of section: Section) -> Range<Int>? {
    let words = section.words(in: sheet)
    if let line = titleLine(of: section, words) { return line }
    let sentences = sheet.sentences(in: words)
    guard let first = sentences.first, sheet.weight(of: first) <= 22 else { return nil }
    // "Frogs in space. Twenty minutes would do."
    let isBeforeSlot =
      sentences.count > 1 && sheet.weight(of: first) > 1 && !sheet.asksForSlot(first)
      && sheet.asksForSlot(sentences[1])
    return isBeforeSlot || holdsText(section) ? first : nil
  }

  /// Whether a title's field is so long that the talk's text has to be in it.
  func holdsText(_ section: Section) -> Bool { sheet.weight(of: section.words(in: sheet)) > 25 }

  /// The sentences behind a title that ask for a place in the programme: "Title: Frogs in space. Twenty minutes would
  /// do."
  func asides(behindTitle section: Section) -> [Aside] {
    guard section.slot == .title, let title = titleSentence(of: section) else { return [] }
    return sheet.sentences(in: title.upperBound..<section.words(in: sheet).upperBound)
      .prefix { sheet.asksForSlot($0) }.map { Aside(words: $0, purpose: .logistics) }
  }

  /// The rest of a label's line, where that is the title and its text begins on the next, as below
  /// "Talk B: Title".
  private func titleLine(of section: Section, _ words: Range<Int>) -> Range<Int>? {
    let line = sheet.lines[section.lines.lowerBound]
    let head = words.prefix { Int(sheet.words[$0].line) == section.lines.lowerBound }
    guard sheet.weight(of: words) > 15, (2...18).contains(sheet.weight(of: head)),
      head.upperBound < words.upperBound, section.lines.count > 1,
      case let next = sheet.lines[section.lines.lowerBound + 1], next.shape == .prose,
      !Outline.wraps(line, into: next, in: sheet), !sheet.endsSentence(line),
      next.words.first.map({ sheet.isCapitalised($0) }) ?? false
    else { return nil }
    return head
  }

  /// Whether a heading says what the title says, or most of it.
  func isTitle(of finding: Finding, _ heading: String) -> Bool {
    let words = Set(Word.words(of: heading).map(\.hash))
    let known = Set(Word.words(of: finding.proposal.title ?? "").map(\.hash))
    return words.intersection(known).count * 2 > words.count
  }

  /// A heading without its mark-up.
  func heading(_ lines: Range<Int>) -> String {
    let line = sheet.lines[lines.lowerBound]
    let text = Subject.cleaned(sheet.joined(lines, from: line.start))
    // The mark of emphasis before the first word is none of the line's text, and may be an item's.
    let isEmphasised = sheet.octets[line.octets.lowerBound..<line.start].contains { $0 == 0x2A }
    return isEmphasised && (line.mark != .bullet || text.last == "*")
      ? text.trimmingCharacters("*")
      : line.isItem ? Self.withoutStop(text) : text
  }

  /// Several talks of which each title begins with who gives the talk, as in "1) Anna Foo: Frogs in
  /// space", without these names.
  func withoutNames(_ findings: [Finding]) -> [Finding] {
    let split = findings.map { finding -> (name: String, title: String)? in
      guard let title = finding.proposal.title, let colon = title.range(of: ": "),
        case let name = String(title[..<colon.lowerBound]), (2...4).contains(Word.count(in: name)),
        finding.byline == nil, name.holds(" "), People.isPlausibleName(name),
        case let sheet = Sheet(line: name, in: vocabulary),
        !sheet.cues(in: sheet.words.indices).meets(Self.unlikeNames)
      else { return nil }
      return (name, title[colon.upperBound...].trimmingWhitespace)
    }
    guard findings.count > 1, split.allSatisfy({ $0 != nil }) else { return findings }
    return zip(findings, split).map { finding, parts in
      var finding = finding
      finding.byline = parts?.name
      finding.proposal.title = parts?.title
      return finding
    }
  }

  /// What no name has in it.
  private static let unlikeNames: CueSet = [
    .session, .submissionNoun, .format, .regularTalk, .numbering, .topic, .organization,
  ]

  /// A title without the writer's name behind a dash, perhaps beside others', and these names.
  private func withoutAuthor(_ title: String) -> (title: String, byline: String?) {
    if title.hasSuffix(")"), let open = title.lastIndex(of: "("), open > title.startIndex {
      // "Frogs (talk, Anna Foo)"
      let inside = Sheet(line: String(title[open...]), in: vocabulary)
      let isKnown = inside.words.indices.allSatisfy { index in
        text.names.contains(inside.words[index].hash)
          || inside.hits.contains { $0.cue == .session && $0.words.contains(index) }
      }
      if isKnown, inside.words.contains(where: { text.names.contains($0.hash) }) {
        return (title[..<open].trimmingWhitespace, nil)
      }
    }
    let dashes = [" - ", " – ", " — ", " -- "]
    guard let dash = dashes.lazy.compactMap({ title.range(of: $0) }).first else {
      return (title, nil)
    }
    let byline = String(title[dash.upperBound...])
    let words = Word.words(of: byline)
    guard words.count > 1, words.count(where: { text.names.contains($0.hash) }) > 1,
      words.allSatisfy({ text.names.contains($0.hash) })
        || People.people(in: byline, vocabulary).count > 1
    else { return (title, nil) }
    return (title[..<dash.lowerBound].trimmingCharacters("*_"), byline)
  }

  /// A title without the place in the programme that is asked for behind it, and the length of that.
  private func withoutSlot(_ title: String) -> (title: String, minutes: Int?)? {
    withoutSlotInBrackets(title) ?? withoutSlotBehindMark(title)
  }

  /// The same of a title with a place in the programme behind a dash or a comma.
  private func withoutSlotBehindMark(_ title: String) -> (title: String, minutes: Int?)? {
    let line = Sheet(line: title, in: vocabulary)
    return line.slotBehindMark(of: line.lines[0]).map { slot, end in
      let place = title.utf8.index(title.startIndex, offsetBy: end)
      return (title[..<place].trimmingWhitespace, line.length(in: slot, anyNoun: true))
    }
  }

  private func withoutSlotInBrackets(_ title: String) -> (title: String, minutes: Int?)? {
    guard let last = title.last, last == ")" || last == "]",
      let open = title.lastIndex(of: last == ")" ? "(" : "["), open > title.startIndex
    else { return nil }
    let rest = title[..<open].trimmingWhitespace
    if let minutes = minutes(String(title[open...]), alone: false) { return (rest, minutes) }
    let slot = Sheet(line: String(title[open...]), in: vocabulary)
    let isSlot =
      slot.namesSlot(slot.words.indices) || slot.words.count == 1 && slot.has(.session, in: 0..<1)
    return isSlot && slot.words.count <= 8 ? (rest, nil) : nil
  }

  /// A title without what counts it: "Option 1 - Frogs in Space", "Talk B: …".
  private func withoutCount(_ title: String) -> String {
    let plain = title.trimmingCharacters("*_ ")
    guard let mark = [" - ", " – ", " — ", ": "].lazy.compactMap({ plain.range(of: $0) }).first,
      plain[..<mark.lowerBound].utf8.count <= 16,
      case let head = Sheet(line: String(plain[..<mark.lowerBound]), in: vocabulary),
      head.words.count == 2, head.has(.numbering, in: 0..<1),
      head.words[1].isNumber || head.words[1].end - head.words[1].start == 1
    else { return title }
    return plain[mark.upperBound...].trimmingWhitespace
  }

  /// A title without a number before it and emphasis around it.
  private static func withoutNumber(_ title: String) -> String {
    guard let first = title.utf8.first, "(*_0123456789".utf8.contains(first) else { return title }
    let plain = title.trimmingCharacters("*_")
    let number = plain.drop { $0 == "(" }
    let rest = number.drop(while: \.isNumber)
    guard (1...2).contains(number.count - rest.count), let mark = rest.first, ".)".contains(mark),
      rest.dropFirst().first?.isWhitespace ?? false
    else { return title }
    return rest.dropFirst().trimmingWhitespace
  }

  private func set(_ finding: inout Finding, _ title: String, _ source: Provenance) {
    let counted = TalkCount(title, place: finding.part.place)?.rest
    var title = Subject.cleaned(counted ?? Self.withoutNumber(withoutCount(title)))
    if let (rest, minutes) = withoutSlot(title) {
      let said = title.dropFirst(rest.count)
      title = rest
      if let minutes {
        finding.proposal.minutes = minutes
        finding.proposal.provenance[.minutes] = source
      }
      if finding.proposal.format == nil, let format = format(named: String(said)) {
        finding.proposal.format = format.id
        finding.proposal.provenance[.format] = source
      }
    }
    guard !title.isEmpty else { return }
    finding.proposal.title = title
    finding.proposal.provenance[.title] = source
  }
}
