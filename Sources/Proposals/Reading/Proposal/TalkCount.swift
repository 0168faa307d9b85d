/// What counts a talk at the head of a line: "2) …", "[2/3] …", "Idea 2: …", a Roman number, a letter.
struct TalkCount {
  /// The talk's place among the others, from 1.
  let number: Int
  /// What stands behind the count: the title, or nothing.
  let rest: String
  /// Whether a word stands before the number.
  let isWorded: Bool

  /// Reads the count of a talk whose place among the others is known; `nil` where a line does not count it.
  ///
  /// Behind a word a number may be any: "Frogs 2: the return" counts no talk but the second.
  init?(_ line: String, place: Int?) {
    guard let place, let count = TalkCount(line), count.number == place || !count.isWorded else {
      return nil
    }
    self = count
  }

  /// `nil` where a line counts nothing.
  init?(_ line: String) {
    let text = line.trimmingCharacters("*_ ")
    guard text.utf8.count < Self.longestLine,
      let found = Self.patterns.lazy.compactMap({ $0(text) }).first,
      (1...20).contains(found.number)
    else { return nil }
    isWorded = text.first?.isUppercase ?? false && text.dropFirst().first?.isLowercase ?? false
    (number, rest) = (found.number, found.rest.trimmingCharacters("*_ "))
  }

  /// In octets: in text that was HTML, a paragraph is a line.
  private static let longestLine = 4_000

  private typealias Found = (number: Int, rest: Substring)

  private static let patterns: [@Sendable (String) -> Found?] = [
    // "[2/3] …", "(2 of 3) …"
    { text in
      text.wholeMatch(
        of: #/[\[(]\s?(\d{1,2})\s*(?:\/|of|von|sur|de|из)\s*\d{1,2}\s?[\])]\s*[:.–—-]?\s*(.*)/#
      )
      .map { (Int($0.1) ?? 0, $0.2) }
    },
    // "#2 …"
    { text in
      text.wholeMatch(of: #/#(\d{1,2})\s*[:.)–—-]?\s+(.*)/#).map { (Int($0.1) ?? 0, $0.2) }
    },
    // "2. …", "2: …", "2 - …", "(2) …", "2.*…*"
    { text in
      text.wholeMatch(of: #/\(?(\d{1,2})(?:[:.)]|\s[–—-])(?:\s+|(?=\*))(.*)/#).map {
        (Int($0.1) ?? 0, $0.2)
      }
    },
    // "B. …", "b) …"
    { text in
      text.wholeMatch(of: #/\(?([A-Ha-h])[:.)]\s+(.*)/#).map { (letter($0.1), $0.2) }
    },
    // "II. …"
    { text in
      text.wholeMatch(of: #/\(?([IVX]{1,4})[:.)]\s+(.*)/#).map { (roman($0.1), $0.2) }
    },
    // "Idea 2: …", "Talk B: …", "Proposition n°2 : …", "Proposal 2 of 3"
    { text in
      text.wholeMatch(
        of:
          #/\p{Lu}\p{L}+\s(?:\p{L}+\s)?(?:n°|nº|no\.?|nr\.?|Nr\.?|№|#)?\s?(\d{1,2}|[A-H])(?:\s*(?:\/|of|von|sur|de|из)\s*\d{1,2})?\s?(?:(?:[:.)]|[–—-])\s*(.*))?/#
      ).map { (Int($0.1) ?? letter($0.1), $0.2 ?? "") }
    },
  ]

  private static func letter(_ text: Substring) -> Int {
    text.utf8.first.map { Int($0 & ~0x20) - 0x40 } ?? 0
  }

  private static func roman(_ text: Substring) -> Int {
    let values = text.map { ["I": 1, "V": 5, "X": 10][$0] ?? 0 }
    return zip(values, values.dropFirst() + [0]).reduce(0) { $0 + ($1.0 < $1.1 ? -$1.0 : $1.0) }
  }
}
