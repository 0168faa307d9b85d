import Testing

@testable import Rendering

@Suite struct `Words that changed` {
  @Test(arguments: [
    ("a b c", "a b c", "a b c"),
    ("the old text", "the new text", "the [-old-] {+new+} text"),
    ("one two", "one two three", "one two {+three+}"),
    ("one two three", "two three", "[-one-] two three"),
    ("", "new", "{+new+}"), ("old", "", "[-old-]"), ("", "", ""),
    ("a\nb c", "a b\nc", "a b\nc"),
    ("first\n\nsecond", "first\n\nthird", "first\n\n[-second-]{+third+}"),
    ("仮想化の話", "仮想機の話", "仮想[-化-]{+機+}の話"),
    ("naïve café", "naïve cafe\u{301}", "naïve cafe\u{301}"),
  ])
  func `are marked, what is removed before what takes its place`(
    old: String, new: String, text: String
  ) {
    #expect(WordDiff(from: old, to: new).text == text)
  }

  @Test func `are not looked for in texts that no person compares`() {
    let long = String(repeating: "word ", count: 6_000)
    #expect(WordDiff(from: long, to: long + "more").runs.count == 2)
  }

  @Test(arguments: ["a b c d e f g", "x", "a x c x e", ""])
  func `leave the new text where what was removed is left out`(old: String) {
    let new = "a b x d\n\ne f"
    let kept = WordDiff(from: old, to: new).runs.filter { $0.fate != .removed }.map(\.text)
    #expect(kept.joined() == new)
  }
}
