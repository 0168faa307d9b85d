import Testing

@testable import Rendering

@Suite struct `A stranger's text` {
  @Test(arguments: [
    ("plain", "plain"),
    ("  two\r\n words\t here ", "two words here"),
    ("bell\u{7} and null\u{0}", "bell and null"),
    ("\u{1B}[31mred\u{1B}[0m \u{9B}2J", "[31mred[0m 2J"),
    ("\u{1B}]0;title\u{7}", "]0;title"),
    ("left\u{202E}right", "left\u{FFFD}right"),
    ("isolate\u{2066}d\u{2069}", "isolate\u{FFFD}d\u{FFFD}"),
    ("line\u{2028}separator\u{85}next", "line separator next"),
    ("\u{FEFF}mark", "mark"),
    ("famil\u{79}: 👩‍👩‍👧", "family: 👩‍👩‍👧"),
    ("नमस्ते, שלום, 你好", "नमस्ते, שלום, 你好"),
  ])
  func `is shown and not obeyed`(text: String, shown: String) {
    #expect(PlainText(line: text).text == shown)
  }

  @Test func `cannot stack marks to the ceiling`() {
    let text = "Z" + String(repeating: "\u{301}", count: 1_000) + "algo"
    #expect(PlainText(line: text).text.unicodeScalars.count == 13)
  }

  @Test func `keeps its lines and loses blank ones at its ends`() {
    let lines = PlainText.lines(of: "\n \n  first  \n\nsecond\r\n\r\n").map(\.text)
    #expect(lines == ["  first", "", "second"])
  }
}

@Suite struct `Folded text` {
  @Test(arguments: [
    ("short", "short"),
    ("one two three four", "one two\nthree\nfour"),
    ("  one two three", "  one\n  two\n  three"),
    ("- one two three", "- one\n  two\n  three"),
    ("A:  one two three", "A:  one\n    two\n    three"),
    ("https://example.org/a/long/path", "https://example.org/a/long/path"),
    ("", ""),
    ("提案書を書く", "提案書を\n書く"),
    ("提案書書。く", "提案書\n書。く"),
  ])
  func `fits its columns`(text: String, folded: String) {
    #expect(FoldedText(text, columns: 8).description == folded)
  }

  @Test func `cuts a word that is no word`() {
    let folded = FoldedText(String(repeating: "x", count: 100_000)).description
    #expect(folded.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(folded.count { $0 == "x" } == 100_000)
  }
}

@Suite struct `The shape of an abstract` {
  private func shape(_ text: String) -> [String] {
    TextBlock.blocks(of: text).map { block in
      switch block {
      case .paragraph(let lines): "p: " + lines.map(\.text).joined(separator: " / ")
      case .bullets(let items): "ul: " + items.map(\.text).joined(separator: " / ")
      case .numbered(let items):
        "ol: " + items.map { "\($0.number) \($0.text.text)" }.joined(separator: " / ")
      case .preformatted(let text): "pre: " + text.text
      }
    }
  }

  private static let long = "A line of an abstract that a mail program has wrapped, as they do,"

  @Test func `joins what a mail program wrapped, and nothing else`() {
    #expect(
      shape("\(Self.long)\nat the end.\nNew line.") == ["p: \(Self.long) at the end. / New line."])
    #expect(shape("one\n\ntwo") == ["p: one", "p: two"])
  }

  @Test func `knows lists, with their continuations`() {
    #expect(
      shape("Intro:\n- one\n  more\n* two\n\n3) three\n4) four")
        == ["p: Intro:", "ul: one more / two", "ol: 3 three / 4 four"])
  }

  @Test func `takes no year for a list`() {
    #expect(shape("\(Self.long) in\n12. June and on.") == ["p: \(Self.long) in 12. June and on."])
  }

  @Test func `keeps code as it is`() {
    #expect(shape("run:\n    make  all\n") == ["pre: run:\n    make  all"])
    #expect(shape("    indented\n    as a whole") == ["p: indented / as a whole"])
  }

  @Test(.timeLimit(.minutes(1))) func `costs little for a very long text`() {
    #expect(shape(String(repeating: "- \(Self.long)\n", count: 5_000)).count == 1)
    #expect(shape(String(repeating: Self.long + "\n", count: 5_000)).count == 1)
  }
}
