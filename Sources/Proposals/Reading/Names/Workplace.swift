/// Where a person works or whom a person belongs to, as it stands behind a name, in a signature or
/// in a form: "Engineer, Example Labs, Utrecht".
struct Workplace {
  /// What it is called.
  let name: String
  /// Whether a word for a workplace or a form of firms is in its name.
  let isCertain: Bool
  /// Whether it is said of all whose names stand before it: "both Example Labs".
  let isShared: Bool

  /// Looks for a workplace in a short text.
  init?(in text: String, _ vocabulary: Vocabulary) {
    let text = text.trimmingCharacters(",;:|-–—*_ ")
    guard text.utf8.count < 240, !text.isEmpty else { return nil }
    // What stands in brackets behind a workplace only tells about it.
    let (outside, inside) = Self.withoutBrackets(
      Self.withoutBracketsInName(Self.withoutMotto(text)))
    var (isShared, isNone) = (false, false)
    let before = Self.name(among: Self.parts(of: outside), &isShared, &isNone, vocabulary)
    let within = Self.name(among: Self.parts(of: inside), &isShared, &isNone, vocabulary)
    guard !isNone, let found = before ?? within else { return nil }
    name = found.name.replacing("⟨", with: "(").replacing("⟩", with: ")")
    isCertain = found.isCertain
    self.isShared = isShared
  }

  /// The name that some parts of a text make up.
  ///
  /// - Parameter isNone: Set where one of them says that there is no workplace.
  private static func name(
    among parts: [String], _ isShared: inout Bool, _ isNone: inout Bool, _ vocabulary: Vocabulary
  ) -> (name: String, isCertain: Bool)? {
    var firms: [String] = []
    var weak: String?
    // What stands between two parts of one name is a comma.
    var before: Kind?
    for part in parts {
      let kind = sort(part, &isShared, vocabulary)
      switch kind {
      // "Example Labs, mostly file systems"
      case .firm(let firm)
      where !firms.isEmpty && firm.allSatisfy({ !$0.isUppercase && $0.isASCII }):
        break
      case .firm(let firm):
        // "Foo & Daughters, Printers"; "Foo, Inc."
        if case .perhaps(let name)? = before, firms.isEmpty, name.contains("&") || isForm(firm) {
          firms.append(name)
        }
        firms.append(firm)
      case .perhaps(let name):
        // In "Example Institute, Utrecht" the second is a place.
        weak = weak ?? name
      case .nobody:
        // "Teacher at Example College, amateur of ponds"
        guard firms.isEmpty else { continue }
        isNone = true
        return nil
      case .other: break
      }
      before = kind
    }
    // "Pond Team, Example Ltd"
    let others = firms.filter { !isTeam($0) }
    if !others.isEmpty { return (others.joined(separator: ", "), true) }
    if firms.isEmpty { return weak.map { ($0, false) } }
    // "Pond Team, Example Mills"
    return (weak.flatMap { $0.holds(" ") ? $0 : nil } ?? firms.joined(separator: ", "), true)
  }

  /// Whether a name is that of a team, which some firm has.
  static func isTeam(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count > 1 && ["team", "squad"].contains(words.last?.lowercased())
  }

  /// A text of which the brackets that belong to a name are others: "Example (Pvt) Ltd".
  private static func withoutBracketsInName(_ text: String) -> String {
    guard let open = text.range(of: " ("), let close = text[open.upperBound...].range(of: ") "),
      text[open.upperBound..<close.lowerBound].count <= 4,
      let next = text[close.upperBound...].split(separator: " ").first,
      isForm(next.trimmingCharacters(","))
    else { return text }
    return text.replacing("(", with: "⟨").replacing(")", with: "⟩")
  }

  /// A name without what sentences put behind it: "Example Labs’s", "Example Labs (all six of us)".
  static func bare(_ name: String) -> String {
    var name = name[...]
    if name.hasSuffix(")"), let open = name.lastIndex(of: "("),
      case let inside = name[open...].dropFirst(), inside.first?.isLowercase ?? false,
      inside.holds(" ")
    {
      name = name[..<open]
    }
    for mark in ["’s", "'s"] where name.hasSuffix(mark) && !name.holds(" & ") {
      name = name.dropLast(2)
    }
    return name.trimmingWhitespace
  }

  /// A text without what tells of a firm behind its name and a dash: "Example Ltd - we dig ponds".
  private static func withoutMotto(_ text: String) -> String {
    for dash in [" - ", " – ", " — "] {
      guard let place = text.range(of: dash) else { continue }
      let name = text[..<place.lowerBound].trimmingWhitespace
      if !name.contains(where: { ",;|/".contains($0) }), hasForm(name) { return name }
    }
    return text
  }

  /// A text without what stands in brackets, and that.
  private static func withoutBrackets(_ text: String) -> (outside: String, inside: String) {
    guard
      text.utf8.contains(where: { octet in
        switch octet {
        case 0x28, 0x29, 0x5B, 0x5D, 0xEF: true  // ( ) [ ] and （ ）
        default: false
        }
      })
    else { return (text, "") }
    var (outside, inside, depth) = ("", "", 0)
    for character in text {
      if "(（[".contains(character) {
        depth += 1
        inside.append(",")
      } else if ")）]".contains(character) {
        depth = max(0, depth - 1)
      } else if depth > 0 {
        inside.append(character)
      } else {
        outside.append(character)
      }
    }
    return (outside, inside.trimmingCharacters(", "))
  }

  /// The first part of a name without capitals, "某某公司 编译器组": the second is a department.
  static func beforeDepartment(_ name: String) -> String {
    guard let first = name.first, first.isLetter, !first.isCased else { return name }
    return name.split(whereSeparator: { " \u{3000}".contains($0) }).first.map(String.init) ?? name
  }

  /// What a part of a text is.
  private enum Kind {
    case firm(String)
    /// A name that may be a workplace's.
    case perhaps(String)
    /// A word that says that there is no workplace.
    case nobody
    /// A job, a street, a number, a remark.
    case other
  }

  /// The parts of a text between commas, bars and dashes.
  private static func parts(of text: String) -> [String] {
    var spaced = text
    for mark in [" - ", " – ", " — ", " / ", " // ", " -- "] where text.holds(mark) {
      spaced = spaced.replacing(mark, with: "|")
    }
    return spaced.split { "|·•;,、，；".contains($0) }
      .map { $0.trimmingCharacters("*_: ") }.filter { !$0.isEmpty }
  }

  /// Sorts a part, and says whether it is that of all: "both Example Labs".
  private static func sort(
    _ part: String, _ isShared: inout Bool, _ vocabulary: Vocabulary
  ) -> Kind {
    guard !part.holds("@"), !part.holds("://"), !part.holds("www."), !isPronouns(part),
      !endsAsSentence(part)
    else { return .other }
    let sheet = Sheet(line: part, in: vocabulary)
    let all = sheet.words.indices
    guard !all.isEmpty else { return .other }
    // "Formerly at Example Labs"
    if part.first?.isLowercase ?? false, sheet.has(.past, in: all.prefix(1)) { return .other }
    // "Just me"
    if all.count <= 2, sheet.has(.writer, in: all.suffix(1)) { return .nobody }
    if let hit = sheet.hits.first, hit.cue == .both, hit.words.lowerBound == 0 {
      isShared = true
      guard hit.words.upperBound < all.upperBound else { return .other }
      // "both of the Example Institute"
      let rest = sheet.text(behind: hit).split(separator: " ").drop { word in
        word == "of" || articles.contains(String(word))
      }
      return sort(rest.joined(separator: " "), &isShared, vocabulary)
    }
    if let hit = sheet.hits.first(where: { $0.cue == .firmOf && $0.words.lowerBound == 0 }),
      part.first?.isLowercase ?? false,
      members.contains(sheet.text(ofWords: hit.words).lowercased()),
      let name = name(behind: hit, in: sheet, vocabulary), isWritten(name, vocabulary),
      name.count >= sheet.text(behind: hit).count - 4
    {
      // "Anna Foo, of Example Labs"
      return isFirm(name, vocabulary) ? .firm(name) : .perhaps(name)
    }
    let hasForm = hasForm(part) || isForm(part)
    let isRole = sheet.has(.role, in: all)
    // "Mill of Example Ltd" is a name, "Engineer at Example Ltd" a job there.
    if hasForm, !isRole, Self.name(in: part) == part { return .firm(part) }
    // "Freelance developer from Utrecht"
    let isFree = sheet.hits(in: all.prefix(1)).contains { $0.cue == .unaffiliated }
    if isFree, !hasForm, !sheet.has(.organization, in: all),
      sheet.hits.contains(where: { $0.cue == .firmOf && isOrigin($0, in: sheet) })
    {
      return .nobody
    }
    if let firm = firm(behindJob: sheet, isRole: isRole, vocabulary) { return .firm(firm) }
    if !isRole, isQuotedFirm(part) { return .firm(part) }
    let names = hasForm || sheet.has(.organization, in: all)
    // "Freelancer", "independent researcher", but not "Independent Example Ltd"
    if !names, isFree { return .nobody }
    let first = part.first { $0.isLetter || $0.isNumber } ?? " "
    let isSmall = first.isLowercase
    let words = part.split(separator: " ")
    if part.hasSuffix("."), !hasForm, words.count <= 6, first.isUppercase,
      sheet.has(.organization, in: all), !isRole,
      words.allSatisfy({ $0.count <= 3 || $0.first?.isUppercase ?? false })
    {
      // "both University of Example."
      return .firm(String(part.dropLast()))
    }
    let isSentence = part.hasSuffix(".") && !hasForm && words.count > 2
    if names, !isRole || hasForm, part.count <= 90, words.count <= 10, !isSentence {
      // "a one-person company" tells what it is, not which; "teaches at an evening school" neither.
      let isOne =
        isSmall && vocabulary.phrases.beginning(sheet.words[0].hash)?.isCommon ?? false
      let isTold =
        isSmall && words.count > 3
        && sheet.hits.contains { $0.cue == .firmOf && $0.words.lowerBound > 0 }
        && !words.dropFirst().contains { $0.first?.isUppercase ?? false }
      return isOne || isTold ? .other : .firm(part)
    }
    if isRole, !first.isCased,
      let place = sheet.hits.first(where: {
        $0.cue == .role && $0.words.upperBound == all.upperBound
      }), place.words.lowerBound > 1
    {
      // "某某网志愿者"
      return .perhaps(sheet.text(ofWords: all.prefix(place.words.lowerBound)))
    }
    guard !isRole, !words.contains(where: beginsAsNumber), words.count <= 6, part.count <= 60,
      !part.hasSuffix("."), first.isLetter, part.count > 2 || !first.isCased
    else { return .other }
    if isSmall {
      // "радио «Маяк»": a small word and the name.
      let last = words.last?.first { $0.isLetter } ?? " "
      let isQuoted = part.last.map { "\"»”“".contains($0) } ?? false
      // "commune de Valbrune"
      let joins =
        words.count == 3 && attributes.contains(String(words[1]))
        && sheet.has(.organization, in: all.prefix(1))
      guard words.count > 1, words.count <= 5,
        isQuoted || last.isUppercase && words[0].count >= 5,
        joins || !sheet.hits.contains(where: { [.firmOf, .and].contains($0.cue) }),
        !(vocabulary.phrases.beginning(sheet.words[0].hash)?.isCommon ?? false)
      else { return .other }
    }
    return .perhaps(part)
  }

  /// Whether a word is a number or begins with one, as "A11y" does not.
  private static func beginsAsNumber(_ word: Substring) -> Bool {
    word.first { $0.isLetter || $0.isNumber }?.isNumber ?? false
  }

  /// What stands behind a word that leads from a job to a workplace: "developer at Example Labs".
  private static func firm(
    behindJob sheet: Sheet, isRole: Bool, _ vocabulary: Vocabulary
  ) -> String? {
    for hit in sheet.hits
    where hit.cue == .firmOf && hit.words.upperBound < sheet.words.count
      && (hit.words.lowerBound > 0 || isRole)
    {
      // No name begins with a particle: "ひので" is one word.
      guard let name = name(behind: hit, in: sheet, vocabulary), let first = name.first,
        !"でにをはがもと".contains(first)
      else { continue }
      // "University of Example": what leads to the name belongs to it.
      if sheet.has(.organization, in: (0..<hit.words.lowerBound).suffix(1)) { return nil }
      // "Head of Ponds" is a job.
      let isOfJob =
        hit.words.count == 1 && attributes.contains(sheet.text(ofWords: hit.words).lowercased())
      if isRole && !isOfJob || isFirm(name, vocabulary) || isSeat(hit, in: sheet) { return name }
    }
    return nil
  }

  /// Whether a word before a name may say where somebody comes from, or what something is of.
  static func isOrigin(_ hit: Sheet.Hit, in sheet: Sheet) -> Bool {
    hit.words.count == 1
      && origins.contains(sheet.text(ofWords: hit.words).lowercased())
  }

  /// Whether a phrase leads to a place that somebody works at: "at".
  static func isSeat(_ hit: Sheet.Hit, in sheet: Sheet) -> Bool {
    hit.cue == .firmOf && seats.contains(sheet.text(ofWords: hit.words).lowercased())
  }

  /// Words that stand before a workplace, in what tells about a person.
  private static let seats: Set<String> = [
    "at", "at the", "chez", "au sein de", "presso", "hos", "bij",
  ]

  /// Words behind a name before whom somebody belongs to; others lead to where somebody comes from.
  static let members: Set<String> = [
    "of", "of the", "with", "with the", "at", "at the", "van", "von", "vom", "von der", "bij",
    "bei",
    "beim", "bei der", "chez", "presso", "hos", "de l", "da", "do", "del", "della", "dell", "du",
  ]

  /// Whether a word stands before a workplace's name, or inside one: "of", "at".
  static func leadsToName(_ word: some StringProtocol) -> Bool {
    joints.contains(String(word)) || members.contains(String(word))
  }

  private static let origins: Set<String> = [
    "na", "no", "nel", "nella", "im", "am", "from", "of", "for", "with", "aus", "von", "vom", "de",
    "del", "di",
    "da", "do", "z", "ze",
    "из",
    "от", "の", "から", "より", "的", "의", "uit", "van", "från",
  ]

  /// Words that join a job to what it is about, as well as to where it is.
  static let attributes: Set<String> = [
    "of", "of the", "de", "del", "di", "do", "du", "van", "des",
  ]

  /// The name behind a phrase, with a word for a workplace before it that is written small: "au
  /// collège Penmarc'h".
  static func name(
    behind hit: Sheet.Hit, in sheet: Sheet, _ vocabulary: Vocabulary
  ) -> String? {
    let text = sheet.text(behind: hit)
    let words = text.prefix(120).split(separator: " ")
    if let whole = name(in: text), case let name = withoutSubject(whole, vocabulary) {
      if name != whole { return name }
      // "Stormyrs högskola"
      let count = name.split(separator: " ").count
      guard count <= 3, words.starts(with: name.split(separator: " ")), words.count > count,
        case let next = words[count].trimmingCharacters(".,;:!?"), next.count > 3,
        next.allSatisfy({ $0.isLetter && $0.isLowercase }), People.isOrganization(next, vocabulary)
      else { return name }
      return name + " " + next
    }
    guard let first = words.first, first.first?.isLowercase ?? false, first.count > 3,
      first.allSatisfy(\.isLetter), People.isOrganization(String(first), vocabulary)
    else { return nil }
    // "at the firm “Example”"
    if let next = words.dropFirst().first?.first, "\"“„«「『".contains(next) {
      return Self.name(in: words.dropFirst().joined(separator: " "))
    }
    let joint = words.dropFirst().prefix { joints.contains(String($0)) }.prefix(2)
    let rest = words.dropFirst(1 + joint.count)
    guard rest.first?.first?.isUppercase ?? false, let name = name(in: rest.joined(separator: " "))
    else { return nil }
    // "of the cooperative Example" only tells what Example is.
    let isApposition =
      joint.isEmpty
      && ["of", "at", "for", "from", "with"].contains(
        sheet.text(ofWords: hit.words.prefix(1)).lowercased())
    return hasForm(name) || isApposition
      ? name : ([first] + joint + [name[...]]).joined(separator: " ")
  }

  /// Whether a name is written as names are: with a capital, or behind a small word for a workplace.
  static func isWritten(_ name: String, _ vocabulary: Vocabulary) -> Bool {
    guard let first = name.first else { return false }
    return first.isUppercase
      || first.isLowercase
        && People.isOrganization(String(name.prefix { $0 != " " }), vocabulary)
  }

  /// The capitalised words that a text begins with, articles left out: a name in running text.
  static func name(in text: String) -> String? {
    if let first = text.first(where: { !$0.isWhitespace }), "\"“„«「『".contains(first),
      let quoted = Quotation.first(in: String(text.prefix(200))), Word.count(in: quoted) <= 8
    {
      return quoted
    }
    var words: [Substring] = []
    var rest = text.split(separator: " ")[...]
    // Small ones only: "El" may be part of the name.
    while let word = rest.first, articles.contains(String(word)) { rest.removeFirst() }
    if let first = rest.first, let mark = first.firstIndex(where: { "'’".contains($0) }),
      first[..<mark].count <= 4, first[..<mark].allSatisfy(\.isLowercase), first.last != first[mark]
    {
      rest[rest.startIndex] = first[first.index(after: mark)...]
    }
    var isQuoted = false
    for (place, word) in zip(rest.indices, rest) {
      // "ООО “Frog Pond”"
      if isQuoted || !words.isEmpty && word.first.map({ "\"“„«".contains($0) }) ?? false {
        isQuoted = !word.dropFirst(isQuoted ? 0 : 1).contains { "\"”“»".contains($0) }
        words.append(word)
        if words.count > 9 || !isQuoted, word.last.map({ ",;:!?)".contains($0) }) ?? false { break }
        continue
      }
      // "Example Labs (Utrecht)"
      if word.first == "(" || word.first == "（" { break }
      let letter = word.first { $0.isLetter || $0.isNumber }
      let isName = letter.map { $0.isUppercase || !$0.isCased } ?? (word == "&")
      // "at Example College for 22 years"
      let next = rest[(place + 1)...].first
      let joins =
        joints.contains(word.lowercased()) && !(next?.first?.isNumber ?? false)
      guard isName || !words.isEmpty && (joins || isInside(words, rest, word)), words.count < 9
      else { break }
      words.append(word)
      // "Example Co., Ltd." goes on.
      if word.last == ",", isForm(next?.trimmingCharacters(",.") ?? "") { continue }
      if let last = word.last, ",;:!?)".contains(last) { break }
      if word.last == "." {
        // "Example e.V." goes on; a full stop behind a word ends it, and one behind a form: "Example
        // Ltd. Anna keeps ducks."
        let following = next.map { String($0) } ?? ""
        let mayEnd = words.count > 1 && isForm(String(word))
        if word.count > 4 || mayEnd && !isForm(following) && following != "&" { break }
      }
    }
    while let last = words.last, joints.contains(last.lowercased()) { words.removeLast() }
    let name = words.joined(separator: " ").trimmingCharacters(",;:!?)(")
    let isShort = name.hasSuffix(".") && !hasForm(name)
    let whole = isShort ? String(name.dropLast()) : name
    return whole.count >= 2 && whole.hasLetter ? whole : nil
  }

  /// Whether a small word stands inside a name as adjectives do in Romance languages: "Lycée
  /// technique de Kermadou".
  private static func isInside(
    _ name: [Substring], _ text: ArraySlice<Substring>, _ word: Substring
  ) -> Bool {
    guard name.count <= 3, word.allSatisfy(\.isLetter), word.count > 3 else { return false }
    let next = text.dropFirst(2)
    guard let joint = next.first, let last = next.dropFirst().first else { return false }
    return ["de", "du", "des", "di", "del", "da", "do"].contains(String(joint))
      && last.first?.isUppercase ?? false
  }

  /// Whether a name says itself that it is a workplace's.
  static func isFirm(_ name: String, _ vocabulary: Vocabulary) -> Bool {
    hasForm(name) || People.isOrganization(name, vocabulary)
  }

  /// Words before a name that are none of it.
  private static let articles: Set<String> = [
    "the", "our", "a", "an", "der", "die", "das", "dem", "den", "des", "le", "la", "les", "el",
    "los", "las", "lo", "il", "gli", "i", "o", "os", "as", "de", "het", "een", "un", "una", "une",
  ]

  /// Small words inside names of workplaces.
  private static let joints: Set<String> = [
    "of", "the", "and", "for", "&", "de", "del", "della", "di", "do", "da", "dos", "du", "des",
    "la", "le", "les", "für", "und", "der", "van", "voor", "en", "et", "e", "y", "i", "w",
    "och", "av", "pour", "per", "d'",
  ]
}
