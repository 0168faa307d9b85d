extension Reader {
  /// The abstract: what stands below its label, or the prose that tells about the talk.
  func readAbstract(_ finding: inout Finding, _ sections: [Section], _ prose: Prose, alone: Bool) {
    let labelled = sections.filter { $0.slot == .abstract }
    var texts: [String] = []
    var first: Int?
    for section in labelled {
      let text = trimmed(section)
      guard !text.isEmpty else { continue }
      texts.append(text)
      first = first ?? section.lines.lowerBound
    }
    var place = Provenance.Place.label
    var confidence = 0.95
    if texts.isEmpty {
      let text = prose.text(of: sheet)
      guard !text.isEmpty, !isWithoutSubstance(prose) else { return }
      texts = [text]
      first = prose.blocks.first?.lines.lowerBound
      (place, confidence) = (.prose, 0.7)
    }
    if !finding.isForm, prose.blocks.count > 0, !labelled.isEmpty, place == .label {
      texts += laterProse(prose, after: labelled)
    }
    texts += references(for: texts)
    let abstract = texts.joined(separator: "\n\n")
    finding.proposal.abstract = abstract
    finding.abstractWords = Word.words(of: abstract).count
    finding.proposal.provenance[.abstract] = provenance(place, line: first, confidence)
  }

  /// Whether prose is only a remark: too short to tell about a talk.
  private func isWithoutSubstance(_ prose: Prose) -> Bool {
    prose.blocks.reduce(0) { $0 + $1.words.count } < 6
  }

  private func laterProse(_ prose: Prose, after sections: [Section]) -> [String] { [] }

  /// The text below an abstract's label, less the courtesies at its end.
  private func trimmed(_ section: Section) -> String {
    let body = section.body(in: sheet)
    guard let first = body.first else { return "" }
    let octet = first == section.lines.lowerBound ? section.value : nil
    var paragraphs = sheet.paragraphs(in: body)
    while paragraphs.count > 1, let last = paragraphs.last {
      let sentences = sheet.sentences(in: sheet.words(of: last))
      guard !sentences.isEmpty,
        sentences.allSatisfy({ [.courtesy, .logistics].contains(sheet.purpose(of: $0)) })
      else { break }
      paragraphs.removeLast()
    }
    guard let last = paragraphs.last else { return "" }
    return sheet.text(first..<last.upperBound, from: octet)
  }

  /// References below the closing that the text points at.
  private func references(for texts: [String]) -> [String] {
    guard texts.contains(where: { $0.contains("[") }) else { return [] }
    return letter.references.map { sheet.text($0) }
  }
}
