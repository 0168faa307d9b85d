extension Sheet {
  /// Whether words that lead up to a workplace say it of somebody else than a speaker of these names:
  /// "It was my friend Ben, who works at".
  func isOfAnother(_ before: Range<Int>, than names: [UInt64]) -> Bool {
    before.suffix(4).contains { index in
      index - 1 > before.lowerBound && isCapitalised(index - 1)
        && !names.contains(words[index - 1].hash)
        && Self.relatives.contains(text(of: words[index]).lowercased())
    }
  }

  private static let relatives: Set<String> = [
    "who", "qui", "die", "der", "che", "que", "quien", "som", "który", "która", "který", "která",
    "который", "которая",
  ]
}

/// Workplaces in sentences that tell who somebody is.
extension Workplace {
  /// The workplace that sentences about a person name, with the job there: "is a teacher at Example
  /// College"; nothing that lies in the past.
  static func now(in text: String, _ vocabulary: Vocabulary) -> String? {
    let sheet = Sheet(line: String(text.prefix(600)), in: vocabulary)
    for sentence in sheet.sentences(in: sheet.words.indices) {
      for hit in sheet.hits(in: sentence)
      where [.firmOf, .worksAt].contains(hit.cue) && hit.words.upperBound < sentence.upperBound {
        let before = sentence.lowerBound..<hit.words.lowerBound
        guard !sheet.has(.past, in: before), !sheet.isOfAnother(before, than: []),
          isSeat(hit, in: sheet) || !sheet.has(.organization, in: before.suffix(1)),
          let name = name(behind: hit, in: sheet, vocabulary)
        else { continue }
        // "Director of Services at Example Labs"
        let rest = hit.words.upperBound..<sentence.upperBound
        if attributes.contains(sheet.text(ofWords: hit.words).lowercased()),
          sheet.hits(in: rest).contains(where: { isSeat($0, in: sheet) })
        {
          continue
        }
        // "I work on ponds at Example Labs"
        if hit.cue == .worksAt, name.first?.isUppercase ?? false { return name }
        guard hit.cue == .firmOf else { continue }
        // "At Example Ltd I look after ponds."
        if before.isEmpty, hasForm(name) { return name }
        guard !before.isEmpty else { continue }
        let isCertain = isFirm(name, vocabulary)
        let isJob = sheet.has(.role, in: before)
        let isDirect =
          sheet.has(.role, in: before.suffix(1))
          && sheet.text(ofWords: hit.words).lowercased() == "with"
        if isJob && (isCertain || !isOrigin(hit, in: sheet) || isDirect)
          || isCertain && sheet.has(.worksAt, in: before)
          || name.first?.isUppercase ?? false && isSeat(hit, in: sheet)
        {
          return name
        }
        if sheet.has(.worksAt, in: hit.words.lowerBound..<hit.words.lowerBound + 1) { return name }
      }
    }
    return inBrackets(text, vocabulary)
  }

  /// A name of several words in brackets in what tells about a person: "keeps ducks (Example Ponds)".
  private static func inBrackets(_ text: String, _ vocabulary: Vocabulary) -> String? {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return nil
    }
    let inside = text[text.index(after: open)..<close]
    let words = inside.split(separator: " ")
    guard (2...5).contains(words.count), words.allSatisfy({ $0.first?.isUppercase ?? false }),
      !inside.contains(where: \.isNumber)
    else { return nil }
    return Workplace(in: String(inside), vocabulary)?.name
  }

  /// The workplace that a sentence of somebody about themself names: "I do runtimes at Example Labs
  /// in Aarhus".
  static func ofWriter(in sentence: Range<Int>, of sheet: Sheet, _ vocabulary: Vocabulary)
    -> String?
  {
    for hit in sheet.hits(in: sentence) where hit.cue == .firmOf || hit.cue == .worksAt {
      guard hit.words.upperBound < sentence.upperBound,
        !sheet.has(.past, in: sentence.lowerBound..<hit.words.lowerBound)
      else { continue }
      guard let name = name(behind: hit, in: sheet, vocabulary), isWritten(name, vocabulary) else {
        continue
      }
      if name.contains(" ") || isFirm(name, vocabulary) || hit.cue == .worksAt
        || !isOrigin(hit, in: sheet) && sheet.has(.role, in: sentence)
      {
        return name
      }
    }
    // "I am an engineer at a small company called Example."
    for hit in sheet.hits(in: sentence) where hit.cue == .titled {
      let before = sentence.lowerBound..<hit.words.lowerBound
      if sheet.has(.organization, in: before.suffix(1)),
        let name = name(behind: hit, in: sheet, vocabulary), isWritten(name, vocabulary)
      {
        return name
      }
    }
    // "I am developer by Example Kft."
    for index in sentence where sheet.mayBeCapitalised(sheet.words[index]) {
      let line = sheet.lines[Int(sheet.words[index].line)]
      if let name = name(in: sheet.text(of: line, from: Int(sheet.words[index].start))),
        name.contains(" "), hasForm(name)
      {
        return name
      }
    }
    return nil
  }

  /// A name without a subject that somebody studies or teaches there: "Ingeniería Telemática en la
  /// Universidad de Frogville".
  static func withoutSubject(_ name: String, _ vocabulary: Vocabulary) -> String {
    for joint in [" en la ", " en el ", " at the ", " at ", " an der ", " na ", " no ", " à l'"] {
      if let place = name.range(of: joint),
        case let rest = String(name[place.upperBound...]), rest.first?.isUppercase ?? false,
        People.isOrganization(rest, vocabulary),
        !People.isOrganization(String(name[..<place.lowerBound]), vocabulary)
      {
        return rest
      }
    }
    return name
  }
}
