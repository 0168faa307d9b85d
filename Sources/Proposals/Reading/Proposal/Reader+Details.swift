extension Reader {
  /// Minutes and format: what a label says, or a sentence beside the abstract.
  func readLength(_ finding: inout Finding, alone: Bool) {
    for section in finding.sections where mayNameFormat(section) {
      let words = section.words(in: sheet)
      let chosen = first(of: chosen(section))
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
    readLengthBeforeTitle(&finding)
    for aside in finding.prose.asides where aside.purpose != .aboutWriter {
      let sentence = aside.words
      let line = Int(sheet.words[sentence.lowerBound].line)
      if finding.proposal.minutes == nil, let minutes = length(in: sentence) {
        finding.proposal.minutes = minutes
        finding.proposal.provenance[.minutes] = provenance(.prose, line: line, 0.8)
      }
      // "(talk)" behind a title
      if finding.proposal.format == nil, sheet.namesSlot(sentence) || sentence.count == 1,
        let format = format(in: sentence, of: sheet)
      {
        finding.proposal.format = format.id
        finding.proposal.provenance[.format] = provenance(.prose, line: line, 0.8)
      }
    }
    // An answer has the subject of somebody else's question.
    let isAnothers = text.subject.isReply && text.subject.asks
    if alone && !isAnothers || text.subject.announcesSeveral { readSubject(&finding) }
    preferLength(&finding)
  }

  /// The format, where none is named and only one of the call's takes as long as the talk.
  func readFormat(ofLengthOf finding: inout Finding) {
    guard finding.proposal.format == nil,
      let format = finding.proposal.minutes.flatMap(onlyFormat),
      var source = finding.proposal.provenance[.minutes]
    else { return }
    source.confidence = min(source.confidence, 0.7)
    finding.proposal.format = format.id
    finding.proposal.provenance[.format] = source
  }

  /// The call's format that takes so many minutes: of several, the ordinary talk; `nil` where none of them is.
  private func onlyFormat(taking minutes: Int) -> Format? {
    let fitting = call.formats.indices.filter { call.formats[$0].minutes == minutes }
    let only = fitting.count == 1 ? fitting[0] : fitting.first { $0 == ordinaryFormat }
    return only.map { call.formats[$0] }
  }

  /// The length and the format that the lines above several talks give to all of them, as in "Here are
  /// two lightning talks", where none says so itself.
  func lengthOfAll(_ findings: [Finding]) -> Slotting? {
    guard findings.allSatisfy({ $0.proposal.format == nil && $0.proposal.minutes == nil }),
      let first = findings.first?.part.outline.sections.first?.lines.lowerBound,
      first > letter.body.lowerBound
    else { return nil }
    let signs: CueSet = [.several, .propose, .mayPropose, .presenting]
    for sentence in sheet.sentences(ofParagraphsIn: letter.body.lowerBound..<first)
    where sheet.cues(in: sentence).meets(signs) && !sheet.has(.past, in: sentence) {
      let minutes = length(in: sentence)
      let named = sheet.namesSlot(sentence) ? format(in: sentence, of: sheet) : nil
      guard let format = named ?? minutes.flatMap(onlyFormat) else { continue }
      return Slotting(
        format: format.id, minutes: minutes,
        source: provenance(.prose, line: Int(sheet.words[sentence.lowerBound].line), 0.6))
    }
    return nil
  }

  /// The length that a sentence asks for: of two that are nearly the same, the one that a format of
  /// the call has, as in "half an hour, so one of those of 25 minutes"; in brackets it may have no
  /// unit.
  private func length(in sentence: Range<Int>) -> Int? {
    guard let minutes = sheet.length(in: sentence) else { return bracketedLength(in: sentence) }
    let known = Set(call.formats.map(\.minutes))
    if known.contains(minutes) { return minutes }
    let all = sheet.lengths(in: sentence).map(\.minutes)
    let near = Set(all.filter { abs($0 - minutes) <= 5 }).intersection(known)
    if near.count == 1 { return near.first }
    // "Three parts of 15 minutes, in a slot of 45"
    let whole = all.filter { $0 > minutes }
    return whole.count == 1 && whole[0] % minutes == 0 && known.contains(whole[0])
      ? whole[0] : minutes
  }

  /// The length of a format in brackets behind a word for one: "A long talk (45) is preferred".
  private func bracketedLength(in sentence: Range<Int>) -> Int? {
    guard sheet.namesSlot(sentence) else { return nil }
    let numbers = sentence.filter { index in
      let word = sheet.words[index]
      return word.isNumber && word.start > 0 && sheet.octets[Int(word.start) - 1] == 0x28
        && Int(word.end) < sheet.octets.count && sheet.octets[Int(word.end)] == 0x29
    }.compactMap { sheet.number(at: $0) }
    let fitting = numbers.filter { number in call.formats.contains { $0.minutes == number } }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Takes the talk of the length that is asked for, where a word that is said of all talks was
  /// taken for another: "Vortrag (60 min)", where the call's ordinary talk has 30.
  private func preferLength(_ finding: inout Finding) {
    guard let minutes = finding.proposal.minutes,
      let ordinary = ordinaryFormat.map({ call.formats[$0] }),
      finding.proposal.format == ordinary.id, ordinary.minutes != minutes
    else { return }
    let talks = [SessionKind.talk, .short, .long, .half].map(\.number)
    let others = Set(vocabulary.formats.filter { !talks.contains($0.key) }.values)
    let fitting = call.formats.indices.filter {
      call.formats[$0].minutes == minutes && !others.contains($0)
    }
    if fitting.count == 1 { finding.proposal.format = call.formats[fitting[0]].id }
  }

  /// What stands before a title in its label: "Talk 2 (workshop, 90 minutes): Frogs in Space".
  private func readLengthBeforeTitle(_ finding: inout Finding) {
    guard let section = finding.sections.first(where: { $0.slot == .title }) else { return }
    let value = section.words(in: sheet).lowerBound
    let label = sheet.words(of: section.lines).lowerBound..<value
    let source = provenance(.label, line: section.lines.lowerBound, 0.9)
    if finding.proposal.minutes == nil, let length = sheet.firstLength(in: label) {
      finding.proposal.minutes = length.minutes
      finding.proposal.provenance[.minutes] = source
    }
    let isSaid = sheet.namesSlot(label) || finding.proposal.provenance[.minutes] == source
    if finding.proposal.format == nil, isSaid, let format = format(in: label, of: sheet) {
      finding.proposal.format = format.id
      finding.proposal.provenance[.format] = source
    }
  }

  /// Whether a section may say how long the talk is, or of which kind: "Category: short talk".
  private func mayNameFormat(_ section: Section) -> Bool {
    switch section.slot {
    case .minutes, .format: true
    case .topics, .other:
      topics(in: section).isEmpty
        && (section.slot == .topics && section.words(in: sheet).count <= 2
          || section.words(in: sheet).count <= 6
            && (sheet.namesSlot(section.words(in: sheet))
              || sheet.length(in: section.words(in: sheet), anyNoun: true) != nil))
    default: false
    }
  }

  /// What the subject says beside the title: "[25 min]", "Workshop proposal: …".
  private func readSubject(_ finding: inout Finding) {
    let words = Set(Word.words(of: finding.proposal.title ?? "").map(\.hash))
    let subject = text.subject.sheet
    if finding.proposal.minutes == nil,
      let found = subject.lengths(in: subject.words.indices).first(where: { length in
        !subject.words[length.words].allSatisfy { words.contains($0.hash) }
          // "Nine minutes to spare" is said of something else.
          && (subject.words[length.words.lowerBound].beginsInDigit
            || subject.cues(in: subject.words.indices).meets(Self.talkNouns))
      })
    {
      finding.proposal.minutes = found.minutes
      finding.proposal.provenance[.minutes] = provenance(.subject, line: nil, 0.9)
    }
    if finding.proposal.format == nil,
      let hit = subject.hits.first(where: { subject.namesSlot($0.words) }),
      !subject.words[hit.words].allSatisfy({ words.contains($0.hash) }),
      let format = format(in: hit.words, of: subject)
    {
      finding.proposal.format = format.id
      finding.proposal.provenance[.format] = provenance(.subject, line: nil, 0.8)
    }
  }

  /// Words for talks in a subject.
  private static let talkNouns: CueSet = [.submissionNoun, .session, .format, .lengthOfTalk]

  /// The value of a label; of boxes to tick, the ticked ones' lines.
  private func chosen(_ section: Section) -> String {
    let value = section.line(in: sheet)
    // Boxes begin with a bracket or are a character of their own.
    guard value.utf8.contains(where: { $0 == 0x5B || $0 == 0x28 || $0 == 0xE2 }) else {
      return value
    }
    let marks = ["[x]", "(x)", "[*]", "☑", "☒", "[✓]", "[✔]"]
    let lines = section.text(in: sheet).split(separator: "\n").map { $0.lowercased() }
    let ticked = lines.filter { line in marks.contains { line.holds($0) } }
    if ticked.count == 1, let line = ticked.first, line.holds("[ ]") || line.holds("( )") {
      // All boxes on one line: what stands behind the ticked one.
      let mark = marks.first { line.holds($0) } ?? ""
      let tail = line.range(of: mark).map { line[$0.upperBound...] } ?? ""
      let end = ["[ ]", "( )"].compactMap { tail.range(of: $0)?.lowerBound }.min()
      return String(tail[..<(end ?? tail.endIndex)])
    }
    if !ticked.isEmpty { return ticked.joined(separator: " ") }
    if lines.contains(where: { $0.holds("[ ]") }) { return "" }
    return value
  }

  /// The length in minutes that a value says.
  ///
  /// - Parameter alone: Whether a number without a unit is one.
  func minutes(_ value: String, alone: Bool) -> Int? {
    let sheet = Sheet(line: value, in: vocabulary)
    if let length = sheet.lengths(in: sheet.words.indices).first { return length.minutes }
    guard alone else { return nil }
    if sheet.words.count == 1, sheet.words[0].isNumber {
      return sheet.number(at: 0).flatMap { (3...480).contains($0) ? $0 : nil }
    }
    // "Lecture (45)"
    let numbers = sheet.words.indices.filter { sheet.words[$0].isNumber }
    guard sheet.words.count <= 6, numbers.count == 1, let number = sheet.number(at: numbers[0]),
      call.formats.contains(where: { $0.minutes == number })
    else { return nil }
    return number
  }

  /// What a value asks for first, where more follows that may only be what would do too: "lecture,
  /// but I can make it shorter if there is no room".
  private func first(of value: String) -> String {
    // "Talk (was: lightning talk)"
    if let open = value.firstIndex(of: "("), open > value.startIndex,
      let word = Word.words(of: String(value[open...])).first,
      vocabulary.phrases.contains(word.hash, as: .was)
    {
      return first(of: String(value[..<open]))
    }
    let stop = value.range(of: ". ")?.lowerBound
    guard
      let comma = value.firstIndex(where: { ",;，、。".contains($0) }).map({ min($0, stop ?? $0) })
        ?? stop,
      case let head = String(value[..<comma]), Word.count(in: String(value[comma...])) > 4,
      let format = format(named: head)
    else { return value }
    // "Talk, and 40 minutes would be fine"
    let isSame = minutes(value, alone: false) == format.minutes
    return minutes(head, alone: false) == nil && isSame ? value : head
  }

  /// Topics of the call that a label or the title's own prefix names.
  func readTopics(_ finding: inout Finding) {
    for section in finding.sections where section.slot == .topics || section.slot == .format {
      let found = topics(in: section)
      guard !found.isEmpty else { continue }
      finding.proposal.topics = found
      finding.proposal.provenance[.topics] = provenance(
        .label, line: section.lines.lowerBound, 0.95)
      return
    }
    for sentence in finding.prose.asides.lazy.map(\.words) where sheet.choosesTopic(sentence) {
      let found = topics(in: sentence, of: sheet)
      guard !found.isEmpty else { continue }
      finding.proposal.topics = found
      finding.proposal.provenance[.topics] = provenance(
        .prose, line: Int(sheet.words[sentence.lowerBound].line), 0.8)
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
    let body = sheet.words(of: letter.body)
    for hit in sheet.hits(in: body) where hit.cue == .topic {
      let end = hit.words.upperBound
      guard end < body.upperBound, sheet.hit(.track, at: end) != nil else { continue }
      return (call.topics[hit.value].name, Int(sheet.words[end].line))
    }
    return nil
  }

  /// The call's topics that a section's value names.
  func topics(in section: Section) -> [String] {
    let sheet = Sheet(line: chosen(section), in: vocabulary)
    return sheet.words.count <= 40 ? topics(in: sheet.words.indices, of: sheet) : []
  }

  /// The call's topics that some words name, in its order.
  func topics(in words: Range<Int>, of sheet: Sheet) -> [String] {
    let places = Set(sheet.hits(in: words).filter { $0.cue == .topic }.map(\.value))
    return places.sorted().filter { call.topics.indices.contains($0) }.map { call.topics[$0].name }
  }

  /// What the speaker wants the committee to know.
  func readNotes(_ finding: inout Finding) {
    guard let section = finding.sections.first(where: { $0.slot == .notes }) else { return }
    finding.proposal.notes = section.text(in: sheet)
    finding.proposal.provenance[.notes] = provenance(.label, line: section.lines.lowerBound, 0.9)
  }
}

/// A place in the programme that is asked for.
struct Slotting {
  var format: String
  var minutes: Int?
  var source: Provenance
}

extension Proposal {
  /// Keeps where a field was read, unless that is known.
  mutating func note(_ field: Field, _ source: Provenance) {
    provenance[field] = provenance[field] ?? source
  }

  /// Takes a place in the programme for this talk's.
  mutating func take(_ place: Slotting) {
    format = place.format
    provenance[.format] = place.source
    guard let length = place.minutes else { return }
    minutes = length
    provenance[.minutes] = place.source
  }
}
