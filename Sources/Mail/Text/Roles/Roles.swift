/// Tells what each line of a body is there for.
///
/// Nothing is taken away, and what cannot be told is the writer's own text: a committee
/// would rather read a signature as a proposal's last line than lose the line.
struct Roles {
  /// The lines, whose roles are found step by step.
  var lines: [BodyLine]

  /// The lines of a body with their roles; none is left out.
  static func lines(_ lines: [TextLine]) -> [BodyLine] {
    var roles = Roles(
      lines: lines.map { line in
        BodyLine(line.text, role: line.depth > 0 ? .quoted : line.hint ?? .text, depth: line.depth)
      })
    roles.findQuotedHeaders()
    roles.findAttributions()
    roles.findFooters()
    roles.findSignatures()
    return roles.lines
  }

  /// Whether the line at `index` is the writer's, as far as is known.
  func isOwn(_ index: Int) -> Bool {
    lines.indices.contains(index) && lines[index].depth == 0 && lines[index].role == .text
  }

  func isBlank(_ index: Int) -> Bool { lines[index].text.isEmpty }

  /// The first line that is not blank among the `reach` lines from `index` on.
  func next(from index: Int, within reach: Int = 3) -> Int? {
    (index..<min(index + reach, lines.count)).first { !isBlank($0) }
  }

  /// Gives `role` to the lines of `range` that are not quoted by marks.
  mutating func mark(_ range: Range<Int>, as role: BodyLine.Role, over old: [BodyLine.Role]) {
    for index in range where lines[index].depth == 0 && old.contains(lines[index].role) {
      lines[index].role = role
    }
  }
}
