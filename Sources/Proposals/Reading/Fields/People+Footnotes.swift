/// Lists of people with marks behind their names, and what the marks stand for below the list.
extension People {
  /// A list without the lines below it that say what a mark behind a name stands for, and these by
  /// the mark: "Anna Foo (1), Ben Bar (2)", and below it "(1) Example Labs", "(2) Mill Ltd".
  static func withoutFootnotes(_ value: String) -> (list: String, notes: [String: String]) {
    let lines = value.split(whereSeparator: \.isNewline)
    guard lines.count > 1 else { return (value, [:]) }
    var notes: [String: String] = [:]
    var list: [Substring] = []
    for line in lines {
      let text = line.drop(while: \.isWhitespace)
      if !list.isEmpty, let mark = mark(at: text),
        list.contains(where: { $0.dropFirst(mark.count).contains(mark) })
      {
        notes[mark] = text.dropFirst(mark.count).trimmingWhitespace
      } else {
        list.append(line)
      }
    }
    return notes.isEmpty ? (value, [:]) : (list.joined(separator: "\n"), notes)
  }

  /// The mark that a text begins with: "(1)", "[a]", "²", "†".
  private static func mark(at text: Substring) -> String? {
    guard let first = text.first, text.count > 3 else { return nil }
    if "¹²³⁴⁵⁶†‡§".contains(first) { return String(first) }
    guard "([".contains(first) else { return nil }
    let close: Character = first == "(" ? ")" : "]"
    let inside = text.dropFirst().prefix { $0 != close }
    guard (1...2).contains(inside.count), inside.allSatisfy({ $0.isNumber || $0.isLetter }) else {
      return nil
    }
    return String(text.prefix(inside.count + 2))
  }

  /// Gives each of some people the workplace that the mark behind the name in a list stands for.
  static func giveWorkplaces(
    _ notes: [String: String], to people: inout [Speaker], in list: String,
    _ vocabulary: Vocabulary
  ) {
    for index in people.indices where people[index].affiliation == nil {
      guard let name = people[index].name, let place = list.range(of: name),
        case let rest = list[place.upperBound...].drop(while: \.isWhitespace),
        let mark = notes.keys.first(where: rest.hasPrefix), let note = notes[mark]
      else { continue }
      people[index].affiliation = Workplace(in: note, vocabulary)?.name ?? note
    }
  }
}
