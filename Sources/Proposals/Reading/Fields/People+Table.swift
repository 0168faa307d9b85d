/// Tables of people: a row of column heads, and a row for each.
extension People {
  /// The people of a table whose columns a bar parts: "Name | Affiliation | Bio", and below it
  /// "Anna Foo | Example Labs | keeps ducks"; `nil` where lines are no such table.
  static func table(_ value: String, _ vocabulary: Vocabulary) -> [Speaker]? {
    guard value.utf8.contains(0x7C) else { return nil }  // |
    let rows = value.split(whereSeparator: \.isNewline).map(cells(of:)).filter { !$0.isEmpty }
    guard rows.count > 1, let heads = rows.first else { return nil }
    var slots = heads.map { vocabulary.slot(of: Word.words(of: $0), exact: false) }
    // "Name" may have been taken for the label of all that.
    let width = rows.dropFirst().map(\.count).max() ?? 0
    if width == heads.count + 1, !slots.contains(.speakers) { slots.insert(.speakers, at: 0) }
    guard slots.count > 1, let name = slots.firstIndex(where: { $0 == .speakers || $0 == .title }),
      slots.allSatisfy({ $0 != nil }), width <= slots.count,
      slots.count(where: { $0 == .affiliation || $0 == .bio || $0 == .email }) > 0
    else { return nil }
    let people = rows.dropFirst().compactMap { row -> Speaker? in
      guard row.indices.contains(name) else { return nil }
      var person = Speaker(name: withoutHonorifics(row[name], vocabulary))
      for (cell, slot) in zip(row, slots) where !cell.isEmpty {
        switch slot {
        case .affiliation: person.affiliation = affiliation(cell, vocabulary)
        case .bio: person.bio = cell
        case .email: person.email = takeAddress(cell)?.address
        default: break
        }
      }
      return person.name.map(isPlausibleName) ?? false ? person : nil
    }
    return people.isEmpty ? nil : people
  }

  /// The workplace of a cell, and none where it says that there is none: "freelance".
  private static func affiliation(_ cell: String, _ vocabulary: Vocabulary) -> String? {
    let isNone = Word.words(of: cell).first.map {
      vocabulary.phrases.contains($0.hash, as: .unaffiliated)
    }
    return isNone ?? false ? nil : Workplace(in: cell, vocabulary)?.name ?? cell
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false)
      .map(\.trimmingWhitespace)
    if cells.first?.isEmpty ?? false { cells.removeFirst() }
    if cells.last?.isEmpty ?? false { cells.removeLast() }
    return cells
  }
}
