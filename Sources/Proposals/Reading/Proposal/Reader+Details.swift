extension Reader {
  /// Minutes and format: what a label says, or a sentence beside the abstract.
  func readLength(
    _ finding: inout Finding, _ sections: [Section], _ prose: Prose, alone: Bool
  ) {
    for section in sections where section.slot == .minutes || section.slot == .format {
      let words = section.words(in: sheet)
      let chosen = chosen(section)
      if finding.proposal.minutes == nil, let minutes = minutes(chosen, alone: true) {
        finding.proposal.minutes = minutes
        finding.proposal.provenance[.minutes] = provenance(
          .label, line: section.lines.lowerBound, 0.95)
      }
      if finding.proposal.format == nil, let format = format(named: chosen) {
        finding.proposal.format = format.id
        finding.proposal.provenance[.format] = provenance(
          .label, line: section.lines.lowerBound, words.count < 12 ? 0.95 : 0.7)
      }
    }
    for tag in text.subject.tags where alone && finding.proposal.minutes == nil {
      guard let minutes = minutes(tag, alone: false) else { continue }
      finding.proposal.minutes = minutes
      finding.proposal.provenance[.minutes] = provenance(.subject, line: nil, 0.9)
    }
    for sentence in prose.asides where finding.proposal.minutes == nil {
      guard let minutes = sheet.length(in: sentence) else { continue }
      finding.proposal.minutes = minutes
      finding.proposal.provenance[.minutes] = provenance(
        .prose, line: Int(sheet.words[sentence.lowerBound].line), 0.8)
    }
    if finding.proposal.format == nil, let minutes = finding.proposal.minutes {
      let fitting = call.formats.filter { $0.minutes == minutes }
      if fitting.count == 1, var source = finding.proposal.provenance[.minutes] {
        source.confidence = 0.7
        finding.proposal.format = fitting[0].id
        finding.proposal.provenance[.format] = source
      }
    }
  }

  /// The value of a label; of boxes to tick, the ticked ones' lines.
  private func chosen(_ section: Section) -> String {
    let value = section.line(in: sheet)
    // Boxes begin with a bracket or are a character of their own.
    guard value.utf8.contains(where: { $0 == 0x5B || $0 == 0x28 || $0 == 0xE2 }) else {
      return value
    }
    let lines = section.text(in: sheet).split(separator: "\n")
    let ticked = lines.filter { line in
      ["[x]", "(x)", "[*]", "☑", "☒", "[✓]"].contains { line.lowercased().contains($0) }
    }
    if !ticked.isEmpty { return ticked.joined(separator: " ") }
    if lines.contains(where: { $0.holds("[ ]") }) { return "" }
    return value
  }

  /// The length in minutes that a value says.
  ///
  /// - Parameter alone: Whether a number without a unit is one.
  func minutes(_ value: String, alone: Bool) -> Int? {
    let words = Word.words(of: value)
    for (index, word) in words.enumerated() where word.isNumber {
      guard let number = Int(piece(value, word)), (3...480).contains(number) else { continue }
      if index + 1 < words.count, vocabulary.phrases.contains(words[index + 1].hash, as: .minute) {
        return number
      }
      if index + 1 < words.count, number <= 8,
        vocabulary.phrases.contains(words[index + 1].hash, as: .hour)
      {
        return number * 60
      }
      if alone, words.count == 1 { return number }
    }
    for (index, word) in words.enumerated() where vocabulary.phrases.contains(word.hash, as: .hour)
    {
      let before = words[max(0, index - 2)..<index]
      if before.contains(where: { vocabulary.phrases.contains($0.hash, as: .half) }) { return 30 }
      if words[..<index].allSatisfy({ vocabulary.labelWords.contains($0.hash) }) || index == 1 {
        if index > 0, let number = Int(piece(value, words[index - 1])), number <= 8 {
          return number * 60
        }
      }
    }
    return nil
  }

  private func piece(_ text: String, _ word: Word) -> String {
    String(
      decoding: text.utf8.dropFirst(Int(word.start)).prefix(Int(word.end - word.start)),
      as: UTF8.self)
  }

  /// The call's format that a value names; of several names the longest.
  func format(named value: String) -> Format? {
    let words = Word.words(of: value).map(\.hash)
    var best: (Format, Int)?
    for format in call.formats {
      for name in [format.name, format.id] + format.words {
        let wanted = Word.words(of: name).map(\.hash)
        guard !wanted.isEmpty, words.contains(wanted), wanted.count > best?.1 ?? 0 else { continue }
        best = (format, wanted.count)
      }
    }
    return best?.0
  }

  /// Topics of the call that a label or the title's own prefix names.
  func readTopics(_ finding: inout Finding, _ sections: [Section]) {
    for section in sections where section.slot == .topics || section.slot == .format {
      let found = topics(in: section)
      guard !found.isEmpty else { continue }
      finding.proposal.topics = found
      finding.proposal.provenance[.topics] = provenance(
        .label, line: section.lines.lowerBound, 0.95)
      return
    }
    if let (topic, line) = trackedTopic() {
      finding.proposal.topics = [topic]
      finding.proposal.provenance[.topics] = provenance(.prose, line: line, 0.7)
      return
    }
    guard let title = finding.proposal.title, let (head, _) = Subject.split(title) else { return }
    let words = Word.words(of: head).map(\.hash)
    if let topic = call.topics.first(where: { topic in
      ([topic.name] + topic.keywords).contains { Word.words(of: $0).map(\.hash) == words }
    }) {
      finding.proposal.topics = [topic.name]
      var source = finding.proposal.provenance[.title] ?? provenance(.subject, line: nil, 0.6)
      source.confidence = 0.7
      finding.proposal.provenance[.topics] = source
    }
  }

  /// The topic of the call that stands before a word for one: "the security track".
  private func trackedTopic() -> (name: String, line: Int)? {
    let words = sheet.words
    for hit in sheet.hits(in: sheet.words(of: letter.body)) where hit.cue == .track {
      let index = hit.words.lowerBound
      for topic in call.topics {
        for name in [topic.name] + topic.keywords {
          let wanted = Word.words(of: name).map(\.hash)
          let start = index - wanted.count
          if start >= 0, words[start..<index].map(\.hash) == wanted {
            return (topic.name, Int(words[index].line))
          }
        }
      }
    }
    return nil
  }

  /// The call's topics that a section's value names.
  func topics(in section: Section) -> [String] {
    let words = Word.words(of: chosen(section)).map(\.hash)
    guard words.count <= 40 else { return [] }
    return call.topics.filter { topic in
      ([topic.name] + topic.keywords).contains { words.contains(Word.words(of: $0).map(\.hash)) }
    }.map(\.name)
  }

  /// What the speaker wants the committee to know.
  func readNotes(_ finding: inout Finding, _ sections: [Section]) {
    guard let section = sections.first(where: { $0.slot == .notes }) else { return }
    finding.proposal.notes = section.text(in: sheet)
    finding.proposal.provenance[.notes] = provenance(.label, line: section.lines.lowerBound, 0.9)
  }
}
