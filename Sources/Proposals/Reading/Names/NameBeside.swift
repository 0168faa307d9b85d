/// A name in a letter that may say something of those who speak.
struct NameBeside: Sendable {
  var name: String
  var firstWord: Int
  /// How many words of the line it has; fewer than its own where only a part stands there.
  var wordCount: Int
  var line: Int
  /// Its words in lower case, and all their letters.
  var words: [String]
  var letters: String

  init(_ name: String, at firstWord: Int, count: Int? = nil, of line: Int) {
    (self.name, self.firstWord, self.line) = (name, firstWord, line)
    wordCount = count ?? Word.count(in: name)
    words = name.foldedWords.map(String.init)
    letters = words.joined()
  }

  /// Whether a label says the name, or most of it: "frogpond" of "Frog Pond Ltd".
  func isRepeated(by label: String) -> Bool {
    letters.holds(label)
      || label.holds(letters) && letters.utf8.count * 10 >= label.utf8.count * 7
      || words.count { $0.utf8.count >= 4 && label.holds($0) } > 1
  }
}

extension Reader {
  /// So many names are looked at, of which letters have few.
  static let mostNames = 500

  /// The names on lines beside the text, those of the signature first, that have none of some words.
  func namesBeside(_ findings: [Finding], besides known: Set<UInt64>) -> [NameBeside] {
    var names: [NameBeside] = []
    for index in Array(letter.signOff) + Array(letter.body)
    where ![.abstract, .title].contains(findings.slot(of: index)) {
      let line = sheet.lines[index]
      guard names.count < Self.mostNames, var next = firstWordOfValue(line) else { continue }
      for name in spacelessNames(on: line, from: next)
      where !findings.haveInLooseText(name.prefix(1)) {
        let text = sheet.text(ofWords: name)
        names.append(NameBeside(text, at: name.lowerBound, count: name.count, of: index))
      }
      for word in line.words where word >= next {
        guard names.count < Self.mostNames else { return names }
        guard sheet.isCapitalised(word), !leads(word),
          word == line.words.lowerBound || !sheet.words[word].followsSpace
            || !sheet.isCapitalised(word - 1)
            || leads(word - 1),
          !findings.haveInLooseText(word..<word + 1), !sheet.isInLink(word),
          let name = workplaceName(in: beginning(of: index, from: word)),
          case let words = Word.words(of: name), !words.isEmpty
        else { continue }
        next = word + words.count
        // "Anna Foo (CC'd)"
        guard !words.contains(where: { known.contains($0.hash) }), !People.saysCopied(name) else {
          continue
        }
        names.append(NameBeside(name, at: word, of: index))
      }
    }
    return names
  }

  /// The name that a text begins with, a department's with that of the whole behind it: "Department of
  /// Ponds, University of Example".
  private func workplaceName(in text: String) -> String? {
    guard let name = Workplace.name(in: text) else { return nil }
    guard let place = text.range(of: name),
      case let rest = text[place.upperBound...], rest.hasPrefix(", "),
      case let kinds = kinds(in: name), !kinds.isEmpty,
      let whole = Workplace.name(in: String(rest.dropFirst(2))),
      case let others = self.kinds(in: whole), !others.isEmpty, others.isDisjoint(with: kinds)
    else { return name }
    return name + ", " + whole
  }

  /// The words of a name that say of what kind a workplace is: "University"; none where one says what
  /// somebody is there: "Pond Team Lead".
  private func kinds(in name: String) -> Set<UInt64> {
    let words = Set(Word.words(of: name).lazy.map(\.hash))
    guard !words.contains(where: { vocabulary.phrases.contains($0, as: .role) }) else { return [] }
    return words.filter { vocabulary.phrases.contains($0, as: .organization) }
  }

  /// The first word of a line that is none of a field's own name, which is nobody's.
  func firstWordOfValue(_ line: Line) -> Int? {
    guard case .label(_, let value) = line.shape else { return line.words.first }
    return line.words.first { Int(sheet.words[$0].start) >= value }
  }

  /// A line from a word on, as far as a name goes, which may be wrapped.
  private func beginning(of index: Int, from word: Int) -> String {
    let (line, start) = (sheet.lines[index], Int(sheet.words[word].start))
    let text = String(
      decoding: sheet.octets[start..<max(start, min(line.end, start + 200))], as: UTF8.self)
    guard line.width > 50, line.end - start < 40, index + 1 < sheet.lines.count,
      sheet.lines[index + 1].shape == .prose
    else { return text }
    return text + " " + sheet.text(of: sheet.lines[index + 1]).prefix(60)
  }

  /// Whether a word leads to a name and is none of it, though a sentence begins with it: "At".
  private func leads(_ word: Int) -> Bool {
    sheet.hit(.firmOf, at: word) != nil || sheet.hit(.aboutMe, at: word) != nil
      || sheet.hit(.writer, at: word) != nil
  }
}
