extension Reader {
  /// What a few words say of fields of a talk that is on record, without proposing one: "A lightning
  /// talk, please. I forgot: the topic would be desktop."
  ///
  /// They mean a talk only where it is asked what they say: nobody would take "see you at the
  /// workshop" for a format where one is known.
  func supplement() -> Proposal {
    var said = Proposal()
    for sentence in sheet.sentences(ofParagraphsIn: letter.body)
    where sheet.weight(of: sentence) <= 16 {
      let cues = sheet.cues(in: sentence)
      guard !cues.meets([.unsettled, .withdraw, .together]) else { continue }
      let place = provenance(.prose, line: Int(sheet.words[sentence.lowerBound].line), 0.6)
      if said.format == nil, said.minutes == nil, let format = suppliedFormat(sentence) {
        said.format = format.id
        said.minutes = sheet.lengths(in: sentence).first.map { _ in format.minutes }
        said.provenance[.format] = place
        said.provenance[.minutes] = said.minutes.map { _ in place }
      }
      let isTopic =
        sheet.choosesTopic(sentence)
        || vocabulary.slot(among: sheet.words[sentence], spoken: sheet.spoken) == .topics
      if said.topics.isEmpty, isTopic, !sheet.leadsOn(sentence) {
        said.topics = topics(in: sentence, of: sheet)
        said.provenance[.topics] = said.topics.isEmpty ? nil : place
      }
    }
    return said
  }

  /// The call's format that a sentence asks for: by its length, by its name, or by the word that is
  /// said of all talks where next to nothing else is said.
  private func suppliedFormat(_ sentence: Range<Int>) -> Format? {
    let weight = sheet.weight(of: sentence)
    let lengths = sheet.lengths(in: sentence).map(\.minutes)
    if !lengths.isEmpty {
      let minutes = sheet.length(in: sentence)
      let fitting = call.formats.filter { $0.minutes == minutes }
      guard lengths.count == 1, !fitting.isEmpty else { return nil }
      return fitting.count == 1 ? fitting[0] : format(in: sentence, of: sheet)
    }
    let words = sheet.words[sentence]
    let isNamed = sheet.namesSlot(sentence) && weight <= 10
    let isLabelled = vocabulary.slot(among: words, spoken: sheet.spoken) == .format && weight <= 6
    return isNamed || isLabelled || weight <= 2 ? format(in: sentence, of: sheet) : nil
  }
}
