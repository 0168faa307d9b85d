import Mail

/// Sentences about people behind a list of them, and lists that begin with the writer.
extension People {
  /// A line in two where the name that it begins with comes again: "Anna Foo, Example Labs Anna Foo
  /// keeps ducks", of which only wrapping made one line.
  static func partedAtName(_ line: Substring, _ vocabulary: Vocabulary) -> [Substring] {
    // A name twice and what is said between are five words; nearly all lines have fewer.
    guard line.utf8.count(where: { $0 == 0x20 }) >= 4 else { return [line] }
    let name = withoutHonorifics(head(of: line), vocabulary)
    guard name.holds(" "), isPlausibleName(name), let first = line.range(of: name),
      let again = line[first.upperBound...].range(of: " " + name + " ")
    else { return [line] }
    return [line[..<again.lowerBound], line[again.lowerBound...].dropFirst()]
  }

  /// What a line names behind "me", and whether that begins with the writer's own name; `nil` where
  /// it does not begin so.
  static func behindMe(
    _ line: Substring, _ writer: Speaker?, _ vocabulary: Vocabulary
  ) -> (others: String, isWriter: Bool)? {
    // "Me :) Anna Foo"
    let line =
      line.holds(" :") ? line.replacing(#/ :-?[\)P] /#, with: ", ", maxReplacements: 1) : line
    guard let comma = line.firstIndex(where: { ",;".contains($0) }),
      case let me = Word.words(of: String(line[..<comma])), (1...2).contains(me.count),
      let pronoun = me.last, vocabulary.phrases.contains(pronoun.hash, as: .writer)
    else { return nil }
    let others = line[line.index(after: comma)...].trimmingWhitespace
    guard let first = others.split(separator: " ").first else { return nil }
    // "me, address above" names nobody.
    let joins = Word.words(of: String(first)).first.map { word in
      [.and, .together, .firmOf].contains { vocabulary.phrases.contains(word.hash, as: $0) }
    }
    guard !(first.first?.isLowercase ?? false) || joins ?? false || others.holds(" & ") else {
      return nil
    }
    let known = Set(Word.words(of: writer?.name ?? "").map(\.hash))
    let next = Word.words(of: head(of: others)).map(\.hash)
    return (others, writer == nil || !known.isDisjoint(with: next))
  }

  /// The writer, where a line says that it is they who speak, and tells about them in brackets: "me (Anna, teacher, once
  /// a librarian)".
  static func meBeforeBrackets(
    _ line: Substring, _ writer: Speaker?, _ vocabulary: Vocabulary
  ) -> Speaker? {
    guard var writer, let open = line.firstIndex(of: "("), line.hasSuffix(")"),
      case let me = Word.words(of: String(line[..<open])), (1...2).contains(me.count),
      me.contains(where: { vocabulary.phrases.contains($0.hash, as: .writer) })
    else { return nil }
    var told = line[open...].dropFirst().dropLast()
    let names = writer.nameWords
    if let comma = told.firstIndex(of: ","),
      Word.words(of: String(told[..<comma])).contains(where: { names.contains($0.hash) })
    {
      told = told[comma...].dropFirst()
    }
    guard !told.holds("@"), told.contains(where: \.isLetter) else { return nil }
    writer.take(PersonTail(String(told), vocabulary))
    return writer
  }

  /// The writer, where a line says that it is they who speak, and then tells about them.
  ///
  /// "Just me. I keep ducks.", "Me. Anna Foo, keeper of ducks."
  static func meBeforeSentences(
    _ line: Substring, _ writer: Speaker?, _ vocabulary: Vocabulary
  ) -> Speaker? {
    guard var writer, let stop = line.prefix(40).range(of: ". ") else { return nil }
    let me = Word.words(of: String(line[..<stop.lowerBound]))
    // "Just me", "Me, alone"
    guard (1...4).contains(me.count),
      [me.first, me.last].contains(where: { word in
        word.map { vocabulary.phrases.contains($0.hash, as: .writer) } ?? false
      })
    else { return nil }
    let sheet = Sheet(line: String(line[stop.upperBound...]), in: vocabulary)
    let told = sheet.sentences(in: sheet.words.indices).prefix { sheet.mayTellAboutWriter($0) }
    let name = writer.nameWords
    guard let first = told.first, let last = told.last, first.count > 2,
      sheet.has(.writer, in: first.prefix(1)) || sheet.has(.aboutMe, in: first.prefix(3))
        || name.count > 1 && first.count > name.count + 1
          && sheet.words[first.prefix(name.count)].map(\.hash) == name
    else { return nil }
    writer.bio = sheet.line(of: first.lowerBound..<last.upperBound)
    return writer
  }

  /// The writer, where a line tells about them by the given name alone, as in "Anna keeps ducks".
  static func writerByGivenName(_ line: Substring, _ writer: Speaker?, _ vocabulary: Vocabulary)
    -> Speaker?
  {
    guard var writer, let name = writer.name, name.holds(" "), line.utf8.last == 0x2E else {
      return nil
    }
    let sheet = Sheet(line: line.trimmingWhitespace, in: vocabulary)
    guard sheet.tellsOfGivenName(writer.nameWords, sheet.words.indices),
      !sheet.has(.and, in: 1..<2)
    else { return nil }
    writer.bio = line.trimmingWhitespace
    return writer
  }

  /// A name in Chinese, Japanese or Korean, and what is told behind it on its line.
  ///
  /// "陈明，某某大学讲师。主要研究青蛙。"
  static func personWithoutSpaces(_ line: Substring, _ vocabulary: Vocabulary) -> Speaker? {
    guard let first = line.first, first.isLetter, !first.isCased,
      let stop = line.firstIndex(where: stops.contains), line.hasSuffix("。"),
      case let name = line[..<stop].trimmingWhitespace, (2...5).contains(name.count),
      isPlausibleName(name), !isOrganization(name, vocabulary),
      Sheet(line: name, in: vocabulary).hits.allSatisfy({ $0.cue == .subjectFiller }),
      case let rest = line[line.index(after: stop)...], rest.count >= 8,
      // "陈明、李华。"
      rest.dropLast().contains(where: stops.contains) || line[stop] == "。"
    else { return nil }
    let clauses = rest.split(whereSeparator: stops.contains).map { $0.trimmingWhitespace }
    let firm = clauses.lazy.compactMap { Workplace(in: $0, vocabulary) }.first { workplace in
      workplace.isCertain || clauses.first.map { $0.hasPrefix(workplace.name) } ?? false
    }
    let isFirm = firm.map { isOrganization($0.name, vocabulary) && !$0.name.contains("の") } ?? false
    return Speaker(
      name: name, affiliation: isFirm ? firm?.name : nil, bio: String(line).trimmingWhitespace)
  }

  /// What ends a clause or sentence in Chinese, Japanese or Korean.
  private static let stops: Set<Character> = ["。", "，", "、", ","]

  /// A list of people, and the sentences behind it on its line: "Anna Foo and Ben Bar, Example Labs.
  /// Anna keeps ducks."
  static func peopleBeforeSentences(
    _ line: Substring, _ vocabulary: Vocabulary
  ) -> (list: String, rest: String)? {
    var from = line.startIndex
    while let stop = line[from...].range(of: ". ") {
      from = stop.upperBound
      let (list, rest) = (line[..<stop.lowerBound], line[from...])
      let last = list.split(separator: " ").last ?? ""
      // "Dr. Anna B. Foo" goes on.
      guard last.count > 3 else { continue }
      let name = list.split(separator: " ").prefix(2).joined(separator: " ")
      guard list.contains(where: { ",(".contains($0) }), !list.holds("@"),
        name.first?.isUppercase ?? false, startsWithName(name[...]),
        list.split(separator: " ").count <= 14, rest.split(separator: " ").count >= 4,
        rest.first?.isUppercase ?? false
      else { return nil }
      return (String(list), String(rest))
    }
    return nil
  }

  /// Adds sentences to what is known of the people whom they begin with, and of the one whom they
  /// follow.
  static func tell(
    _ text: String, aboutEach people: inout [Speaker], _ vocabulary: Vocabulary
  ) {
    let sheet = Sheet(line: text, in: vocabulary)
    var current = people.count == 1 ? 0 : nil
    for sentence in sheet.sentences(in: sheet.words.indices) {
      let head = sheet.words[sentence.prefix(2)].map(\.hash)
      let named = people.firstIndex { person in
        Word.words(of: person.name ?? "").contains { head.contains($0.hash) }
      }
      current = named ?? current
      guard let current else { continue }
      people[current].bio = [people[current].bio, sheet.line(of: sentence)].compactMap(\.self)
        .joined(separator: " ")
    }
  }
}
