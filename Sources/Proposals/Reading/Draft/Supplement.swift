import Mail

/// What an answer to a mail of ours says of fields that may be missing on record, and proposes no
/// talk with.
///
/// Our mails ask for what is missing. People answer in a word or two, or fill in the form between
/// the quoted lines. What is missing the record knows: ``Decision`` takes no more than that, so that
/// the values which our own mail repeated never count.
enum Supplement {
  /// The supplement of `message`, which answers a mail of ours; `nil` where it says nothing.
  ///
  /// - Parameter own: Its writer's own words.
  static func supplement(
    of message: Message, own: Manuscript, for call: Call, in vocabulary: Vocabulary
  ) -> Proposal? {
    var said = Reader(own, for: call, in: vocabulary).supplement()
    if let form = filledForm(in: message, own: own, for: call, in: vocabulary) {
      said = said.merging(form, for: call)
    }
    return said.provenance.isEmpty ? nil : said
  }

  /// What the form says that our mail held, and that came back quoted.
  private static func filledForm(
    in message: Message, own: Manuscript, for call: Call, in vocabulary: Vocabulary
  ) -> Proposal? {
    let body = message.body
    let texts = body.map { $0.role == .quoted && $0.depth <= 1 ? $0.text : "" }
    let ours = OurWords.lines(among: texts, for: call, isAnswer: true)
    let lines = texts.indices.map { index in
      (text: ours.contains(index) ? "" : texts[index], number: Optional(index + 1))
    }
    let manuscript = Manuscript(
      lines: lines, signature: lines.count, subject: own.subject, author: own.author,
      in: vocabulary)
    let reader = Reader(manuscript, for: call, in: vocabulary)
    let findings = reader.findings()
    guard findings.count == 1, findings[0].isForm else { return nil }
    var said = reader.proposals(of: findings)[0]
    said.forget(said.provenance.filter { $0.value.from != .label }.map(\.key))
    for section in findings[0].sections {
      // What stands below a gap is what our mail says next.
      guard let value = section.value, section.lines.count > 1,
        value >= reader.sheet.lines[section.lines.lowerBound].end,
        reader.sheet.lines[section.lines.lowerBound + 1].shape == .blank
      else { continue }
      switch section.slot {
      case .abstract: said.forget([.abstract])
      case .bio: said.forget([.bio])
      case .notes: said.forget([.notes])
      default: break
      }
    }
    return said.provenance.isEmpty ? nil : said
  }
}
