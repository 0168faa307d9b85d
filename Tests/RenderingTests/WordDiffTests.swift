import Testing

@testable import Rendering

@Suite struct `Words that changed` {
  private func marked(from old: String, to new: String) -> [String] {
    MarkedText(WordDiff(from: old, to: new).runs).lines.map(\.marked.text)
  }

  private func brief(from old: String, to new: String) -> [String] {
    MarkedText(shortening: WordDiff(from: old, to: new).runs).lines.map(\.marked.text)
  }

  @Test(arguments: [
    ("a b c", "a b c", ["a b c"]),
    ("the old text", "the new text", ["the [-old-] {+new+} text"]),
    ("one two", "one two three", ["one two {+three+}"]),
    ("one two three", "two three", ["[-one-] two three"]),
    ("one two three", "one two", ["one two [-three-]"]),
    ("", "new", ["{+new+}"]), ("old", "", ["[-old-]"]), ("", "", []),
    ("a\nb c", "a b\nc", ["a b", "c"]),
    ("first\nsecond", "first\nthird", ["first", "[-second-] {+third+}"]),
    ("first\nsecond", "first", ["first", "[-second-]"]),
    ("first", "first\nsecond", ["first", "{+second+}"]),
    ("a b\nc", "a x c", ["a [-b-] {+x+} c"]),
    ("lies\nend", "lies, and\nto whom\nend", ["[-lies-]", "{+lies, and+}", "{+to whom+}", "end"]),
    ("a lie\nend", "a tale\nor two\nend", ["a [-lie-] {+tale+}", "{+or two+}", "end"]),
    ("Earlier.", "All\nis new", ["[-Earlier.-]", "{+All+}", "{+is new+}"]),
    ("仮想化の話", "仮想機の話", ["仮想[-化-]{+機+}の話"]),
    ("naïve café", "naïve cafe\u{301}", ["naïve cafe\u{301}"]),
  ])
  func `are marked, what is removed before what takes its place`(
    old: String, new: String, lines: [String]
  ) {
    #expect(marked(from: old, to: new) == lines)
  }

  @Test(arguments: ["a b c d e f g", "x", "a x c x e", "", "a b x d\n\ne f g", "f e d"])
  func `leave either version where those of the other are left out`(old: String) {
    let new = "a b x d\n\ne f"
    let difference = WordDiff(from: old, to: new)
    let kept = difference.runs.filter { $0.fate != .removed }.map(\.text)
    #expect(kept.joined() == new)
    #expect(difference.new.map(\.text).joined() == new)
    #expect(difference.old.map(\.text).joined() == old)
    #expect(difference.old.allSatisfy { $0.fate != .added })
    #expect(difference.new.allSatisfy { $0.fate != .removed })
  }

  @Test func `are found at the end of a long text`() {
    let long = String(repeating: "word ", count: 6_000)
    #expect(marked(from: long, to: long + "more") == [long + "{+more+}"])
    #expect(brief(from: long, to: long + "more") == ["… \(long.prefix(8 * 5)){+more+}"])
  }

  @Test func `are all words where to compare them would take long`() {
    let words = (0..<3_000).map { "w\($0)" }
    let difference = WordDiff(
      from: words.joined(separator: " "), to: words.reversed().joined(separator: " "))
    #expect(difference.runs.map(\.fate) == [.removed, .added])
    // What only one of them has costs nothing.
    let apart = WordDiff(
      from: words.joined(separator: " "),
      to: (["same"] + words.map { $0 + "!" } + ["w7"]).joined(separator: " "))
    #expect(apart.old.filter { $0.fate == .kept }.map(\.text) == ["w7 "])
  }

  // MARK: Leaving out

  static let ten = "one two three four five six seven eight nine ten"

  @Test(arguments: [
    (
      "\(ten) eleven twelve old", "\(ten) eleven twelve new",
      [
        "… five six seven eight nine ten eleven twelve [-old-] {+new+}"
      ]
    ),
    (
      "old \(ten) eleven twelve", "new \(ten) eleven twelve",
      [
        "[-old-] {+new+} one two three four five six seven eight …"
      ]
    ),
    (
      "a \(ten) \(ten) b", "c \(ten) \(ten) d",
      [
        "[-a-] {+c+} one two three four five six seven eight … three four five six seven eight nine"
          + " ten [-b-] {+d+}"
      ]
    ),
    // Less is not worth an ellipsis.
    ("\(ten) old", "\(ten) new", ["\(ten) [-old-] {+new+}"]),
    // Only the line of a change is shown, and that others are left out.
    ("title\nmiddle\nold", "title\nmiddle\nnew", ["…", "[-old-] {+new+}"]),
    ("old\nmiddle\nend", "new\nmiddle\nend", ["[-old-] {+new+}", "…"]),
    (
      "old\nmiddle\nold end", "new\nmiddle\nnew end",
      [
        "[-old-] {+new+}", "…", "[-old-] {+new+} end",
      ]
    ),
    ("a b\nmiddle\nc d", "x b\nmiddle\nc y", ["[-a-] {+x+} b", "…", "c [-d-] {+y+}"]),
    ("a\n\nb", "a\n\nc", ["…", "[-b-] {+c+}"]),
    ("a\nb", "a\nb", ["…"]),
  ])
  func `stand among those around them`(old: String, new: String, lines: [String]) {
    #expect(brief(from: old, to: new) == lines)
  }

  // MARK: Texts that look like marks

  /// What a reader of the marks takes a line for: its words, and their fate.
  private func read(_ line: String) -> [WordDiff.Run] {
    var runs: [WordDiff.Run] = []
    var rest = line[...]
    while !rest.isEmpty {
      var fate = WordDiff.Run.Fate.kept
      var text = rest
      if rest.hasPrefix("[-") || rest.hasPrefix("{+") {
        fate = rest.hasPrefix("[-") ? .removed : .added
        guard let end = rest.dropFirst(2).firstRange(of: fate == .removed ? "-]" : "+}") else {
          return []
        }
        text = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
        rest = rest[end.upperBound...]
      } else {
        text = rest.prefix(
          upTo: rest.firstMatch(of: #/\[-|\{\+/#)?.range.lowerBound ?? rest.endIndex)
        rest = rest[text.endIndex...]
      }
      // A mark inside a text, or one that the text would make with those around it.
      let mark = fate == .kept ? "" : fate == .removed ? "-" : "+"
      let around = (mark + text + mark)
        .replacing(#/(\[\\*)\\-/#) { $0.1 + "-" }.replacing(#/(-\\*)\\\]/#) { $0.1 + "]" }
        .replacing(#/(\{\\*)\\\+/#) { $0.1 + "+" }.replacing(#/(\+\\*)\\}/#) { $0.1 + "}" }
      runs.append(
        .init(fate: fate, text: String(around.dropFirst(mark.count).dropLast(mark.count))))
    }
    return runs
  }

  @Test(arguments: [
    "[-gone-]", "{+new+}", "[-", "-]", "{+", "+}", "[", "-", "]", "{", "+", "}", #"[\-a-\]"#,
    #"\"#, #"[\\-"#, "[-]", "{+}", "]-[", #"-\"#, #"[\"#, "[[--]]", "{{++}}", "-]{+", "+}[-",
  ])
  func `are never those that a text pretends, and none of it is lost`(trick: String) {
    for (old, new) in [
      ("a \(trick) b", "a \(trick) c"), ("a \(trick) b", "a b"), ("a b", "a \(trick) b"),
      (trick, "x"), ("x", trick), ("[\(trick)]", "{\(trick)}"),
      ("a \(trick)", "a \(trick) \(trick)"),
    ] {
      let difference = WordDiff(from: old, to: new)
      let lines = MarkedText(difference.runs).lines
      #expect(lines.count == 1)
      let expected = lines[0].runs.map { run in
        WordDiff.Run(
          fate: run.isRemoved ? .removed : run.isAdded ? .added : .kept, text: run.text.text)
      }
      #expect(read(lines[0].marked.text) == expected, "\(lines[0].marked.text)")
      let shown = difference.runs.filter { $0.fate != .kept }.map {
        $0.text.trimmingSuffix(while: \.isWhitespace)
      }
      #expect(expected.filter { $0.fate != .kept }.map { $0.text[...] } == shown)
    }
  }
}
