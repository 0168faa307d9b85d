import Foundation
import Mail

/// How a draft stands to what is on record: what it names, what it answers, whose it is.
struct Relation {
  let draft: Draft
  let record: Candidates
  let call: Call
  /// Whether the committee wrote it.
  let isOurs: Bool
  /// The submissions whose codes it names.
  let named: [Candidate]
  /// The submissions of the mail it answers, the nearest that has any.
  let thread: [Candidate]
  /// The submissions of its sender.
  let own: [Candidate]
  /// The one of them that it asks to have changed, in a mail that names none by its code.
  let meant: Candidate?
  /// The message on record that this is another copy of.
  let sameMessage: KnownMessage?

  init(of draft: Draft, to record: Candidates, for call: Call) {
    self.draft = draft
    self.record = record
    self.call = call
    isOurs = draft.sender.map { call.isOurs($0.address) } ?? false
    own = isOurs ? [] : record.submissions.filter { $0.isOf(draft) }
    named = record.submissions.filter { $0.isNamed(in: draft.codes) }
    meant =
      named.isEmpty && draft.asksForChange ? Self.meant(by: draft, among: own, for: call) : nil
    let answered = Self.answered(by: draft, in: record, for: call)
    thread = record.submissions.filter { answered.contains($0.code) }
    sameMessage = Self.copied(by: draft, in: record)
  }

  /// The submission of its sender that a mail means which asks for a change, and answers nothing: the
  /// one whose title it names, or the only one.
  private static func meant(
    by draft: Draft, among own: [Candidate], for call: Call
  ) -> Candidate? {
    guard draft.replyingTo.isEmpty else { return nil }
    let titled = mentioned(in: draft.subject + "\n" + draft.ownText, among: own, for: call)
    let meant = titled.isEmpty ? own : titled
    return meant.count == 1 ? meant[0] : nil
  }

  /// The submissions of the nearest message answered that has any; without thread headers,
  /// those of the latest message whose telling subject this one answers.
  private static func answered(by draft: Draft, in record: Candidates, for call: Call)
    -> [SubmissionCode]
  {
    for id in draft.replyingTo {
      let codes = record.messages.filter { $0.messageID == id }.flatMap(\.submissions)
      if !codes.isEmpty { return codes }
    }
    guard let subject = Clues.answeredSubject(of: draft, for: call) else { return [] }
    return record.messages.last { $0.subject == subject && !$0.submissions.isEmpty }?.submissions
      ?? []
  }

  /// The message on record with the same words, if it has the same Message-ID too, or came
  /// from the same person at the same second.
  ///
  /// Without words it takes all three.
  private static func copied(by draft: Draft, in record: Candidates) -> KnownMessage? {
    let known = record.messages.first { known in
      guard let sender = known.sender, !known.isLater else { return false }
      let isSameSecond =
        draft.written != nil && known.written == draft.written && sender == draft.sender?.key
      let isSameID = draft.messageID != nil && known.messageID == draft.messageID
      guard let digest = draft.contentDigest else {
        return known.contentDigest == nil && isSameID && isSameSecond
      }
      return known.contentDigest == digest && (isSameID || isSameSecond)
    }
    guard let known else { return nil }
    // The words may say no more than "see attached": then the attachment has to be on record.
    let revisions = record.submissions.filter { known.submissions.contains($0.code) }
      .flatMap(\.wordings).map(\.content)
    let attached = draft.proposals.filter { $0.provenance[.abstract]?.from == .attachment }
    return attached.allSatisfy { revisions.contains(Content(of: $0)) } ? known : nil
  }

  /// Whether the committee passes on somebody else's proposal: out of any thread, with a
  /// speaker whose address is not the committee's.
  var isForwarded: Bool {
    isOurs && named.isEmpty && thread.isEmpty
      && draft.proposals.contains { proposal in
        proposal.speakers.contains { $0.email.map { !call.isOurs($0) } ?? false }
      }
  }

  /// Whether it answers a mail, or names a submission, on record or not.
  var isAnswer: Bool { !draft.replyingTo.isEmpty || !draft.codes.isEmpty }

  /// The submissions that it names or means, and those of the mail it answers.
  var referred: [Candidate] { named + thread + (meant.map { [$0] } ?? []) }

  /// Whether one of those is its sender's.
  var isAboutOwn: Bool { !isOurs && referred.contains { $0.isOf(draft) } }

  /// Whether those are more than one submission.
  var isAboutSeveral: Bool { Set(referred.map(\.code)).count > 1 }

  /// Whether one of those has this title.
  func refersToTitle(_ title: String?) -> Bool {
    guard let key = TitleKey(title) else { return false }
    return referred.flatMap(\.wordings).contains { $0.title == key }
  }

  /// What it says of fields that are missing in the one submission of its sender that it is about.
  var supplement: (Candidate, said: Proposal)? {
    guard let supplement = draft.supplement, isAboutOwn, !isAboutSeveral,
      let candidate = referred.first, candidate.state == .submitted,
      written >= candidate.history.began, let said = supplement.supplying(candidate.proposal)
    else { return nil }
    return (candidate, said)
  }

  /// Whether a submission has speakers besides the writer.
  func hasOthers(_ candidate: Candidate) -> Bool {
    let writer = Speaker(name: draft.sender?.name, email: draft.sender?.address)
    return candidate.proposal.speakers.contains { !$0.isSamePerson(as: writer) }
  }

  /// The title that it asks to give the one submission it is about.
  var newTitle: String? {
    guard let new = draft.newTitle, !isAboutSeveral else { return nil }
    return new.replaced.map(refersToTitle) ?? true ? new.title : nil
  }

  /// When the message was written: by its `Date:` unless that lies after its arrival.
  var written: Double { draft.moment }

  /// The sender, for a sentence.
  var sender: String { draft.sender.map { $0.name ?? $0.address } ?? "Its sender" }

  var sameMessageSentence: String {
    "The message with the same Message-ID or date, and the same words, is on record."
  }

  var unrelatedSentence: String {
    switch draft.kind {
    case _ where isOurs: "From the committee's own address, and about no submission."
    case .withdrawal: "It takes a talk back, but none that is on record."
    case .call: "A call or a notice, no proposal."
    case .proposal, .reply: "It proposes no talk, and answers no mail about one on record."
    case .other, .automatic: "It proposes no talk, and names none on record."
    }
  }
}

extension Draft {
  /// How long a message may be under way, in seconds: mail servers give up after five days.
  private static let longestWay = 5 * 86_400.0

  /// When the message was written, in seconds since 1970: by its `Date:` where that may be true,
  /// which is neither after its arrival nor long before it; else by its arrival.
  public var moment: Double {
    Self.moment(written: written, received: received.time.timeIntervalSince1970)
  }

  /// The ``moment`` of a message that says it was written at a time, and was received at one.
  public static func moment(written: Double?, received arrival: Double) -> Double {
    guard let written, written <= arrival, arrival - written <= longestWay else {
      return arrival
    }
    return written
  }

  /// What a `Date:` says that the arrival makes no sense of: a sentence; `nil` where they agree,
  /// within a day after the arrival for clocks that are wrong.
  public var oddDate: String? {
    guard let written, received.witness == .received else { return nil }
    let days = (received.time.timeIntervalSince1970 - written) / 86_400
    if days < -1 { return "Its Date lies \(Int(-days)) days after its arrival." }
    return days > 5 ? "Its Date lies \(Int(days)) days before its arrival." : nil
  }
}
