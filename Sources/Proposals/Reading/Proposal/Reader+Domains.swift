import Mail

extension Reader {
  /// Takes the name beside the text that the domain of a speaker's address repeats for the speaker's
  /// workplace: "Frog Pond Ltd" of somebody at `frogpond.example`.
  ///
  /// The address only confirms what somebody wrote; it names no workplace by itself.
  func readWorkplacesByDomain(_ finding: inout Finding) {
    for index in finding.proposal.speakers.indices
    where finding.proposal.speakers[index].affiliation == nil {
      let speaker = finding.proposal.speakers[index]
      // "foo.example" is Anna Foo's own.
      let name = Self.plain(speaker.name ?? "")
      let labels = Self.labels(of: speaker.email ?? "").filter { label in
        !name.contains(label)
          && !(speaker.name ?? "").folded.split(separator: " ").contains { word in
            word.count > 3 && label.contains(word)
          }
      }
      guard let (firm, line) = workplace(confirmedBy: labels, finding) else { continue }
      finding.proposal.speakers[index].affiliation = firm
      finding.proposal.provenance[.affiliation] =
        finding.proposal.provenance[.affiliation] ?? provenance(.prose, line: line, 0.6)
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
      return plain(isSchool ? parts.dropFirst().joined() : String(label))
    }
    .filter { $0.count >= 4 && !providers.contains($0) }
  }

  private static let schools: Set<String> = ["uni", "univ", "tu", "fh", "hs", "th", "ph", "ac"]

  /// Letters and digits alone, in lower case.
  private static func plain(_ text: String) -> String {
    text.folded.filter { $0 != " " }
  }

  /// What is no name of a workplace in a domain.
  private static let providers: Set<String> = [
    "example", "mail", "email", "post", "online", "internet", "home", "gmail", "outlook", "yahoo",
    "hotmail", "proton", "protonmail", "posteo", "fastmail", "icloud", "live", "mailbox", "webmail",
  ]

  /// The name outside a talk's text that one of some labels repeats, and its line.
  private func workplace(confirmedBy labels: [String], _ finding: Finding) -> (String, Int)? {
    guard !labels.isEmpty else { return nil }
    let known = Set(finding.proposal.speakers.flatMap { Word.words(of: $0.name ?? "").map(\.hash) })
    let text = finding.sections.filter { [.abstract, .title].contains($0.slot) }.map(\.lines)
    let lines = (Array(letter.signOff) + Array(letter.body)).filter { line in
      !text.contains { $0.contains(line) }
    }
    var best: (name: String, line: Int)?
    for index in lines {
      let line = sheet.lines[index]
      var last = -1
      for word in line.words where Int(word) > last {
        guard !finding.isInText(word..<word + 1),
          sheet.text(of: sheet.words[word]).first?.isUppercase ?? false,
          word == line.words.lowerBound || !isCapital(word - 1, in: line)
            || leads(word - 1),
          !leads(word),
          let name = Workplace.name(in: sheet.text(of: line, from: Int(sheet.words[word].start))),
          !sheet.text(of: sheet.words[word]).contains("@")
        else { continue }
        let words = Word.words(of: name)
        last = word + words.count - 1
        guard name.count > best?.name.count ?? 0,
          !words.contains(where: { known.contains($0.hash) }),
          !words.contains(where: { vocabulary.callWords.names.contains($0.hash) }),
          labels.contains(where: { Self.repeats($0, name) })
        else { continue }
        best = (withKind(Self.withoutPlace(name, labels), behind: word, in: line), index)
      }
      if best != nil { break }
    }
    return best
  }

  /// A name without the place or sentence behind it, where the rest is repeated too: "Frog Pond in
  /// Utrecht".
  private static func withoutPlace(_ name: String, _ labels: [String]) -> String {
    for joint in [". ", " i ", " in ", " w ", " v "] {
      if let place = name.range(of: joint), case let head = String(name[..<place.lowerBound]),
        labels.contains(where: { repeats($0, head) })
      {
        return head
      }
    }
    return name
  }

  /// A name with the word for a workplace that stands before or behind it and is written small:
  /// "université de Frogville", "Frogpond coöperatie".
  private func withKind(_ name: String, behind word: Int, in line: Line) -> String {
    func isKind(_ index: Int) -> Bool {
      line.words.contains(index)
        && sheet.text(of: sheet.words[index]).first?.isLowercase ?? false
        && sheet.words[index].end - sheet.words[index].start > 3
        && People.isOrganization(sheet.text(of: sheet.words[index]), vocabulary)
    }
    let next = word + Word.count(in: name)
    if isKind(next), sheet.words[next].followsSpace { return sheet.text(ofWords: word..<next + 1) }
    guard sheet.words[word].followsSpace else { return name }
    let joins = ["de", "du", "di", "da", "do"].contains { joint in
      word > line.words.lowerBound && sheet.text(of: sheet.words[word - 1]) == joint
    }
    let kind = word - (joins ? 2 : 1)
    return isKind(kind) ? sheet.text(ofWords: kind..<next) : name
  }

  /// Whether a word leads to a name and is none of it, though a sentence begins with it: "At".
  private func leads(_ word: Int) -> Bool {
    sheet.hit(.firmOf, at: word) != nil || sheet.hit(.aboutMe, at: word) != nil
      || sheet.hit(.writer, at: word) != nil
  }

  private func isCapital(_ word: Int, in line: Line) -> Bool {
    sheet.words[word].followsSpace
      && sheet.text(of: sheet.words[word]).first?.isUppercase ?? false
  }

  /// Whether a label says a name, or its first letters do: "frogpond", "uni-newton", "fpi".
  private static func repeats(_ label: String, _ name: String) -> Bool {
    let words = name.folded.split(separator: " ").map(String.init)
    let whole = words.joined()
    if whole.contains(label) || label.contains(whole) && whole.count * 10 >= label.count * 7 {
      return true
    }
    return words.count { $0.count >= 4 && label.contains($0) } > 1
  }
}
