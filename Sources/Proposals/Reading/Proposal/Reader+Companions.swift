import Mail

extension Reader {
  /// People whom the text joins to the writer: "together with Anna Foo (Example) <a@b.c>",
  /// "Anna Foo and I would like to", two names below the farewell.
  func companions(_ prose: Prose, of writer: Speaker?) -> [Speaker] {
    var people: [Speaker] = []
    for sentence in prose.asides.lazy.map(\.words) {
      for hit in sheet.hits(in: sentence) {
        if hit.cue == .together { people += self.people(after: hit, in: sentence) }
        if hit.cue == .andI, let person = person(before: hit, in: sentence) {
          people.append(person)
        }
      }
    }
    if people.isEmpty { people = listed(with: writer) }
    return people + signers.filter { $0.name?.holds(" ") ?? false } + signersInRows
  }

  private func people(after hit: Sheet.Hit, in sentence: Range<Int>? = nil) -> [Speaker] {
    let rest = sheet.text(behind: hit)
    // Where names have no capitals, other words may look like one.
    let next = hit.words.upperBound..<min(sheet.words.count, hit.words.upperBound + 8)
    let isOther =
      !(rest.first { $0.isLetter }?.isCased ?? true)
      && sheet.cues(in: next).meets([.propose, .mayPropose])
    var people = isOther ? [] : NameRun.people(at: rest, vocabulary)
    if people.isEmpty, !isOther { people = peopleBehindJob(in: rest) }
    guard people.isEmpty, let first = rest.split(separator: " ").first else { return people }
    if let person = correspondent(called: first) { return [person] }
    // "Anna Foo will be on stage with me."
    guard let sentence, hit.words.lowerBound > sentence.lowerBound, !isOther else { return [] }
    for index in sentence.lowerBound..<hit.words.lowerBound
    where sheet.mayBeCapitalised(sheet.words[index]) {
      let line = sheet.lines[Int(sheet.words[index].line)]
      let text = sheet.text(of: line, from: Int(sheet.words[index].start))
      guard let person = NameRun.person(at: text, vocabulary), let name = person.name,
        name.holds(" "), !People.isOrganization(name, vocabulary),
        !Word.words(of: name).contains(where: { self.text.names.contains($0.hash) })
      else { continue }
      return [person]
    }
    return []
  }

  /// The people whom a text names behind what they do: "our statistician, Anna Foo".
  private func peopleBehindJob(in text: String) -> [Speaker] {
    guard let comma = text.prefix(60).firstIndex(of: ","),
      case let job = text[..<comma].split(separator: " "), (1...5).contains(job.count),
      job.allSatisfy({ $0.first?.isLowercase ?? false })
    else { return [] }
    return NameRun.people(at: String(text[text.index(after: comma)...]), vocabulary)
      .filter { $0.name.map { !People.isOrganization($0, vocabulary) } ?? false }
  }

  /// Who is called so, with a capital, among those whom the header names.
  private func correspondent(called given: Substring) -> Speaker? {
    let given = given.trimmingCharacters(",.;:()")
    guard given.first?.isUppercase ?? false, given.count > 1 else { return nil }
    let word = Word.words(of: given).map(\.hash)
    return correspondent { $0.count > 1 && $0.first == word.first && word.count == 1 }
  }

  /// Who is called by the last of several names, behind a title, with which a text begins, among those
  /// whom the header names.
  private func correspondent(titled text: String) -> Speaker? {
    let words = text.split(separator: " ").prefix(4).map { $0.trimmingCharacters(",.;:()") }
    let name = words.drop { word in
      Word.words(of: word).allSatisfy { vocabulary.phrases.contains($0.hash, as: .honorific) }
    }.first
    guard let name, name.first?.isUppercase ?? false else { return nil }
    let family = Word.words(of: name).map(\.hash)
    return correspondent {
      $0.count > family.count && $0.suffix(family.count).elementsEqual(family)
    }
  }

  /// The first of those whom the header names, of whose names' words something is so.
  private func correspondent(where isMeant: ([UInt64]) -> Bool) -> Speaker? {
    text.correspondents.lazy.map {
      Speaker(name: People.name(of: $0, in: self.vocabulary), email: $0.address)
    }
    .first { isMeant($0.nameWords) }
  }

  /// The others of several people who are named with the writer in a row: "We are two: Anna Foo
  /// (teacher) and Ben Bar (Example Labs)".
  private func listed(with writer: Speaker?) -> [Speaker] {
    let known = Word.words(of: writer?.name ?? "").map(\.hash)
    guard known.count > 1 else { return [] }
    let all = sheet.words(of: letter.body)
    for start in all.dropLast(known.count) where sheet.words[start].hash == known[0] {
      let name = start..<start + known.count
      guard name.allSatisfy({ sheet.words[$0].hash == known[$0 - start] }) else { continue }
      let line = sheet.lines[Int(sheet.words[start].line)]
      let octet = Int(sheet.words[start].start)
      let text =
        line.width > 50
        ? sheet.text(onwardFrom: octet, in: Int(sheet.words[start].line))
        : sheet.text(of: line, from: octet)
      let people = NameRun.people(at: String(text.prefix(300)), vocabulary)
      if people.count > 1 { return people }
    }
    return []
  }

  /// Who gives the talk where somebody else writes: "on behalf of Anna Foo, engineer at Example".
  func principals(_ prose: Prose) -> [Speaker] {
    let opening = sheet.words(of: letter.body).prefix(60)
    let places = [opening] + prose.asides.filter { $0.purpose == .company }.map(\.words)
    guard
      let hit = places.lazy.flatMap({ self.sheet.hits(in: $0) }).first(where: {
        $0.cue == .onBehalf
      })
    else { return [] }
    let rest = sheet.text(behind: hit)
    var people = NameRun.people(at: rest, vocabulary)
    // "The talk will be given by Ms Foo."
    if people.count <= 1, !(people.first?.name?.holds(" ") ?? false),
      let full = correspondent(titled: rest)
    {
      return [full]
    }
    if people.isEmpty, let comma = rest.firstIndex(of: ","),
      rest.first(where: { $0.isLetter })?.isLowercase ?? false,
      Word.words(of: String(rest[..<comma])).contains(where: {
        vocabulary.phrases.contains($0.hash, as: .role)
      })
    {
      // "on behalf of our director, Anna Foo"
      people = NameRun.people(at: String(rest[rest.index(after: comma)...]), vocabulary)
      if !people.isEmpty { return people }
    }
    if people.isEmpty {
      // "My colleague Anna Foo is shy, so I submit her talk."
      return sheet.hits(in: opening).filter { $0.cue == .together }
        .flatMap { self.people(after: $0) }
    }
    // "On behalf of Example Labs I would like to present": a firm gives no talk.
    guard people.count > 1 || isPerson(people[0], behind: hit, in: rest) else { return [] }
    if people.count == 1, people[0].affiliation == nil, let name = people[0].name,
      let end = rest.range(of: name)?.upperBound, rest[end...].hasPrefix(", ")
    {
      let tail = rest[end...].dropFirst(2)
      people[0].affiliation =
        PersonTail(tail.split(separator: ",").first.map(String.init) ?? "", vocabulary).workplace?
        .name
    }
    return people
  }

  /// Whether the name behind a phrase is a person's, and no firm's: by a title before it, by an
  /// address in the header, by one of its words used alone, or because the sentence goes on to tell
  /// who that is.
  private func isPerson(_ somebody: Speaker, behind hit: Sheet.Hit, in rest: String) -> Bool {
    guard let name = somebody.name, let place = rest.range(of: name) else { return false }
    let title = Word.words(of: String(rest[..<place.lowerBound])).last
    if title.map({ vocabulary.phrases.contains($0.hash, as: .honorific) }) ?? false { return true }
    if address(of: somebody) != nil { return true }
    if sheet.callsByOneName(somebody.nameWords, in: sheet.words(of: letter.body)) { return true }
    // "Anna Foo, who would like to", but not "Example Labs, I would like to".
    let next = hit.words.upperBound + Word.count(in: String(rest[..<place.upperBound]))
    let goesOn: CueSet = [.propose, .mayPropose, .pleasantry, .aboutMe]
    return rest[place.upperBound...].hasPrefix(",")
      && !sheet.cues(in: next..<next + 1).meets(goesOn)
  }

  /// "Anna Foo and I": the name that the sentence begins with.
  private func person(before hit: Sheet.Hit, in sentence: Range<Int>) -> Speaker? {
    let first = sheet.words[sentence.lowerBound]
    let joint = sheet.words[hit.words.lowerBound]
    guard (1...7).contains(hit.words.lowerBound - sentence.lowerBound), joint.line == first.line
    else { return nil }
    let name = String(
      decoding: sheet.octets[Int(first.start)..<Int(joint.start)], as: UTF8.self)
    var person =
      NameRun.person(at: name, vocabulary)
      ?? name.split(separator: " ").first.flatMap { correspondent(called: $0) }
    if person?.affiliation.map(People.saysCopied) ?? false { person?.affiliation = nil }
    return person
  }

  /// The people who sign together: "Anna & Ben", with the full names that the header gives.
  private var signers: [Speaker] {
    guard let line = letter.signOff.first(where: { isJointSignature($0) }) else { return [] }
    return People.people(in: sheet.text(of: sheet.lines[line]), vocabulary).map { person in
      guard let name = person.name, !name.holds(" ") else { return person }
      let given = Word.words(of: name).map(\.hash)
      return correspondent { $0.count > 1 && $0.starts(with: given) } ?? person
    }
  }

  /// The people who sign below each other with what they are, where the header names those besides the
  /// writer: "Anna Foo, teacher, Example College".
  private var signersInRows: [Speaker] {
    let lines = letter.signOff.map { sheet.lines[$0] }.filter { !$0.words.isEmpty }
    let rows = lines.drop { line in
      !line.words.prefix(2).contains { text.names.contains(sheet.words[$0].hash) }
    }.prefix { sheet.octets[$0.octets].contains(0x2C) }  // ,
    let others = rows.dropFirst().map { signer(in: sheet.text(of: $0)) }
    return others.allSatisfy { $0 != nil } ? others.compactMap(\.self) : []
  }

  /// Somebody whom the header names, and the workplace behind the name and a comma.
  private func signer(in line: String) -> Speaker? {
    guard let comma = line.firstIndex(of: ",") else { return nil }
    var person = Speaker(name: line[..<comma].trimmingWhitespace)
    person.email = address(of: person) ?? addressOfOneName(person)
    guard person.email != nil else { return nil }
    let tail = line[line.index(after: comma)...].trimmingWhitespace
    person.affiliation = PersonTail(tail, vocabulary).workplace?.name
    return person
  }

  /// The address in the header without a name whose local part is the one word of somebody's name.
  private func addressOfOneName(_ person: Speaker) -> String? {
    guard let name = person.name?.folded, !name.isEmpty, !name.holds(" ") else { return nil }
    return text.correspondents.first { address in
      address.name == nil && address.address.split(separator: "@").first?.lowercased() == name
    }?.address
  }

  private func isJointSignature(_ index: Int) -> Bool {
    let line = sheet.lines[index]
    guard (2...7).contains(line.words.count) else { return false }
    let joins =
      String(decoding: sheet.octets[line.octets], as: UTF8.self).holds(" & ")
      || line.words.dropFirst().contains { sheet.hit(.and, at: $0) != nil }
    return joins && line.words.contains { text.names.contains(sheet.words[$0].hash) }
      && sheet.hits(in: line.words).allSatisfy { $0.cue == .and || $0.cue == .subjectFiller }
  }

  /// The only address without a name in the header that is somebody's by its local part: "anna@…",
  /// "a.foo@…", "foo@…" of Anna Foo.
  private func onlyNameless(of name: String) -> Address? {
    let parts = name.foldedWords.map(String.init).filter { $0.count > 2 }
    guard let given = parts.first, let family = parts.last, parts.count > 1 else { return nil }
    let found = text.correspondents.filter { address in
      guard address.name == nil, let local = address.address.split(separator: "@").first else {
        return false
      }
      let said = local.split { ".-_".contains($0) }.map { String($0).folded }
      if said == [given] { return true }
      guard said.last == family, said.count <= 2 else { return false }
      return said.count == 1 || given.utf8.first == said[0].utf8.first
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The address in the header that goes with a speaker's full name.
  func address(of person: Speaker) -> String? {
    guard let name = person.name else { return nil }
    let words = Set(Word.words(of: name).map(\.hash))
    guard words.count > 1 else { return nil }
    let found =
      text.correspondents.first { address in
        Set(Word.words(of: People.name(of: address, in: vocabulary) ?? "").map(\.hash)) == words
      }
      ?? text.correspondents.first { address in
        // "anna.foo@…" and "anna@foo.…" have no name beside them.
        guard address.name == nil else { return false }
        let parts = address.address.split(separator: "@").map { $0.split { ".-_".contains($0) } }
        guard parts.count == 2, let host = parts[1].first else { return false }
        let said = (parts[0] + [host]).flatMap { Word.words(of: String($0)).map(\.hash) }
        return words.isSubset(of: said)
      }
      ?? onlyNameless(of: name)
    return found?.address
  }
}
