import Foundation
import Proposals

/// The words by which some people can be told.
struct LeakTerms {
  /// A place in a line.
  struct Found: Equatable {
    let kind: Leak.Kind
    let words: String
  }

  /// One or several words that tell something, without accents.
  private struct Phrase: Hashable {
    let words: [String]
    let kind: Leak.Kind
    /// Whether they have to stand there with the same capitals: a lone word may be any word.
    let isExact: Bool
    /// Whether they tell nothing where a sentence begins.
    let isCommon: Bool

    /// What a line without which holds none of it: its first word in small letters.
    var needle: [UInt8] { Array((words.first ?? "").lowercased().utf8) }
  }

  private var phrases: Set<Phrase> = []
  /// The phrases, each with its ``Phrase/needle``.
  private var needles: [(octets: [UInt8], phrase: Phrase)] = []
  /// Names in scripts that put no spaces between words.
  private var runs: Set<String> = []
  private var addresses: Set<String> = []
  private var domains: Set<String> = []
  /// What an address of theirs on the web may hold.
  private var handles: Set<String> = []

  init(of people: [Speaker]) {
    for person in people {
      if let name = person.name { add(name: name) }
      if let email = person.email { add(address: email) }
      if let affiliation = person.affiliation { add(employer: affiliation) }
    }
    needles = phrases.map { ($0.needle, $0) }
  }

  private mutating func add(name: String) {
    let parts = name.leakWords
    guard let last = parts.last else { return }
    if name.isSpaceless {
      runs.insert(parts.joined())
      runs.formUnion(parts.filter { $0.count >= 2 })
      return
    }
    if parts.count > 1 {
      phrases.insert(
        Phrase(words: parts.map { $0.lowercased() }, kind: .name, isExact: false, isCommon: false))
    }
    // "Ashcombe, Gwendolyn" has its family name first.
    let family = name.contains(",") ? parts[0] : last
    for part in parts where part.count >= 3 && part.first?.isUppercase == true {
      phrases.insert(
        Phrase(
          words: [part], kind: .name, isExact: true, isCommon: part != family || parts.count == 1))
    }
    handles.formUnion(parts.map { $0.lowercased() }.filter { $0.count >= 4 })
    handles.insert(parts.map { $0.lowercased() }.joined())
  }

  private mutating func add(address: String) {
    let address = address.lowercased()
    addresses.insert(address)
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return }
    if parts[0].count >= 4, !Self.roles.contains(String(parts[0])) {
      handles.insert(String(parts[0]))
    }
    let domain = String(parts[1])
    if !Self.isEverybodys(domain) { domains.insert(domain) }
  }

  private mutating func add(employer: String) {
    let separators = #/[,;|()\/\n]|\s+(?:at|bei|chez|@)\s+/#
    for part in [employer[...]] + employer.split(separator: separators) {
      var words = String(part).leakWords
      while let last = words.last, Self.suffixes.contains(last.lowercased()) { words.removeLast() }
      guard let only = words.first else { continue }
      if words.count > 1 {
        let folded = words.map { $0.lowercased() }
        guard !folded.allSatisfy(Self.general.contains) else { continue }
        phrases.insert(Phrase(words: folded, kind: .employer, isExact: false, isCommon: false))
      } else if only.count >= 3, only.first?.isUppercase == true,
        !Self.general.contains(only.lowercased())
      {
        phrases.insert(Phrase(words: [only], kind: .employer, isExact: true, isCommon: false))
      }
    }
  }

  /// What a line tells.
  func find(in line: String, isAfterSentence: Bool) -> [Found] {
    var found: [Found] = []
    func note(_ kind: Leak.Kind, _ words: String) {
      let new = Found(kind: kind, words: words)
      if !found.contains(new) { found.append(new) }
    }
    let lower = line.lowercased()
    let octets = Array(lower.foldingAccents.utf8)
    if octets.contains(0x40) {
      for address in addresses where lower.contains(address) { note(.address, address) }
    }
    if octets.holds(Self.webMark) || octets.holds(Self.wwwMark) || octets.contains(0x7E) {
      for match in lower.matches(of: #/(?:https?:\/\/|www\.)[^\s<>"']+|~[\w.-]{3,}/#) {
        let url = String(match.output)
        let pieces = url.foldingAccents.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let isOwn =
          pieces.contains(where: handles.contains) || domains.contains { url.contains($0) }
          || handles.contains { $0.count >= 6 && url.contains($0) }
        if isOwn { note(.url, url) }
      }
    }
    if octets.contains(0x2E) {
      for domain in domains where lower.hasDomain(domain) { note(.domain, domain) }
    }
    for run in runs where line.filter({ !$0.isWhitespace }).contains(run) { note(.name, run) }
    // Most lines hold no first word of anything: they need not be taken apart.
    let phrases = needles.filter { octets.holds($0.octets) }.map(\.phrase)
    guard !phrases.isEmpty else { return found }
    let tokens = Token.tokens(of: line, isAfterSentence: isAfterSentence)
    let isTitle = Token.areCapitalised(tokens)
    for phrase in phrases where phrase.words.count <= tokens.count {
      for start in 0...(tokens.count - phrase.words.count) {
        let words = tokens[start..<(start + phrase.words.count)]
        guard !(phrase.isCommon && (isTitle || tokens[start].beginsSentence)),
          zip(words, phrase.words).allSatisfy({
            phrase.isExact ? $0.word == $1 : $0.word.lowercased() == $1
          })
        else { continue }
        note(phrase.kind, words.map(\.word).joined(separator: " "))
      }
    }
    return found.filter { one in
      // Of a whole name its parts need no mention.
      !found.contains { $0 != one && $0.kind == one.kind && $0.words.contains(one.words) }
    }
  }

  private struct Token {
    let word: String
    let beginsSentence: Bool

    static func tokens(of line: String, isAfterSentence: Bool) -> [Token] {
      var tokens: [Token] = []
      var begins = isAfterSentence
      for piece in line.split(whereSeparator: { $0.isWhitespace || "\"“”()[]:".contains($0) }) {
        if let before = line[..<piece.startIndex].last(where: { !$0.isWhitespace }) {
          begins = begins || ":\"“([".contains(before)
        }
        for word in String(piece).leakWords {
          tokens.append(Token(word: word, beginsSentence: begins))
          begins = false
        }
        if let end = piece.last, ".!?".contains(end) { begins = true }
        // A title follows its code.
        if piece.isCode { begins = true }
        // A mark of a list or a heading.
        if piece.allSatisfy({ "#-*>0123456789.".contains($0) }) { begins = true }
      }
      return tokens
    }

    /// Whether most of the words have capitals, as in titles: then a capital tells nothing.
    static func areCapitalised(_ tokens: [Token]) -> Bool {
      tokens.count >= 4
        && tokens.count { $0.word.first?.isUppercase == true } * 5 > tokens.count * 3
    }
  }

  private static let webMark = Array("://".utf8)
  private static let wwwMark = Array("www.".utf8)

  // MARK: Words that tell nobody

  private static let suffixes: Set<String> = [
    "inc", "gmbh", "ltd", "limited", "ag", "llc", "corp", "corporation", "co", "company", "sa",
    "srl", "bv", "ab", "oy", "as", "kg", "plc",
  ]
  private static let general: Set<String> = [
    "university", "institute", "institut", "lab", "labs", "laboratory", "research", "independent",
    "freelance", "freelancer", "self", "employed", "student", "consultant", "consulting", "retired",
    "none", "the", "of", "for", "and", "department", "team", "group", "engineer", "engineering",
    "developer", "software", "computer", "science", "systems", "open", "source", "linux", "kernel",
  ]
  private static let roles: Set<String> = [
    "info", "mail", "talks", "contact", "office", "admin", "team", "speaker", "speakers", "work",
  ]
  private static let providers: Set<String> = [
    "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "gmx", "web",
    "icloud", "me", "mac", "aol", "mail", "yandex", "qq", "163", "126", "proton", "protonmail",
    "posteo", "mailbox", "fastmail", "tutanota", "zoho", "naver", "free", "orange", "laposte",
  ]

  /// Whether anybody can have an address there.
  private static func isEverybodys(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".")
    return labels.count < 2 || labels.count == 2 && providers.contains(String(labels[0]))
  }
}

extension Substring {
  /// Whether it looks like a submission's code: `KVM08-007`.
  fileprivate var isCode: Bool {
    guard let dash = utf8.lastIndex(of: 0x2D) else { return false }
    let digits = utf8[utf8.index(after: dash)...]
    return digits.count >= 3 && digits.allSatisfy { (0x30...0x39).contains($0) }
      && first?.isLetter == true
  }
}

extension [UInt8] {
  /// Whether `needle` stands in it somewhere.
  fileprivate func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    return (0...(count - needle.count)).contains { start in
      self[start] == first && self[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}

extension String {
  /// The text without the accents of its letters.
  fileprivate var foldingAccents: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : folding(options: .diacriticInsensitive, locale: nil)
  }

  /// Its words, without accents and punctuation; what a dash or an apostrophe joins is one.
  fileprivate var leakWords: [String] {
    foldingAccents.split { !$0.isLetter && !$0.isNumber && !"-'’&".contains($0) }
      .map { String($0.drop { !$0.isLetter && !$0.isNumber }) }
      .map { $0.hasSuffix("'s") || $0.hasSuffix("’s") ? String($0.dropLast(2)) : $0 }
      .filter { !$0.isEmpty }
  }

  /// Whether it is of a script without capitals and without spaces between words.
  fileprivate var isSpaceless: Bool {
    contains { $0.columns == 2 }
  }

  /// Whether the domain stands in it for itself, or under another.
  fileprivate func hasDomain(_ domain: String) -> Bool {
    var rest = self[...]
    while let range = rest.range(of: domain) {
      let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
      let after = range.upperBound < endIndex ? self[range.upperBound] : " "
      if !before.isLetter, !before.isNumber, before != "-", !after.isLetter, !after.isNumber,
        after != "-"
      {
        return true
      }
      rest = self[range.upperBound...]
    }
    return false
  }
}
