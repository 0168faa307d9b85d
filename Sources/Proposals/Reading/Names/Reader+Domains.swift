import Mail

extension Reader {
  /// Takes the names beside the text that the domains of speakers' addresses repeat for the speakers'
  /// workplaces: "Frog Pond Ltd" of somebody at `frogpond.example`.
  ///
  /// The address only confirms what somebody wrote; it names no workplace by itself.
  ///
  /// - Parameter names: The names beside the text of all talks.
  func readWorkplacesByDomain(_ findings: inout [Finding], _ names: [NameBeside]) {
    for place in findings.indices.prefix(Self.mostTalksWithNames) {
      for index in findings[place].proposal.speakers.indices
      where findings[place].proposal.speakers[index].affiliation == nil {
        let labels = Self.domainLabels(of: findings[place].proposal.speakers[index])
        guard
          let found = names.first(where: { name in labels.contains { name.isRepeated(by: $0) } })
        else { continue }
        findings[place].proposal.speakers[index].affiliation = withKind(found, labels)
        findings[place].proposal.note(
          .affiliation, provenance(.prose, line: found.line, 0.6))
      }
    }
  }

  /// The labels of the domain of somebody's address that may name a workplace, letters and digits alone:
  /// none that is the person's own name, as in Anna Foo's `foo.example`.
  static func domainLabels(of speaker: Speaker) -> [String] {
    let name = (speaker.name ?? "").foldedWords
    return labels(of: speaker.email ?? "").filter { label in
      !name.joined().holds(label)
        && !name.contains { $0.count > 3 && label.holds(String($0)) }
    }
  }

  /// The labels of an address's domain that may be a name, letters and digits alone.
  private static func labels(of address: String) -> [String] {
    guard let at = address.lastIndex(of: "@") else { return [] }
    let domain = address[address.index(after: at)...].split(separator: ".")
    return domain.dropLast().map { label in
      // "uni-frogville.example" is a university's.
      let parts = label.split(separator: "-")
      let isSchool = parts.count > 1 && schools.contains(String(parts[0]))
      return letters(isSchool ? parts.dropFirst().joined() : String(label))
    }
    .filter { $0.count >= 4 && !providers.contains($0) }
  }

  private static let schools: Set<String> = ["uni", "univ", "tu", "fh", "hs", "th", "ph", "ac"]

  /// The letters and digits of a text, in lower case.
  private static func letters(_ text: String) -> String {
    text.folded.filter { $0 != " " }
  }

  /// What is no name of a workplace in a domain.
  private static let providers: Set<String> = [
    "example", "mail", "email", "post", "online", "internet", "home", "gmail", "outlook", "yahoo",
    "hotmail", "proton", "protonmail", "posteo", "fastmail", "icloud", "live", "mailbox", "webmail",
  ]

  /// A name without the place or sentence behind it, and with the word for a workplace that stands
  /// before or behind it and is written small.
  ///
  /// "Frog Pond in Utrecht", "université de Frogville", "Frogpond coöperatie"
  private func withKind(_ found: NameBeside, _ labels: [String]) -> String {
    for joint in [". ", " i ", " in ", " w ", " v "] {
      if let place = found.name.range(of: joint),
        case let short = NameBeside(
          String(found.name[..<place.lowerBound]), at: found.firstWord, of: found.line),
        labels.contains(where: { short.isRepeated(by: $0) })
      {
        return withKind(short, [])
      }
    }
    let (line, word) = (sheet.lines[found.line], found.firstWord)
    func isKind(_ index: Int) -> Bool {
      line.words.contains(index)
        && sheet.text(of: sheet.words[index]).first?.isLowercase ?? false
        && sheet.words[index].end - sheet.words[index].start > 3
        && People.isOrganization(sheet.text(of: sheet.words[index]), vocabulary)
    }
    let next = word + Word.count(in: found.name)
    if isKind(next), sheet.words[next].followsSpace { return sheet.text(ofWords: word..<next + 1) }
    guard sheet.words[word].followsSpace else { return found.name }
    let joins = ["de", "du", "di", "da", "do"].contains { joint in
      word > line.words.lowerBound && sheet.text(of: sheet.words[word - 1]) == joint
    }
    let kind = word - (joins ? 2 : 1)
    return isKind(kind) ? sheet.text(ofWords: kind..<next) : found.name
  }
}
