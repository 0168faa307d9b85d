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
    finding.proposal.speakers[index].bio = sheet.line(of: run)
    finding.proposal.provenance[.bio] = provenance(.prose, line: line, 0.6)
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
