/// What letters have taught about text, where no phrase tells it from what stands beside it.
extension Prose {
  /// A paragraph that is less likely than this to belong to a talk's text is none of it.
  private static let leastOfParagraphs: Float = 0.4
  /// So is a sentence at the text's beginning or end.
  private static let leastOfSentences: Float = 0.2

  /// A text keeps at least so much, counted in words of letters; what stands beside a labelled one is
  /// none.
  private var leastWeight: Int { setting.hasAbstract ? 0 : 20 }

  /// Leaves out the paragraphs around the text, and the sentences at its beginning and end, that are
  /// there for something else.
  mutating func dropByRoles() {
    guard let roles = setting.roles else { return }
    dropParagraphs(roles)
    trimFirst(roles)
    trimLast(roles)
  }

  private mutating func dropParagraphs(_ roles: Roles) {
    guard blocks.count > 1 else { return }
    var areText = blocks.map {
      setting.isText($0.words, in: sheet, atLeast: Self.leastOfParagraphs)
        || Letter.isReference(sheet, $0.lines)
    }
    for index in blocks.indices.dropFirst() where areText[index - 1] != areText[index] {
      // What leads up to a list and the list go together.
      guard sheet.lines[blocks[index].lines.lowerBound].mark != .none,
        areText[index - 1] || sheet.joined(blocks[index - 1].lines).last == ":"
      else { continue }
      (areText[index - 1], areText[index]) = (true, true)
    }
    let texts = blocks.indices.filter { areText[$0] }
    guard texts.count < blocks.count,
      weight(of: texts.map { blocks[$0] }) >= leastWeight
    else { return }
    for index in blocks.indices where !areText[index] { takeByRole(blocks[index], roles) }
    blocks = texts.map { blocks[$0] }
  }

  /// Takes a paragraph that is no text for what it is.
  private mutating func takeByRole(_ block: Block, _ roles: Roles) {
    let life = roles.share(of: [.life], in: block.words) ?? 0
    let beside = roles.share(of: [.beside], in: block.words) ?? 0
    guard life > beside, !setting.hasBio else { return noteSlots(in: block) }
    if sheet.has(.writer, in: block.words) || setting.others.isEmpty {
      asides.append(Aside(words: block.words, purpose: .aboutWriter))
    } else {
      aboutPeople.append(block.lines)
    }
  }

  /// The sentences of a block up to where its text ends.
  private func sentences(of block: Block) -> [Range<Int>] {
    sheet.sentences(in: block.words).filter { $0.lowerBound <= block.lastWord ?? $0.lowerBound }
  }

  private func weight(of sentences: ArraySlice<Range<Int>>) -> Int {
    sentences.reduce(0) { $0 + sheet.weight(of: $1) }
  }

  /// Leaves out what the first paragraph begins with.
  private mutating func trimFirst(_ roles: Roles) {
    guard let first = blocks.first else { return }
    let sentences = sentences(of: first)
    // "I have a keyboard that weighs two kilos" may be how a text begins.
    let told: CueSet = [.role, .nameIs, .worksAt, .organization, .aboutMe]
    let beside = sentences.prefix { sentence in
      !setting.isText(sentence, in: sheet, atLeast: Self.leastOfSentences)
        && (roles.share(of: [.life], in: sentence) ?? 0 < 0.5
          || sheet.cues(in: sentence).meets(told))
    }
    guard !beside.isEmpty, beside.count < sentences.count,
      case let rest = sentences[beside.count].lowerBound..<first.words.upperBound,
      weight(of: sentences[beside.count...]) + weight(of: blocks.dropFirst()) >= leastWeight
    else { return }
    let (line, octet) = sheet.octet(after: beside[beside.count - 1])
    blocks[0].lines = line..<first.lines.upperBound
    blocks[0].octet = octet
    blocks[0].words = rest
    for sentence in beside { note(sentence, roles) }
  }

  /// Leaves out what the last paragraph ends with.
  private mutating func trimLast(_ roles: Roles) {
    guard let last = blocks.last else { return }
    let sentences = sentences(of: last)
    let beside = sentences.reversed().prefix {
      !setting.isText($0, in: sheet, atLeast: Self.leastOfSentences)
    }
    guard !beside.isEmpty, beside.count < sentences.count,
      weight(of: sentences.dropLast(beside.count)) + weight(of: blocks.dropLast())
        >= leastWeight
    else { return }
    blocks[blocks.count - 1].lastWord = sentences[sentences.count - beside.count].lowerBound - 1
    for sentence in beside { note(sentence, roles) }
  }

  /// Keeps what a sentence that is none of the text says of its writer or of the place in the programme.
  private mutating func note(_ sentence: Range<Int>, _ roles: Roles) {
    if roles.share(of: [.life], in: sentence) ?? 0 > 0.6, !setting.hasBio {
      asides.append(Aside(words: sentence, purpose: .aboutWriter))
    } else {
      noteSlot(in: sentence)
    }
  }
}

extension Prose.Setting {
  /// Phrases that sentences about the talk have more seldom than those about what goes along with it.
  private static let signs: CueSet = [
    .pleasantry, .logistics, .attached, .propose, .mayPropose, .withdraw, .question, .request,
    .adding, .presenting, .titled, .together, .onBehalf, .session, .regularTalk, .format, .nameIs,
    .aboutMe, .writer, .track, .submissionNoun, .organization, .role, .unaffiliated, .worksAt,
    .closing, .greeting,
  ]

  private static let leastOfMatter: Float = 0.1

  /// Whether some words may belong to the text of a talk, as far as letters have taught.
  ///
  /// - Parameter least: How likely it has to be.
  func isText(_ words: Range<Int>, in sheet: Sheet, atLeast least: Float) -> Bool {
    // What announces belongs to the text, whatever else it is like; a heading may be one inside it. Where
    // a sentence stands is no reason by itself.
    let cues = sheet.cues(in: words)
    guard let roles, !cues.contains(.announcement),
      cues.meets(Self.signs) || words.contains(where: { sheet.words[$0].isNumber })
        || sheet.firstLength(in: words) != nil,
      let share = roles.share(of: hasBio ? [.text, .title, .life] : [.text, .title], in: words)
    else { return true }
    // What speaks of nobody and says much is seldom about anything but the talk, wherever it stands.
    let isMatter =
      sheet.weight(of: words) >= 20 && !cues.meets([.writer, .aboutMe])
      && roles.share(of: [.life], in: words) ?? 0 < 0.3
    return share >= (isMatter ? min(least, Self.leastOfMatter) : least)
  }
}
