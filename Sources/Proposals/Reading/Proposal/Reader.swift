import Mail

/// Reads the talks that one text proposes.
final class Reader: Sendable {
  let text: Manuscript
  let call: Call
  let vocabulary: Vocabulary

  init(_ text: Manuscript, for call: Call, in vocabulary: Vocabulary) {
    self.text = text
    self.call = call
    self.vocabulary = vocabulary
  }

  var sheet: Sheet { text.sheet }
  var letter: Letter { text.letter }

  /// Whether the text went to people who discuss, and who write of their matter in another way than
  /// letters to a committee do: by a mailing list, or to several beside the committee.
  var isDiscussion: Bool {
    call.isOnList(text.correspondents) || text.lists.contains { !call.isReached(by: $0) }
      || text.correspondents.count { !call.isAddressed(by: [$0]) } >= Self.leastOfDiscussion
  }

  /// A letter has the committee and hardly ever more than three others in its To and Cc.
  private static let leastOfDiscussion = 4

  /// More talks than these are no proposal, and more people no speakers.
  private static let mostTalks = 100
  static let mostPeople = 30

  /// The talks, in the order of the text; at least one, however little it says.
  ///
  /// They hold what tells whether they are talks; ``proposals(of:)`` adds the rest.
  func findings() -> [Finding] {
    let whole = Outline(sheet, lines: letter.body)
    let parts = Parts(whole, of: sheet, in: letter.body, subject: text.subject, vocabulary).parts
    guard parts.count > 1 else { return [finding(part(whole))] }
    return parts.prefix(Self.mostTalks).enumerated().map { index, part in
      var outline = Outline(sheet, lines: part, isCounted: true)
      outline.isForm = outline.isForm || whole.isForm
      return finding(self.part(outline, place: index + 1))
    }
  }

  /// What is proposed by talks that this reader found by phrases alone.
  ///
  /// Whether anything is, phrases say; once they do, they are read again with what letters have taught,
  /// but not in discussions: there, people put questions to each other, and nominate others.
  func proposals(of findings: [Finding]) -> [Proposal] {
    var read = withPeople(findings)
    if mayMissWorkplaces(read) {
      let letter = LetterNames(besideTextOf: read, self)
      readWorkplacesByDomain(&read, letter.names)
      readLikelyWorkplaces(&read, letter)
    }
    return read.map(\.proposal.withBareWorkplaces)
  }

  /// Talks with who gives them, as far as labels and phrases tell.
  func withPeople(_ findings: [Finding]) -> [Finding] {
    let findings = refined(findings)
    let writer = text.writer(in: vocabulary)
    let likely = likelySpeakers(findings, besides: writer)
    let ofAllTalks = findings.count > 1 ? lengthOfAll(findings) : nil
    let around = findings.first?.prose.setting.roles.map { Surroundings(letter, of: sheet, $0) }
    let lengths = likelyLengths(findings, around)
    let formats = likelyFormats(findings, around)
    // What stands below the last of several talks is about the people of all.
    var aboutPeople = findings.flatMap(\.prose.aboutPeople)
    if !findings.contains(where: \.prose.setting.hasBio) {
      // A biography for a signature.
      aboutPeople += sheet.paragraphs(in: letter.signOff).filter { paragraph in
        sheet.tellsAbout(text.names, paragraph) && beginsSentence(paragraph)
      }
    }
    // What stands in a talk's text is that talk's.
    let aboutWriter = findings.flatMap(\.prose.asides).filter {
      $0.purpose == .aboutWriter && !findings.haveInLooseText($0.words)
    }
    let ofAll = Self.sectionsOfAll(findings)
    return withoutNames(findings).map { finding in
      var finding = finding
      finding.sections += ofAll.filter { !finding.sections.contains($0) }
      finding.prose.aboutPeople = aboutPeople
      finding.prose.asides.removeAll { $0.purpose == .aboutWriter }
      finding.prose.asides += aboutWriter
      readNotes(&finding)
      if let ofAllTalks { finding.proposal.take(ofAllTalks) }
      readFormat(&finding, among: formats)
      readLength(&finding, among: lengths)
      readSpeakers(&finding, writer, likely)
      if let writer { readAboutWriter(&finding, writer, among: findings) }
      readWorkplaceOfAll(&finding, among: findings)
      readLife(&finding, among: findings)
      partBiographies(&finding)
      return finding
    }
  }

  /// Talks with what letters have taught beside phrases, where these leave a question.
  func refined(_ findings: [Finding]) -> [Finding] {
    guard !isDiscussion, !findings.allSatisfy(isAllLabelled) else { return findings }
    let roles = Roles(of: text, Outline(sheet, lines: letter.body))
    return findings.map { finding($0.part, roles) }
  }

  /// Whether labels tell what stands in a talk's part of the text, a paragraph each, and nothing stands
  /// beside them.
  private func isAllLabelled(_ finding: Finding) -> Bool {
    let labelled = [Field.title, .abstract].allSatisfy {
      finding.proposal.provenance[$0]?.from == .label
    }
    return labelled && finding.prose.blocks.isEmpty
      && !finding.sections.contains { section in
        [.other, .notes].contains(section.slot)
          || section.slot == nil && sheet.weight(of: sheet.words(of: section.lines)) > 5
      }
      && finding.sections.allSatisfy { section in
        section.slot != .abstract || sheet.paragraphs(in: section.body(in: sheet)).count == 1
      }
  }

  /// Whether a line begins with the writer's name and a sentence goes on behind it, as in no
  /// signature.
  private func beginsSentence(_ paragraph: Range<Int>) -> Bool {
    // The mark above a signature has no words.
    guard let first = sheet.words(of: paragraph).first else { return false }
    let line = sheet.lines[Int(sheet.words[first].line)].words
    let name = line.prefix { text.names.contains(sheet.words[$0].hash) }
    return line.count >= name.count + 4 && name.count > 1
      && !sheet.mayBeCapitalised(sheet.words[name.upperBound])
      && !sheet.words[name.upperBound].isNumber
  }

  /// The fields about people below the last of several talks, where no other talk has any.
  private static func sectionsOfAll(_ findings: [Finding]) -> [Section] {
    func fields(_ finding: Finding) -> [Section] {
      finding.sections.filter { $0.slot.map(Slot.ofPeople.contains) ?? false }
    }
    guard findings.count > 1, let last = findings.last,
      findings.dropLast().allSatisfy({ fields($0).isEmpty })
    else { return [] }
    return fields(last)
  }

  /// A part of the text, told apart by labels and phrases.
  ///
  /// - Parameter place: The talk's among the others, from 1; `nil` where it is alone.
  private func part(_ outline: Outline, place: Int? = nil) -> TalkPart {
    let setting = Prose.Setting(
      start: place == nil ? letter.start : (line: -1, octet: 0), names: text.names,
      others: text.correspondents,
      hasAbstract: outline.sections.contains { $0.slot == .abstract },
      hasBio: outline.sections.contains { $0.slot == .bio && isFilled($0) },
      callNames: vocabulary.callWords.names, place: place)
    let outline = withTextBelowSpeakers(outline)
    let (loose, leading) = looseLines(outline)
    return TalkPart(
      outline: outline, prose: Prose(sheet, lines: loose, setting), leading: leading,
      place: place)
  }

  /// One talk, from its part of the text.
  ///
  /// - Parameter roles: What letters have taught; `nil` where only phrases count.
  private func finding(_ part: TalkPart, _ roles: Roles? = nil) -> Finding {
    let (outline, leading) = (part.outline, part.leading)
    var prose = part.prose
    prose.finish(by: roles)
    let setting = prose.setting
    prose.asides += sheet.asides(in: sheet.paragraphs(in: leading))
    prose.takeQuotedLine(among: sheet.paragraphs(in: leading))
    if !part.isAlone, prose.quotedTitle == nil {
      // The line that counts the talk, above its fields.
      _ = leading.contains { prose.takeCountedTitle($0) || prose.takeItem($0) }
    }
    if setting.hasAbstract, !setting.hasBio, !prose.blocks.isEmpty {
      // Beside a labelled abstract, what else stands there may be about people.
      let loose = prose.blocks.map(\.lines)
      let names = text.names + namesOfSpeakers(outline)
      prose.aboutPeople += loose.filter { sheet.tellsAbout(names, $0) }
      prose.asides += loose.filter { sheet.tellsAboutSelf($0, besides: setting.callNames) }
        .map { Aside(words: sheet.words(of: $0), purpose: .aboutWriter) }
    }
    var leftOut: [Range<Int>] = []
    for section in outline.sections where section.slot == .abstract {
      let tail = tail(of: section, setting)
      leftOut += tail
      prose.asides += sheet.asides(in: tail)
      guard !setting.hasBio else { continue }
      prose.aboutPeople += tail.filter { sheet.tellsAbout(text.names, $0) }
      prose.asides += tail.filter { sheet.tellsAboutSelf($0, besides: setting.callNames) }
        .map { Aside(words: sheet.words(of: $0), purpose: .aboutWriter) }
    }
    for section in outline.sections where section.slot == .notes || section.slot == .other {
      let paragraphs = sheet.paragraphs(in: section.body(in: sheet))
      prose.asides += sheet.asides(in: paragraphs)
      guard section.slot == .other, !setting.hasBio else { continue }
      prose.aboutPeople += paragraphs.filter { sheet.tellsAbout(text.names, $0) }
    }
    prose.asides += outline.sections.flatMap(asides(behindTitle:))
    for section in outline.sections where section.slot == .speakers && !setting.hasBio {
      // "Who: Anna Foo and Ben Bar", and below it who they are.
      prose.aboutPeople += sheet.paragraphs(in: section.body(in: sheet)).dropFirst()
        .filter { sheet.tellsAbout(text.names, $0) }
    }
    var finding = Finding(
      part: part,
      sections: asTitled(
        outline.sections.filter { isFilled($0) }.map { resorted($0, prose) }, prose),
      leftOut: leftOut, prose: prose)
    finding.isForm =
      outline.isForm && finding.sections.contains { $0.slot == .title || $0.slot == .abstract }
    let labels = outline.sections.filter { $0.slot != nil }
    finding.filled =
      Set(finding.sections.compactMap(\.slot)).subtracting([.envelope, .other])
      // A postscript fills in nothing.
      .subtracting(outline.isForm ? [] : [.notes]).count
    finding.isEmptyForm =
      labels.count >= 3 && finding.filled * 2 < labels.count
      && !finding.sections.contains {
        $0.slot == .abstract || $0.slot == .title && finding.filled >= 2
      }
    finding.titleIsOpen = outline.sections.contains { section in
      section.slot == .title && !isFilled(section)
        && sheet.has(.blank, in: section.words(in: sheet).prefix(1))
    }
    readTitle(&finding, alone: part.isAlone)
    if let lines = prose.titleLines, !isTitle(of: finding, heading(lines)) {
      finding.prose.keepHeading()
    }
    // Beside a label for it that is to be filled in, a remark is no abstract.
    let isToFollow =
      setting.hasAbstract && finding.prose.weight(of: finding.prose.blocks) < 40
    readAbstract(&finding, isToFollow: isToFollow)
    readLength(&finding, alone: part.isAlone)
    readTopics(&finding)
    return finding
  }

  /// The words with capitals in the fields that name who speaks.
  private func namesOfSpeakers(_ outline: Outline) -> [UInt64] {
    let fields = outline.sections.filter { $0.slot == .speakers || $0.slot == .coSpeakers }
    let words = fields.flatMap { field in field.words(in: sheet).prefix(20) }
    let names = words.filter { index in
      let word = sheet.words[index]
      return word.end - word.start > 2 && sheet.mayBeCapitalised(word)
    }
    return names.map { sheet.words[$0].hash }
  }

  /// The lines of running text, and those above a form that only lead up to it, where more stands
  /// below.
  private func looseLines(_ outline: Outline) -> (text: [Int], leading: Range<Int>) {
    var leading = 0..<0
    var runs = outline.sections.filter { $0.slot == nil }.map(\.lines)
    if outline.isForm, let first = runs.first,
      let form = outline.sections.first(where: { $0.slot != nil }),
      first.lowerBound < form.lines.lowerBound,
      // A heading by mark-up names what stands below it.
      !first.contains(where: { sheet.lines[$0].shape == .heading })
    {
      let above = sheet.weight(of: sheet.words(of: first))
      let below = runs.dropFirst().reduce(0) { $0 + sheet.weight(of: sheet.words(of: $1)) }
      if above <= 60, below > above, below >= 30 { leading = runs.removeFirst() }
    }
    return (runs.flatMap { Array($0) }, leading)
  }

  /// An outline of which the lines below the names of who speaks are text, where no other text is:
  /// "Speaker: Anna Foo", and below it what she talks about.
  private func withTextBelowSpeakers(_ outline: Outline) -> Outline {
    let sections = outline.sections
    guard let place = sections.firstIndex(where: { $0.slot == .speakers }),
      case let section = sections[place], case let below = section.lines.dropFirst(),
      below.count > 1, section.body(in: sheet) == section.lines,
      !sections.contains(where: { $0.slot == .abstract || $0.slot == .bio }),
      sheet.weight(of: sheet.words(of: below)) >= 15,
      !below.contains(where: { sheet.lines[$0].mark != .none || sheet.lines[$0].indent > 0 }),
      !sheet.tellsAbout(text.names, below)
    else { return outline }
    // The line that counts the talk is no text.
    let loose = sections.filter { $0.slot == nil }.flatMap(\.lines)
      .filter { sheet.talkNumber(at: $0) == nil }
    guard loose.reduce(0, { $0 + sheet.weight(of: sheet.lines[$1].words) }) < 15 else {
      return outline
    }
    var changed = outline
    changed.sections[place].lines = section.lines.prefix(1)
    changed.sections.insert(Section(slot: nil, lines: below, value: nil), at: place + 1)
    return changed
  }

  /// Some fields with the first that may hold the text for the title, where none is, it is short, and another field or
  /// running text is the text: "What: Frogs in Space", "Summary: …".
  private func asTitled(_ sections: [Section], _ prose: Prose) -> [Section] {
    let texts = sections.filter { $0.slot == .abstract }
    guard let first = texts.first, !sections.contains(where: { $0.slot == .title }),
      (1...16).contains(sheet.weight(of: first.words(in: sheet))),
      first.value ?? 0 < sheet.lines[first.lines.lowerBound].end,
      case let text =
        texts.count > 1
        ? sheet.weight(of: texts[1].words(in: sheet))
        : first.lines.count == 1 ? prose.weight(of: prose.blocks) : 0,
      text >= 20, let place = sections.firstIndex(of: first)
    else { return sections }
    var titled = sections
    titled[place].slot = .title
    return titled
  }

  /// A section with the field that its value is for, where that is another than its label says.
  private func resorted(_ section: Section, _ prose: Prose) -> Section {
    var resorted = section
    if isLife(section, prose) {
      resorted.slot = .bio
    } else if section.slot == .bio, namesOnlyWriter(section) {
      resorted.slot = .speakers
    }
    return resorted
  }

  /// Whether a biography stands below a label for people or for a text.
  ///
  /// "Speaker: I'm Anna. I keep ducks."; beside another text, "Introduction: Anna Foo keeps ducks."
  private func isLife(_ section: Section, _ prose: Prose) -> Bool {
    let words = section.words(in: sheet)
    let isBesideText =
      section.slot == .other && prose.setting.hasAbstract
      || section.slot == .abstract && prose.weight(of: prose.blocks) >= 20
    if isBesideText, !words.isEmpty, sheet.weight(of: words) <= 60, !prose.setting.hasBio,
      sheet.beginsWithName(text.names, words) || sheet.tellsOfGivenName(text.names, words),
      prose.setting.roles?.share(of: [.life], in: words) ?? 0 > 0.5
    {
      return true
    }
    guard section.slot == .speakers else { return false }
    return tellsOfMe(section) || namesNobody(section)
      || sheet.weight(of: words) >= 8
        && (sheet.has(.nameIs, in: words.prefix(1)) || sheet.has(.aboutMe, in: words.prefix(1)))
        && sheet.sentences(in: words).count > 1
  }

  /// Whether the one line of a value is the writer's name: "Who am I: Anna Foo".
  private func namesOnlyWriter(_ section: Section) -> Bool {
    section.lines.count == 1 && text.names.count > 1
      && section.words(in: sheet).allSatisfy { text.names.contains(sheet.words[$0].hash) }
  }

  /// Whether a label is the writer's own pronoun, and no name is behind it: "Me: teacher, once a librarian".
  private func tellsOfMe(_ section: Section) -> Bool {
    let words = section.words(in: sheet)
    let label = sheet.words(of: section.lines).lowerBound..<words.lowerBound
    let value = section.line(in: sheet)
    return label.count == 1 && sheet.has(.writer, in: label) && sheet.weight(of: words) >= 3
      && (value.first?.isLowercase ?? false || !People.startsWithName(value[...]))
  }

  /// Whether some words begin with a date and hardly more: "15 March 2031 (extended)".
  private func isDate(_ words: Range<Int>) -> Bool {
    guard (3...6).contains(words.count) else { return false }
    let first = words.prefix(3).map { sheet.words[$0].isNumber ? sheet.number(at: $0) ?? 0 : nil }
    guard let year = first[2], (1990...2100).contains(year) else { return false }
    let days = first.prefix(2).compactMap(\.self)
    return days.count == 1 && (1...31).contains(days[0])
  }

  /// Whether a section says something: not empty, not "TBD".
  func isFilled(_ section: Section) -> Bool {
    guard section.slot != nil else { return true }
    let words = section.words(in: sheet)
    // "Paper submission: 15 March 2031" is no title.
    if section.slot == .title, isDate(words) { return false }
    guard !isBlank(words, section.line(in: sheet)) else { return false }
    // "To follow", and below it a remark.
    let paragraphs = sheet.paragraphs(in: section.body(in: sheet))
    guard section.slot == .abstract, paragraphs.count > 1 else { return true }
    let first = words.prefix { Int(sheet.words[$0].line) < paragraphs[0].upperBound }
    let rest = first.upperBound..<max(first.upperBound, words.upperBound)
    return sheet.weight(of: rest) >= 40 || !isBlank(first, sheet.joined(paragraphs[0]))
  }

  /// Whether a value stands for one still to come.
  func isBlank(_ words: Range<Int>, _ value: String) -> Bool {
    guard !words.isEmpty else { return true }
    guard sheet.weight(of: words) <= 10 else { return false }
    if value.hasPrefix("("), value.hasSuffix(")") || value.hasPrefix("<") && value.hasSuffix(">") {
      return !value.holds("@")
    }
    return sheet.hits(in: words.lowerBound..<words.lowerBound + 1).contains { hit in
      guard hit.cue == .blank else { return false }
      let rest = hit.words.upperBound..<max(hit.words.upperBound, words.upperBound)
      // "TBD (tomorrow)", "follows, sorry"
      return sheet.weight(of: rest) <= (hit.words.count > 1 ? 4 : 0) || isApart(hit.words)
    }
  }

  /// Whether a mark parts some words from what follows on their line.
  private func isApart(_ words: Range<Int>) -> Bool {
    let word = sheet.words[words.upperBound - 1]
    let rest = sheet.text(of: sheet.lines[Int(word.line)], from: Int(word.end))
    // "Open-source" is one word.
    return rest.first != "-"
      && rest.first { !$0.isWhitespace }.map { ",;(（、，。.–—-".contains($0) } ?? false
  }

  /// Where a value stands, for its provenance.
  func provenance(_ place: Provenance.Place, line: Int?, _ confidence: Double) -> Provenance {
    Provenance(
      from: text.isAttachment && place != .subject && place != .header ? .attachment : place,
      line: line.flatMap { sheet.lines.indices.contains($0) ? sheet.lines[$0].number : nil },
      confidence: confidence)
  }
}

extension Proposal {
  /// The words of its title.
  var titleWords: [UInt64] { Word.words(of: title ?? "").map(\.hash) }

  /// The proposal without what sentences put behind the names of workplaces.
  fileprivate var withBareWorkplaces: Proposal {
    var proposal = self
    for index in proposal.speakers.indices {
      proposal.speakers[index].affiliation = speakers[index].affiliation.map(Workplace.bare)
    }
    return proposal
  }
}
