import Mail

extension Reader {
  /// The people who give the talk: those a label names, else the writer and whom the text joins
  /// to the writer.
  func readSpeakers(
    _ finding: inout Finding, _ sections: [Section], _ prose: Prose, shared: Range<Int>
  ) {
    var speakers: [Speaker] = []
    var source = provenance(.header, line: nil, 0.9)
    for section in sections where section.slot == .speakers {
      add(People.people(in: section.text(in: sheet), vocabulary), to: &speakers)
      source = provenance(.label, line: section.lines.lowerBound, 0.95)
    }
    if speakers.isEmpty, let byline = prose.byline {
      add(People.people(in: sheet.joined(byline), vocabulary), to: &speakers)
      source = provenance(.heading, line: byline.lowerBound, 0.8)
    }
    let writer = writer
    if speakers.isEmpty, let writer {
      speakers = [writer]
    } else if let writer, let index = speakers.firstIndex(where: { isSame($0, writer) }) {
      speakers[index].email = speakers[index].email ?? writer.email
      if let full = writer.name, speakers[index].name == nil { speakers[index].name = full }
    }
    for section in sections where section.slot == .coSpeakers {
      add(People.people(in: section.text(in: sheet), vocabulary), to: &speakers)
    }
    add(companions(prose), to: &speakers)
    for index in speakers.indices where speakers[index].email == nil {
      speakers[index].email = address(of: speakers[index])
    }
    readAddress(sections, &speakers)
    finding.proposal.speakers = speakers
    if !speakers.isEmpty { finding.proposal.provenance[.speakers] = source }
    readAffiliation(&finding, sections)
    readBio(&finding, sections)
  }

  /// The writer as a speaker, named by the header or by the signature.
  var writer: Speaker? {
    guard let author = text.author else { return nil }
    var name = People.name(of: author)
    // "eitan" in the header, "Eitan Example" below the text.
    if name.map({ !$0.contains(" ") && $0.utf8.allSatisfy { $0 < 0x80 } }) ?? true {
      let signed = signedName
      let given = Set(Word.words(of: name ?? "").map(\.hash))
      let full = Set(Word.words(of: signed ?? "").map(\.hash))
      if given.isSubset(of: full) { name = signed ?? name }
    }
    let email = author.address.isEmpty ? nil : author.address
    return name == nil && email == nil ? nil : Speaker(name: name, email: email)
  }

  /// The name below the closing, for a writer whose header has none.
  private var signedName: String? {
    for index in sheet.lines.indices {
      if case .label(.envelope, let value) = sheet.lines[index].shape, index <= 2 {
        if let person = People.person(sheet.lines[index].text(from: value), vocabulary),
          let name = person.name
        {
          return name
        }
      }
    }
    for index in letter.signOff {
      let line = sheet.lines[index].trimmed.trimmingCharacters("-–—,. ")
      guard sheet.lines[index].words.count >= 2, sheet.lines[index].words.count <= 4,
        !sheet.has(.closing, in: sheet.lines[index].words), People.isPlausibleName(line)
      else { continue }
      return line
    }
    return nil
  }

  func isSame(_ one: Speaker, _ other: Speaker) -> Bool {
    if let a = one.email, let b = other.email { return a.lowercased() == b.lowercased() }
    guard let a = one.name, let b = other.name else { return false }
    let first = Set(Word.words(of: a).map(\.hash))
    let second = Set(Word.words(of: b).map(\.hash))
    return !first.isEmpty && (first.isSubset(of: second) || second.isSubset(of: first))
  }

  func add(_ people: [Speaker], to speakers: inout [Speaker]) {
    for person in people
    where speakers.count < Self.mostPeople && !speakers.contains(where: { isSame($0, person) }) {
      speakers.append(person)
    }
  }

  /// An address that a label gives the only speaker without one.
  private func readAddress(_ sections: [Section], _ speakers: inout [Speaker]) {
    for section in sections where section.slot == .email {
      guard let (address, _) = People.takeAddress(section.line(in: sheet)) else { continue }
      let known = speakers.contains { $0.email?.lowercased() == address.lowercased() }
      if speakers.count == 1 {
        speakers[0].email = address
      } else if !known, let index = speakers.firstIndex(where: { $0.email == nil }) {
        speakers[index].email = address
      }
    }
  }

  private func readAffiliation(_ finding: inout Finding, _ sections: [Section]) {
    let labels = sections.filter { $0.slot == .affiliation }
    for (index, section) in labels.enumerated() {
      let value = Subject.cleaned(section.line(in: sheet))
      let target = labels.count == finding.proposal.speakers.count ? index : 0
      guard finding.proposal.speakers.indices.contains(target),
        finding.proposal.speakers[target].affiliation == nil
      else { continue }
      finding.proposal.speakers[target].affiliation = value
      finding.proposal.provenance[.affiliation] = provenance(
        .label, line: section.lines.lowerBound, 0.95)
    }
    guard
      let index = finding.proposal.speakers.firstIndex(where: { person in
        writer.map { isSame(person, $0) } ?? false
      }), finding.proposal.speakers[index].affiliation == nil,
      let (value, line) = Signature.affiliation(of: self)
    else { return }
    finding.proposal.speakers[index].affiliation = value
    finding.proposal.provenance[.affiliation] = provenance(.signature, line: line, 0.7)
  }

  private func readBio(_ finding: inout Finding, _ sections: [Section]) {
    let labels = sections.filter { $0.slot == .bio }
    for (index, section) in labels.enumerated() {
      let speakers = finding.proposal.speakers
      let named = speakers.firstIndex { isAbout($0, section) }
      let target = named ?? (labels.count == speakers.count ? index : 0)
      guard speakers.indices.contains(target), speakers[target].bio == nil else { continue }
      let body = section.body(in: sheet)
      let inline = body.lowerBound == section.lines.lowerBound ? section.value : nil
      finding.proposal.speakers[target].bio = sheet.joined(body, from: inline)
      finding.proposal.provenance[.bio] = provenance(.label, line: section.lines.lowerBound, 0.95)
    }
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
