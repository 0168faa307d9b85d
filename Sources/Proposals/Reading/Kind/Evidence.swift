import Mail

/// All that speaks for what a message is.
struct Evidence: Sendable {
  var subject: Subject
  /// Whether it answers another message.
  var isThreaded: Bool
  /// Whether the call's own people wrote it.
  var isOurs: Bool
  var isAutomatic: Bool
  /// Whether it was sent to the call's address.
  var isAddressed: Bool
  /// Whether it was sent to a list that the call went to.
  var isOnList: Bool
  /// Whether it went to many: a newsletter, a list.
  var isBulk: Bool
  /// The writer's own words.
  var own: Manuscript
  /// What was read out of them and of what came along.
  var findings: [Finding]
  /// Whether ``findings`` were read out of something passed on or attached.
  var isEnclosed: Bool

  /// What the message is.
  var kind: Draft.Kind {
    if isAutomatic { return .automatic }
    if takesBack { return isOurs ? .reply : .withdrawal }
    if isEnclosed, proposes { return .proposal }
    if isOurs { return isReply ? .reply : callWeight >= 1 ? .call : .other }
    if callWeight >= 3 { return .call }
    if isReply { return proposesInReply ? .proposal : .reply }
    if callWeight >= 2, !hasForm { return .call }
    return proposes ? .proposal : .other
  }

  private var isReply: Bool {
    subject.isReply || isThreaded && !subject.isTagged
  }

  private var sheet: Sheet { own.sheet }
  private var text: Range<Int> { sheet.words(of: own.letter.body) }

  private func count(_ cue: Cue) -> Int {
    Set(sheet.hits(cue, in: text).map { sheet.words[$0.words.lowerBound].line }).count
  }

  /// Whether a form with a title or an abstract is filled in.
  private var hasForm: Bool {
    findings.contains { $0.isForm && ($0.proposal.title != nil || $0.abstractWords >= 8) }
  }

  private var abstractWords: Int { findings.map(\.abstractWords).max() ?? 0 }

  /// Whether the writer takes a proposal back: said in few words, beside no proposal.
  private var takesBack: Bool {
    guard text.count <= 120, !findings.contains(where: { $0.isForm && $0.abstractWords > 20 })
    else {
      return false
    }
    let early = text.lowerBound..<min(text.upperBound, text.lowerBound + 70)
    return sheet.has(.withdraw, in: early)
      || !subject.isReply && text.count <= 80 && subject.withdraws
  }

  /// How much speaks for a call, a reminder or an extension of one.
  private var callWeight: Double {
    var weight = subject.isCall && !subject.isReply ? 2.0 : 0
    weight += min(Double(count(.call)), 2) + min(Double(count(.invitation)), 4) * 0.5
    weight -= Double(min(count(.propose), 2))
    if hasForm { weight -= 4 }
    if subject.isReply { weight -= 1 }
    if subject.isTagged { weight -= 1.5 }
    return weight
  }

  /// Whether a message that answers nothing proposes a talk.
  private var proposes: Bool {
    if hasForm { return isAddressed || isOnList || !isBulk }
    let titled = findings.contains { $0.proposal.title != nil }
    if subject.isTagged { return titled }
    guard isAddressed || subject.namesCall || !isBulk && !isOnList else { return false }
    if isEnclosed { return titled || abstractWords >= 25 }
    let saysSo =
      sheet.has(.propose, in: text)
      || sheet.has(.mayPropose, in: text) && findings.contains(where: \.hasOwnTitle)
    let asks = count(.question) > 0 && abstractWords < 60
    if subject.announces { return !asks || saysSo || abstractWords >= 25 }
    if saysSo { return titled && !asks || abstractWords >= 15 }
    return sheet.has(.announcement, in: text) && abstractWords >= 30
  }

  /// Whether a message inside a thread proposes a talk of its own.
  private var proposesInReply: Bool {
    if findings.contains(where: { $0.isForm && $0.hasOwnTitle }) { return true }
    if hasForm, findings.contains(where: { $0.abstractWords >= 15 }) { return true }
    guard sheet.has(.propose, in: text) else { return false }
    let ownTitle = findings.contains { $0.hasOwnTitle }
    return subject.isCall ? abstractWords >= 15 || ownTitle : ownTitle && abstractWords >= 25
  }
}
