extension LetterNames {
  /// How likely a person is one who speaks.
  func oddsOfSpeaker(_ name: NameBeside) -> Float {
    TraitTable.speakers.odds { forEachTrait(ofPerson: name, $0) }
  }

  /// Calls `body` with each trait of a person's name, and what it is called.
  func forEachTrait(ofPerson name: NameBeside, _ body: (Trait, () -> String) -> Void) {
    forEachTrait(of: name, body)
    let words = words(of: name)
    around.forEachWord(near: words, body)
    around.forEachCue(behind: words, body)
    Trait.give(.letterCue, cuesOfCompany, body)
    func give(_ form: Trait.Form) { body(Trait(form)) { "form \(form)" } }
    if isCorrespondent(words) { give(.isCorrespondent) }
    if isCalledByOneName(words) { give(.isCalledByOneName) }
    if words.contains(where: { sheet.isInitial($0) }) { give(.hasInitial) }
    if oddsOfWorkplace(name) > 0.5 { give(.mayBeWorkplace) }
    if names.first?.firstWord == name.firstWord { give(.isFirstNamed) }
    if isInText(name) { give(.isInText) }
    if namesKnown(around.words(around: words).before) { give(.isBehindWriter) }
    if isBeforeAddress(words) { give(.isBeforeAddress) }
  }

  /// Whether something shows that a name is that of a person: the header, an address, a word of it alone, a
  /// phrase before it.
  func isPerson(_ name: NameBeside) -> Bool {
    let words = words(of: name)
    let (before, behind) = around.words(around: words)
    let near = before.suffix(3)
    return isCorrespondent(words) || isBeforeAddress(words) || slot(of: name) == .bio
      || sheet.cues(in: near).meets([.together, .andI, .onBehalf, .honorific]) || namesKnown(near)
      || sheet.cues(in: behind.prefix(2)).meets([.andI, .together])
      || before.isEmpty && isLife(sentence(of: name)) || isCalledByOneName(words)
  }

  /// Whether a name has a word of the talks' titles, or stands in the field of a talk's text where nothing
  /// says that somebody speaks.
  func isWhatTalksAreAbout(_ name: NameBeside, titled titles: Set<UInt64>) -> Bool {
    sheet.words[words(of: name)].contains { word in
      sheet.mayBeCapitalised(word) && titles.contains(word.hash)
    }
      || slot(of: name) == .abstract
        && !sheet.cues(in: sentence(of: name)).meets([.together, .andI, .onBehalf, .both])
  }

  private func isCorrespondent(_ words: Range<Int>) -> Bool {
    words.allSatisfy { others.contains(sheet.words[$0].hash) }
  }

  /// Whether some words have one of the names of those who are known to speak.
  private func namesKnown(_ words: Range<Int>) -> Bool {
    words.contains { people.contains(sheet.words[$0].hash) }
  }

  private func isBeforeAddress(_ words: Range<Int>) -> Bool {
    // A name may be wrapped.
    let last = sheet.words[words.upperBound - 1]
    let end = sheet.lines[Int(last.line)].octets.upperBound
    return sheet.octets[Int(last.end)..<max(Int(last.end), end)].contains(0x40)
  }

  /// Whether a name stands in a talk's text or title.
  private func isInText(_ name: NameBeside) -> Bool {
    findings.haveInText(words(of: name), of: name.line)
  }

  private func isCalledByOneName(_ name: Range<Int>) -> Bool {
    sheet.callsByOneName(
      sheet.words[name].map(\.hash), in: sheet.words(of: letter), besides: name)
  }
}
