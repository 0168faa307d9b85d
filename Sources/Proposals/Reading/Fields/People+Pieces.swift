/// Where a line of a list of people goes from one to the next.
extension People {
  /// Parts of a line that each name somebody: between "and", "&", commas after full names.
  static func pieces(
    _ line: Substring, _ vocabulary: Vocabulary, areOne: Bool
  ) -> [String] {
    var pieces: [String] = []
    // The words between them.
    var joints: [String] = []
    let parts = outsideBrackets(line, at: " ")
    for (place, part) in parts.enumerated() {
      let words = Word.words(of: part)
      let isAnd =
        ["&", "+", "/"].contains(part)
        || words.count == 1 && part != "I" && part.utf8.count <= 4 && part.allSatisfy(\.isLetter)
          && vocabulary.phrases.contains(words[0].hash, as: .and)
        || joins(part, behind: pieces.last ?? "", before: parts[(place + 1)...])
      if isAnd, !joinsFirm(part, behind: pieces.last) {
        if !pieces.isEmpty { joints.append(part) }
        pieces.append("")
      } else if let last = pieces.popLast() {
        pieces.append(last.isEmpty ? part : last + " " + part)
      } else {
        pieces.append(part)
      }
    }
    // "Developer and organist" are one person's.
    var whole: [String] = []
    for (place, piece) in pieces.enumerated() {
      if let last = whole.last, !startsWithName(piece[...]) || goesOn(piece, behind: last) {
        // "Anna Foo (teacher) and a guest"
        if last.hasSuffix(")"), piece.first?.isLowercase ?? false { continue }
        whole[whole.count - 1] = "\(last) \(joints[place - 1]) \(piece)"
      } else {
        whole.append(piece)
      }
    }
    return whole.flatMap { piece in
      let parts = splitAtCommas(piece, vocabulary)
      return areOne && parts.count == 2 && !piece.holds("@") ? [piece] : parts
    }
  }

  /// Whether a part that begins small goes on with what a comma leads to: "Anna Foo, piano tuner and part-time
  /// sysadmin".
  private static func goesOn(_ piece: String, behind last: String) -> Bool {
    guard let comma = last.lastIndex(of: ","), last.first?.isUppercase ?? false,
      piece.first?.isLowercase ?? false,
      !particles.contains(piece.split(separator: " ").first.map(String.init) ?? "")
    else { return false }
    return last[comma...].dropFirst().first { !$0.isWhitespace }?.isLowercase ?? false
  }

  /// Whether a word that is "and" in one language and another word in the next stands between two
  /// full names: "Anna Foo en Ben Bar".
  static func joins(
    _ word: some StringProtocol, behind name: some StringProtocol,
    before rest: some Sequence<some StringProtocol>
  ) -> Bool {
    func isName(_ word: some StringProtocol) -> Bool {
      word.first?.isUppercase ?? false || particles.contains(String(word))
    }
    let next = rest.prefix(2).map { $0.trimmingCharacters(",.;") }
    return ambiguousJoints.contains(String(word)) && isFull(String(name))
      && name.split(separator: " ").allSatisfy(isName) && next.count == 2 && next.allSatisfy(isName)
      && isPlausibleName(next.joined(separator: " "))
  }

  private static let ambiguousJoints: Set<String> = ["en", "ja", "ve", "és", "și"]

  /// Whether "&" joins two words of a firm: "Anna Foo, Fish & Frog".
  private static func joinsFirm(_ part: String, behind piece: String?) -> Bool {
    guard part == "&", let comma = piece?.lastIndex(of: ","), let tail = piece?[comma...] else {
      return false
    }
    return tail.split(whereSeparator: { " ,*_".contains($0) }).count == 1
  }

  /// "Anna Foo, Ben Bar" is two people; "Anna Foo, Example Inc" and "Anna Foo, a@b.c" one.
  private static func splitAtCommas(_ text: String, _ vocabulary: Vocabulary) -> [String] {
    let parts = outsideBrackets(text[...], at: ",、，").map(\.trimmingWhitespace)
    guard parts.count > 1 else { return [text] }
    // "陈明、李华（某某公司）"
    let heads = parts.map { head(of: $0) }
    if heads.allSatisfy({ (2...4).contains($0.count) && $0.allSatisfy(isIdeograph) }) {
      return parts
    }
    func isPerson(_ part: String) -> Bool {
      isPlausibleName(part) && isFull(part) && !isOrganization(part, vocabulary)
        && !(part.first?.isLowercase ?? true)
    }
    // "Anna Foo, Ben da Rocha"
    let areNames = parts.allSatisfy { part in
      isPerson(part)
        && part.split(separator: " ").count(where: { !particles.contains(String($0)) }) == 2
    }
    var result: [String] = []
    for part in parts {
      guard let last = result.last else {
        result.append(part)
        continue
      }
      let isWhole =
        (part.holds("(") || part.holds("<") && !part.hasPrefix("<")) && startsWithName(part[...])
      let lastIsWhole = last.holds("(") || last.holds("@")
      let begins =
        areNames || isWhole && !isOrganization(head(of: part), vocabulary)
        || (lastIsWhole || parts.count > 2 && isFull(last)) && isPerson(part)
      if begins {
        result.append(part)
      } else {
        result[result.count - 1] = last + ", " + part
      }
    }
    return result
  }

  /// Whether a line of a list begins with whom it is about: "Anna Foo – keeper of ducks".
  static func beginsEntry(_ line: String) -> Bool {
    let start = line.prefix(50)
    guard
      let place = [" - ", " – ", " — ", ": "].lazy.compactMap({ start.range(of: $0) }).first,
      case let name = start[..<place.lowerBound], isFull(String(name)), !name.holds(",")
    else { return false }
    return isPlausibleName(String(name))
  }

  /// Whether a piece names a person of whom no more is to come.
  static func isFull(_ text: String) -> Bool { text.split(separator: " ").count >= 2 }

  /// The parts of a text between some characters, where these stand in no brackets.
  static func outsideBrackets(_ text: Substring, at characters: String) -> [String] {
    let (scalars, marks) = (text.unicodeScalars, characters.unicodeScalars)
    var depth = 0
    return scalars.split { scalar in
      switch scalar {
      case "(", "<", "[", "（": depth += 1
      case ")", ">", "]", "）": depth = max(0, depth - 1)
      default: break
      }
      return depth == 0 && marks.contains(scalar)
    }.map { String($0) }
  }
}
