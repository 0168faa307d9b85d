extension LetterNames {
  /// How likely a person is one who speaks.
  func oddsOfSpeaker(_ name: NameBeside) -> Float {
    TraitTable.speakers.odds { forEachTrait(ofPerson: name, $0) }
  }

  /// Calls `body` with each trait of a person's name, and what it is called.
  func forEachTrait(ofPerson name: NameBeside, _ body: (Trait, () -> String) -> Void) {
    forEachTrait(of: name, body)
    let (words, sentence) = (words(of: name), sentence(of: name))
    let before = max(sentence.lowerBound, words.lowerBound - 5)..<words.lowerBound
    let behind = words.upperBound..<max(words.upperBound, sentence.upperBound)
    for word in Array(before) + Array(behind.prefix(4)) {
      Trait.give(.near, word..<word + 1, of: sheet, body)
    }
    Trait.give(.cueBehind, sheet.cues(in: behind.prefix(5)), body)
    Trait.give(.letterCue, cuesOfCompany, body)
    func give(_ form: Trait.Form) { body(Trait(form)) { "form \(form)" } }
    if words.allSatisfy({ others.contains(sheet.words[$0].hash) }) { give(.isCorrespondent) }
    if isCalledByOneName(words) { give(.isCalledByOneName) }
    if words.contains(where: sheet.isInitial) { give(.hasInitial) }
    if oddsOfWorkplace(name) > 0.5 { give(.mayBeWorkplace) }
    if names.first?.firstWord == name.firstWord { give(.isFirstNamed) }
    if isInText(name) { give(.isInText) }
    if (sentence.lowerBound..<max(sentence.lowerBound, words.lowerBound))
      .contains(where: { people.contains(sheet.words[$0].hash) })
    {
      give(.isBehindWriter)
    }
    if isBeforeAddress(name) { give(.isBeforeAddress) }
  }

  /// Whether something shows that a name is that of a person: the header, an address, a word of it alone, a
  /// phrase before it.
  func isPerson(_ name: NameBeside) -> Bool {
    let (words, sentence) = (words(of: name), sentence(of: name))
    if words.allSatisfy({ others.contains(sheet.words[$0].hash) }) || isCalledByOneName(words)
      || isBeforeAddress(name)
    {
      return true
    }
    let before = max(sentence.lowerBound, words.lowerBound - 3)..<words.lowerBound
    let behind = words.upperBound..<max(words.upperBound, sentence.upperBound)
    return sheet.cues(in: before).meets([.together, .andI, .onBehalf, .honorific])
      || before.contains { people.contains(sheet.words[$0].hash) }
      || sheet.cues(in: behind.prefix(2)).meets([.andI, .together])
      || findings.contains { finding in
        finding.sections.contains { $0.slot == .bio && $0.lines.contains(name.line) }
      }
      || sentence.lowerBound == words.lowerBound && isLife(sentence)
  }

  private func isBeforeAddress(_ name: NameBeside) -> Bool {
    // A name may be wrapped.
    let last = sheet.words[words(of: name).upperBound - 1]
    let end = sheet.lines[Int(last.line)].octets.upperBound
    return sheet.octets[Int(last.end)..<max(Int(last.end), end)].contains(0x40)
  }

  /// Whether a name stands in a talk's text or title.
  private func isInText(_ name: NameBeside) -> Bool {
    findings.contains { finding in
      finding.isInLooseText(words(of: name))
        || finding.sections.contains { section in
          [.abstract, .title].contains(section.slot) && section.lines.contains(name.line)
        }
    }
  }

  /// Whether a word of a name stands elsewhere in the letter without its neighbours in the name.
  private func isCalledByOneName(_ name: Range<Int>) -> Bool {
    let parts = name.map { sheet.words[$0].hash }
    return sentences.contains { sentence in
      sentence.contains { word in
        guard !name.contains(word), let part = parts.firstIndex(of: sheet.words[word].hash),
          sheet.isCapitalised(word)
        else { return false }
        func isPart(_ word: Int, _ part: Int) -> Bool {
          parts.indices.contains(part) && sentence.contains(word)
            && sheet.words[word].hash == parts[part]
        }
        return !isPart(word - 1, part - 1) && !isPart(word + 1, part + 1)
      }
    }
  }
}
