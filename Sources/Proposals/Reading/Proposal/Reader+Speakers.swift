import Mail

extension Reader {
  /// The people who give the talk: those a label names, else the writer and whom the text joins
  /// to the writer.
  ///
  /// - Parameter likely: Whom else the letter is likely to tell of as speaking.
  func readSpeakers(_ finding: inout Finding, _ writer: Speaker?, _ likely: LikelySpeakers) {
    let sections = finding.sections
    var speakers: [Speaker] = []
    var source = provenance(.header, line: nil, 0.9)
    // The people that each label about a person is about.
    var owners: [Int: Range<Int>] = [:]
    for section in sections {
      if section.slot == .speakers || section.slot == .coSpeakers {
        let known = speakers.count
        if section.slot == .coSpeakers, speakers.isEmpty, let writer { speakers = [writer] }
        add(
          People.people(
            in: section.unwrapped(in: sheet), vocabulary, areOne: isForOne(section),
            writer: writer),
          to: &speakers)
        owners[section.lines.lowerBound] = known..<speakers.count
        if section.slot == .speakers {
          source = provenance(.label, line: section.lines.lowerBound, 0.95)
        }
      }
    }
    if speakers.isEmpty { add(peopleInBios(sections, writer), to: &speakers) }
    if speakers.isEmpty, let byline = finding.prose.byline {
      let lines = byline.map { sheet.text(of: sheet.lines[$0]) }
      add(People.people(in: lines.joined(separator: "\n"), vocabulary), to: &speakers)
      source = provenance(.heading, line: byline.lowerBound, 0.8)
    }
    if speakers.isEmpty, let byline = finding.byline {
      add(People.people(in: byline, vocabulary), to: &speakers)
      source = finding.proposal.provenance[.title] ?? source
    }
    if speakers.isEmpty { add(principals(finding.prose), to: &speakers) }
    if speakers.isEmpty, let writer { speakers = [writer] }
    let writerIndex = writer.flatMap { writer in
      speakers.firstIndex { isSame($0, writer) } ?? speakers.firstIndex { isFuller($0, writer) }
    }
    readAddresses(sections, owners, &speakers)
    if let writerIndex, let writer {
      speakers[writerIndex].email = speakers[writerIndex].email ?? writer.email
      // "First name: Anna"
      if speakers[writerIndex].name.map({ !$0.holds(" ") && $0.first?.isCased ?? false }) ?? true {
        speakers[writerIndex].name = writer.name ?? speakers[writerIndex].name
      }
    }
    if speakers.count == 1, speakers[0].email == nil, signs(speakers[0]) {
      // An office's address, and a person who signs.
      speakers[0].email = writer?.email
    }
    add(listed(finding.prose), to: &speakers)
    add(companions(finding.prose, of: writer), to: &speakers)
    if source.from == .header { add(likely, of: finding, beside: writer, to: &speakers) }
    let addressed =
      speakers.count > 1
      ? letter.body.filter { sheet.octets[sheet.lines[$0].octets].contains(0x40) } : []
    for index in speakers.indices where speakers[index].email == nil {
      speakers[index].email =
        address(of: speakers[index])
        ?? addressInText(of: speakers[index], among: speakers, lines: addressed)
    }
    finding.proposal.speakers = speakers
    if !speakers.isEmpty { finding.proposal.provenance[.speakers] = source }
    // "Anna Foo (Example Labs)"
    if speakers.contains(where: { $0.affiliation != nil }) {
      finding.proposal.provenance[.affiliation] = source
    }
    if speakers.contains(where: { $0.bio != nil }) { finding.proposal.provenance[.bio] = source }
    readAffiliations(&finding, owners, writer)
    readBios(&finding, owners)
  }

  /// The people whom the lines of a biography name, the writer among them, as below "Who we are".
  private func peopleInBios(_ sections: [Section], _ writer: Speaker?) -> [Speaker] {
    guard let writer, let section = sections.first(where: { $0.slot == .bio }) else { return [] }
    let told = peopleInSentences(section)
    if told.count > 1, told.contains(where: { isSame($0, writer) }) { return told }
    guard section.lines.count > 2 else { return [] }
    let people = People.people(in: section.unwrapped(in: sheet), vocabulary)
    guard people.count > 1, people.contains(where: { isSame($0, writer) }),
      people.allSatisfy({ $0.name?.holds(" ") ?? false && ($0.bio ?? $0.affiliation) != nil })
    else { return [] }
    return people
  }

  /// The people whose full names the sentences of a biography begin with, each with what is told of
  /// them: "Who we are: Anna Foo keeps ducks. Ben Bar counts them."
  private func peopleInSentences(_ section: Section) -> [Speaker] {
    let value = String(section.line(in: sheet).prefix(2_000))
    // A sentence about one ends at a semicolon, too.
    let line = Sheet(line: value.replacing("; ", with: ". "), in: vocabulary)
    func asWritten(_ text: String) -> String {
      value.holds(text) || !text.hasSuffix(".") ? text : String(text.dropLast()) + ";"
    }
    var people: [Speaker] = []
    for sentence in line.sentences(in: line.words.indices) {
      let text = asWritten(line.line(of: sentence).trimmingWhitespace)
      if line.beginsWithFullName(sentence), let person = NameRun.person(at: text, vocabulary),
        let name = person.name, name.holds(" "), People.isPlausibleName(name),
        text.hasPrefix(name + " "),
        // "Currently Anna …", "Frog Pond builds …"
        case let words = Set(Word.words(of: name).map(\.hash)),
        !people.contains(where: { told in
          told.bio?.holds(name) ?? false
            || !words.isDisjoint(with: told.nameWords)
        })
      {
        people.append(Speaker(name: name, bio: text))
      } else if let bio = people.last?.bio {
        people[people.count - 1].bio = bio + " " + text
      } else {
        return []
      }
    }
    return people
  }

  /// Whether somebody's full name stands below the text.
  private func signs(_ person: Speaker) -> Bool {
    let names = person.nameWords
    guard names.count > 1 else { return false }
    let words = sheet.words(of: letter.signOff)
    return words.contains { first in
      first + names.count <= words.upperBound
        && names.indices.allSatisfy { sheet.words[first + $0].hash == names[$0] }
    }
  }

  /// The people whom the items of a list below the text tell about.
  private func listed(_ prose: Prose) -> [Speaker] {
    guard let lines = prose.peopleList else { return [] }
    let starts = lines.filter { sheet.lines[$0].mark != .none }
    return zip(starts, starts.dropFirst() + [lines.upperBound]).compactMap { first, end in
      let item = sheet.joined(first..<end, from: sheet.lines[first].start)
      return PersonSentence(item[...], vocabulary)?.speaker
        ?? People.people(in: item, vocabulary, areOne: true).first
    }
  }

  /// Whether a section's label asks for one person.
  private func isForOne(_ section: Section) -> Bool {
    let all = sheet.words(of: section.lines)
    let label = all.lowerBound..<section.words(in: sheet).lowerBound
    // "Who", and below it lines of names and addresses
    let addresses = section.body(in: sheet).count { sheet.text(of: sheet.lines[$0]).holds("@") }
    return addresses <= 1
      && label.contains { vocabulary.phrases.contains(sheet.words[$0].hash, as: .labelSingular) }
  }

  /// Whether two names or addresses are one person's.
  func isSame(_ one: Speaker, _ other: Speaker) -> Bool {
    if let a = one.email, let b = other.email, a.lowercased() == b.lowercased() { return true }
    guard let a = one.name, let b = other.name else { return false }
    let first = Set(Word.words(of: a).map(\.hash))
    let second = Set(Word.words(of: b).map(\.hash))
    return !first.isEmpty && (first.isSubset(of: second) || second.isSubset(of: first))
  }

  /// Whether a name is the writer's in full: "Anna Foo-Bar" where the header has "Anna F.-B." or
  /// "Annie Foo-Bar".
  private func isFuller(_ person: Speaker, _ writer: Speaker) -> Bool {
    let name = Word.words(of: person.name ?? "")
    let known = Word.words(of: writer.name ?? "")
    guard person.email == nil, name.count > 1, known.count > 1 else { return false }
    if isSpeltOut(known, by: name, in: person.name ?? "")
      || isSpeltOut(name, by: known, in: writer.name ?? "")
    {
      return true
    }
    let initials = (writer.name ?? "").split { " -.".contains($0) }.dropFirst()
    let family = (person.name ?? "").split { " -".contains($0) }.dropFirst()
    let isShort =
      initials.count <= family.count
      && zip(initials, family.suffix(initials.count)).allSatisfy { initial, name in
        initial.count == 1 && initial.first == name.first
      }
    return isShort && name[0].hash == known[0].hash
      || known.count > 2 && name.dropFirst().map(\.hash) == known.dropFirst().map(\.hash)
  }

  /// Whether a name has all words of a shorter one, and words for its initials, in whatever order:
  /// "Frog A" and "Ada Frog".
  private func isSpeltOut(_ short: [Word], by name: [Word], in text: String) -> Bool {
    let initials = short.filter { $0.end - $0.start == 1 }
    let others = Set(short.filter { $0.end - $0.start > 1 }.map(\.hash))
    guard let first = initials.first, !others.isEmpty, others.isSubset(of: name.map(\.hash)) else {
      return false
    }
    let octets = Array(text.utf8)
    let rest = name.filter { !others.contains($0.hash) }
    return initials.count <= rest.count + 1
      && rest.contains { word in
        let head = String(decoding: octets[word.octets].prefix(1), as: UTF8.self)
        return Word.words(of: head).first?.hash == first.hash
      }
  }

  /// Whether a name is none, and says that one follows: "Anna Foo and TBD".
  private func isToFollow(_ person: Speaker) -> Bool {
    guard person.email == nil, let name = person.name else { return false }
    let line = Sheet(line: name, in: vocabulary)
    return line.hits(in: line.words.indices.prefix(1)).contains { hit in
      hit.cue == .blank && hit.words == line.words.indices
    }
  }

  func add(_ people: [Speaker], to speakers: inout [Speaker]) {
    for person in people where !isToFollow(person) {
      if let known = speakers.firstIndex(where: { isSame($0, person) }) {
        speakers[known].affiliation = speakers[known].affiliation ?? person.affiliation
        speakers[known].bio = speakers[known].bio ?? person.bio
      } else if speakers.count < Self.mostPeople {
        speakers.append(person)
      }
    }
  }

  /// The one person whom the label above a section names; `nil` where it names several or none.
  func owner(of section: Section, _ owners: [Int: Range<Int>]) -> Int? {
    guard owners.count > 1 else { return nil }
    let above = owners.keys.filter { $0 < section.lines.lowerBound }.max()
    return above.flatMap { owners[$0] }.flatMap { $0.count == 1 ? $0.lowerBound : nil }
  }

  /// The address that a short line gives of somebody by one of the names that nobody else who speaks
  /// has: "Anna can be reached at anna@example.org".
  ///
  /// - Parameter lines: The lines that hold an address.
  private func addressInText(
    of person: Speaker, among all: [Speaker], lines: [Int]
  ) -> String? {
    guard all.count > 1, !lines.isEmpty else { return nil }
    let others = Set(all.filter { $0 != person }.flatMap(\.nameWords))
    let own = Set(person.nameWords).subtracting(others)
    let known = Set(
      (all.compactMap(\.email) + call.addresses
        + text.correspondents.lazy.filter { $0.name != nil }.map(\.address))
        .map { $0.lowercased() })
    for index in lines {
      let line = sheet.lines[index]
      let words = sheet.words[line.words]
      guard words.count <= 25,
        !words.contains(where: { others.contains($0.hash) }),
        let (address, rest) = People.takeAddress(sheet.text(of: line)), !rest.holds("@"),
        !known.contains(address.lowercased()),
        words.contains(where: { own.contains($0.hash) && sheet.mayBeCapitalised($0) })
          || Word.words(of: String(address.prefix { $0 != "@" })).contains(where: {
            own.contains($0.hash)
          })
      else { continue }
      return address
    }
    return nil
  }

  private func readAddresses(
    _ sections: [Section], _ owners: [Int: Range<Int>], _ speakers: inout [Speaker]
  ) {
    for section in sections where section.slot == .email {
      let all = section.line(in: sheet).split { ",; ".contains($0) }
        .compactMap { People.takeAddress(String($0))?.address }
      if all.count > 1, all.count == speakers.count, owners.count <= 1 {
        // One for each, in their order.
        let isOwn = zip(speakers, all).allSatisfy { $0.email == nil || $0.email == $1 }
        for (index, address) in all.enumerated() where isOwn { speakers[index].email = address }
        if isOwn { continue }
      }
      guard let (address, _) = People.takeAddress(section.line(in: sheet)) else { continue }
      let known = speakers.contains { $0.email?.lowercased() == address.lowercased() }
      if let index = owner(of: section, owners) ?? (speakers.count == 1 ? 0 : nil) {
        speakers[index].email = address
      } else if !known, let index = speakers.firstIndex(where: { $0.email == nil }) {
        speakers[index].email = address
      }
    }
  }

  private func readAffiliations(
    _ finding: inout Finding, _ owners: [Int: Range<Int>], _ writer: Speaker?
  ) {
    var labels = finding.sections.filter { $0.slot == .affiliation }
    if labels.count > 1, finding.proposal.speakers.count == 1,
      let place = labels.firstIndex(where: { !sheet.has(.role, in: $0.words(in: sheet)) })
    {
      // "Designation: Professor, Department of …", "Institution: …"
      labels = [labels[place]]
    }
    for (index, section) in labels.enumerated() {
      let count = finding.proposal.speakers.count
      let target = owner(of: section, owners) ?? (labels.count == count ? index : 0)
      guard finding.proposal.speakers.indices.contains(target),
        finding.proposal.speakers[target].affiliation == nil
      else { continue }
      let value = Subject.cleaned(section.line(in: sheet))
      if readNamedWorkplaces(&finding, value) {
        finding.proposal.provenance[.affiliation] = provenance(
          .label, line: section.lines.lowerBound, 0.95)
        continue
      }
      let workplace = Workplace(in: value, vocabulary)
      let firm = workplace.map { $0.isCertain || $0.isShared ? $0.name : value } ?? value
      finding.proposal.speakers[target].affiliation = firm
      // One workplace below one list of people is that of all, unless it says whose it is.
      let people = finding.proposal.speakers.flatMap { person in
        // One character of a name in Chinese may stand in any word.
        Word.words(of: person.name ?? "").filter { !$0.isAlone }.map(\.hash)
      }
      if labels.count == 1, owners.count == 1, owners.first?.key ?? 0 < section.lines.lowerBound,
        !Word.words(of: firm).contains(where: { people.contains($0.hash) })
      {
        finding.proposal.speakers.share(workplace: firm)
      }
      finding.proposal.provenance[.affiliation] = provenance(
        .label, line: section.lines.lowerBound, 0.95)
    }
    guard let writer,
      let index = finding.proposal.speakers.firstIndex(where: { isSame($0, writer) }),
      finding.proposal.speakers[index].affiliation == nil
    else { return }
    let signed = Signature.affiliation(of: self)
    guard let (firm, line) = signed ?? workplaceBeforeName(of: writer) else { return }
    finding.proposal.speakers[index].affiliation = firm
    finding.proposal.provenance[.affiliation] = provenance(
      signed == nil ? .prose : .signature, line: line, 0.7)
  }

  /// Takes a value apart that says whose each workplace is, as in "Example Labs (Anna), Mill Ltd
  /// (Ben)"; `false` where it does not.
  private func readNamedWorkplaces(_ finding: inout Finding, _ value: String) -> Bool {
    var firms: [Int: String] = [:]
    for part in value.split(separator: ")") {
      guard let open = part.firstIndex(of: "(") else { return false }
      let said = Word.words(of: String(part[open...])).map(\.hash)
      let index = finding.proposal.speakers.firstIndex { speaker in
        let names = speaker.nameWords
        return !said.isEmpty && said.allSatisfy(names.contains)
      }
      guard let index else { return false }
      firms[index] = part[..<open].trimmingCharacters(",;& ")
    }
    for (index, firm) in firms where finding.proposal.speakers[index].affiliation == nil {
      finding.proposal.speakers[index].affiliation = firm
    }
    return !firms.isEmpty
  }
}
