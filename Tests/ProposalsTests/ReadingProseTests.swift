import Mail
import Testing

@testable import Proposals

/// Mail that follows no form: a letter in which somebody says what the talk is, and what it needs.
@Suite struct `Reading letters` {
  static let ducks = """
    Ducks turn the water over all day long, and nobody ever asked them why. For three summers
    we sat behind the mill and counted who dived, who only looked, and who fell asleep.
    """

  struct Request: CustomTestStringConvertible {
    var testDescription: String
    var minutes: Int?
    var format: String?
    var topics: [String] = []

    init(_ text: String, minutes: Int? = nil, format: String? = nil, topics: [String] = []) {
      testDescription = text
      (self.minutes, self.format, self.topics) = (minutes, format, topics)
    }
  }

  @Test(arguments: [
    Request("Forty minutes, please.", minutes: 40, format: "long"),
    Request("Half an hour would be enough.", minutes: 30),
    Request("Half an hour please, under water quality.", minutes: 30, topics: ["water quality"]),
    Request("20 mins is fine.", minutes: 20, format: "short"),
    Request("20min, fish.", minutes: 20, format: "short", topics: ["fish"]),
    Request("I would need two hours.", minutes: 120),
    Request("An hour and a half would suit me.", minutes: 90),
    Request("One short talk, please.", format: "short"),
    Request("A full talk, theme fish.", format: "long", topics: ["fish"]),
    Request("It belongs into your fish track, I think.", topics: ["fish"]),
    Request("Fish, obviously.", topics: ["fish"]),
    Request("Vierzig Minuten wären gut.", minutes: 40, format: "long"),
    Request("Une demi-heure suffirait.", minutes: 30),
    Request("Cuarenta minutos, por favor.", minutes: 40, format: "long"),
    Request("Достаточно сорока минут.", minutes: 40, format: "long"),
    Request("40分でお願いします。", minutes: 40, format: "long"),
    Request("预计四十分钟。", minutes: 40, format: "long"),
  ])
  func `finds what a sentence asks for, and keeps it out of the abstract`(_ request: Request) {
    let draft = Sample.draft(
      "Hello,\n\n\(Self.ducks)\n\n\(request.testDescription)\n\nRegards,\nAda",
      subject: "Pond Days: Why ducks dive")

    #expect(draft.kind == .proposal)
    #expect(draft.proposals.map(\.minutes) == [request.minutes])
    #expect(draft.proposals.map(\.format) == [request.format])
    #expect(draft.proposals.map(\.topics) == [request.topics])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test(arguments: [
    "In forty minutes a duck dives two hundred times, which nobody believes who has not sat there.",
    "Every twenty minutes one of the fish comes up and looks at whoever is holding the stopwatch.",
  ])
  func `takes times inside the text for no length`(sentence: String) {
    let text = Self.ducks + " " + sentence + " The talk shows the curves."
    let draft = Sample.draft(
      "Hello,\n\n\(text)\n\nRegards,\nAda", subject: "[Pond Days] Why ducks dive")

    #expect(draft.proposals.map(\.minutes) == [nil])
    #expect(draft.proposals.map(\.topics) == [[]])
    #expect(draft.proposals.map(\.abstract) == [text])
  }

  @Test(arguments: [
    "I had a look at your call over the weekend.\n\nWhy ducks dive\n\n\(ducks)",
    "Here is mine:\n\n    Why ducks dive\n\n\(ducks)",
    "I'd call it Why ducks dive.\n\n\(ducks)",
    "h2. Why ducks dive\n\n\(ducks)",
    "It was cold, but I enjoyed the last one so much that I want to come back, on the other side.\n\nThe title I have in mind is Why ducks dive.\n\n\(ducks)",
  ])
  func `finds a title on a line of its own, or behind what calls it one`(text: String) {
    let draft = Sample.draft("Hello,\n\n\(text)\n\nA short talk, please.\n\nRegards,\nAda")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map(\.abstract) == [Self.ducks])
  }

  @Test(arguments: [
    ("talk “Why ducks dive”", "Why ducks dive"), ("Why ducks dive - proposal", "Why ducks dive"),
    ("доклад «Why ducks dive»", "Why ducks dive"), ("발표 제안: Why ducks dive", "Why ducks dive"),
    ("🦆 Why ducks dive 🦆", "Why ducks dive"),
  ])
  func `takes a subject apart`(subject: String, title: String) {
    let text = "Hello,\n\nI would like to propose this.\n\n\(Self.ducks)\n\nRegards,\nAda"
    #expect(Sample.draft(text, subject: subject).proposals.map(\.title) == [title])
  }

  @Test func `finds two talks between rules that nothing announces`() {
    let other = Self.ducks.replacing("Ducks turn", with: "Herons stir")
    let draft = Sample.draft(
      """
      Hi,

      ---

      Why ducks dive

      \(Self.ducks)

      short talk

      ---

      What herons know

      \(other)

      a full talk
      """, subject: "for the pond")

    #expect(draft.proposals.map(\.title) == ["Why ducks dive", "What herons know"])
    #expect(draft.proposals.map(\.format) == ["short", "long"])
  }

  @Test func `finds what writers say of themselves`() {
    let draft = Sample.draft(
      "Hello,\n\n\(Self.ducks)\n\nI am a teacher at Reed College, and I keep ducks.\n\nRegards,\nAda",
      subject: "Pond Days: Why ducks dive")

    #expect(draft.proposals.first?.abstract == Self.ducks)
    #expect(draft.proposals.first?.speakers.first?.affiliation == "Reed College")
    #expect(
      draft.proposals.first?.speakers.first?.bio
        == "I am a teacher at Reed College, and I keep ducks.")
  }

  @Test(arguments: [
    ("Ben Newt, Reed Works", Speaker(name: "Ben Newt", affiliation: "Reed Works")),
    (
      "Ben Newt <ben@example.net>, organist and developer at Reed Works",
      Speaker(name: "Ben Newt", email: "ben@example.net", affiliation: "Reed Works")
    ),
    (
      "Ben Newt, Reed Works\nHe has built ponds since he could walk.",
      Speaker(
        name: "Ben Newt", affiliation: "Reed Works", bio: "He has built ponds since he could walk.")
    ),
    ("Ben Newt (he/him)", Speaker(name: "Ben Newt")),
  ])
  func `parts a speaker's name from what stands behind it`(value: String, speaker: Speaker) {
    let draft = Sample.draft("Title: Why ducks dive\nAbstract: \(Self.ducks)\n\nSpeaker: \(value)")
    #expect(draft.proposals.map(\.speakers) == [[speaker]])
  }

  @Test(arguments: [
    "Title ........ Why ducks dive\nAbstract ..... \(ducks)",
    "a. Title\n\n   Why ducks dive\n\nb. Abstract\n\n   \(ducks)",
    "· Title – Why ducks dive\n· Abstract – \(ducks)",
    "Title: Why ducks dive\nSubheading: none\nAbstract: \(ducks)",
    "Title\nWhy ducks dive\nAbstract\n\(ducks)\nKind\nshort talk",
  ])
  func `reads labels in more shapes`(form: String) {
    let draft = Sample.draft("Hello,\n\n\(form)\n\nRegards,\nAda")
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map { $0.abstract?.contains("Ducks turn") } == [true])
  }

  @Test func `takes words of withdrawal inside a proposal for none`() {
    let draft = Sample.draft(
      "Hello,\n\nI would like to talk about ducks that must pull out of a race.\n\n\(Self.ducks)\n\nRegards,\nAda",
      subject: "Why ducks dive")
    #expect(draft.kind == .proposal)
  }

  @Test func `takes a remark beside an empty field for no abstract`() {
    let draft = Sample.draft(
      "Title: Why ducks dive\nAbstract: to follow, sorry\n\nI am in a hurry, the rest comes on Monday."
    )
    #expect(draft.proposals.map(\.abstract) == [nil])
  }

  /// Lines of all kinds in any order: the reader's worst day, and no reason to stop reading.
  @Test(arguments: 1...8)
  func `survives any mixture of lines`(seed: Int) {
    var state = UInt64(seed)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let lines =
      Self.ducks.split(separator: "\n").map(String.init) + [
        "", "", "Title:", "Title: Why ducks dive", "Abstract", "--------", "---", "1. Talk",
        "> Bio:",
        "2) Speakers: A, B & C", "Why ducks dive", "I call it", "the title is", "titled \"", "40'",
        "half", "an hour and", "[x] long talk [ ] short talk", "Ada Frog", "-- ", "Speaker:",
        "together with", "Ben Newt <ben@example.net>, Reed Works", "「題名」", "四十", "題名：",
        "About Ada:",
        "fish", "in the fish track", "TBD", "?", "What is it about?", "Kind regards,",
        "[1] https://x",
        "| Title | Ducks |", "#+TITLE: x", "* * *", "(", ")", "…", "é", "Re:", "\u{202E}abc",
      ]
    for _ in 0..<150 {
      let text = (0..<next(12) + 1).map { _ in lines[next(lines.count)] }.joined(separator: "\n")
      let subject = lines[next(lines.count)]
      let draft = Sample.draft(text, subject: subject)
      #expect(draft.kind == .proposal || draft.proposals.isEmpty)
    }
  }
}
