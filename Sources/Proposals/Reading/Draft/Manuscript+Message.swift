import Mail

extension Manuscript {
  /// The writer's own words: no quotation, no list footer; the signature comes last.
  init(
    ownWordsOf message: Message, author: Address?, for call: Call, in vocabulary: Vocabulary
  ) {
    let body = message.body
    let labels = FilledQuotation.labels(of: message, for: call, vocabulary)
    let answered = FilledQuotation.lines(of: message, for: call, vocabulary)
    let ours = OurWords.lines(of: message, for: call)
    var own: [Int] = []
    own.reserveCapacity(body.count)
    for index in body.indices {
      switch body[index].role {
      case .text where ours.contains(index): continue
      case .text, .signature: own.append(index)
      case .quoted:
        if labels[index] != nil || answered.contains(index) { own.append(index) }
      default: continue
      }
    }
    var signature = own.count
    if let first = own.firstIndex(where: { body[$0].role == .signature }) {
      // What the writer says below a signature is still said.
      let below = own[first...].filter { body[$0].role != .signature }
      let isSaid = below.reduce(0) { $0 + Word.count(in: body[$1].text) } > 25
      if isSaid { own[first...] = below + own[first...].filter { body[$0].role == .signature } }
      signature = isSaid ? first + below.count : first
    }
    self.init(
      lines: own.lazy.map { (text: labels[$0] ?? body[$0].text, number: $0 + 1) },
      signature: signature,
      subject: Subject(message.subject, in: vocabulary), author: author, in: vocabulary)
    correspondents = message.cc + message.to
    lists = message.lists
  }

  /// The text without its signature.
  var text: String {
    sheet.text(0..<signature)
  }

  /// Whether the writer's own words are so few that they only go along with something else.
  var saysLittle: Bool { sheet.words(of: letter.body).count <= 60 }

  /// Texts that came along: forwarded messages, then attachments.
  static func enclosed(
    in message: Message, own: Manuscript, for call: Call, in vocabulary: Vocabulary
  ) -> [Manuscript] {
    var result: [Manuscript] = []
    for inner in message.enclosed.prefix(ReadingBounds.enclosed) {
      let inner = inner.bounded().message
      var manuscript = Manuscript(
        ownWordsOf: inner, author: inner.writer, for: call, in: vocabulary)
      manuscript.isForwarded = true
      manuscript.isAttachment = true
      result.append(manuscript)
      result += enclosed(in: inner, own: manuscript, for: call, in: vocabulary).map { text in
        var text = text
        text.isForwarded = true
        return text
      }
    }
    if own.subject.isForward || own.saysLittle && !own.subject.isReply,
      let inline = Forward(in: message.body, vocabulary),
      // Whoever passes a mail of ours on proposes nothing by what it says.
      OurWords.lines(among: inline.lines.map(\.text), for: call, isAnswer: false).isEmpty
    {
      result.append(inline.manuscript(in: vocabulary))
    }
    let texts = message.parts.lazy.filter { $0.isAttachment && !Self.isForMachines($0.type) }
      .compactMap(\.text).filter { !$0.isEmpty }
    for text in texts.prefix(ReadingBounds.enclosed) {
      let beginning = text.beginning(octets: ReadingBounds.ownOctets)
      let texts = beginning.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      let ours = OurWords.lines(
        among: texts, for: call, isAnswer: message.answersMail(ofUsFor: call))
      let lines = texts.indices.filter { !ours.contains($0) }.map {
        (text: texts[$0], number: Int?.none)
      }
      var manuscript = Manuscript(
        lines: lines, signature: lines.count, subject: own.subject, author: own.author,
        in: vocabulary)
      manuscript.isAttachment = true
      result.append(manuscript)
    }
    return result
  }

  /// Whether text of this type is for a program to read: an appointment, an address card.
  private static func isForMachines(_ type: String) -> Bool {
    [
      "text/calendar", "text/x-vcalendar", "text/vcard", "text/x-vcard", "text/directory",
      "application/ics",
    ].contains(type)
  }
}
