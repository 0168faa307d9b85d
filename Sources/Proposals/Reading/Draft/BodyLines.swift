import Mail

extension [BodyLine] {
  /// Where the first line of a role stands; no line is copied to tell.
  func firstIndex(of role: BodyLine.Role) -> Int? {
    let lines = span
    return lines.indices.first { lines[$0].role == role }
  }
}
