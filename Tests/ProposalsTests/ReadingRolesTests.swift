import Foundation
import Mail
import Testing

@testable import Proposals

/// What sentences are there for, as letters have taught.
@Suite struct `Roles of sentences` {
  private static let ducks = `Reading loose letters`.ducks

  private static func letter(_ text: String) -> LetterSentences {
    let manuscript = Manuscript(
      ownWordsOf: Sample.mail(text), author: Address(name: "Ada Frog", address: "ada@example.org"),
      for: Sample.call, in: Sample.vocabulary)
    return LetterSentences(
      manuscript, Outline(manuscript.sheet, lines: manuscript.letter.body))
  }

  /// The odds of a field are the shares of all ways to give every sentence a role, added up one by one.
  @Test func `have the odds of all ways together`() {
    let table = RoleTable(
      """
      # text, life, title, beside
      first\t0.3 -0.2 0.9 0.1
      inside text\t1.2 -0.4 0 0.3
      inside life\t-1 0.8 0.1 0.2
      across title\t2 0 -1 0.5
      across beside\t0.4 0.2 0 -0.6
      word ducks\t1.5 -0.5 0.2 0
      start i am\t-0.7 1.9 0 0.4
      form opensParagraph\t0.1 0.2 0.3 0.4
      form hasYear\t0 0.5 0 -0.2
      """)
    let letter = Self.letter(
      "Why ducks dive\n\nThe ducks dive all day. I am a keeper of ducks since 2009.\n\nI can come by train.\n\nAda"
    )
    let scores = letter.sentences.map { sentence in
      var sum = RoleTable.Weights.zero
      letter.forEachTrait(of: sentence) { _, name in
        let weights: [String: RoleTable.Weights] = [
          "word ducks": [1.5, -0.5, 0.2, 0], "start i am": [-0.7, 1.9, 0, 0.4],
          "form opensParagraph": [0.1, 0.2, 0.3, 0.4], "form hasYear": [0, 0.5, 0, -0.2],
        ]
        sum += weights[name()] ?? .zero
      }
      return sum
    }
    #expect(scores.count == 4)
    func step(_ from: Int, _ to: Int, opens: Bool) -> Float {
      let inside: [Int: RoleTable.Weights] = [0: [1.2, -0.4, 0, 0.3], 1: [-1, 0.8, 0.1, 0.2]]
      let across: [Int: RoleTable.Weights] = [2: [2, 0, -1, 0.5], 3: [0.4, 0.2, 0, -0.6]]
      return (opens ? across : inside)[from]?[to] ?? 0
    }
    let first: RoleTable.Weights = [0.3, -0.2, 0.9, 0.1]
    var total: Float = 0
    var sums = [RoleTable.Weights](repeating: .zero, count: 4)
    for way in 0..<256 {
      let roles = (0..<4).map { way >> (2 * $0) & 3 }
      var weight = first[roles[0]]
      for index in 0..<4 {
        weight += scores[index][roles[index]]
        guard index > 0 else { continue }
        weight += step(
          roles[index - 1], roles[index], opens: letter.sentences[index].opensParagraph)
      }
      total += exp(weight)
      for index in 0..<4 { sums[index][roles[index]] += exp(weight) }
    }
    for (odds, sum) in zip(table.odds(of: letter), sums) {
      for role in 0..<4 { #expect(abs(odds[role] - sum[role] / total) < 0.0001) }
    }
  }

  @Test func `are told by traits of which each has a name`() {
    let letter = Self.letter(
      "I am a keeper of ducks! Would that do (2009)?\n\n* \"One\", a@example.org:\n\n题目很好。 https://example.org"
    )
    let named = letter.sentences.flatMap { sentence in
      traitNames { letter.forEachTrait(of: sentence, $0) }
    }
    #expect(
      Set([
        "start i am", "opening i", "word 题 目", "cue aboutMe", "openingCue aboutMe",
        "paragraphCue aboutMe", "form exclaims", "form asks", "form hasYear", "form isItem",
        "form hasAddress", "form hasLink", "form hasQuotation", "form isQuoted",
        "form endsInColon", "form endsOpen",
      ]).subtracting(named) == [])
  }

  @Test func `are kept in a table without idle lines`() {
    let lines = TableTexts.roles.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 1000)
    var seen: Set<UInt64> = []
    for line in lines {
      let parts = line.split(separator: "\t")
      #expect(
        parts.count == 2 && parts[1].split(separator: " ").compactMap { Float($0) }.count == 4)
      guard !["first", "inside", "across"].contains(parts[0].split(separator: " ")[0]) else {
        continue
      }
      let trait = Trait(name: String(parts[0]))
      #expect(trait.map { seen.insert($0.hash).inserted } ?? false, "\(line)")
    }
  }

  @Test(arguments: [
    TableTexts.proposals, TableTexts.workplaces, TableTexts.speakers, TableTexts.lengths,
  ])
  func `have tables beside theirs without idle lines`(table: String) {
    let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 100)
    #expect(lines.first?.hasPrefix("all\t") ?? false)
    var seen: Set<UInt64> = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t")
      #expect(parts.count == 2 && Float(parts[1]) != nil, "\(line)")
      let trait = Trait(name: String(parts[0]))
      #expect(trait.map { seen.insert($0.hash).inserted } ?? false, "\(line)")
    }
  }

  @Test func `leave out of a text what no phrase tells from it`() {
    let draft = Sample.draft(
      "Bonjour,\n\nJ’aimerais proposer un exposé intitulé «Pourquoi les canards plongent».\n\nLes canards retournent l’eau toute la journée et personne ne leur a jamais demandé pourquoi. Je montrerai trois étés de comptage, derrière le moulin, et ce que les hérons en pensent.\n\nJe viendrais avec ma maquette de l’étang. Il me faut une grande table et une prise.\n\nJe suis hydrologue à Rennes depuis 2012, après dix ans dans l’édition scolaire.\n\nBien à vous,\nAda Frog"
    )
    #expect(
      draft.proposals.map(\.abstract) == [
        "Les canards retournent l’eau toute la journée et personne ne leur a jamais demandé pourquoi. Je montrerai trois étés de comptage, derrière le moulin, et ce que les hérons en pensent."
      ])
    #expect(
      draft.proposals.first?.speakers.map(\.bio) == [
        "Je suis hydrologue à Rennes depuis 2012, après dix ans dans l’édition scolaire."
      ])
  }

  @Test func `count for no mail on lists`() {
    let text =
      "Hello,\n\nI would like to propose a talk called \"Why ducks dive\".\n\n\(Self.ducks)\n\nCan you tell me whether somebody would like to join me in 2032?\n\nAda"
    let closed = Sample.draft(text).proposals.first?.abstract
    let open = Sample.draft(
      text, fields: ["To: talks@pond.example, pond-talk@lists.example.org"]
    ).proposals.first?.abstract
    #expect(closed == Self.ducks)
    #expect(open?.hasSuffix("join me in 2032?") ?? false)
  }

  @Test func `keep what leads to a title out of who the writer is`() {
    let draft = Sample.draft(
      "Hello,\n\nI work at the Pond Institute and would like to come to Utrecht with a talk named\n\n   Why ducks dive\n\n\(`Reading loose letters`.ducks)\n\nRegards,\nAda Frog"
    )
    #expect(draft.proposals.map(\.title) == ["Why ducks dive"])
    #expect(draft.proposals.map { $0.speakers.map(\.bio) } == [[nil]])
  }
}
