/// What of a text is one talk's, as far as labels and phrases tell it apart.
struct TalkPart: Sendable {
  /// Its fields and its running text.
  var outline: Outline
  /// The running text, sorted; its title and its end are still to be found.
  var prose: Prose
  /// The lines above a form that only lead up to it.
  var leading: Range<Int>
  /// The talk's place among the others of the text, from 1; `nil` where it has no other.
  var place: Int?

  /// Whether the text has no other talk.
  var isAlone: Bool { place == nil }
}

/// A talk read out of a text, and how much speaks for its being one.
struct Finding: Sendable {
  /// What it was read out of.
  let part: TalkPart
  /// Its parts, without labels that are not filled in.
  var sections: [Section]
  /// The paragraphs below an abstract's label that are none of it.
  var leftOut: [Range<Int>]
  /// The running text, sorted.
  var prose: Prose
  var proposal = Proposal()
  /// The lines at the head of the abstract that are the title.
  var titleInAbstract: Range<Int>?
  /// The people whom the title's own line names behind a dash.
  var byline: String?
  /// Whether it stood in a filled form.
  var isForm = false
  /// How many words the abstract has.
  var abstractWords = 0
  /// How many fields labels fill.
  var filled = 0
  /// Whether most labels have nothing behind them: a form to fill in.
  var isEmptyForm = false
  /// Whether a label says that there is no title yet.
  var titleIsOpen = false
  /// Whether the title stands in the text, not only in the subject.
  var hasOwnTitle = false

  /// Whether a sentence of running text is one of the abstract, where that is running text.
  func isInLooseText(_ sentence: Range<Int>) -> Bool {
    proposal.provenance[.abstract]?.from != .label && prose.isInText(sentence)
  }
}

extension [Finding] {
  /// The most words that the abstract of one of them has.
  var abstractWords: Int { reduce(0) { Swift.max($0, $1.abstractWords) } }

  /// The words of each talk's title.
  var titleWords: [[UInt64]] { map(\.proposal.titleWords) }

  /// What the field is for that has a line.
  func slot(of line: Int) -> Slot? { section(of: line)?.slot }

  /// The field, or the running text, that has a line; `nil` where the line is left out of it.
  func section(of line: Int) -> Section? {
    for index in indices {
      guard let section = self[index].sections.first(where: { $0.lines.contains(line) }) else {
        continue
      }
      return self[index].leftOut.contains { $0.contains(line) } ? nil : section
    }
    return nil
  }

  /// Whether some words are of a talk's abstract, where that is running text.
  func haveInLooseText(_ words: Range<Int>) -> Bool {
    let findings = span
    return findings.indices.contains { findings[$0].isInLooseText(words) }
  }

  /// Whether some words of a line are of a talk's text or title.
  func haveInText(_ words: Range<Int>, of line: Int) -> Bool {
    [.abstract, .title].contains(slot(of: line)) || haveInLooseText(words)
  }
}
