import Testing

@testable import Proposals

@Suite struct `Words and titles` {
  typealias R = DecidingRecord

  @Test(arguments: [
    ("Tracing\n  without—tears!", "tracing without tears"),
    ("Don't panic: it\u{2019}s \u{201c}fine\u{201d}", "dont panic its fine"),
    ("C, C++ and C#", "c c++ and c#"),
    ("+ item # heading", "item heading"),
    ("Größe ŒUVRE Łódź ｆｕｌｌ ﬁne", "grosse oeuvre lodz full fine"),
    ("soft\u{AD}ly zero\u{200B}width", "softly zerowidth"),
    ("仮想化の話 KVM", "仮 想 化 の 話 kvm"),
    ("ガ", "カ\u{3099}"),
    ("가상 머신", "가상 머신"),
    ("नमस्ते दुनिया", "नमस्ते दुनिया"),
    ("> quoted\n> text", "quoted text"),
    ("!?", ""), ("", ""),
  ])
  func `are folded alike`(text: String, folded: String) {
    #expect(text.folded == folded)
  }

  @Test(arguments: [
    ("Re: [list] Fwd: AW: Clocks that disagree", "clocks that disagree"),
    ("RE[2]: Clocks", "clocks"), ("回复：时钟", "时 钟"),
    ("[Lightning talk]", "lightning talk"), ("Re:search is hard", "search is hard"),
    ("Security: an overview", "security an overview"),
  ])
  func `lose tags and marks of answers`(title: String, key: String) {
    #expect(TitleKey(title)?.text == key)
  }

  @Test(arguments: [
    ("Re: x", true), ("Aw: x", true), ("SV : x", true), ("Fwd: x", false), ("x", false),
    ("[list] re: x", true), ("Ratio: x", false),
  ])
  func `tell an answer by its subject`(subject: String, isAnswer: Bool) {
    #expect(TitleKey.isAnswer(subject) == isAnswer)
  }

  @Test(arguments: [
    ("Talk proposal for the Example Forum 2031", false), ("My proposal", false),
    ("[CFP] Example Forum: submission", false), ("Clocks that disagree", true),
    ("Virtualization", true), ("", false),
  ])
  func `tell talks apart only where they say something`(title: String, isTelling: Bool) {
    #expect(TitleKey(title)?.isTelling(for: R.call) ?? false == isTelling)
  }

  @Test(arguments: [
    ("Balloons, part 1", "Balloons, part 2", true), ("Balloons I", "Balloons II", true),
    ("Balloons", "Balloons 2", false), ("Balloons 1", "Fans 2", false), ("A 1", "A 1", false),
  ])
  func `differ in numbers alone`(a: String, b: String, numbered: Bool) throws {
    let (a, b) = (try #require(TitleKey(a)), try #require(TitleKey(b)))
    #expect(a.differsInNumbers(from: b) == numbered)
  }

  @Test func `are compared exactly`() {
    func wording(_ abstract: String?) -> Wording {
      Wording(of: Proposal(abstract: abstract), for: R.call)
    }
    let a = wording("a b c d e")
    let likeness = Likeness(of: a, and: wording("A, B, C, D. F"))
    #expect(likeness.text == 0.5)
    #expect(likeness.contained == 2.0 / 3)
    #expect(likeness.title == nil)
    #expect(Likeness(of: a, and: wording(nil)).text == 0)
    #expect(Likeness(of: wording("one"), and: wording("One!")).text == 1)
  }

  @Test func `that are nearly the same have a band in common, others have none`() {
    let bands = Set(Sketch(of: R.tracing).bands)
    #expect(bands.count == 16)
    let near = R.tracing.with(abstract: R.tracingText + " And a live demonstration.")
    #expect(!bands.isDisjoint(with: Sketch(of: near).bands))
    #expect(bands.isDisjoint(with: Sketch(of: R.clocks).bands))
    #expect(Sketch(of: Proposal(title: "Nothing yet")).bands.isEmpty)
  }

  @Test func `have fingerprints that stay the same for good`() {
    #expect(Fingerprint(of: R.tracing)?.value == 10_500_649_584_243_640_633)
    #expect(Sketch(of: R.tracing).bands.first == 2_158_739_621_223_926_496)
    #expect(Fingerprint(of: Proposal()) == nil)
  }

  @Test func `in quotation marks are found`() {
    let text =
      "\u{201c}One\u{201d}, \"two\", \u{ab}trois\u{bb}, \u{201e}vier\u{201c} and 「五」; it's \"open"
    #expect(Clues.quotedPhrases(in: text) == ["One", "two", "trois", "vier", "五"])
  }
}
