extension Reader {
  /// What the writer says of themself in passing: "I am a teacher at Example College, and …".
  func readAboutWriter(_ finding: inout Finding, _ writer: Speaker) {
    guard let index = finding.proposal.speakers.firstIndex(where: { isSame($0, writer) })
    else { return }
    let said = finding.prose.asides.filter { $0.purpose == .aboutWriter }.map(\.words)
    guard let first = said.first else { return }
    let line = Int(sheet.words[first.lowerBound].line)
    if finding.proposal.speakers[index].affiliation == nil,
      let firm = said.lazy.compactMap({ self.firm(in: $0) }).first
    {
      finding.proposal.speakers[index].affiliation = firm
      finding.proposal.provenance[.affiliation] = provenance(.prose, line: line, 0.6)
    }
    guard finding.proposal.speakers[index].bio == nil else { return }
    // One sentence after the other; what stands apart is another matter.
    var run = first
    for sentence in said.dropFirst() where sentence.lowerBound == run.upperBound {
      run = run.lowerBound..<sentence.upperBound
    }
    run = withMore(run, finding.prose)
    finding.proposal.speakers[index].bio = sheet.line(of: run)
    finding.proposal.provenance[.bio] = provenance(.prose, line: line, 0.6)
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
        && [.content, .aboutWriter].contains(sheet.purpose(of: sentence))
    }
    return said.lowerBound..<(more.last?.upperBound ?? said.upperBound)
  }

  /// The workplace that a sentence about the writer names.
  private func firm(in sentence: Range<Int>) -> String? {
    for hit in sheet.hits(in: sentence) where hit.cue == .firmOf {
      let word = sheet.words[hit.words.lowerBound]
      let line = Int(word.line)
      var rest = sheet.text(of: sheet.lines[line], from: Int(word.start))
      if line + 1 < sheet.lines.count { rest += " " + sheet.text(of: sheet.lines[line + 1]) }
      if let firm = NameRun.firm(at: rest, vocabulary),
        firm.contains(" ") || People.isOrganization(firm, vocabulary)
      {
        return firm
      }
    }
    return nil
  }
}
