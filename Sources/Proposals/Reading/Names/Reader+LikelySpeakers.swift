import Mail

/// People besides the writer who are likely to speak, as letters have taught.
struct LikelySpeakers {
  /// Who they are, and the lines with their names.
  var people: [(person: Speaker, line: Int)] = []
  /// Whether the writer does not speak too.
  var areInstead = false
}

extension Reader {
  /// Whoever is less likely to speak does not.
  private static let leastOddsOfSpeaker: Float = 0.7
  /// What is likelier a workplace is nobody.
  private static let mostOddsOfWorkplace: Float = 0.5

  /// The people besides the writer who are likely to speak.
  func likelySpeakers(_ findings: [Finding], besides writer: Speaker?) -> LikelySpeakers {
    guard findings.first?.prose.setting.roles != nil,
      !findings.contains(where: { $0.sections.contains { $0.slot == .speakers } })
    else { return LikelySpeakers() }
    let letter = LetterNames(peopleOf: findings, self, besides: writer)
    let titles = Set(findings.titleWords.joined())
    let likely = letter.names.filter { name in
      letter.isPerson(name) && !letter.isWhatTalksAreAbout(name, titled: titles)
        && letter.oddsOfWorkplace(name) < Self.mostOddsOfWorkplace
        && letter.oddsOfSpeaker(name) >= Self.leastOddsOfSpeaker
    }
    return LikelySpeakers(
      people: likely.map { (Speaker(name: $0.name), $0.line) },
      areInstead: letter.cuesOfCompany.contains(.onBehalf)
        && !letter.cuesOfCompany.meets([.together, .andI, .both]))
  }

  /// Adds the people who are likely to give a talk and have none of the names of those who do; in the
  /// writer's place where that is said.
  func add(
    _ likely: LikelySpeakers, of finding: Finding, beside writer: Speaker?,
    to speakers: inout [Speaker]
  ) {
    for (person, line) in likely.people
    where finding.part.isAlone || finding.part.outline.holds(line) {
      let words = person.nameWords
      guard !speakers.contains(where: { !Set($0.nameWords).isDisjoint(with: words) }),
        speakers.count < Self.mostPeople
      else { continue }
      if likely.areInstead, speakers.count == 1, speakers.first == writer { speakers = [] }
      speakers.append(person)
    }
  }

  /// The people in the letter by their full names, or by the given name of somebody whom the header names,
  /// those of its signature first, but for names that have one of some words.
  func peopleNamed(besides known: Set<UInt64>) -> [NameBeside] {
    var people: [NameBeside] = []
    let inHeader = text.correspondents.prefix(Self.mostPeople).compactMap {
      Correspondent($0, in: vocabulary)
    }
    .filter { known.isDisjoint(with: $0.words) }
    for index in Array(letter.signOff) + Array(letter.body) where people.count < Self.mostNames {
      let line = sheet.lines[index]
      guard let first = firstWordOfValue(line) else { continue }
      people += inHeader.flatMap { $0.calls(on: line, from: first, of: sheet, at: index) }
      for name in sheet.fullNames(from: first, of: line) where people.count < Self.mostNames {
        guard !name.contains(where: { known.contains(sheet.words[$0].hash) }),
          case let text = sheet.text(ofWords: name), People.isPlausibleName(text),
          !People.isOrganization(text, vocabulary)
        else { continue }
        people.append(NameBeside(text, at: name.lowerBound, of: index))
      }
    }
    return people
  }
}

/// Somebody whom the header names in full, and a letter may call by the given name.
private struct Correspondent {
  let name: String
  let words: [UInt64]
  /// How many words the given name has.
  private let givenCount: Int

  /// `nil` where an address has no full name.
  init?(_ address: Address, in vocabulary: Vocabulary) {
    guard let name = People.name(of: address, in: vocabulary),
      let given = name.split(separator: " ").first
    else {
      return nil
    }
    self.name = name
    words = Word.words(of: name).map(\.hash)
    givenCount = Word.count(in: String(given))
    guard words.count > givenCount, givenCount > 0 else { return nil }
  }

  /// Where a line calls them so, and does not greet them.
  func calls(on line: Line, from first: Int, of sheet: Sheet, at index: Int) -> [NameBeside] {
    (first..<max(first, line.words.upperBound - givenCount + 1)).filter { word in
      let next = word + givenCount
      return (word..<next).elementsEqual(words.indices.prefix(givenCount)) { at, part in
        sheet.words[at].hash == words[part]
      } && sheet.isCapitalised(word) && !sheet.has(.greeting, in: max(first, word - 1)..<word)
        && (next == sheet.words.count || sheet.words[next].hash != words[givenCount])
    }
    .map { NameBeside(name, at: $0, count: givenCount, of: index) }
  }
}
