import struct Foundation.Date
public import Mail

extension Draft {
  /// Reads a message as a committee member would.
  ///
  /// - Parameters:
  ///   - message: The mail.
  ///   - identity: What tells this delivery from others.
  ///   - received: When our host got it.
  ///   - call: The call that it may answer.
  ///   - vocabulary: The words that proposals are written with.
  public init(
    reading message: Message, identity: Identity, received: ReceivedTime, for call: Call,
    in vocabulary: Vocabulary
  ) {
    let (message, cuts) = message.bounded()
    let sender = message.writer
    let machineSigns = MachineSign.signs(of: message, for: call)
    self.init(
      identity: identity, messageID: message.messageID, replyingTo: message.replyingTo,
      subject: message.subject, sender: sender, replyAddress: message.replyAddress(to: sender),
      recipients: message.recipients, received: received,
      written: message.date?.timeIntervalSince1970, machineSigns: machineSigns,
      defects: message.defects.map(\.sentence) + cuts, obstacle: message.obstacle)
    returned = message.returned
    guard obstacle == nil else { return }
    let own = Manuscript(ownWordsOf: message, author: sender, for: call, in: vocabulary)
    ownText = own.text
    contentDigest = ContentDigest.of(own, subject: message.subject, in: vocabulary)
    language = own.sheet.language(in: vocabulary)
    codes = Codes.codes(of: self, prefix: call.codePrefix)
    if machineSigns.contains(where: \.isAutomatic) {
      kind = .automatic
      return
    }
    var evidence = Evidence(
      of: message, sender: sender, recipients: recipients, namingCode: !codes.isEmpty, own: own,
      for: call)
    if message.answersMail(ofUsFor: call), evidence.asksNothing {
      supplement = Supplement.supplement(of: message, own: own, for: call, in: vocabulary)
    }
    let enclosed = Manuscript.enclosed(in: message, own: own, for: call, in: vocabulary)
    guard !enclosed.isEmpty || evidence.hangsOnFindings else {
      take(evidence)
      return
    }
    let around = Reader(own, for: call, in: vocabulary)
    let found = around.findings()
    let texts = Self.proposing(found, of: around, or: enclosed)
    let (text, findings) = (texts[0].reader.text, texts.flatMap(\.findings))
    evidence.findings = findings
    evidence.newTitle =
      findings.count == 1 ? evidence.newTitle(findings[0].proposal.title, in: vocabulary) : nil
    evidence.isEnclosed = text.isForwarded || text.isAttachment
    take(evidence)
    if kind == .reply, evidence.tellsOfPeople {
      takeLives(from: texts[0].reader.proposals(of: texts[0].findings))
    }
    guard kind == .proposal else { return }
    proposals = texts.flatMap { $0.reader.proposals(of: $0.findings) }
    if evidence.isEnclosed {
      takeWordsAround(around, found, enclosed, isForwarded: text.isForwarded)
    }
    newTitle = evidence.newTitle
  }

  /// Takes the biographies and workplaces that an answer says under labels, and no talk.
  private mutating func takeLives(from proposals: [Proposal]) {
    guard proposals.count == 1, var said = proposals.first else { return }
    said.forget(
      Field.allCases.filter { field in
        switch field {
        case .bio, .affiliation: said.provenance[field]?.from != .label
        default: true
        }
      })
    guard !said.provenance.isEmpty else { return }
    if supplement == nil {
      supplement = said
    } else if supplement?.speakers.isEmpty ?? false {
      supplement?.speakers = said.speakers
      supplement?.provenance.merge(said.provenance) { _, new in new }
    }
  }

  /// Takes what all evidence together says of the message.
  private mutating func take(_ evidence: Evidence) {
    kind = evidence.kind
    asksForChange = evidence.asksForChange
    withdrawal = [.withdrawal, .proposal].contains(kind) ? evidence.withdrawal : nil
    takesBackOnlyWriter = kind == .withdrawal && evidence.takesBackOnlyWriter
  }

  /// Talks found in a text, and who found them.
  private typealias FoundTalks = (reader: Reader, findings: [Finding])

  /// The talks found in the writer's own words, or in what came along with them: in the first text that
  /// holds any, and in further attachments.
  ///
  /// There is always a first.
  private static func proposing(
    _ found: [Finding], of reader: Reader, or enclosed: [Manuscript]
  ) -> [FoundTalks] {
    // A form in the writer's own words is the proposal, whatever else came along.
    if found.contains(where: { $0.isForm && $0.abstractWords >= 15 }) { return [(reader, found)] }
    for (place, manuscript) in enclosed.enumerated() {
      let other = Reader(manuscript, for: reader.call, in: reader.vocabulary)
      let others = other.findings()
      let isTalk = others.contains { finding in
        finding.isForm || finding.abstractWords >= 25
          || manuscript.isForwarded && finding.proposal.title != nil && finding.abstractWords >= 8
      }
      let goesAlong =
        reader.text.saysLittle
        || manuscript.isAttachment && reader.attachesText
          && others.abstractWords > found.abstractWords
      guard isTalk, manuscript.isForwarded || goesAlong else { continue }
      return further(enclosed[(place + 1)...], besides: (other, others))
    }
    return [(reader, found)]
  }

  /// Talks of an attachment, and of others behind it that hold forms for other talks: "Two proposals
  /// attached, one file each".
  private static func further(
    _ enclosed: ArraySlice<Manuscript>, besides first: FoundTalks
  ) -> [FoundTalks] {
    guard !first.reader.text.isForwarded else { return [first] }
    var known = Set(first.findings.compactMap { TitleKey($0.proposal.title) })
    var all = [first]
    for manuscript in enclosed where !manuscript.isForwarded {
      let reader = Reader(manuscript, for: first.reader.call, in: first.reader.vocabulary)
      let others = reader.findings().filter { finding in
        guard finding.isForm, finding.hasOwnTitle, finding.abstractWords >= 15,
          let title = TitleKey(finding.proposal.title)
        else { return false }
        return known.insert(title).inserted
      }
      if !others.isEmpty { all.append((reader, others)) }
    }
    return all
  }
}

extension Reader {
  /// Whether a sentence says that the text of the talk is attached: "I attach the abstract of …".
  fileprivate var attachesText: Bool {
    sheet.sentences(in: sheet.words(of: letter.body)).contains { sentence in
      sheet.has(.attached, in: sentence) && sheet.has(.submissionNoun, in: sentence)
    }
  }
}

extension Call {
  /// Whether mail to these recipients went to a list that the call was sent to.
  func isOnList(_ recipients: [Address]) -> Bool {
    recipients.contains { recipient in
      lists.contains { $0.isSpelled(as: recipient.address) }
    }
  }
}
