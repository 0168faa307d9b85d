import Mail

/// What a signature says about its writer.
enum Signature {
  /// The workplace that the lines below the closing name, and its line.
  static func affiliation(of reader: Reader) -> (String, Int)? {
    let sheet = reader.sheet
    let known = reader.text.names
    var sawName = false
    // A name below the writer's that may be a workplace's; one that is goes before it.
    var weak: (String, Int)?
    for index in reader.letter.signOff {
      let line = sheet.lines[index]
      guard line.shape != .blank, !line.words.isEmpty else { continue }
      let words = sheet.words[line.words]
      let named = words.count { known.contains($0.hash) && !$0.isNumber }
      // "Foo Systems" below "Anna Foo" is a firm.
      let isFamily = words.first.map { known.dropFirst().contains($0.hash) } ?? false
      if named > 0, !sawName || named == words.count || !isFamily {
        sawName = true
        if let tail = afterName(sheet.text(of: line), known, reader) { return (tail, index) }
        continue
      }
      guard sawName || index >= reader.text.signature else { continue }
      let text = sheet.text(of: line)
      if let firm = firm(text, directlyBelow: sawName, reader) {
        let name = Workplace.beforeDepartment(firm.name)
        if firm.isCertain {
          // "Operational Technology" or "Teacher of Information Systems", and below it "Example Ltd"
          return surer(below: index, than: name, in: reader) ?? (name, index)
        }
        weak = weak ?? (name, index)
      } else if sawName, !isSkippable(text, line), !isRole(text, reader) {
        return weak
      }
    }
    return weak
  }

  /// A firm by its form on the line below a name that has none, which may be a department's; or a firm
  /// there below a job, whose name may be what it is about.
  private static func surer(
    below index: Int, than name: String, in reader: Reader
  ) -> (String, Int)? {
    func line(_ index: Int) -> String { reader.sheet.text(of: reader.sheet.lines[index]) }
    guard !Workplace.hasForm(name), reader.letter.signOff.contains(index + 1),
      case let text = line(index + 1), let firm = firm(text, directlyBelow: true, reader),
      firm.name == text && (Workplace.hasForm(text) || Workplace.isTeam(name))
        || firm.isCertain && text.hasPrefix(firm.name) && !isRole(text, reader)
          && isRole(line(index), reader)
    else { return nil }
    return (firm.name, index + 1)
  }

  /// "Anna Foo, Example University", "Anna Foo | Engineer | Example" and "Anna Foo (Example)".
  private static func afterName(_ text: String, _ known: [UInt64], _ reader: Reader) -> String? {
    for separator in ["   ", " | ", " · ", " • ", ", ", " - ", " – ", " — ", " / ", " ("] {
      guard let cut = text.range(of: separator),
        case let name = Word.words(of: String(text[..<cut.lowerBound])), !name.isEmpty,
        name.allSatisfy({
          known.contains($0.hash) || reader.vocabulary.phrases.contains($0.hash, as: .honorific)
        }),
        let workplace = Workplace(in: String(text[cut.upperBound...]), reader.vocabulary),
        // "陈明 (Ming Chen)"
        workplace.isCertain
          || separator != "   "
            && (separator != " ("
              || (text.first?.isCased ?? true) == (workplace.name.first?.isCased ?? true))
      else { continue }
      return workplace.name
    }
    return nil
  }

  private static func firm(_ text: String, directlyBelow: Bool, _ reader: Reader) -> Workplace? {
    guard text.utf8.count < 200, let workplace = Workplace(in: text, reader.vocabulary) else {
      return nil
    }
    // "(Example, Utrecht)"
    let isBeforePlace = directlyBelow && text.hasPrefix("(" + workplace.name + ", ")
    if workplace.isCertain || isBeforePlace && workplace.name.first?.isUppercase ?? false {
      return workplace
    }
    if directlyBelow, let first = workplace.name.first, first.isLetter, !first.isCased,
      (3...20).contains(Workplace.beforeDepartment(workplace.name).count)
    {
      return workplace
    }
    guard directlyBelow, isFirmLike(text) else { return nil }
    let words = workplace.name.split(separator: " ")
    if words.count == 1 { return isMark(workplace.name) ? workplace : nil }
    // "Bibliothèques d’Armor"
    let capitals = words.filter { word in
      word.first.map { $0.isUppercase } ?? false
        || word.firstIndex { "'’".contains($0) }
          .flatMap { word[word.index(after: $0)...].first?.isUppercase } ?? false
    }.count
    return words.count <= 6 && capitals * 2 > words.count ? workplace : nil
  }

  /// Whether one word is written as firms write theirs, IBM or GitHub, and places are not.
  private static func isMark(_ word: String) -> Bool {
    word.count >= 3 && word.allSatisfy(\.isLetter)
      && word.dropFirst().contains(where: \.isUppercase)
  }

  private static func isRole(_ text: String, _ reader: Reader) -> Bool {
    Word.words(of: text).contains {
      reader.vocabulary.phrases.contains($0.hash, as: [.role, .closing])
    }
  }

  private static func isFirmLike(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, let last = text.last else { return false }
    let abbreviated = last == "." && text.suffix(6).contains(where: \.isUppercase)
    return (abbreviated || !".!?:;".contains(last)) && !text.holds("@") && !text.holds("://")
      && !text.holds("www.") && text.count <= 90 && !text.holds("\"")
  }

  private static func isSkippable(_ text: String, _ line: Line) -> Bool {
    text.holds("@") || text.holds("://") || line.words.count <= 4
  }
}
