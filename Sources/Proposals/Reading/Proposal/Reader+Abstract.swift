extension Reader {
  /// The abstract: what stands below its label, or the prose that tells about the talk.
  ///
  /// - Parameter isToFollow: Whether what is there instead says that there will be one.
  func readAbstract(_ finding: inout Finding, isToFollow: Bool) {
    let labelled = finding.sections.filter { $0.slot == .abstract }
    var texts: [String] = []
    var first: Int?
    for section in labelled {
      let tail = finding.leftOut.first { section.lines.contains($0.lowerBound) }
      let text = trimmed(section, below: finding.titleInAbstract, above: tail)
      guard !text.isEmpty else { continue }
      texts.append(text)
      first = first ?? section.lines.lowerBound
    }
    var place = Provenance.Place.label
    var confidence = 0.95
    if texts.isEmpty, let (text, line) = restOfTitle(finding.sections) {
      texts = [text]
      (first, place, confidence) = (line, .prose, 0.7)
    }
    if texts.isEmpty, let section = longText(finding.sections),
      sheet.weight(of: section.words(in: sheet)) > 2
        * finding.prose.weight(of: finding.prose.blocks)
    {
      texts = [trimmed(section, below: nil, above: tail(of: section, nil).first)]
      (first, confidence) = (section.lines.lowerBound, 0.6)
    }
    if texts.isEmpty {
      guard !isToFollow, !isWithoutSubstance(finding.prose) else { return }
      let text = finding.prose.text
      guard !text.isEmpty else { return }
      texts = [text]
      first = finding.prose.blocks.first?.lines.lowerBound
      (place, confidence) = (.prose, 0.7)
    }
    texts += references(for: texts)
    let abstract = texts.joined(separator: "\n\n")
    finding.proposal.abstract = abstract
    finding.abstractWords = Word.count(in: abstract)
    finding.proposal.provenance[.abstract] = provenance(place, line: first, confidence)
  }

  /// What stands behind the title in its own paragraph: "Second idea: Title. It is about …"
  private func restOfTitle(_ sections: [Section]) -> (text: String, line: Int)? {
    guard let section = sections.first(where: { $0.slot == .title }),
      let first = titleSentence(of: section)
    else { return nil }
    let words = section.words(in: sheet)
    guard first.upperBound < words.upperBound, holdsText(section) else { return nil }
    let (line, octet) = sheet.octet(after: first)
    let rest = line..<section.lines.upperBound
    let tail = sheet.sentences(in: first.upperBound..<words.upperBound).reversed()
      .prefix { sheet.purpose(of: $0) != .content }.last
    guard let tail, tail.lowerBound > first.upperBound else {
      return (sheet.text(rest, from: octet), line)
    }
    let (end, stop) = sheet.octet(after: first.upperBound..<tail.lowerBound)
    return (sheet.text(line..<end + 1, from: octet, to: stop), line)
  }

  /// The longest text below a label that no table knows, in a form that has no other text, as in
  /// "What happens in it: …".
  private func longText(_ sections: [Section]) -> Section? {
    let texts = sections.filter { $0.slot == .other && $0.value != nil }
    let longest = texts.max { $0.words(in: sheet).count < $1.words(in: sheet).count }
    return longest.flatMap { sheet.weight(of: $0.words(in: sheet)) >= 20 ? $0 : nil }
  }

  /// Whether prose is only a remark: too short to tell about a talk.
  private func isWithoutSubstance(_ prose: Prose) -> Bool {
    prose.blocks.reduce(0) { $0 + $1.words.count } < 6
  }

  /// The text below an abstract's label, less its title and what only goes along with it at its end.
  private func trimmed(
    _ section: Section, below title: Range<Int>?, above tail: Range<Int>?
  ) -> String {
    var body = section.body(in: sheet)
    if let title, body.contains(title.lowerBound) {
      body = body.dropFirst(title.upperBound - body.lowerBound)
    }
    guard let first = body.first else { return "" }
    let octet = first == section.lines.lowerBound ? section.value : nil
    return sheet.text(first..<(tail?.lowerBound ?? body.upperBound), from: octet)
  }

  /// The paragraphs at the end of a section that only go along with it, or tell about the writer.
  ///
  /// - Parameter setting: What is known of the text around it; `nil` for one of which little is.
  func tail(of section: Section, _ setting: Prose.Setting?) -> [Range<Int>] {
    let paragraphs = sheet.paragraphs(in: section.body(in: sheet))
    // A biography stands elsewhere, and thus not here.
    let besideBio = setting?.hasBio ?? true
    // What letters have taught cuts no text short that is hardly one.
    func isUnlikely(_ paragraph: Range<Int>) -> Bool {
      guard let setting, !setting.isText(sheet.words(of: paragraph), in: sheet, atLeast: 0.1)
      else { return false }
      let above = paragraphs[0].lowerBound..<paragraph.lowerBound
      return sheet.weight(of: sheet.words(of: above)) >= 20
    }
    func isBeside(_ paragraph: Range<Int>) -> Bool {
      sheet.isAfterthought(paragraph) || !besideBio && tellsAboutWriter(paragraph)
        || isUnlikely(paragraph)
    }
    var count = paragraphs.dropFirst().reversed().prefix(while: isBeside).count
    // Below what tells about one comes what tells about others, and remarks.
    if !besideBio, let first = paragraphs.dropFirst().firstIndex(where: tellsAboutWriter),
      paragraphs[first...].allSatisfy({ paragraph in
        let words = sheet.words(of: paragraph)
        return isBeside(paragraph)
          || !sheet.has(.announcement, in: words)
            && (sheet.weight(of: words) <= 20 || sheet.beginsWithFullName(words))
      })
    {
      count = max(count, paragraphs.count - first)
    }
    return paragraphs.suffix(count)
  }

  private func tellsAboutWriter(_ paragraph: Range<Int>) -> Bool {
    sheet.tellsAbout(text.names, paragraph) || sheet.introduces(text.names, paragraph)
      || sheet.tellsAboutSelf(paragraph, besides: vocabulary.callWords.names)
  }

  /// References below the closing that the text points at.
  private func references(for texts: [String]) -> [String] {
    guard !letter.references.isEmpty, texts.contains(where: { $0.holds("[") }) else { return [] }
    return letter.references.map { sheet.text($0) }
  }
}
