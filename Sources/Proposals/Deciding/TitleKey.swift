import Foundation

/// A title in the form that two spellings of it share, and whether it tells talks apart.
struct TitleKey: Hashable, Sendable {
  /// The folded words, without tags and without the marks of answers; never empty.
  let text: String

  /// The key of a title or of a subject; `nil` where no word is left.
  init?(_ title: String?) {
    guard let title else { return nil }
    let text = String(Self.stripped(title).text).folded
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  var words: [Substring] { text.splitAtSpaces }

  /// Whether the title says what a talk is about.
  ///
  /// "Talk proposal" and the name of the
  /// conference do not: two mails under such a title need not be about one talk.
  func isTelling(for call: Call) -> Bool {
    let known = Set(([call.name] + call.tags).flatMap { $0.foldedWords })
    let telling = words.filter { !known.contains($0) && !Self.empty.contains(String($0)) }
    return telling.count >= 2 || telling.contains { $0.unicodeScalars.count >= 8 }
  }

  /// Whether two different titles differ in numbers alone: "part 1" and "part 2".
  func differsInNumbers(from other: TitleKey) -> Bool {
    func isNumber(_ word: Substring) -> Bool {
      word.allSatisfy(\.isNumber) || ["i", "ii", "iii", "iv", "v", "vi"].contains(word)
        || ["one", "two", "three", "four", "first", "second", "third"].contains(word)
    }
    let (mine, theirs) = (words, other.words)
    guard self != other else { return false }
    let rest = mine.filter { !isNumber($0) }
    return !rest.isEmpty && rest == theirs.filter { !isNumber($0) }
      && mine.contains(where: isNumber) && theirs.contains(where: isNumber)
  }

  /// The share of words in common (Jaccard), from 0 to 1; at least a half where one title is
  /// the beginning of the other, as with a subtitle or "revisited".
  func likeness(to other: TitleKey) -> Double {
    let (mine, theirs) = (words, other.words)
    let common = Set(mine).intersection(theirs).count
    let share = Double(common) / Double(Set(mine).union(theirs).count)
    let isBeginning = min(mine.count, theirs.count) >= 3 && zip(mine, theirs).allSatisfy(==)
    return isBeginning ? max(0.5, share) : share
  }

  /// Whether a subject says that its mail answers another one.
  static func isAnswer(_ subject: String) -> Bool { stripped(subject).isAnswer }

  /// A subject without list tags in front of it and without marks of answering and
  /// forwarding, and whether one of answering was there.
  static func stripped(_ subject: String) -> (text: Substring, isAnswer: Bool) {
    var (rest, isAnswer) = (Substring(subject), false)
    while true {
      // Nearly always a letter.
      if let octet = rest.utf8.first, !(0x21...0x7E).contains(octet) {
        rest = rest.drop(while: \.isWhitespace)
      }
      if rest.utf8.first == 0x5B, let end = rest.utf8.firstIndex(of: 0x5D),
        rest[end...].dropFirst().contains(where: { $0.isLetter || $0.isNumber })
      {
        rest = rest[end...].dropFirst()
        continue
      }
      guard let colon = colon(in: rest) else { break }
      let mark = rest[..<colon].lowercased().prefix { $0 != "[" && $0 != "(" && $0 != "^" }
        .trimmingCharacters("")
      guard answers.contains(mark) || forwards.contains(mark) else { break }
      isAnswer = isAnswer || answers.contains(mark)
      rest = rest[colon...].dropFirst()
    }
    return (rest, isAnswer)
  }

  /// The colon among the first characters of a subject.
  private static func colon(in rest: Substring) -> Substring.Index? {
    let beginning = rest.utf8.prefix(9)
    if beginning.allSatisfy({ $0 < 0x80 }) { return beginning.firstIndex(of: 0x3A) }
    return rest.prefix(9).firstIndex { $0 == ":" || $0 == "：" }
  }

  /// "Re:" as mail programs write it in the languages people use.
  private static let answers: Set<String> = [
    "re", "aw", "antw", "sv", "vs", "res", "rif", "r", "odp", "ynt", "ha", "rép", "rep", "回复",
    "答复", "回覆", "返信", "답장", "ответ", "на",
  ]

  /// "Fwd:" as mail programs write it.
  private static let forwards: Set<String> = [
    "fw", "fwd", "wg", "tr", "rv", "enc", "i", "vl", "doorst", "pd", "转发", "轉寄", "転送", "전달",
  ]

  /// Words that say that something is proposed, not what.
  private static let empty: Set<String> = [
    "a", "an", "the", "my", "our", "for", "of", "to", "at", "in", "on", "and", "new", "updated",
    "talk", "talks", "proposal", "proposals", "proposed", "presentation", "presentations",
    "submission", "submissions", "submit", "paper", "papers", "abstract", "session", "speaker",
    "call", "cfp", "title", "conference", "forum", "version", "revised", "corrected", "update",
    "vortrag", "vorschlag", "propuesta", "proposition", "proposta", "conférence",
  ]
}
