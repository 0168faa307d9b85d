/// The header that Lotus Notes puts above a mail that it forwards.
extension Roles {
  /// Where the header ends that a line such as "----- Forwarded by Anna Foo/Example on 04/13/2010
  /// 06:40 PM -----" begins; `nil` where it begins none.
  ///
  /// Below it stand the sender's name and the date, and To, cc and Subject, each alone on its line with its
  /// value on the next, or with a colon and the value behind it.
  func endOfNotesHeader(from index: Int) -> Int? {
    let text = lines[index].text
    guard text.hasPrefix("---"), text.utf8.count < 200,
      case let core = text.lowercased().filter({ $0 != "-" }).trimmingBlanks,
      HeaderWords.passedOn.contains(where: core.hasPrefix)
    else { return nil }
    // An address or a name with the Notes domain behind it, and then the fields.
    let reach = index + 1..<min(lines.count, index + 24)
    guard reach.contains(where: { lines[$0].text.contains { "/@".contains($0) } }) else {
      return nil
    }
    for line in reach where lines[line].depth == 0 && !isBlank(line) {
      let (label, value) = Self.field(lines[line].text)
      guard HeaderWords.kinds[label] == .subject else { continue }
      if !value.isEmpty { return line + 1 }
      return next(from: line + 1).map { $0 + 1 }
    }
    return nil
  }

  /// The label of a line, in lower case, and what stands behind its colon.
  private static func field(_ text: String) -> (label: String, value: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    let label = parts.first.map { $0.lowercased().trimmingBlanks } ?? ""
    return (label, parts.count > 1 ? parts[1].trimmingBlanks : "")
  }
}
