import Mail

extension Reader {
  /// Takes the names beside the text that the domains of speakers' addresses repeat for the speakers'
  /// workplaces: "Frog Pond Ltd" of somebody at `frogpond.example`.
  ///
  /// The address only confirms what somebody wrote; it names no workplace by itself.
  func readWorkplacesByDomain(_ findings: inout [Finding]) {
    let text = findings.flatMap(\.sections).filter { [.abstract, .title].contains($0.slot) }
      .map(\.lines)
    // For all talks and speakers of the letter.
    var names: [NameBeside]?
    for place in findings.indices.prefix(Self.mostTalksWithDomains) {
      for index in findings[place].proposal.speakers.indices
      where findings[place].proposal.speakers[index].affiliation == nil {
        let labels = Self.labels(of: findings[place].proposal.speakers[index])
        guard !labels.isEmpty else { continue }
        let all = names ?? namesBeside(text, findings)
        names = all
        guard let found = all.first(where: { name in labels.contains { name.isRepeated(by: $0) } })
        else { continue }
        findings[place].proposal.speakers[index].affiliation = withKind(found, labels)
        findings[place].proposal.provenance[.affiliation] =
          findings[place].proposal.provenance[.affiliation]
          ?? provenance(.prose, line: found.line, 0.6)
      }
    }
  }

  /// A name that is none of a talk's text.
  private struct NameBeside {
    var name: String
    var firstWord: Int
    var line: Int
    /// Its words in lower case, and all their letters.
    var words: [String]
    var letters: String

    init(_ name: String, at firstWord: Int, of line: Int) {
      (self.name, self.firstWord, self.line) = (name, firstWord, line)
      words = name.folded.split(separator: " ").map(String.init)
      letters = words.joined()
    }

    /// Whether a label says the name, or most of it: "frogpond" of "Frog Pond Ltd".
    func isRepeated(by label: String) -> Bool {
      letters.contains(label)
        || label.contains(letters) && letters.utf8.count * 10 >= label.utf8.count * 7
        || words.count { $0.utf8.count >= 4 && label.contains($0) } > 1
    }
  }

  /// So many names and talks are looked at, of which letters have few.
  private static let mostNames = 500
  private static let mostTalksWithDomains = 20

  /// The names on lines beside the text, those of the signature first; nobody's who speaks, and not the
  /// call's.
  private func namesBeside(_ text: [Range<Int>], _ findings: [Finding]) -> [NameBeside] {
    let people = findings.flatMap(\.proposal.speakers).flatMap { Word.words(of: $0.name ?? "") }
    let known = Set(people.map(\.hash)).union(vocabulary.callWords.names)
    var names: [NameBeside] = []
    var seen: Set<String> = []
    for index in Array(letter.signOff) + Array(letter.body)
    where !text.contains(where: { $0.contains(index) }) {
      let line = sheet.lines[index]
      var next = line.words.lowerBound
      for word in line.words where word >= next {
        guard names.count < Self.mostNames else { return names }
        guard sheet.isCapitalised(word), !leads(word),
          word == line.words.lowerBound || !sheet.words[word].followsSpace
            || !sheet.isCapitalised(word - 1)
            || leads(word - 1),
          let name = Workplace.name(in: beginning(of: line, from: word)),
          case let words = Word.words(of: name), !words.isEmpty
        else { continue }
        next = word + words.count
        guard !words.contains(where: { known.contains($0.hash) }), seen.insert(name).inserted,
          !findings.contains(where: { $0.isInLooseText(word..<word + 1) })
        else { continue }
        names.append(NameBeside(name, at: word, of: index))
      }
    }
    return names
  }

  /// A line from a word on, as far as a name goes.
  private func beginning(of line: Line, from word: Int) -> String {
    let start = Int(sheet.words[word].start)
    return String(
      decoding: sheet.octets[start..<max(start, min(line.end, start + 200))], as: UTF8.self)
  }

  /// The labels of the domain of somebody's address that may name a workplace, letters and digits alone:
  /// none that is the person's own name, as in Anna Foo's `foo.example`.
  private static func labels(of speaker: Speaker) -> [String] {
    let name = (speaker.name ?? "").folded.split(separator: " ")
    return labels(of: speaker.email ?? "").filter { label in
      !name.joined().contains(label) && !name.contains { $0.count > 3 && label.contains($0) }
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
        labels.contains(where: short.isRepeated)
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

  /// Whether a word leads to a name and is none of it, though a sentence begins with it: "At".
  private func leads(_ word: Int) -> Bool {
    sheet.hit(.firmOf, at: word) != nil || sheet.hit(.aboutMe, at: word) != nil
      || sheet.hit(.writer, at: word) != nil
  }
}
