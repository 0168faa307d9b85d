/// Names in a letter that proposes talks, each with where it stands: those beside the talks' text, of which
/// one may be a workplace, or those of people, of whom some may speak.
struct LetterNames {
  let names: [NameBeside]
  let around: Surroundings
  private let vocabulary: Vocabulary
  private let signOff: Range<Int>
  /// The lines of the letter, its signature among them.
  let letter: Range<Int>
  /// The talks of the letter.
  let findings: [Finding]
  /// Phrases of the letter that tell whether several speak, or somebody else than the writer.
  let cuesOfCompany: CueSet
  /// The words of the names of those who are known to speak.
  let people: Set<UInt64>
  /// The words of the names of others whom the header names.
  let others: Set<UInt64>
  /// Words of which no workplace is made: those of the speakers' names and of the call's.
  private let known: Set<UInt64>
  /// What the domains of their addresses may be named for.
  private let domains: [String]
  /// The letters of names that stand in the letter more than once.
  private let saidAgain: Set<String>

  /// Takes the names beside the text of some talks, once it is known who speaks.
  init(besideTextOf findings: [Finding], _ reader: Reader) {
    self.init(findings, reader, speakers: findings.flatMap(\.proposal.speakers)) { known in
      reader.namesBeside(findings, besides: known)
    }
  }

  /// Takes the people whom a letter names, its writer apart.
  init(peopleOf findings: [Finding], _ reader: Reader, besides writer: Speaker?) {
    self.init(findings, reader, speakers: [writer].compactMap(\.self)) { known in
      reader.peopleNamed(besides: known)
    }
  }

  private init(
    _ findings: [Finding], _ reader: Reader, speakers: [Speaker],
    names: (Set<UInt64>) -> [NameBeside]
  ) {
    (vocabulary, self.findings) = (reader.vocabulary, findings)
    let sheet = reader.sheet
    signOff = reader.letter.signOff
    letter = reader.letter.body.lowerBound..<max(reader.letter.body.upperBound, signOff.upperBound)
    around = Surroundings(reader.letter, of: sheet, findings.first?.prose.setting.roles)
    cuesOfCompany = sheet.cues(in: sheet.words(of: reader.letter.body))
      .intersection([.both, .together, .andI, .onBehalf, .forwarded, .several])
    people = Set(speakers.flatMap(\.nameWords))
    known = people.union(vocabulary.callWords.names)
    self.names = names(known)
    others = Set(reader.text.correspondents.nameWords).subtracting(people)
    domains = speakers.flatMap { Reader.domainLabels(of: $0) }
    saidAgain = Set(
      Dictionary(grouping: self.names, by: \.letters).lazy.filter { $0.value.count > 1 }.map(\.key))
  }

  /// How likely a name is the workplace of somebody who speaks.
  func oddsOfWorkplace(_ name: NameBeside) -> Float {
    TraitTable.workplaces.odds { forEachTrait(of: name, $0) }
  }

  var sheet: Sheet { around.sheet }

  /// The sentence that a name stands in.
  func sentence(of name: NameBeside) -> Range<Int> { around.sentence(of: name.firstWord) }

  /// Whether a sentence is about somebody who does not speak: one of the others is named before a place
  /// in it, or it begins with another's full name.
  func tellsOfOthers(_ before: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard let first = before.first else { return false }
    return before.contains { others.contains(sheet.words[$0].hash) }
      || sheet.beginsWithFullName(sentence) && !people.contains(sheet.words[first].hash)
  }

  /// Whether a workplace would be one of these names if it stood beside the text: it is written large,
  /// and has no word of a name of the speakers or the call.
  func wouldHold(_ workplace: String) -> Bool {
    workplace.first?.isUppercase ?? false
      && !Word.words(of: workplace).contains { known.contains($0.hash) }
  }

  /// Calls `body` with each trait of a name, and what it is called.
  func forEachTrait(of name: NameBeside, _ body: (Trait, () -> String) -> Void) {
    around.forEachWord(around: words(of: name), body)
    around.forEachCue(around: words(of: name), body)
    func give(_ form: Trait.Form) { body(Trait(form)) { "form \(form)" } }
    forEachPlace(of: name, give)
    forEachLook(of: name, give)
    around.forEachRole(of: sentence(of: name), give)
  }

  /// What the field is for in which a name stands.
  func slot(of name: NameBeside) -> Slot? { findings.slot(of: name.line) }

  func words(of name: NameBeside) -> Range<Int> {
    name.firstWord..<min(sheet.words.count, name.firstWord + name.wordCount)
  }

  private func forEachPlace(of name: NameBeside, _ body: (Trait.Form) -> Void) {
    let (words, sentence) = (words(of: name), sentence(of: name))
    let line = sheet.lines[name.line]
    let opens = line.words.first == words.lowerBound
    let closes = words.upperBound >= line.words.upperBound
    if signOff.contains(name.line) { body(.isSigned) }
    if opens { body(.opensLine) }
    if closes { body(.closesLine) }
    if opens, closes { body(.isWholeLine) }
    if sentence.lowerBound == words.lowerBound { body(.opensSentence) }
    around.forEachComma(around: words, body)
    if around.mark(before: words.lowerBound) == 0x28 { body(.isInBrackets) }
    let near = (max(sentence.lowerBound, words.lowerBound - 4)..<words.lowerBound)
    if near.contains(where: { people.contains(sheet.words[$0].hash) }) { body(.isBehindPerson) }
    switch slot(of: name) {
    case .bio: body(.isBelowLife)
    case .speakers, .coSpeakers, .affiliation: body(.isBelowPeople)
    case nil: break
    default: body(.isBelowField)
    }
  }

  private func forEachLook(of name: NameBeside, _ body: (Trait.Form) -> Void) {
    switch name.wordCount {
    case 1: body(.hasOneWord)
    case 2: body(.hasTwoWords)
    case 3: body(.hasThreeWords)
    default: body(.hasMoreWords)
    }
    let isKind = People.isOrganization(name.name, vocabulary)
    let isFirm = Workplace.hasForm(name.name)
    if isKind { body(.hasKind) }
    if isFirm { body(.hasLegalForm) }
    if !isKind, !isFirm, name.wordCount == 2, People.isPlausibleName(name.name) {
      body(.mayBePerson)
    }
    let letters = name.name.filter(\.isLetter)
    if letters.count > 1, letters.allSatisfy(\.isUppercase) {
      body(.isLoud)
    } else if name.name.split(separator: " ").contains(where: { word in
      word.dropFirst().contains(where: \.isUppercase) && word.contains(where: \.isLowercase)
    }) {
      body(.hasMixedCase)
    }
    if saidAgain.contains(name.letters) { body(.isSaidAgain) }
    if domains.contains(where: { name.isRepeated(by: $0) }) { body(.isDomain) }
  }

  /// Whether a sentence is likely to tell who somebody is.
  func isLife(_ sentence: Range<Int>) -> Bool { around.isLikely(.life, sentence) }
}
