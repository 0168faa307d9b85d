import Foundation
import Mail
import Testing

@testable import Proposals

/// What engineers write to a call: outlines, series of patches, tables out of other programs.
@Suite struct `Reading engineers` {
  private static let ducks = `Reading loose letters`.ducks

  private static func proposal(_ text: String, subject: String = "Talk proposal") -> Proposal? {
    Sample.draft(Sample.mail(text, subject: subject)).proposals.first
  }

  @Test(arguments: [
    "I keep all in org, so you get it in org.\n\n",
    "My wife has read the first one and said that nobody wants the accounts of a pond.\nSo here is the second, which is shorter in every sense of the word.\n\nForget the other one, it never was.\n\n",
    "",
  ])
  func `finds the title among an outline's headings, whatever is above it`(lead: String) {
    let text =
      "\(lead)* Why ducks dive\n** Kind\nshort talk\n** Abstract\n\(Self.ducks)\n** Speaker\nAda Frog"
    let read = Self.proposal(text, subject: "proposal, ponds")
    #expect(read?.title == "Why ducks dive")
    #expect(read?.abstract == Self.ducks)
    #expect(read?.format == "short")
  }

  @Test func `leaves a list's stars alone where no label has two`() {
    let text =
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\n\n* how they dive\n** and how deep\n* why"
    let read = Self.proposal(text)
    #expect(read?.title == "Why ducks dive")
    #expect(read?.abstract?.contains("and how deep") ?? false)
  }

  private static let places: [(tail: String, format: String?, minutes: Int?)] = [
    (" - short talk, 20 min", "short", 20), (" -- full talk, 40 minutes", "long", 40),
    (", half an hour", nil, 30), (" — short talk", "short", nil), (", 20 min", "short", 20),
  ]

  @Test(arguments: places)
  func `takes the place in the programme off a title`(
    tail: String, format: String?, minutes: Int?
  ) {
    let read = Self.proposal("Title: Why ducks dive\(tail)\nAbstract: \(Self.ducks)")
    #expect(read?.title == "Why ducks dive")
    #expect(read?.format == format)
    #expect(read?.minutes == minutes)
  }

  @Test(arguments: [
    "Ducks - a short talk about ponds", "Why ducks dive, in 40 minutes of mud",
    "Ducks, geese and a workshop", "What is short - talk or duck?", "Deep and long, short talk for",
  ])
  func `leaves other titles with dashes and commas whole`(title: String) {
    #expect(Self.proposal("Title: \(title)\nAbstract: \(Self.ducks)")?.title == title)
  }

  @Test func `takes no patch's trailers for text`() {
    let text =
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\n\nChanges since v0:\n - v0 was said at a pond\n\nSigned-off-by: Ada Frog <ada@example.org>"
    #expect(Self.proposal(text)?.abstract == Self.ducks)
  }

  @Test func `reads a table that was written out, whatever its first row is called`() {
    let text =
      "Here it is in our table.\n\nPresentation    Why ducks dive\nPresenter       Ada Frog\nOrganisation    Pond Instruments Ltd\nContent         \(Self.ducks.replacing("\n", with: " "))"
    let read = Self.proposal(text)
    #expect(read?.title == "Why ducks dive")
    #expect(read?.speakers.first?.affiliation == "Pond Instruments Ltd")
  }

  @Test func `reads a label that a wide space parts from its value`() {
    let text = "発表を希望いたします。\n\n題名　旋盤に耳をつける\n\n概要：旋盤に加速度センサを付け、びびり振動を検出しています。"
    #expect(Self.proposal(text, subject: "応募")?.title == "旋盤に耳をつける")
  }

  @Test func `reads the title that a sentence says after the text`() {
    let text =
      "I would tell why ducks dive.\n\n\(Self.ducks)\n\nCall it The duck decides. A short talk, I think."
    #expect(Self.proposal(text, subject: "ponds")?.title == "The duck decides")
  }
}

extension `Reading engineers` {
  @Test func `takes an answer that tells of a talk, and asks for a place, for a proposal`() {
    func kind(_ end: String) -> Draft.Kind {
      Sample.draft(
        Sample.mail(
          "No forms, so you have me already.\n\nI would tell how a museum asked me to make a mechanical duck move again without touching it. The answer was a small arm that turns the key, listens to the duck with a contact microphone, and slows down when the duck protests.\n\n\(end)\n\nAda\n\nOn 10.01.31 Olga Reed wrote:\n> Call for presentations\n> Send your title and abstract until March.",
          subject: "Re: Call for Presentations",
          fields: ["In-Reply-To: <call@pond.example>"])
      ).kind
    }
    #expect(kind("A short talk, I think.") == .proposal)
    #expect(kind("See you there!") == .reply)
  }

  @Test(arguments: [
    ("up to 100 characters", "up to 300 words", Draft.Kind.call),
    ("max 100 characters", "no more than 300 words", .call),
    ("Why ducks dive", "They dive because of what lies below, up to 300 words of it.", .proposal),
  ])
  func `takes a form that says how long values may be for a call's`(
    title: String, abstract: String, kind: Draft.Kind
  ) {
    let text =
      "Call for papers\n\nWe invite contributions on ponds.\n\nTitle: \(title)\nAbstract: \(abstract)\nSpeaker: name, affiliation, biography\n\nSubmission deadline: 31 May"
    #expect(Sample.draft(Sample.mail(text, subject: "CfP: 9th Pond Days")).kind == kind)
  }

  private static let sentences: [(sentence: String, affiliation: String?)] = [
    ("It was my friend Gil, who works at Example Mills Ltd, who told me of you.", nil),
    ("C'est mon ami Gil, qui travaille chez Example Mills, qui m'a parlé de vous.", nil),
    ("I am an engineer who works at Example Mills.", "Example Mills"),
  ]

  @Test(arguments: sentences)
  func `gives nobody a friend's workplace`(sentence: String, affiliation: String?) {
    let read = Self.proposal(
      "Title: Why ducks dive\nAbstract: \(Self.ducks)\n\nAbout me: I mend mechanical ducks. \(sentence)"
    )
    #expect(read?.speakers.map(\.affiliation) == [affiliation])
  }

  @Test func `reads who signs in rows, where the header names them`() {
    func speakers(cc: String) -> [Speaker] {
      Sample.draft(
        Sample.mail(
          "We propose the talk \"Why ducks dive\".\n\n\(Self.ducks)\n\nYours faithfully,\n\nAda Frog, Head of Ponds, Pond Instruments Ltd\nFara Toad, Engineer, Newt Works Ltd\nTsering, Mud Works Ltd\n\nEncl.: nil",
          fields: [cc])
      ).proposals.first?.speakers ?? []
    }
    let all = speakers(cc: "Cc: Fara Toad <ft@newt.example>, tsering@mud.example")
    #expect(all.map(\.name) == ["Ada Frog", "Fara Toad", "Tsering"])
    #expect(all.map(\.email) == ["ada@example.org", "ft@newt.example", "tsering@mud.example"])
    #expect(all.dropFirst().map(\.affiliation) == ["Newt Works Ltd", "Mud Works Ltd"])
    #expect(speakers(cc: "Cc: Fara Toad <ft@newt.example>").map(\.name) == ["Ada Frog"])
  }

  @Test func `lets the length said in a letter go before the subject's word`() {
    func format(_ sentence: String) -> String? {
      Self.proposal("\(Self.ducks)\n\n\(sentence)", subject: "Short talk: why ducks dive")?.format
    }
    #expect(format("I would like to have 40 minutes for the talk.") == "long")
    #expect(format("I would like to have 20 minutes for the talk.") == "short")
  }

  @Test func `reads the abstract that a letter says it attaches`() {
    func abstract(_ sentence: String) -> String? {
      let boundary = "=_1"
      let body =
        "Good day,\n\n\(sentence)\n\nAbout me you can write that I am Ada Frog, that I do the software of small ponds in the town that I was born in, that I have been in love with ducks since the second year of school, that I play the tuba in the band of the fire brigade, and that I will not sing, whatever anybody asks of me after the beer that there always is after talks on ponds.\n\nAda"
      let lines = [
        "From: Ada Frog <ada@example.org>", "To: talks@pond.example",
        "Subject: Abstract: Why ducks dive",
        "Message-ID: <2@example.org>", "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "", "--\(boundary)",
        "Content-Type: text/plain", "", body, "--\(boundary)",
        "Content-Type: text/plain; name=\"abstract.txt\"",
        "Content-Disposition: attachment; filename=\"abstract.txt\"", "",
        Self.ducks + " " + Self.ducks + " " + Self.ducks, "--\(boundary)--", "",
      ]
      return Sample.draft(Message(parsing: Array(lines.joined(separator: "\r\n").utf8)))
        .proposals.first?.abstract
    }
    let sent = "I attach the abstract of \"Why ducks dive\" for a short talk."
    #expect(abstract(sent)?.hasPrefix(Self.ducks.prefix(20)) ?? false)
  }

  private static let lengths: [(sentence: String, format: String?)] = [
    ("They do it all day long, and nobody asked them why.", nil),
    ("It was a year-long walk around ponds, with a dog.", nil),
    ("Make it a long one, please.", "long"),
  ]

  @Test(arguments: lengths)
  func `takes no measure of time for a format`(sentence: String, format: String?) {
    var call = Sample.call
    call.formats[0].words = ["long"]
    let draft = Sample.draft(
      Sample.mail("Hello,\n\n\(Self.ducks)\n\(sentence)\n\nAda", subject: "Talk: why ducks dive"),
      for: call, in: Sample.vocabulary(for: call))
    #expect(draft.proposals.map(\.format) == [format])
  }

  @Test(arguments: [
    "I would like to speak about ``Why ducks dive, and don't say so''.",
    "I would like to speak about ``Why ducks dive,\nand don't say so''.",
  ])
  func `reads the quotations of TeX`(sentence: String) {
    let read = Self.proposal("Hello,\n\n\(sentence)\n\n\(Self.ducks)\n\nAda")
    #expect(read?.title == "Why ducks dive, and don't say so")
    #expect(read?.abstract == Self.ducks)
  }

  @Test func `reads a line from a telephone`() {
    let read = Self.proposal(
      "talk idea: ducks: a study of diving - 20 minutes, abstract follows\n\nSent from my BlackBerry",
      subject: "pond days")
    #expect(read?.title == "ducks: a study of diving")
    #expect(read?.minutes == 20)
    #expect(read?.abstract == nil)
  }
}

extension `Reading engineers` {
  /// A mail with this text and files.
  private static func mail(_ text: String, files: [String]) -> Message {
    let parts = [text] + files
    var lines = [
      "From: Ada Frog <ada@example.org>", "To: talks@pond.example", "Subject: Two proposals",
      "Message-ID: <3@example.org>", "MIME-Version: 1.0",
      "Content-Type: multipart/mixed; boundary=\"=_1\"", "",
    ]
    for (place, part) in parts.enumerated() {
      lines += ["--=_1", "Content-Type: text/plain; charset=utf-8"]
      if place > 0 { lines.append("Content-Disposition: attachment; filename=\"\(place).txt\"") }
      lines += ["", part]
    }
    lines += ["--=_1--", ""]
    return Message(parsing: Array(lines.joined(separator: "\r\n").utf8))
  }

  private static let first = "Title: Why ducks dive\nAbstract: \(ducks)"
  private static let second = "Title: Why geese do not\nAbstract: \(ducks)"

  @Test func `finds a proposal in each file`() {
    let text = "Hi,\n\ntwo proposals attached, one file each.\n\nAda Frog\nPond Instruments Ltd"
    let read = Sample.draft(Self.mail(text, files: [Self.first, Self.second])).proposals
    #expect(read.map(\.title) == ["Why ducks dive", "Why geese do not"])
    #expect(
      read.map(\.speakers.first?.affiliation) == ["Pond Instruments Ltd", "Pond Instruments Ltd"])
  }

  @Test(arguments: [
    [first, first], [first, "Ada Frog has kept ducks for ten years. \(ducks)"],
    [first, "Title: Why geese do not\nAbstract: to follow"],
  ])
  func `finds one where no other file holds another`(files: [String]) {
    let read = Sample.draft(Self.mail("Hi,\n\nsee attached.\n\nAda Frog", files: files)).proposals
    #expect(read.map(\.title) == ["Why ducks dive"])
  }
}
