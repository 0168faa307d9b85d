extension Reader {
  /// What the writer says of themself in passing: "I am a teacher at Example College, and …".
  func readAboutWriter(_ finding: inout Finding, _ writer: Speaker, among findings: [Finding]) {
    guard let index = finding.proposal.speakers.firstIndex(where: { isSame($0, writer) })
    else { return }
    let said = finding.prose.asides.filter { $0.purpose == .aboutWriter }.map(\.words)
    if finding.proposal.speakers[index].affiliation == nil {
      readWorkplaceInPassing(&finding, index, among: findings)
    }
    guard finding.proposal.speakers[index].bio == nil else { return }
    guard let head = said.first?.lowerBound,
      // A sentence may be an aside by itself and in its paragraph.
      let first = said.filter({ $0.lowerBound == head }).max(by: { $0.count < $1.count })
    else { return readIntroduction(&finding, index) }
    let line = Int(sheet.words[head].line)
    // One sentence after the other; what stands apart is another matter.
    var run = first
    for sentence in said where sentence.lowerBound == run.upperBound {
      run = run.lowerBound..<sentence.upperBound
    }
    run = withMore(run, finding.prose)
    var sentences = sheet.sentences(in: run)
    let isAnnounced = sheet.announcesLife(sentences)
    if isAnnounced {
      run = sentences[1].lowerBound..<run.upperBound
      sentences.removeFirst()
    }
    let roles = finding.prose.setting.roles
    func isLife(_ sentence: Range<Int>) -> Bool {
      sheet.has(.past, in: sentence.prefix(3))
        || roles?.share(of: [.life], in: sentence) ?? 1 > 0.2
    }
    let told =
      sentences.prefix(1)
      + sentences.dropFirst().prefix { sheet.mayTellAboutWriter($0) && isLife($0) }
    // What is unlikely to tell who somebody is does not, whatever its phrases.
    guard isAnnounced || told.contains(where: isLife) else { return }
    run = run.lowerBound..<(told.last?.upperBound ?? run.upperBound)
    run = sheet.tail(behind: name(of: finding, index), in: run) ?? run
    let text = sheet.line(of: run)
    // "About me, for both talks: …"
    let label = text.prefix(40).firstIndex(of: ":").map { text.index(after: $0) }
    finding.proposal.speakers[index].bio = label.map { text[$0...].trimmingWhitespace } ?? text
    finding.proposal.provenance[.bio] = provenance(.prose, line: line, 0.6)
    if finding.proposal.speakers[index].affiliation == nil,
      let bio = finding.proposal.speakers[index].bio,
      let firm = Workplace.now(in: bio, vocabulary)
    {
      finding.proposal.speakers[index].affiliation = firm
      finding.proposal.provenance[.affiliation] = provenance(.prose, line: line, 0.6)
    }
  }

  /// Takes what stands behind the writer's name where they say it: "I am Anna Foo, I keep ducks. I
  /// have spoken about them twice."
  private func readIntroduction(_ finding: inout Finding, _ index: Int) {
    let name = name(of: finding, index)
    for paragraph in paragraphsBesideFields(of: finding) {
      let sentences = sheet.sentences(in: sheet.words(of: paragraph))
      guard
        let place = sentences.firstIndex(where: { sentence in
          sheet.has(.nameIs, in: sentence.prefix(3)) && !finding.isInLooseText(sentence)
        }), let tail = sheet.tail(behind: name, in: sentences[place])
      else { continue }
      let bio = sentences[place...].prefix { sentence in
        sheet.mayTellAboutWriter(sentence) && !finding.isInLooseText(sentence)
          && !sheet.cues(in: sentence).meets([.propose, .mayPropose, .announcement, .titled])
      }
      guard let first = bio.first, let last = bio.last,
        isMoreThanWorkplace(first.lowerBound..<last.upperBound)
      else { return }
      finding.proposal.speakers[index].bio = sheet.line(of: tail.lowerBound..<last.upperBound)
      finding.proposal.provenance[.bio] = provenance(
        .prose, line: Int(sheet.words[tail.lowerBound].line), 0.6)
      return
    }
  }

  /// Whether sentences that tell about the writer do more than name a workplace, as "I am Anna Foo,
  /// teacher at Example College" does not.
  private func isMoreThanWorkplace(_ told: Range<Int>) -> Bool {
    sheet.sentences(in: told).count > 1 || sheet.weight(of: told) > 20
      || Workplace.ofWriter(in: told, of: sheet, vocabulary) == nil
  }

  private func name(of finding: Finding, _ speaker: Int) -> [UInt64] {
    finding.proposal.speakers[speaker].nameWords
  }

  /// The paragraphs of the letter that hold no field about people.
  private func paragraphsBesideFields(of finding: Finding) -> [Range<Int>] {
    let fields = finding.sections.filter { [.bio, .speakers].contains($0.slot) }.map(\.lines)
    return sheet.paragraphs(in: letter.body).filter { paragraph in
      !fields.contains { $0.overlaps(paragraph) }
    }
  }

  /// Takes the workplace that a sentence beside the text gives to all who speak: "We are both at
  /// Example College".
  ///
  /// - Parameter findings: The talks of the letter, this one among them.
  func readWorkplaceOfAll(_ finding: inout Finding, among findings: [Finding]) {
    guard finding.proposal.speakers.count > 1 || findings.count > 1,
      finding.proposal.speakers.contains(where: { $0.affiliation == nil })
    else { return }
    for sentence in sentencesBesideFields(of: finding) {
      guard let both = sheet.hits(in: sentence.prefix(4)).first(where: { $0.cue == .both }),
        sheet.weight(of: sentence) <= 30, isBesideText(sentence, of: finding, among: findings),
        !sheet.has(.past, in: sentence),
        case let rest = both.words.lowerBound..<sentence.upperBound,
        let firm = Workplace.ofWriter(in: rest, of: sheet, vocabulary)
      else { continue }
      finding.proposal.speakers.share(workplace: firm)
      finding.proposal.note(
        .affiliation, provenance(.prose, line: Int(sheet.words[sentence.lowerBound].line), 0.6))
      return
    }
  }

  /// Takes the workplace that a sentence beside the text names: "I am a teacher at Example College",
  /// "Anna Foo here, from Example Labs".
  private func readWorkplaceInPassing(
    _ finding: inout Finding, _ index: Int, among findings: [Finding]
  ) {
    for sentence in sentencesBesideFields(of: finding) {
      let starts = sentence.prefix(5)
      guard
        sheet.cues(in: starts).meets([.aboutMe, .nameIs, .worksAt])
          || sheet.namesInFull(text.names, sentence),
        !sheet.has(.announcement, in: starts), sheet.weight(of: sentence) <= 45,
        isBesideText(sentence, of: finding, among: findings),
        let firm = Workplace.ofWriter(in: sentence, of: sheet, vocabulary),
        !isOfTitle(firm, of: finding.proposal, in: sentence)
      else { continue }
      finding.proposal.speakers[index].affiliation = firm
      finding.proposal.provenance[.affiliation] = provenance(
        .prose, line: Int(sheet.words[sentence.lowerBound].line), 0.6)
      return
    }
  }

  /// Whether a name in a sentence that holds the title has a word of it: "I am Anna Foo and would speak
  /// about “Tales of Pond Research”".
  private func isOfTitle(
    _ name: String, of proposal: Proposal, in sentence: Range<Int>
  ) -> Bool {
    guard let title = proposal.title, sheet.line(of: sentence).holds(title) else { return false }
    let words = Set(proposal.titleWords)
    return Word.words(of: name).contains { words.contains($0.hash) }
  }

  /// The sentences of the letter's paragraphs that hold no field about people.
  private func sentencesBesideFields(of finding: Finding) -> [Range<Int>] {
    paragraphsBesideFields(of: finding).flatMap { sheet.sentences(in: sheet.words(of: $0)) }
  }

  /// Whether a sentence is in no talk's running text, nor in a talk's abstract where that is a field.
  private func isBesideText(
    _ sentence: Range<Int>, of finding: Finding, among findings: [Finding]
  ) -> Bool {
    !findings.haveInLooseText(sentence)
      && !(finding.proposal.abstract ?? "").holds(sheet.text(ofWords: sentence.prefix(4)))
  }

  /// What the writer says of themself, with the sentences behind it that begin with the same word
  /// in a paragraph that is no part of the text: "I keep ducks. I have spoken about them twice."
  private func withMore(_ said: Range<Int>, _ prose: Prose) -> Range<Int> {
    let line = Int(sheet.words[said.lowerBound].line)
    guard let paragraph = sheet.paragraphs(in: letter.body).first(where: { $0.contains(line) }),
      !prose.blocks.contains(where: { $0.lines.overlaps(paragraph) })
    else { return said }
    let words = sheet.words(of: paragraph)
    guard said.upperBound < words.upperBound else { return said }
    let more = sheet.sentences(in: said.upperBound..<words.upperBound).prefix { sentence in
      sheet.words[sentence.lowerBound].hash == sheet.words[said.lowerBound].hash
        && sheet.mayTellAboutWriter(sentence)
    }
    return said.lowerBound..<(more.last?.upperBound ?? said.upperBound)
  }

  /// The workplace that stands before the writer's name where a letter in Chinese, Japanese or Korean
  /// says who writes: "ABC大学の陳です", and its line.
  func workplaceBeforeName(of writer: Speaker) -> (String, Int)? {
    let parts = (writer.name ?? "").split(whereSeparator: \.isWhitespace).filter { part in
      part.first.map { $0.isLetter && !$0.isCased } ?? false
    }
    guard !parts.isEmpty else { return nil }
    for index in sheet.lines.indices.prefix(8) {
      let line = sheet.text(of: sheet.lines[index])
      for part in parts {
        for joint in ["の", "의 ", "的"] {
          guard let place = line.range(of: joint + part) else { continue }
          let before = line[..<place.lowerBound]
          // A workplace has spaces in Korean.
          let stops = joint == "의 " ? "。、，,.!！\n" : "。、，,.!！ 　"
          let start = before.lastIndex { stops.contains($0) }
          let firm = before[(start.map { before.index(after: $0) } ?? before.startIndex)...]
          let name =
            ["我是", "本人是", "私は"].first { firm.hasPrefix($0) }
            .map { firm.dropFirst($0.count) } ?? firm
          if (2...30).contains(name.count) { return (name.trimmingWhitespace, index) }
        }
      }
    }
    return nil
  }
}
