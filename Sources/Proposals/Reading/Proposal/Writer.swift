import Mail

/// Who wrote a text, as a speaker: by the header, or by the name below the farewell.
struct Writer {
  let speaker: Speaker?

  init(_ author: Address?, of sheet: Sheet, _ letter: Letter, in vocabulary: Vocabulary) {
    guard let author else {
      speaker = nil
      return
    }
    let signed = Self.signedName(sheet, letter, vocabulary)
    var name = People.name(of: author, in: vocabulary)
    // "eitan" in the header, "Eitan Example" below the text; "Eitan E." too.
    let parts = (name ?? "").split(separator: " ")
    let isCut = parts.count == 2 && parts[1].count(where: \.isLetter) == 1
    if name.map({ (isCut || !$0.holds(" ")) && $0.utf8.allSatisfy { $0 < 0x80 } }) ?? true || isCut,
      let signed
    {
      let given = Set(Word.words(of: isCut ? String(parts[0]) : name ?? "").map(\.hash))
      if given.isSubset(of: Word.words(of: signed).map(\.hash)) { name = signed }
    }
    if name.map({ !$0.holds(" ") }) ?? true,
      let given = Self.givenName(sheet, letter, in: vocabulary),
      Set(Word.words(of: name ?? "").map(\.hash)).isSubset(of: Word.words(of: given).map(\.hash))
    {
      name = given
    }
    name = PartialName(name, address: author.address)?.fullest(in: sheet, letter) ?? name
    if let known = name, let signed, Self.turns(known, into: signed) { name = signed }
    let email = author.address.isEmpty ? nil : author.address
    speaker = name == nil && email == nil ? nil : Speaker(name: name, email: email)
  }

  /// Whether a signature has the words of a header's name in another order: "Foo Anna".
  private static func turns(_ known: String, into signed: String) -> Bool {
    let (own, other) = (Word.words(of: signed).map(\.hash), Word.words(of: known).map(\.hash))
    return own.count > 1 && own != other && own.count == other.count && Set(own) == Set(other)
  }

  /// The name that the writer gives: "I am Anna Foo, …".
  private static func givenName(
    _ sheet: Sheet, _ letter: Letter, in vocabulary: Vocabulary
  ) -> String? {
    for hit in sheet.hits(in: sheet.words(of: letter.body)) where hit.cue == .nameIs {
      let last = sheet.words[hit.words.upperBound - 1]
      let rest = sheet.text(of: sheet.lines[Int(last.line)], from: Int(last.end))
      if let name = NameRun.person(at: rest, vocabulary)?.name { return name }
    }
    return nil
  }

  /// The name in a header repeated above the text, or below the closing.
  private static func signedName(
    _ sheet: Sheet, _ letter: Letter, _ vocabulary: Vocabulary
  ) -> String? {
    for line in sheet.lines.prefix(3) {
      if case .label(.envelope, let value) = line.shape,
        let name = People.person(sheet.text(of: line, from: value), vocabulary)?.name
      {
        return name
      }
    }
    for index in letter.signOff {
      let words = sheet.lines[index].words
      guard (2...7).contains(words.count), !sheet.has(.closing, in: words) else { continue }
      let line = People.head(of: sheet.text(of: sheet.lines[index])).trimmingCharacters("-–—. ")
      guard (2...4).contains(Word.count(in: line)) else { continue }
      if People.isPlausibleName(line) { return line }
    }
    return nil
  }
}
