import Mail

/// Names and addresses as people write them into forms and letters.
enum People {
  /// No list of speakers is longer, in characters.
  private static let longestList = 4_000

  /// The people that the value of a label names, one a line or between separators.
  ///
  /// - Parameters:
  ///   - areOne: Whether the label is for one person, so that what stands behind a comma is a
  ///     workplace, whatever it looks like.
  ///   - writer: Whom "me" stands for.
  static func people(
    in value: String, _ vocabulary: Vocabulary, areOne: Bool = false, writer: Speaker? = nil
  ) -> [Speaker] {
    if let people = table(value, vocabulary) { return people }
    let (value, notes) = withoutFootnotes(value)
    var result: [Speaker] = []
    let isList = value.split(whereSeparator: \.isNewline).count(where: isItem) > 1
    let areOne = areOne || haveFirms(value, vocabulary)
    for line in unwrapped(withoutLinks(String(value.prefix(Self.longestList)))).split(
      whereSeparator: {
        $0.isNewline || $0 == ";" || $0 == "；"
      }
    ).flatMap({ partedAtName($0, vocabulary) }) {
      // "Anna Foo and Ben Bar. (Our co-author will not travel.)"
      let line = withoutRemark(line)
      if areOne, result.count == 1, !line.holds(","), takes(line, about: &result[0], vocabulary) {
        continue
      }
      if let (others, isWriter) = behindMe(line, writer, vocabulary) {
        // "Me, Anna Foo, of Example Labs" is one person, "me, and Ben Bar" are two.
        if !isWriter, let writer { result.append(writer) }
        result += people(in: others, vocabulary, areOne: isWriter || areOne)
        continue
      }
      if let person = meBeforeSentences(line, writer, vocabulary)
        ?? meBeforeBrackets(line, writer, vocabulary)
        ?? writerByGivenName(line, writer, vocabulary)
      {
        result.append(person)
        continue
      }
      if goesOn(line, below: result) {
        tell(line.trimmingWhitespace, about: &result, vocabulary)
        continue
      }
      if let person = PersonSentence(line, vocabulary)?.speaker {
        // "Anna Foo", and below it "Anna Foo keeps ducks"
        if let last = result.last?.name, last.hasSuffix(person.name ?? "") || person.name == last {
          result[result.count - 1].bio = result[result.count - 1].bio ?? person.bio
        } else {
          result.append(person)
        }
        continue
      }
      if let (name, rest) = nameBeforeSentence(line, vocabulary) {
        result.append(Speaker(name: name, bio: rest))
        continue
      }
      if let person = personWithoutSpaces(line, vocabulary) {
        result.append(person)
        continue
      }
      if let (head, rest) = peopleBeforeSentences(line, vocabulary) {
        var people = people(in: head, vocabulary, areOne: areOne)
        tell(rest, aboutEach: &people, vocabulary)
        result += people
        continue
      }
      if isList, !isItem(line), result.count > 1, !line.holds("@"),
        isOrganization(head(of: line), vocabulary)
      {
        // Below a list stands where all of them work.
        result.share(workplace: line.trimmingWhitespace)
        continue
      }
      // In a list each item is one person's: "- Anna Foo, Frog Pond, Utrecht".
      let isItem = isList && isItem(line)
      let pieces = isItem ? [String(line)] : pieces(line, vocabulary, areOne: areOne)
      var isShared = false
      var found = pieces.compactMap { piece -> Speaker? in
        guard let person = person(piece, vocabulary, &isShared) else { return nil }
        // "(1) Frog Inc." below the names is no person.
        let isFirm = person.name.map { isOrganization($0, vocabulary) } ?? false
        // Names are written small by people who write little.
        if let name = person.name, name.first?.isLowercase ?? false, person.email == nil,
          line.split(separator: " ").count > 4
        {
          return nil
        }
        return person.email != nil || !isFirm ? person : nil
      }
      if isShared || found.count > 1 && endsInWorkplace(pieces),
        let firm = found.last?.affiliation
      {
        found.share(workplace: firm)
      }
      if found.isEmpty || !result.isEmpty && !startsWithName(line) {
        // What stands below a name and is none tells about the person.
        tell(line.trimmingWhitespace, about: &result, vocabulary)
      } else {
        result += found
      }
    }
    giveWorkplaces(notes, to: &result, in: value, vocabulary)
    return result
  }

  /// Whether each of several lines is a name, a comma and a firm: where one is known to be, the
  /// others are.
  private static func haveFirms(_ value: String, _ vocabulary: Vocabulary) -> Bool {
    let lines = value.split(whereSeparator: \.isNewline)
    let tails = lines.compactMap { line -> Substring? in
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      return parts.count == 2 && isPlausibleName(parts[0].trimmingWhitespace) ? parts[1] : nil
    }
    return tails.count > 1 && tails.count == lines.count
      && tails.contains { isOrganization(String($0), vocabulary) }
  }

  /// Takes a line below the name of the one person whom a label asks for, where it is an address or
  /// a workplace; `false` where it is neither, or known.
  private static func takes(
    _ line: Substring, about person: inout Speaker, _ vocabulary: Vocabulary
  ) -> Bool {
    if let (address, rest) = takeAddress(String(line)), !rest.contains(where: \.isLetter) {
      person.email = person.email ?? address
      return true
    }
    guard person.affiliation == nil, person.bio == nil, !line.holds("@"),
      line.split(separator: " ").count <= 6,
      let workplace = Workplace(in: String(line), vocabulary)
    else { return false }
    person.affiliation = workplace.name
    return true
  }

  /// A line without a sentence in brackets at its end.
  private static func withoutRemark(_ line: Substring) -> Substring {
    guard line.utf8.last == 0x29, let place = line.lastIndex(of: "("),
      line[..<place].hasSuffix(". "), case let inside = line[place...], !inside.holds("@"),
      inside.split(separator: " ").count > 3
    else { return line }
    return line[..<place].dropLast()
  }

  /// Whether a line goes on with what the line above tells of somebody: it begins small, and names
  /// do not.
  private static func goesOn(_ line: Substring, below people: [Speaker]) -> Bool {
    guard let name = people.last?.name, name.first?.isUppercase ?? false, !line.holds("@") else {
      return false
    }
    // "van der Berg" is a name.
    let words = line.split(separator: " ")
    let isName =
      words.first.map { particles.contains(String($0)) } ?? false
      && words.prefix(3).contains { $0.first?.isUppercase ?? false }
    return words.first?.first?.isLowercase ?? false && !isName
  }

  /// Whether the last of several people, and nobody before, has a workplace behind a comma, or, where
  /// names have no spaces, in brackets: "Anna Foo and Ben Bar, Example Labs" is that of both.
  private static func endsInWorkplace(_ pieces: [String]) -> Bool {
    guard let last = pieces.last,
      !pieces.dropLast().contains(where: { $0.contains { ",(（@".contains($0) } })
    else { return false }
    let hasSpaces = pieces.contains { $0.contains { $0.isCased } }
    return outsideBrackets(last[...], at: ",").count > 1
      || !hasSpaces && last.contains { "(（".contains($0) }
  }

  /// A name, and what a sentence behind it tells about the person, as in "Anna Foo: Keeps ducks",
  /// with a full stop for the colon.
  private static func nameBeforeSentence(
    _ line: Substring, _ vocabulary: Vocabulary
  ) -> (name: String, rest: String)? {
    guard let stop = line.range(of: ". "), case let name = line[..<stop.lowerBound],
      case let words = name.split(separator: " "), (2...4).contains(words.count),
      // "Anna B. Foo"
      words[words.count - 1].count > 2, isPlausibleName(String(name)),
      name.first?.isUppercase ?? false,
      // "Dr inż. Anna Foo"
      !Word.words(of: String(words[words.count - 1])).contains(where: {
        vocabulary.phrases.contains($0.hash, as: .honorific)
      }),
      case let rest = line[stop.upperBound...].trimmingWhitespace,
      rest.split(separator: " ").count >= 3
    else { return nil }
    return (String(name), rest)
  }

  /// Whether a line begins with what may be a name.
  static func startsWithName(_ line: Substring) -> Bool {
    isPlausibleName(head(of: line).trimmingCharacters("-*•·+.1234567890) "))
  }

  /// What stands before the first comma, bracket or dash: the name, where there is one.
  static func head(of text: some StringProtocol) -> String {
    let text = text.drop { ",;:(（<–—、".contains($0) }
    return text.prefix { !",;:(（<–—、".contains($0) }.trimmingWhitespace
  }

  /// Adds a line below the last person to what is known of that person.
  private static func tell(
    _ line: String, about people: inout [Speaker], _ vocabulary: Vocabulary
  ) {
    // "(1) Frog Inc." points at somebody else.
    guard line.first.map({ $0.isLetter }) ?? false, var person = people.popLast() else { return }
    let tail = PersonTail(line, vocabulary)
    if person.bio == nil, person.affiliation == nil, let firm = tail.workplace {
      person.take(tail)
      // One workplace below several names is that of all.
      if firm.isCertain { people.share(workplace: firm.name) }
    } else if line.split(separator: " ").count >= 3 || person.bio != nil
      || Workplace.endsAsSentence(line)
    {
      person.bio = [person.bio, line].compactMap(\.self).joined(separator: " ")
    }
    people.append(person)
  }

  /// Whether a line begins with the mark of a list.
  private static func isItem(_ line: Substring) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let mark = text.first, "-*•".contains(mark), text.dropFirst().first == " " else {
      return false
    }
    // "- and me, Anna Foo"
    return !(text.dropFirst(2).first?.isLowercase ?? true)
  }

  /// A text with the words of links in Markdown in the place of the links: "[Example](https://…)".
  private static func withoutLinks(_ value: String) -> String {
    guard value.holds("](") else { return value }
    return value.replacing(#/\[([^\[\]\n]+)\]\(https?:[^)\s]*\)/#) { $0.output.1 }
  }

  /// The value with lines joined that only wrapping parted: after a comma, inside brackets, behind a word
  /// that leads to a name.
  private static func unwrapped(_ value: String) -> String {
    var result = ""
    var depth = 0
    for character in value {
      if "(<".contains(character) { depth += 1 }
      if ")>".contains(character) { depth = max(0, depth - 1) }
      guard character.isNewline else {
        result.append(character)
        continue
      }
      let word = result[(result.lastIndex(where: \.isWhitespace) ?? result.startIndex)...]
        .trimmingWhitespace
      let goesOn =
        depth > 0 || word.last.map { ",&".contains($0) } ?? false
        || Workplace.leadsToName(word)
      result.append(goesOn ? " " : character)
    }
    return result
  }

  /// Whether a word for workplaces stands in a text: "Mill University".
  static func isOrganization(_ text: String, _ vocabulary: Vocabulary) -> Bool {
    let words = Word.words(of: text)
    if words.contains(where: { vocabulary.phrases.contains($0.hash, as: .organization) }) {
      return true
    }
    // Where no spaces part words, a phrase has several.
    guard words.contains(where: \.isAlone) else { return false }
    let sheet = Sheet(line: text, in: vocabulary)
    return sheet.has(.organization, in: sheet.words.indices)
  }

  /// What parts a name from what stands behind it.
  private static let separators = [
    ", ", ": ", " - ", " – ", " — ", "、", "，", " | ", " / ", " -- ", "  ",
  ]

  /// One person: a name, perhaps an address and where the person works.
  static func person(_ text: String, _ vocabulary: Vocabulary) -> Speaker? {
    var isShared = false
    return person(text, vocabulary, &isShared)
  }

  /// One person, and whether the workplace is that of all who are named before.
  private static func person(
    _ text: String, _ vocabulary: Vocabulary, _ isShared: inout Bool
  ) -> Speaker? {
    var rest = text.trimmingWhitespace
    while let first = rest.first, "-*•·+".contains(first) {
      rest = String(rest.dropFirst()).trimmingWhitespace
    }
    var person = Speaker()
    var tails: [String] = []
    if let place = addressRange(in: rest) {
      person.email = String(rest[place])
      // "Anna Foo <a@b.c>, teacher"
      let head = rest[..<place.lowerBound].trimmingCharacters("<([ ")
      let tail = rest[place.upperBound...].trimmingCharacters(">)] ")
      let isApart = tail.first.map { ",;:-–—".contains($0) } ?? false
      rest =
        isApart && !head.isEmpty
        ? head + ", " + tail.trimmingCharacters(",;:-–— ") : without(place, rest)
    }
    var isBracketLast = false
    if let open = rest.firstIndex(where: { $0 == "(" || $0 == "（" }),
      let close = rest[open...].firstIndex(where: { $0 == ")" || $0 == "）" })
    {
      let inside = rest[rest.index(after: open)..<close].trimmingWhitespace
      // "Anna (Annie) Foo" has a short name too.
      let goesOn =
        !inside.holds(" ") && rest[..<open].trimmingWhitespace.split(separator: " ").count == 1
        && rest[close...].dropFirst().first { !$0.isWhitespace }?.isUppercase ?? false
      if isAffiliation(inside), !isReading(inside), !goesOn { tails.append(inside) }
      isBracketLast = separators.contains { rest[..<open].trimmingWhitespace.holds($0) }
      let joint = goesOn ? " " : "  "
      rest =
        rest[..<open].trimmingWhitespace + joint
        + rest[rest.index(after: close)...].trimmingWhitespace
    }
    rest = rest.trimmingWhitespace
    if let cut = separators.compactMap({ rest.range(of: $0) }).min(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      let tail = rest[cut.upperBound...].trimmingWhitespace
      rest = rest[..<cut.lowerBound].trimmingWhitespace
      if tail.contains(where: \.isLetter) { tails.append(tail) }
    }
    var told = tails.map { PersonTail($0, vocabulary) }
    // "Anna Foo, Example Ltd (Utrecht)", "Anna Foo, Example (the one in Utrecht)"
    if told.count == 2, !told[0].isCertain,
      told[1].isCertain || isBracketLast && told[1].workplace != nil
    {
      told.reverse()
    }
    for tail in told {
      isShared = isShared || tail.workplace?.isShared ?? false
      person.take(tail)
    }
    let name = withoutHonorifics(rest.trimmingCharacters(",;:.<>|\"*_"), vocabulary)
    if isPlausibleName(name) { person.name = name }
    return person.name == nil && person.email == nil ? nil : person
  }
}

extension StringProtocol {
  /// The text without some characters around it, which are no letters of ASCII.
  func trimmingCharacters(_ characters: String) -> String {
    var text = Substring(self)
    while let octet = text.utf8.first, !Line.isLetter(octet), let first = text.first,
      characters.contains(first) || first.isWhitespace
    {
      text = text.dropFirst()
    }
    while let octet = text.utf8.last, !Line.isLetter(octet), let last = text.last,
      characters.contains(last) || last.isWhitespace
    {
      text = text.dropLast()
    }
    return String(text)
  }
}
