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
    let (findings, isEnclosed) = Self.findings(message, own, for: call, in: vocabulary)
    var evidence = Evidence(
      subject: own.subject, isThreaded: !replyingTo.isEmpty,
      quotes: message.body.contains { $0.role == .quoted },
      quotesSender: message.quotes(sender), isOurs: sender.map { call.isOurs($0.address) } ?? false,
      isAddressed: call.isAddressed(by: recipients), isOnList: call.isOnList(recipients),
      isBulk: message.isBulk, own: own, findings: findings, isEnclosed: isEnclosed)
    evidence.weigh()
    kind = evidence.kind
    if kind == .proposal { proposals = findings.map(\.proposal) }
  }

  /// The talks found in the writer's own words, or in what came along with them.
  private static func findings(
    _ message: Message, _ own: Manuscript, for call: Call, in vocabulary: Vocabulary
  ) -> ([Finding], isEnclosed: Bool) {
    let found = Reader(own, for: call, in: vocabulary).findings()
    // A form in the writer's own words is the proposal, whatever else came along.
    if found.contains(where: { $0.isForm && $0.abstractWords >= 15 }) { return (found, false) }
    let enclosed = Manuscript.enclosed(in: message, own: own, for: call, in: vocabulary)
    for manuscript in enclosed {
      let others = Reader(manuscript, for: call, in: vocabulary).findings()
      let isTalk = others.contains { finding in
        finding.isForm || finding.abstractWords >= 25
          || manuscript.isForwarded && finding.proposal.title != nil && finding.abstractWords >= 8
      }
      if isTalk, manuscript.isForwarded || own.saysLittle { return (others, true) }
    }
    return (found, false)
  }
}

extension Call {
  /// Whether mail to these recipients was sent to the call itself.
  func isAddressed(by recipients: [Address]) -> Bool {
    let ours = Set(addresses.map { $0.lowercased() })
    return recipients.contains { recipient in
      let key = recipient.key
      if ours.contains(key) { return true }
      // "name+CODE@domain" is the address with a code in it.
      guard let plus = key.firstIndex(of: "+"), let at = key.lastIndex(of: "@"), plus < at else {
        return false
      }
      return ours.contains(String(key[..<plus] + key[at...]))
    }
  }

  /// Whether mail to these recipients went to a list that the call was sent to.
  func isOnList(_ recipients: [Address]) -> Bool {
    let keys = Set(lists.map { $0.lowercased() })
    return recipients.contains { keys.contains($0.key) }
  }
}
