import Mail

/// All that speaks for what a message is.
struct Evidence: Sendable {
  var subject: Subject
  /// Whether it answers another message.
  var isThreaded: Bool
  /// Whether it quotes another message.
  var quotes: Bool
  /// Whether what it quotes is the sender's own.
  var quotesSender: Bool
  /// Whether it names a submission by its code.
  var namesCode: Bool
  /// Whether the call's own people wrote it.
  var isOurs: Bool
  /// Whether it was sent to the call's address.
  var isAddressed: Bool
  /// Whether it was sent to a list that the call went to.
  var isOnList: Bool
  /// Whether it went to many: a newsletter, a list.
  var isBulk: Bool
  /// The writer's own words.
  var own: Manuscript
  /// What was read out of them or of what came along.
  var findings: [Finding] = []
  /// Whether ``findings`` were read out of something passed on or attached.
  var isEnclosed = false
  /// The title that the writer's talk is to be given, where no more is asked for.
  var newTitle: Draft.NewTitle?

  /// The writer's own words, without greeting and closing.
  private(set) var text: Range<Int> = 0..<0
  /// The cues of the phrases among them.
  private(set) var cues = CueSet()
  /// The sentences of the text.
  private(set) var sentences: [Range<Int>] = []
  /// The sentences that begin as questions do.
  private var questions = 0
  /// The phrases of calls, and those of reminders and extensions.
  private var calls = 0
  private var invitations = 0

  /// Takes what is known before any talk is looked for, and counts what the rules go by.
  init(
    of message: Message, sender: Address?, recipients: [Address], namingCode: Bool,
    own: Manuscript, for call: Call
  ) {
    namesCode = namingCode
    subject = own.subject
    isThreaded = !message.inReplyTo.isEmpty || !message.references.isEmpty
    quotes = message.body.firstIndex(of: .quoted) != nil
    quotesSender = message.quotes(sender)
    isOurs = sender.map { call.isOurs($0.address) } ?? false
    isAddressed = call.isAddressed(by: recipients)
    isOnList = call.isOnList(recipients)
    isBulk = message.isBulk
    self.own = own
    let (sheet, body) = (own.sheet, own.letter.body)
    text = sheet.words(of: body)
    cues = sheet.cues(in: text)
    sentences = sheet.sentences(ofParagraphsIn: body)
    (calls, invitations) = (count(.call), count(.invitation))
    guard has(.question) else { return }
    questions = sentences.count { sheet.has(.question, in: $0.prefix(3)) }
  }

  var abstractWords: Int { findings.abstractWords }

  /// What the message is.
  var kind: Draft.Kind {
    if takesBack { return isOurs ? .reply : .withdrawal }
    if isEnclosed, proposes { return .proposal }
    if isOurs { return callWeight >= (isReply ? 2 : 1) ? .call : isReply ? .reply : .other }
    if callWeight >= 3 || callWeight >= 2 && !subject.isReply && !hasForm { return .call }
    if isReply {
      if isUnwanted { return .other }
      if repeatsCall { return .call }
      if proposesInReply || addsDetail { return .proposal }
      return isThreaded || quotes || subject.namesCall || subject.announces ? .reply : .other
    }
    let retitles = newTitle != nil && isAddressed && !isBulk
    return proposes || addsDetail || retitles || isLikelyProposal ? .proposal : .other
  }

  /// Whether what is found in the writer's own words may change what the message is.
  ///
  /// It cannot where no label makes a form of them, they take nothing back, and by all else the
  /// message either proposes nothing to this call or is an answer that neither proposes nor
  /// corrects.
  var hangsOnFindings: Bool {
    if hasLabels || has(.withdraw) || subject.withdraws { return true }
    if isOurs { return false }
    guard isReply else { return isTagged || isForCall }
    return subject.isCall || subject.isCallInShort || has(.propose) || has(.correction)
      || isAddressed && !isBulk || count(.unwanted) >= 2
  }

  /// Whether a sentence corrects something that was said, and does not only ask about it.
  private var corrects: Bool {
    has(.correction)
      && sentences.contains { sentence in
        own.sheet.has(.correction, in: sentence)
          && (!own.sheet.isAsked(sentence) || own.sheet.has(.request, in: sentence))
      }
  }

  /// Whether what it takes back is only that its writer comes: it speaks of no talk.
  var takesBackOnlyWriter: Bool {
    let sentences = takingBack
    // "Conference" is a talk in French.
    let tongue = own.sheet.commonWords.indices.max {
      own.sheet.commonWords[$0] < own.sheet.commonWords[$1]
    }
    return !sentences.isEmpty && !subject.withdraws
      && !sentences.contains { sentence in
        own.sheet.lastQuotation(in: sentence) != nil
          || own.sheet.words[sentence].contains(where: \.isNumber)
          || own.sheet.hits(in: sentence).contains {
            $0.cue == .submissionNoun && $0.language == tongue
          }
      }
  }

  /// Whether its words ask for something to be changed, and propose nothing.
  var asksForChange: Bool {
    has(.correction) && !has(.propose) && !has(.mayPropose) && !has(.withdraw)
  }

  /// Whether it neither asks nor takes back anything.
  var asksNothing: Bool {
    questions == 0 && !subject.asks && !has(.withdraw)
      && !sentences.contains { own.sheet.isAsked($0) }
  }

  /// The title that a sentence gives to the writer's talk, and the one that it puts it in the place
  /// of where it says so: "Please change the title from “Y” to “X”."; `nil` where none does, and
  /// where it only asks.
  ///
  /// - Parameter title: What was read as a title.
  func newTitle(_ title: String?, in vocabulary: Vocabulary) -> Draft.NewTitle? {
    guard asksForChange, !subject.asks else { return nil }
    let sheet = own.sheet
    let asking = sentences.filter { sheet.has(.correction, in: $0) }
    // What else is asked for is for a person.
    guard asking.count == 1, let sentence = asking.first, !sheet.namesSlot(sentence) else {
      return nil
    }
    // "Could you change …?" is a request; "Can I still change …?" is a question.
    let isRequest = sheet.has(.request, in: sentence) && !sheet.has(.unsettled, in: sentence)
    let asked = sentences.filter { sheet.isAsked($0) || sheet.has(.question, in: $0.prefix(3)) }
    guard asked.allSatisfy({ isRequest && $0 == sentence }) else { return nil }
    let slot = vocabulary.slot(among: sheet.words[sentence], spoken: sheet.spoken)
    guard slot == .title || slot == nil && sheet.has(.titled, in: sentence) else { return nil }
    let (first, last) = (sheet.quotation(in: sentence), sheet.lastQuotation(in: sentence))
    let words = " \(sheet.text(ofWords: sentence).folded) "
    let new = [last, title].lazy.compactMap { $0 }.first { words.contains(" \($0.folded) ") }
    return new.map { Draft.NewTitle($0, insteadOf: first == last ? nil : first) }
  }

  private var hasLabels: Bool {
    own.letter.body.contains { own.sheet.lines[$0].isLabel }
  }

  /// Whether mail that answers nothing may be meant for the call.
  private var isForCall: Bool {
    isAddressed || subject.namesCall || !isBulk && !isOnList
  }

  /// Whether a tag says that a talk is proposed: with the call's name, or in mail to the call; and where
  /// one says that mail is for something else, "[X ATTEND]", whether a phrase says it.
  private var isTagged: Bool {
    subject.isTagged || subject.isMarked && isAddressed
      || subject.isTaggedOtherwise && (findings.count > 1 || cues.meets(Self.ofTalk))
  }

  private static let ofTalk: CueSet = [.propose, .mayPropose, .announcement]

  /// Whether a tag says that mail is for something else, and nothing that it proposes a talk.
  private var isForOtherMatter: Bool {
    subject.isTaggedOtherwise && !isTagged && !subject.announces
  }

  var isReply: Bool {
    subject.isReply || isThreaded && !isTagged && !subject.leavesTopic
  }

  private func count(_ cue: Cue) -> Int {
    guard has(cue) else { return 0 }
    var end = 0
    return own.sheet.hits(in: text).reduce(0) { count, hit in
      guard hit.cue == cue, hit.words.lowerBound >= end else { return count }
      end = hit.words.upperBound
      return count + 1
    }
  }

  private func has(_ cue: Cue) -> Bool { cues.contains(cue) }

  /// Whether a form is filled in: an abstract, or a title and something else.
  var hasForm: Bool {
    findings.contains { finding in
      finding.isForm && !finding.isEmptyForm
        && (finding.abstractWords >= 8 || finding.filled >= 2)
    }
  }

  /// Whether the writer takes a proposal back: said in few words, beside no proposal.
  private var takesBack: Bool {
    guard text.count <= 120, !hasForm else { return false }
    let sentences = own.sheet.sentences(in: text.prefix(70))
    // "… for students who drop out": a text about a talk may speak of such things.
    if own.sheet.weight(of: text) >= 45, abstractWords >= 30, has(.propose) || has(.announcement),
      !((isReply || subject.sheet.has(.withdraw, in: subject.sheet.words.indices))
        && sentences.contains { sentence in
          takesBack(sentence) && own.sheet.has(.submissionNoun, in: sentence)
            && !own.sheet.has(.announcement, in: sentence)
        })
    {
      return false
    }
    if sentences.contains(where: { takesBack($0) }) { return true }
    return subject.withdraws && !subject.isReply && text.count <= 80 && !has(.propose)
  }

  /// The sentences that do, one a line; `nil` where only the subject does.
  var withdrawal: String? {
    let sentences = takingBack
    return sentences.isEmpty ? nil : sentences.map(own.sheet.text(ofWords:)).joined(separator: "\n")
  }

  /// The sentences that take a proposal back.
  private var takingBack: [Range<Int>] {
    has(.withdraw) ? sentences.filter { takesBack($0) } : []
  }

  private func takesBack(_ sentence: Range<Int>) -> Bool {
    own.sheet.has(.withdraw, in: sentence) && !own.sheet.has(.unsettled, in: sentence)
  }

  /// How much speaks for a call, a reminder or an extension of one.
  private var callWeight: Double {
    let isNew = !subject.isReply
    // "Question about the call for papers"
    var weight = subject.isCall && isNew ? subject.asks ? 1 : 3.0 : 0
    // "CFP: a title" is how speakers write too.
    if calls + invitations > 0 {
      if subject.isCallInShort, isNew { weight += 1.5 }
      if subject.invites, isNew { weight += 1 }
    }
    if subject.isCallInShort, subject.invites, isNew { weight += 1 }
    if invitations > 5 { weight += 1 }
    weight += min(Double(calls), 2) + min(Double(invitations), 4) * 0.5
    weight -= Double(min(count(.propose), 2))
    if weight >= 1, findings.contains(where: \.isEmptyForm) { weight += 2 }
    // Calls have fields too: "Abstract: We solicit …", "Submission: 15 March".
    let speaksAsCall = calls > 0 && invitations >= 3 && !has(.propose)
    if hasForm { weight -= speaksAsCall ? 2 : 4 }
    if subject.isReply { weight += quotesSender ? 1 : -1 }
    if isTagged, !subject.isCall, !speaksAsCall { weight -= 1.5 }
    if subject.asks || questions > 0 && text.count < 80 { weight -= 1 }
    return weight
  }

  /// Whether an answer to a call is a reminder or an extension of it: it speaks as calls do, and
  /// neither asks nor proposes.
  private var repeatsCall: Bool {
    guard subject.isCall || subject.isCallInShort, !hasForm, count(.propose) == 0 else {
      return false
    }
    if own.sheet.has(.invitation, in: text.prefix(8)), questions == 0 { return true }
    let speaks = calls + invitations
    return speaks > 0 && !findings.contains(where: \.hasOwnTitle)
      && (quotesSender || questions == 0 && !subject.asks && speaks > 1)
  }

  /// Whether it is fraud or advertisement: several of their phrases, and none of the call's.
  ///
  /// A talk may be about such things: one phrase that comes again is one, and who fills in a form
  /// for a talk, or gives one a title, has to say more of them.
  private var isUnwanted: Bool {
    guard !isTagged, has(.unwanted) else { return false }
    let isTitled = findings.contains { finding in
      finding.hasOwnTitle && finding.abstractWords >= 8
        && (has(.propose) || finding.isForm && finding.sections.contains { $0.slot == .abstract })
    }
    let phrases = Set(
      own.sheet.hits(in: text).lazy.filter { $0.cue == .unwanted }
        .map { own.sheet.words[$0.words].map(\.hash) }
    ).count
    if isTitled { return phrases >= 4 && abstractWords < 160 }
    return phrases >= 2 && abstractWords < 80 || phrases >= 3 && abstractWords < 160
  }

  /// Whether it says how long a talk would be, of which kind, or about which topic of the call.
  var asksForSlot: Bool {
    findings.contains { finding in
      finding.proposal.minutes != nil || finding.proposal.format != nil
        || !finding.proposal.topics.isEmpty
    }
  }

  /// Whether a message that answers nothing proposes a talk.
  private var proposes: Bool {
    if isUnwanted { return false }
    if isProgramme, !subject.announces, !hasForm, !has(.propose) { return false }
    if hasForm {
      return isOnList || !isBulk || isAddressed && (subject.namesCall || subject.announces)
    }
    let titled = findings.contains { $0.proposal.title != nil }
    let ownTitle = findings.contains(where: \.hasOwnTitle)
    if isTagged {
      // "Some topics that I would like to discuss", and they are numbered.
      let tellsOfSeveral = subject.announcesSeveral || findings.count > 1
      return titled || abstractWords >= 25 && (asksForSlot || tellsOfSeveral)
    }
    guard isForCall, !isForOtherMatter else { return false }
    if isEnclosed { return titled || abstractWords >= 25 }
    // "Webinar: …, 45 minutes" in a newsletter asks for nothing.
    if isBulk, !isOnList, !subject.namesCall, !subject.announces, !has(.propose) { return false }
    // "Here are three talks", and each has a title.
    let areSeveral = findings.count > 1 && findings.allSatisfy(\.hasOwnTitle)
    let saysSo = has(.propose) || has(.mayPropose) && ownTitle || asksForSlot || areSeveral
    if subject.announces {
      return ownTitle || saysSo && titled || !asks || abstractWords >= 40 && !asksInSubject
    }
    if asks, !ownTitle { return false }
    if saysSo { return titled || abstractWords >= 15 }
    if has(.correction), ownTitle, abstractWords >= 25 { return true }
    // A title and what the talk is about, sent to the committee, and not a word around it.
    let isEmpty = findings.contains(where: \.isEmptyForm)
    let tells = abstractWords >= 40 && ownTitle && !isEmpty && questions == 0
    if subject.namesCall, subject.title != nil, abstractWords >= 30, !isEmpty, isAddressed, !isBulk
    {
      return true
    }
    return isAddressed && !isBulk && (tells || has(.announcement) && abstractWords >= 30)
  }

  /// Whether mail to the call in which no phrase says so is likely to propose a talk, as letters have
  /// taught, and says something of it.
  private var isLikelyProposal: Bool {
    guard isAddressed, !isBulk, !isUnwanted, !isProgramme, !isForOtherMatter,
      !asksInSubject || questions < 2,
      findings.contains(where: { $0.proposal.title != nil || $0.abstractWords >= 8 })
    else { return false }
    return TraitTable.proposals.odds(forEachTrait) >= Self.leastOdds
  }

  /// What is less likely a proposal, and says nowhere that it is one, is none.
  private static let leastOdds: Float = 0.9

  /// Whether its subject is a question and no title, as "Talks by video?" is.
  private var asksInSubject: Bool {
    subject.asks && (subject.title == nil || subject.confidence < 0.8)
  }

  /// Whether it asks, and tells of no talk.
  private var asks: Bool {
    guard abstractWords < 60 else { return false }
    let asked = sentences.filter { own.sheet.isAsked($0) }
    // "Why do ducks dive? … You will know after this talk of forty minutes."
    if has(.announcement), asksForSlot, abstractWords >= 25, asked.last != sentences.last {
      return false
    }
    // "Can I do a lightning talk? I keep a list …"
    if abstractWords >= 25, !subject.asks || subject.sheet.words.count <= 2, asked.count == 1,
      questions <= 1, asksForSlot,
      asked.allSatisfy({ own.sheet.namesSlot($0) && own.sheet.has(.writer, in: $0.prefix(3)) })
    {
      return false
    }
    // "Flash talk?", and below it one
    let isShy =
      subject.announces && subject.sheet.words.count <= 3 && asked.isEmpty
      && abstractWords >= (asksForSlot ? 15 : 25)
    if questions > 0 || subject.asks && !isShy { return true }
    // One alone may be "… about everything. OK?"
    return asked.count >= 2 && asked.count * 2 >= sentences.count
      && asked.reduce(0) { $0 + $1.count } * 3 >= text.count
  }

  /// Whether a message inside a thread proposes a talk of its own, or changes one.
  private var proposesInReply: Bool {
    if hasForm { return true }
    if findings.contains(where: \.isForm),
      abstractWords > 0 || text.count <= 80 && (questions == 0 || has(.correction))
    {
      return true
    }
    let ownTitle = findings.contains(where: \.hasOwnTitle)
    if sendsNewText || sendsAbstract || ownTitle && sendsWhatWasAsked { return true }
    if corrects, text.count <= 60 || retitles {
      return findings.contains { $0.hasOwnTitle || $0.proposal.minutes != nil }
    }
    if subject.isCall {
      return abstractWords >= 15 && (ownTitle || has(.propose))
        || abstractWords >= 40 && asksForSlot && questions == 0
          && (has(.announcement) || has(.mayPropose) || !isOnList)
    }
    guard abstractWords >= 25 else { return false }
    // An answer by its thread, but under a subject of its own.
    if !subject.isReply, subject.title != nil, isAddressed, !isBulk, has(.propose), questions == 0 {
      return true
    }
    // Whoever answers some mail of ours with what a talk would be about, and how long it is.
    let tells = isAddressed && !isBulk && abstractWords >= 40 && asksForSlot
    if tells, questions == 0, has(.announcement) || has(.propose) || has(.mayPropose) {
      return true
    }
    return ownTitle && (has(.propose) || tells)
  }

  /// Whether it only says something more of a submission, or something else than was said.
  ///
  /// A topic or a co-speaker under a label does, and another length; what is told of somebody who speaks
  /// anyway is an answer.
  private var addsDetail: Bool {
    guard isAboutSubmission else { return false }
    return findings.contains { finding in
      if finding.isEmptyForm { return false }
      let proposal = finding.proposal
      let isChanged = finding.hasOwnTitle || proposal.minutes != nil || proposal.format != nil
      let labels = finding.sections.compactMap(\.slot)
      return labels.contains(where: Self.ofTalks.contains)
        || has(.correction) && isChanged
    }
  }

  /// Whether it tells, under a label, who gives a talk that is on record.
  var tellsOfPeople: Bool {
    isAboutSubmission
      && findings.contains { finding in
        finding.sections.contains { $0.slot == .bio || $0.slot == .affiliation }
      }
  }

  /// Whether it is mail about something sent before that asks nothing, or corrects that.
  private var isAboutSubmission: Bool {
    (isThreaded || namesCode) && isAddressed && !isBulk && text.count <= 200
      && (questions == 0 && !subject.asks || corrects)
  }

  /// Fields that say something of a talk, and not only of who gives it.
  private static let ofTalks: Set<Slot> = [
    .title, .abstract, .minutes, .format, .topics, .coSpeakers,
  ]

  /// Whether it says that a text is the abstract: by a label, or "here it is".
  private var sendsAbstract: Bool {
    isAddressed && !isBulk
      && findings.contains { finding in
        finding.abstractWords >= 25 && finding.proposal.provenance[.abstract]?.from == .label
      }
  }

  /// Whether it begins as a better text for something on record: "here is a new version of my
  /// abstract".
  private var sendsNewText: Bool {
    let opening = text.prefix(25)
    return isAddressed && !isBulk && abstractWords >= 40 && questions == 0
      && own.sheet.has(.correction, in: opening)
      && (own.sheet.has(.submissionNoun, in: opening) || findings.contains(where: \.hasOwnTitle))
  }

  /// Whether it begins as an answer with a text that somebody waits for: "Here it is, as promised".
  private var sendsWhatWasAsked: Bool {
    isAddressed && !isBulk && abstractWords >= 25
      && own.sheet.has(.presenting, in: text.prefix(12))
      && !sentences.contains { own.sheet.isAsked($0) }
  }

  /// Whether a title in the text is nearly the one in the subject.
  private var retitles: Bool {
    let known = Set(Word.words(of: subject.title ?? "").map(\.hash))
    return findings.contains { finding in
      guard finding.hasOwnTitle, let title = finding.proposal.title else { return false }
      let words = Set(Word.words(of: title).map(\.hash))
      return words.intersection(known).count * 2 > words.count
    }
  }
}
