extension Reader {
  /// Takes the sentences that are likely to tell who somebody is for the biography of the only
  /// speaker, where neither labels nor phrases have told of one.
  func readLife(_ finding: inout Finding) {
    guard let roles = finding.prose.setting.roles, finding.proposal.speakers.count == 1,
      finding.proposal.speakers[0].bio == nil,
      let life = life(beside: finding, roles)
    else { return }
    finding.proposal.speakers[0].bio = sheet.line(of: life)
    let source = provenance(.prose, line: Int(sheet.words[life.lowerBound].line), 0.5)
    finding.proposal.provenance[.bio] = source
    guard finding.proposal.speakers[0].affiliation == nil else { return }
    let firm =
      Workplace.now(in: sheet.line(of: life), vocabulary)
      ?? sheet.sentences(in: life).lazy
      .compactMap { Workplace.ofWriter(in: $0, of: sheet, vocabulary) }.first
    if let firm {
      finding.proposal.speakers[0].affiliation = firm
      finding.proposal.provenance[.affiliation] = source
    }
  }

  /// The longest run of sentences beside a talk's text that tell who somebody is.
  private func life(beside finding: Finding, _ roles: Roles) -> Range<Int>? {
    let fields = finding.sections.filter { ![nil, .other, .notes].contains($0.slot) }.map(\.lines)
    var best: Range<Int>?
    for paragraph in sheet.paragraphs(in: letter.body)
    where !fields.contains(where: { $0.overlaps(paragraph) }) {
      var run: Range<Int>?
      for sentence in sheet.sentences(in: sheet.words(of: paragraph)) {
        let tells =
          roles.share(of: [.life], in: sentence) ?? 0 > 0.6 && !finding.isInText(sentence)
        run = tells ? (run?.lowerBound ?? sentence.lowerBound)..<sentence.upperBound : nil
        if let run, run.count > best?.count ?? 0 { best = run }
      }
    }
    return best.flatMap { sheet.weight(of: $0) >= 5 ? $0 : nil }
  }
}
