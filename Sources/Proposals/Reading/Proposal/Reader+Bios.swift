extension Reader {
  /// Takes what labels, and paragraphs below the text, tell about each of the speakers.
  func readBios(_ finding: inout Finding, _ owners: [Int: Range<Int>]) {
    let labels = finding.sections.filter { $0.slot == .bio }
    var told: Set<Int> = []
    for (index, section) in labels.enumerated() {
      let named =
        owner(of: section, owners)
        ?? finding.proposal.speakers.firstIndex { isAbout($0, section) }
        ?? addOwner(ofBio: section, to: &finding)
      let speakers = finding.proposal.speakers
      let target = named ?? (labels.count == speakers.count ? index : 0)
      // What a label announces goes before what stands behind a name in a list.
      guard speakers.indices.contains(target), told.insert(target).inserted else { continue }
      if readNamedBios(&finding, section) { continue }
      let body = section.body(in: sheet)
      let inline = body.lowerBound == section.lines.lowerBound ? section.value : nil
      let bio = sheet.joined(body, from: inline)
      guard !bio.isEmpty, !isOnlyLink(bio) else { continue }
      finding.proposal.speakers[target].bio = bio
      if isOfAll(section) { finding.proposal.speakers.share(bio: bio) }
      finding.proposal.provenance[.bio] = provenance(.label, line: section.lines.lowerBound, 0.95)
    }
    readAboutPeople(&finding)
    readWorkplacesInBios(&finding)
  }

  /// Whether a label for people stands above a text in which nobody's name is: "Speaker", and below it "Kernel
  /// developer since 2.4, and keeper of ducks".
  func namesNobody(_ section: Section) -> Bool {
    let words = section.words(in: sheet)
    guard (8...120).contains(sheet.weight(of: words)),
      section.value ?? 0 >= sheet.lines[section.lines.lowerBound].end,
      !sheet.cues(in: words.prefix(2)).meets([.both, .blank]),
      // "Me, and somebody from the lab"
      !sheet.has(.writer, in: words.prefix(1))
        || sheet.octets[Int(sheet.words[words.lowerBound].end)] != 0x2C,
      case let value = section.unwrapped(in: sheet), !value.holds("@")
    else { return false }
    return People.people(in: value, vocabulary).isEmpty
  }

  /// Whether a text says no more than where to look: "see http://…".
  private func isOnlyLink(_ text: String) -> Bool {
    text.holds("://")
      && text.split(separator: " ").count(where: { !$0.holds("://") }) <= 2
  }

  /// Whether a biography says that it is that of all: "About us both: …", "Both keep ducks".
  private func isOfAll(_ section: Section) -> Bool {
    let words = section.words(in: sheet)
    let label = sheet.words(of: section.lines).lowerBound..<words.lowerBound
    return sheet.has(.both, in: label) || sheet.has(.both, in: words.prefix(2))
  }

  /// Whether a label says that the only speaker has no workplace: "Anna Foo, freelance developer", and
  /// below it that she teaches at Example College.
  func isFree(_ finding: Finding) -> Bool {
    finding.proposal.speakers.count == 1
      && finding.sections.contains { section in
        section.slot == .speakers && sheet.has(.unaffiliated, in: section.words(in: sheet))
      }
  }

  /// Takes the workplace that a biography names, where nothing else does, as in "a teacher at
  /// Example College".
  private func readWorkplacesInBios(_ finding: inout Finding) {
    if isFree(finding) { return }
    for index in finding.proposal.speakers.indices
    where finding.proposal.speakers[index].affiliation == nil {
      guard let bio = finding.proposal.speakers[index].bio,
        let firm = Workplace.now(in: bio, vocabulary)
          ?? Workplace.behindName(finding.proposal.speakers[index].name, in: bio, vocabulary)
          ?? workplaceInList(bio)
      else { continue }
      finding.proposal.speakers[index].affiliation = firm
      finding.proposal.provenance[.affiliation] =
        finding.proposal.provenance[.affiliation] ?? finding.proposal.provenance[.bio]
    }
  }

  /// The workplace that a list of what somebody is names: "storage admin, Frog Library, 11 years".
  private func workplaceInList(_ bio: String) -> String? {
    guard bio.first?.isLowercase ?? false, case let stop = bio.range(of: ". ")?.lowerBound else {
      return nil
    }
    return bio[..<(stop ?? bio.endIndex)].split(separator: ",").dropFirst().lazy
      .map(\.trimmingWhitespace).first { part in
        part.first?.isUppercase ?? false && People.isOrganization(part, vocabulary)
      }
  }

  /// Takes the paragraphs below the text that tell about the writer, and about others whom their
  /// sentences begin with.
  private func readAboutPeople(_ finding: inout Finding) {
    if let lines = finding.prose.aboutAll, finding.proposal.speakers.count > 1 {
      if !readSentencesAboutEach(&finding, lines) {
        finding.proposal.speakers.share(bio: sheet.joined(lines))
      }
      finding.proposal.note(.bio, provenance(.prose, line: lines.lowerBound, 0.6))
    }
    guard let first = finding.prose.aboutPeople.first else { return }
    let roles = finding.prose.setting.roles
    var bios: [Int: [String]] = [:]
    var current: Int?
    for paragraph in finding.prose.aboutPeople {
      for sentence in sheet.sentences(in: sheet.words(of: paragraph))
      // "Anna will send you a line about herself."
      where sheet.beginsWithFullName(sentence)
        || roles?.share(of: [.beside], in: sentence) ?? 0 < 0.8
      {
        let isShort = sentence.count > 1 && sheet.isInitial(sentence.lowerBound)
        let head = sheet.words[sentence.lowerBound + (isShort ? 1 : 0)].hash
        let names = finding.proposal.speakers.map(\.nameWords)
        // Whom a sentence begins with goes before whom else it names.
        let named =
          names.firstIndex { $0.contains(head) }
          ?? names.firstIndex { sheet.namesInFull($0, sentence) }
        current = named ?? current
        if let current { bios[current, default: []].append(sheet.line(of: sentence)) }
      }
    }
    for (index, sentences) in bios where finding.proposal.speakers[index].bio == nil {
      finding.proposal.speakers[index].bio = Self.withoutName(
        of: finding.proposal.speakers[index], sentences.joined(separator: " "))
      finding.proposal.note(.bio, provenance(.prose, line: first.lowerBound, 0.7))
    }
  }

  /// Takes the sentences of a paragraph about all that begin with the name of one; `false` where
  /// fewer than two do.
  private func readSentencesAboutEach(_ finding: inout Finding, _ lines: Range<Int>) -> Bool {
    let bios = sentencesAboutEach(finding, in: sheet.words(of: lines))
    guard bios.count > 1 else { return false }
    for (index, sentences) in bios where finding.proposal.speakers[index].bio == nil {
      finding.proposal.speakers[index].bio = sentences.joined(separator: " ")
    }
    return true
  }

  /// Takes a section's lines apart that each begin with a speaker's name; `false` where fewer than
  /// two speakers are named so.
  private func readNamedBios(_ finding: inout Finding, _ section: Section) -> Bool {
    guard finding.proposal.speakers.count > 1 else { return false }
    var bios: [Int: [String]] = [:]
    var current: Int?
    for line in section.text(in: sheet).split(separator: "\n") {
      let line = line.drop { "-*•·+ ".contains($0) }
      let head = Set(Word.words(of: String(line)).prefix(3).map(\.hash))
      let named =
        finding.proposal.speakers.firstIndex { person in
          let words = person.nameWords
          return words.count > 1 && words.filter(head.contains).count >= 2
            || isGivenName(of: person, before: line)
        }
        ?? onlyNamed(among: finding.proposal.speakers, in: line, besides: current)
      current = named ?? current
      guard let current else { return false }
      bios[current, default: []].append(String(line).trimmingWhitespace)
    }
    if bios.count == 1 { bios = sentencesAboutEach(finding, in: section.words(in: sheet)) }
    guard bios.count > 1 else { return false }
    for (index, lines) in bios {
      finding.proposal.speakers[index].bio = Self.withoutName(
        of: finding.proposal.speakers[index], lines.joined(separator: " "))
    }
    finding.proposal.provenance[.bio] = provenance(.label, line: section.lines.lowerBound, 0.9)
    return true
  }

  /// The only one of some people whose given name stands among the first words of a line, as in
  /// "Before that, Anna kept ducks", where the lines above were about another.
  private func onlyNamed(
    among people: [Speaker], in line: Substring, besides current: Int?
  ) -> Int? {
    guard current != nil else { return nil }
    let head = Set(Word.words(of: String(line)).prefix(8).map(\.hash))
    let named = people.indices.filter { index in
      people[index].nameWords.first.map(head.contains) ?? false
    }
    return named.count == 1 && named[0] != current ? named[0] : nil
  }

  /// The sentences about each of several people whom they begin with.
  private func sentencesAboutEach(_ finding: Finding, in words: Range<Int>) -> [Int: [String]] {
    let given = finding.proposal.speakers.map(\.nameWords.first)
    return Self.sentences(in: words, of: sheet) { head in given.firstIndex(of: head) }
  }

  /// Some sentences by whom they are about: whoever the first word tells, else the one before.
  ///
  /// - Parameters:
  ///   - first: Whom they are about until another is named; `nil` where that is not known.
  ///   - named: The person whom a word names.
  private static func sentences(
    in words: Range<Int>, of sheet: Sheet, about first: Int? = nil, named: (UInt64) -> Int?
  ) -> [Int: [String]] {
    var parts: [Int: [String]] = [:]
    var current = first
    for sentence in sheet.sentences(in: words) {
      // "Anna keeps ducks; Ben counts them."
      let starts = sentence.dropFirst().filter { index in
        sheet.isBehindSemicolon(index) && named(sheet.words[index].hash) != nil
      }
      for (start, end) in zip([sentence.lowerBound] + starts, starts + [sentence.upperBound]) {
        current = named(sheet.words[start].hash) ?? current
        guard let current else { continue }
        let text = sheet.line(of: start..<end)
        parts[current, default: []].append(text.hasSuffix(";") ? String(text.dropLast()) : text)
      }
    }
    return parts
  }

  /// Gives each speaker the sentences of another's biography that begin with the speaker's name: "Anna
  /// keeps ducks. Ben counts them."
  func partBiographies(_ finding: inout Finding) {
    let speakers = finding.proposal.speakers
    guard speakers.count > 1 else { return }
    let given = speakers.map(\.nameWords.first)
    for (index, speaker) in speakers.enumerated() {
      // One that is said of all tells of each what it says.
      guard let bio = speaker.bio, !speakers.contains(where: { $0 != speaker && $0.bio == bio })
      else { continue }
      let line = Sheet(line: String(bio.prefix(4_000)), in: vocabulary)
      let parts = Self.sentences(in: line.words.indices, of: line, about: index) { head in
        given.count(where: { $0 == head }) == 1 ? given.firstIndex(of: head) : nil
      }
      guard parts.count > 1, parts[index] != nil,
        parts.keys.allSatisfy({ $0 == index || speakers[$0].bio == nil })
      else { continue }
      for (place, sentences) in parts {
        finding.proposal.speakers[place].bio = sentences.joined(separator: " ")
      }
    }
  }

  /// Takes the person whom a bio's label names for a speaker, and nobody where it names none.
  private func addOwner(ofBio section: Section, to finding: inout Finding) -> Int? {
    let label = sheet.words(of: section.lines).lowerBound..<section.words(in: sheet).lowerBound
    guard finding.proposal.speakers.count < Self.mostPeople,
      let owner = sheet.owner(ofBio: sheet.words[label], in: vocabulary), owner.isCertain
    else { return nil }
    finding.proposal.speakers.append(Speaker(name: sheet.text(ofWords: owner.name.indices)))
    return finding.proposal.speakers.endIndex - 1
  }

  /// Whether a line begins as "Anna: …" does, of Anna Foo.
  private func isGivenName(of person: Speaker, before line: Substring) -> Bool {
    let given = Self.givenName(person.name ?? "")
    return !given.isEmpty && line.hasPrefix(given)
      && line.dropFirst(given.count).first.map { ":： ".contains($0) } ?? false
  }

  /// What a list tells about somebody: "Anna Foo: teacher" says who, then what; "Anna Foo is a teacher"
  /// is a sentence.
  private static func withoutName(of person: Speaker, _ text: String) -> String {
    let full = person.name ?? ""
    let name = text.hasPrefix(full) ? full : givenName(full)
    guard !name.isEmpty, text.hasPrefix(name) else {
      // "For your leaflet: Anna Foo keeps ducks."
      let label = text.prefix(45).range(of: ": ")
      let told = label.map { text[$0.upperBound...].trimmingWhitespace } ?? text
      return !full.isEmpty && told.hasPrefix(givenName(full)) ? told : text
    }
    let rest = text.dropFirst(name.count)
    let isListed = [":", "：", " -", " –", " —"].contains(where: rest.hasPrefix)
    let told = rest.trimmingCharacters(":：-–— ")
    return isListed && !told.isEmpty ? told : text
  }

  private static func givenName(_ name: String) -> String {
    name.split(separator: " ").first.map(String.init) ?? ""
  }

  /// Whether a bio's label or its first words name a person.
  private func isAbout(_ person: Speaker, _ section: Section) -> Bool {
    guard let name = person.name else { return false }
    let known = Set(Word.words(of: name).map(\.hash))
    let value = section.words(in: sheet)
    let label = sheet.words(of: section.lines).lowerBound..<value.lowerBound
    return (Array(label) + value.prefix(2)).contains { known.contains(sheet.words[$0].hash) }
  }
}

extension Sheet {
  /// Whether a semicolon stands before a word.
  fileprivate func isBehindSemicolon(_ index: Int) -> Bool {
    octets[..<Int(words[index].start)].reversed().first { $0 != 0x20 } == 0x3B
  }
}
