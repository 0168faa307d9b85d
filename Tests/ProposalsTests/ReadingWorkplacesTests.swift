import Testing

@testable import Proposals

/// Where people work, and with whom they speak, in the many places where letters say it.
@Suite struct `Reading workplaces` {
  static let ducks = `Reading titles`.ducks
  static let form = "Title: Why ducks dive\nAbstract: \(ducks)"

  struct Letter: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Names and workplaces, in order; an empty one where none is said.
    let wanted: [String]
    var from = "Ada Frog <ada@example.org>"
    var fields: [String] = []

    init(
      _ text: String, _ wanted: String..., from: String = "Ada Frog <ada@example.org>",
      fields: [String] = []
    ) {
      testDescription = text.split(separator: "\n").suffix(2).joined(separator: " / ")
      (self.text, self.wanted, self.from, self.fields) = (text, wanted, from, fields)
    }

    /// A letter with this ending.
    static func ending(_ text: String, _ firm: String) -> Letter {
      Letter("Hello,\n\n\(form)\n\n\(text)", "Ada Frog: \(firm)")
    }

    /// A form that names these speakers.
    static func speakers(_ text: String, _ wanted: String...) -> Letter {
      Letter("\(form)\nSpeakers: \(text)", wanted: wanted, from: "Eve Heron <eve@example.org>")
    }

    private init(_ text: String, wanted: [String], from: String) {
      testDescription = text.split(separator: "\n").last.map(String.init) ?? ""
      (self.text, self.wanted, self.from) = (text, wanted, from)
    }
  }

  private func said(_ draft: Draft) -> [String] {
    (draft.proposals.first?.speakers ?? []).map { "\($0.name ?? "?"): \($0.affiliation ?? "")" }
  }

  static let ofWriters = [
    Letter.ending("Ngā mihi,\nAda Frog\nRidge Pond Trust", "Ridge Pond Trust"),
    .ending("Regards,\nAda Frog (Upper Mill)", "Upper Mill"),
    .ending("Regards,\nAda Frog | Head of Ponds | Mill Works Ltd", "Mill Works Ltd"),
    .ending("Regards\nAda Frog\nHead of Ponds | Mill Works Ltd", "Mill Works Ltd"),
    .ending(
      "Regards\nAda Frog\n\n-- \nTeichfreunde e.V. · Am Weg 3 · 35287 Au", "Teichfreunde e.V."),
    .ending("Regards\nAda Frog\nFrog Systems", "Frog Systems"),
    .ending("Regards\nAda Frog\nPond Watch\nSent with free software.", "Pond Watch"),
    .ending("/Ada\nMill Pond Society", "Mill Pond Society"),
    .ending("I'm a miller at Reed Mill in Aarhus.\n\nAda", "Reed Mill"),
    .ending("I work at Millwrack, on reeds.\n\nAda", "Millwrack"),
    .ending("Regards,\nAda Frog\nTel. 0555 12", ""),
    .ending("Regards,\nAda Frog (she/her)", ""),
    .ending("See you there.\n\nAda\n(Reedwork, Ghent)", "Reedwork"),
    .ending("See you there.\n\nAda\n(retired teacher, Ghent)", ""),
    .ending("Yours,\nAda Frog\nProfessor of Reed Systems\nMill University, Au", "Mill University"),
    .ending("Yours,\nAda Frog\nHead of Reed Systems\n+44 555 12", "Reed Systems"),
    .ending("Terima kasih,\nAda Frog\nUniversitas Teluk Katak", "Universitas Teluk Katak"),
  ]

  static let ofNamed = [
    Letter.speakers("Ben Newt, Union of Village Ponds", "Ben Newt: Union of Village Ponds"),
    .speakers("Ben Newt (Werk Nord e. G.)", "Ben Newt: Werk Nord e. G."),
    .speakers("Ben Newt (engineer, Reed Works, Au)", "Ben Newt: Reed Works"),
    .speakers("Ben Newt (freelancer)", "Ben Newt: "),
    .speakers("Ben Newt, Reed Works Corp. (Hsinchu)", "Ben Newt: Reed Works Corp."),
    .speakers("Ben Newt, miller (Reed Works)", "Ben Newt: Reed Works"),
    .speakers(
      "Ben Newt and Cem Toad, both of the Institute of\nPond Engineering, Mill Polytechnic.",
      "Ben Newt: Institute of Pond Engineering, Mill Polytechnic",
      "Cem Toad: Institute of Pond Engineering, Mill Polytechnic"),
    .speakers("Ben Newt (independent researcher)", "Ben Newt: "),
    .speakers("Ben Newt (Independent Ponds Ltd)", "Ben Newt: Independent Ponds Ltd"),
    .speakers("Dr. Ben Newt, Reed Works Ltd", "Ben Newt: Reed Works Ltd"),
    .speakers(
      "Ben Newt and Cleo Toad (both Reed Works Ltd)", "Ben Newt: Reed Works Ltd",
      "Cleo Toad: Reed Works Ltd"),
    .speakers(
      "Ben Newt and Cleo Toad, Reed Collective", "Ben Newt: Reed Collective",
      "Cleo Toad: Reed Collective"),
    .speakers("Ben Newt (Reed Works) and Cleo Toad", "Ben Newt: Reed Works", "Cleo Toad: "),
    .speakers("Ben Newt, Spółdzielnia Kod", "Ben Newt: Spółdzielnia Kod"),
    .speakers("陈明、李华(荷塘合作社)", "陈明: 荷塘合作社", "李华: 荷塘合作社"),
    .speakers("棚橋 文子(たなはし ふみこ)  棚田ネット", "棚橋 文子: 棚田ネット"),
  ]

  @Test(arguments: ofWriters + ofNamed + ofCompanions)
  func `of writers, of those whom a label names, of those who speak too`(letter: Letter) {
    #expect(
      said(Sample.draft(letter.text, from: letter.from, fields: letter.fields)) == letter.wanted)
  }

  @Test(arguments: [
    ("Associate Professor, Reed Institute of Ponds", "Reed Institute of Ponds"),
    ("Reed Ponds Law, partner", "Reed Ponds Law, partner"),
    ("Mill Pond Ltd (ponds dept)", "Mill Pond Ltd"),
  ])
  func `of an affiliation's label`(value: String, firm: String) {
    let draft = Sample.draft(Self.form + "\nAffiliation: \(value)")
    #expect(said(draft) == ["Ada Frog: \(firm)"])
  }

  @Test func `of an affiliation's label that says whose they are`() {
    let draft = Sample.draft(
      Self.form
        + "\nSpeakers: Ada Frog, Ben Newt\nAffiliation: Mill Society (Ada), Reed Works (Ben)")
    #expect(said(draft) == ["Ada Frog: Mill Society", "Ben Newt: Reed Works"])
  }

  @Test(arguments: [
    ("Ada Frog is professor of reeds at the University of Au.", "University of Au"),
    ("Ada Frog studied at the University of Au and keeps ducks.", ""),
    ("Ada Frog was a professor at the University of Au.", ""),
    ("Keeps ducks in Bavaria.", ""),
  ])
  func `in biographies, unless they are past`(bio: String, firm: String) {
    #expect(said(Sample.draft(Self.form + "\nBio: \(bio)")) == ["Ada Frog: \(firm)"])
  }

  @Test func `before a name in Chinese, Japanese and Korean`() {
    let texts = [
      ("橘 耕介", "はじめまして。湊高専の橘と申します。", "湊高専"),
      ("표가람", "안녕하세요, 섬넷의 표가람입니다.", "섬넷"),
      ("岑若楠", "您好！我是山村网的岑若楠。", "山村网"),
    ]
    for (name, greeting, firm) in texts {
      let draft = Sample.draft("\(greeting)\n\n\(Self.form)", from: "\(name) <a@example.org>")
      #expect(draft.proposals.first?.speakers.first?.affiliation == firm, "\(name)")
    }
  }

  static let ofCompanions = [
    Letter(
      "Why ducks dive\nBen Newt (Reed Works) and Ada Frog\n\n\(ducks) And so on.",
      "Ben Newt: Reed Works", "Ada Frog: "),
    Letter(
      "Hello,\n\nBen (cc'd) and I would like to propose a talk called \"Why ducks dive\".\n\n\(ducks)\n\nAda",
      "Ada Frog: ", "Ben Newt: ", fields: ["Cc: Ben Newt <ben@example.net>"]),
    Letter(
      "Hello,\n\nI would like to propose a talk called \"Why ducks dive\".\n\n\(ducks)\n\nMy colleague Ben Newt has agreed to share the stage.\n\nAda",
      "Ada Frog: ", "Ben Newt: "),
    Letter(
      "Hello,\n\nI propose a talk called \"Why ducks dive\".\n\n\(ducks)\n\nWe are two: Ada Frog (miller) and Ben Newt (Reed Works).\n\nAda",
      "Ada Frog: ", "Ben Newt: Reed Works"),
    Letter(
      "Hello,\n\nI am writing on behalf of our director, Ben Newt, who would like to speak.\n\n\(form)\n\nAda",
      "Ben Newt: "),
  ]

  /// Brackets behind a workplace say where that is, and so does what stands behind one in brackets.
  @Test(arguments: [
    ("Ada Frog, Reed Semiconductor (Utrecht, the one by the mill)", "Reed Semiconductor"),
    ("Ada Frog (Reed Semiconductor), Utrecht", "Reed Semiconductor"),
    ("Ada Frog, Utrecht (Reed Ltd)", "Reed Ltd"),
    ("Ada Frog, teacher (Reed School)", "Reed School"),
  ])
  func `are told from where they are`(who: String, firm: String) {
    let draft = Sample.draft("Title: Why ducks dive\nAbstract: They do.\nWho: \(who)")
    #expect(draft.proposals.first?.speakers.first?.affiliation == firm)
    #expect(draft.proposals.first?.provenance[.affiliation]?.from == .label)
    #expect(draft.proposals.first?.provenance[.affiliation]?.line == 3)
  }

  /// Those in copy are called without what stands before their names, too.
  @Test func `are of people without titles`() {
    let draft = Sample.draft(
      Sample.mail(
        "Title: Why ducks dive\nAbstract: They do.\n\nMy co-speaker is Ben Heron.",
        fields: ["Cc: Prof Dr Ben Heron <ben@example.org>"]))
    #expect(draft.proposals.first?.speakers.map(\.name) == ["Ada Frog", "Ben Heron"])
    #expect(draft.proposals.first?.speakers.last?.email == "ben@example.org")
  }
}
