import Mail

extension Reader {
  /// Takes the sentences that are likely to tell who somebody is for the biography of the only
  /// speaker, where neither labels nor phrases have told of one.
  ///
  /// - Parameter all: The talks of the letter: what belongs to one of them tells of nobody.
  func readLife(_ finding: inout Finding, among all: [Finding]) {
    guard let roles = finding.prose.setting.roles, finding.proposal.speakers.count == 1,
      finding.proposal.speakers[0].bio == nil,
      let life = life(of: finding.proposal.speakers[0], beside: all, roles)
    else { return }
    finding.proposal.speakers[0].bio = sheet.line(of: life)
    let source = provenance(.prose, line: Int(sheet.words[life.lowerBound].line), 0.5)
    finding.proposal.provenance[.bio] = source
    guard finding.proposal.speakers[0].affiliation == nil else { return }
    let firm =
      Workplace.now(in: sheet.line(of: life), vocabulary)
      ?? sheet.sentences(in: life).lazy
      .compactMap { Workplace.ofWriter(in: $0, of: self.sheet, self.vocabulary) }.first
    if let firm {
      finding.proposal.speakers[0].affiliation = firm
      finding.proposal.provenance[.affiliation] = source
    }
  }

  /// The longest run of sentences beside the talks' texts and fields that tell who somebody is, and do
  /// not begin with anybody else's name.
  private func life(
    of speaker: Speaker, beside findings: [Finding], _ roles: Roles
  ) -> Range<Int>? {
    let fields = findings.flatMap(\.sections).filter { ![nil, .other, .notes].contains($0.slot) }
      .map(\.lines)
    let others = text.correspondents.nameWords
    let names = speaker.nameWords
    func isOther(_ sentence: Range<Int>) -> Bool {
      let first = sheet.words[sentence.lowerBound].hash
      return !names.contains(first)
        && (others.contains(first) || sheet.beginsWithFullName(sentence))
    }
    var best: Range<Int>?
    for paragraph in sheet.paragraphs(in: letter.body)
    where !sheet.lines[paragraph.lowerBound].isLabel
      && !fields.contains(where: { $0.overlaps(paragraph) })
    {
      var run: Range<Int>?
      for sentence in sheet.sentences(in: sheet.words(of: paragraph)) {
        let tells =
          roles.share(of: [.life], in: sentence) ?? 0 > 0.6 && !isOther(sentence)
          && !findings.haveInLooseText(sentence)
        run = tells ? (run?.lowerBound ?? sentence.lowerBound)..<sentence.upperBound : nil
        if let run, run.count > best?.count ?? 0 { best = run }
      }
    }
    return best.flatMap { sheet.weight(of: $0) >= 5 ? $0 : nil }
  }
}
