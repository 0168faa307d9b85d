import Mail

extension Reader {
  /// Gives speakers without a workplace the name beside the text that is likely to be theirs, as letters
  /// have taught, where no phrase has told; and the only speaker in the place of one that is unlikely.
  ///
  /// - Parameter letter: The names beside the text of all talks.
  func readLikelyWorkplaces(_ findings: inout [Finding], _ letter: LetterNames) {
    guard !isDiscussion, !findings.contains(where: isFree),
      mayMissWorkplaces(findings)
    else { return }
    let names = letter.names.map { (name: $0, odds: letter.oddsOfWorkplace($0)) }
      .sorted { $0.odds > $1.odds }
    // Where labels tell all, names beside them are seldom of that kind.
    let least =
      findings.first?.prose.setting.roles == nil ? Self.sureOdds : Self.leastOdds
    let speakers = findings.prefix(Self.mostTalksWithNames).map { finding in
      finding.proposal.speakers.map(\.nameWords)
    }
    for (name, odds) in names.prefix(Self.mostWorkplaces).prefix(while: { $0.odds >= least }) {
      for place in speakers.indices {
        let proposal = findings[place].proposal
        guard let index = owner(of: name, in: letter, among: speakers[place]),
          !proposal.speakers.contains(where: { $0.affiliation?.folded == name.name.folded }),
          // What the talk is about is nobody's workplace, unless that is certain.
          odds >= Self.sureOdds || !isInTitle(of: proposal, name)
        else { continue }
        if proposal.speakers[index].affiliation != nil {
          guard isLoose(findings), odds >= Self.sureOdds,
            letter.wouldHold(proposal.speakers[index].affiliation ?? ""),
            isUnlikely(proposal, beside: name, names)
          else { continue }
          findings[place].proposal.provenance[.affiliation] = nil
        }
        findings[place].proposal.speakers[index].affiliation = name.name
        findings[place].proposal.note(
          .affiliation, provenance(.prose, line: name.line, Double(odds) * 0.7))
      }
    }
  }

  /// Whether a speaker has no workplace, or the only one has one that no label tells.
  func mayMissWorkplaces(_ findings: [Finding]) -> Bool {
    findings.contains { finding in
      finding.proposal.speakers.contains { $0.affiliation == nil }
    } || isLoose(findings)
  }

  /// Whether a letter's only speaker has a workplace that no label tells.
  private func isLoose(_ findings: [Finding]) -> Bool {
    findings.count == 1 && findings[0].proposal.speakers.count == 1
      && [.signature, .prose].contains(findings[0].proposal.provenance[.affiliation]?.from)
  }

  /// Whether the workplace of the only speaker, which no label tells, is unlikely to be one beside a
  /// name that has no word of it, or is a part of the name.
  private func isUnlikely(
    _ proposal: Proposal, beside name: NameBeside, _ names: [(name: NameBeside, odds: Float)]
  ) -> Bool {
    guard let firm = proposal.speakers.first?.affiliation else { return false }
    if name.name.holds(", "), name.name.holds(firm) { return true }
    let words = Set(firm.foldedWords.map(String.init))
    guard words.isDisjoint(with: name.words) else { return false }
    return names.allSatisfy { other in
      other.odds < Self.unlikelyOdds || words.isDisjoint(with: other.name.words)
    }
  }

  /// Whether all words of a name are of a talk's title.
  private func isInTitle(of proposal: Proposal, _ name: NameBeside) -> Bool {
    let title = Set(proposal.titleWords)
    return Word.words(of: name.name).allSatisfy { title.contains($0.hash) }
  }

  /// So many workplaces are looked at, of which letters have few.
  private static let mostWorkplaces = 50
  /// So many talks of a letter are given workplaces by names beside them.
  static let mostTalksWithNames = 20

  /// A name that is less likely a workplace is none.
  private static let leastOdds: Float = 0.5
  /// One that is likelier goes before one that phrases told and that is less likely than the last.
  private static let sureOdds: Float = 0.8
  private static let unlikelyOdds: Float = 0.3

  /// Whose workplace a name is: the only speaker's, that of somebody who is named shortly before it, or
  /// the writer's, who signs and says "I".
  private func owner(
    of name: NameBeside, in letter: LetterNames, among speakers: [[UInt64]]
  ) -> Int? {
    let sentence = letter.sentence(of: name)
    let before = sentence.lowerBound..<max(sentence.lowerBound, name.firstWord)
    // "Ben Bar, who is in copy, teaches at Example College.", "Anna studied at Example College."
    guard !letter.tellsOfOthers(before, in: sentence), !sheet.has(.past, in: before.suffix(4)),
      // "I look forward to seeing you at Example College."
      sheet.purpose(of: sentence) != .courtesy
    else { return nil }
    if speakers.count == 1 { return sheet.isOfAnother(before, than: speakers[0]) ? nil : 0 }
    for word in before.reversed() {
      let named = speakers.indices.filter { speakers[$0].contains(sheet.words[word].hash) }
      if named.count == 1 { return named[0] }
    }
    guard
      self.letter.signOff.contains(name.line)
        || sheet.cues(in: sentence.prefix(4)).meets([.aboutMe, .writer])
    else { return nil }
    return speakers.firstIndex { $0.contains(where: text.names.contains) }
  }
}
