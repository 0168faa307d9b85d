/// Tells what each line of a body is there for.
enum Roles {
  /// The lines of a body with their roles; none is left out.
  static func lines(_ lines: [TextLine]) -> [BodyLine] {
    var result = lines.map { line in
      BodyLine(line.text, role: line.hint ?? (line.depth > 0 ? .quoted : .text), depth: line.depth)
    }
    if let mark = result.lastIndex(where: { $0.text == "--" && $0.depth == 0 }) {
      for index in mark..<result.count where result[index].role == .text {
        result[index].role = .signature
      }
    }
    return result
  }
}
