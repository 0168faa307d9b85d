import Mail

/// The submissions that a message with no proposal in it is about, and why.
struct About {
  var submissions: [Candidate]
  var evidence: String
  /// Whether the message says itself that it means these and all of these.
  var isExplicit: Bool
}

extension Relation {
  /// What a message that proposes nothing is about, by the strongest evidence there is:
  /// a code, the mail it answers, a title it names, its sender.
  var about: About? {
    for (submissions, evidence) in [(named, "It names"), (thread, "It answers a mail about")]
    where !submissions.isEmpty {
      let mentioned = mentioned(among: submissions)
      let meant = mentioned.isEmpty ? submissions : mentioned
      return About(
        submissions: meant, evidence: "\(evidence) \(list(meant)).",
        isExplicit: !mentioned.isEmpty || submissions.count == 1)
    }
    let mine = mentioned(among: own)
    if !mine.isEmpty {
      return About(
        submissions: mine, evidence: "\(sender) proposed \(list(mine)), and names its title.",
        isExplicit: true)
    }
    if draft.kind == .call { return nil }
    let titled = titled
    if !titled.isEmpty {
      return About(
        submissions: titled, evidence: "It names the title of \(list(titled)).", isExplicit: true)
    }
    return isOurs ? aboutRecipient : aboutSender
  }

  /// A sender with one submission writes to the committee about that one; with several, about
  /// one of them, and a person sees which.
  ///
  /// Mail to a list may be about anything.
  private var aboutSender: About? {
    let lists = Set(call.lists.map { $0.lowercased() })
    guard !draft.recipients.contains(where: { lists.contains($0.key) }) else { return nil }
    let mine = own.filter { $0.people.contains { $0.address == draft.sender?.key } }
    guard !mine.isEmpty else { return nil }
    return About(
      submissions: mine,
      evidence: mine.count == 1
        ? "\(sender) proposed \(list(mine)), and nothing else."
        : "\(sender) proposed \(list(mine)); it does not say which one it is about.",
      isExplicit: mine.count == 1)
  }

  /// The committee's mail to the person of one submission is about that one.
  private var aboutRecipient: About? {
    let recipients = Set(draft.recipients.map(\.key))
    let theirs = record.submissions.filter { candidate in
      candidate.people.contains { recipients.contains($0.address) }
    }
    guard theirs.count == 1 else { return nil }
    return About(
      submissions: theirs, evidence: "The committee wrote to the speaker of \(list(theirs)).",
      isExplicit: true)
  }

  /// Those of the submissions whose title or code stands in the writer's words.
  ///
  /// The subject of an answer is not the writer's: it names what the mail answered was about.
  private func mentioned(among submissions: [Candidate]) -> [Candidate] {
    let subject = TitleKey.isAnswer(draft.subject) ? "" : draft.subject
    // "I withdraw the second. When is the first one?"
    if let withdrawal = draft.withdrawal {
      let taken = Self.mentioned(in: withdrawal, among: submissions, for: call)
      if !taken.isEmpty { return taken }
    }
    return Self.mentioned(in: subject + "\n" + draft.ownText, among: submissions, for: call)
  }

  /// Those of the submissions whose title or code stands in a text.
  static func mentioned(
    in text: String, among submissions: [Candidate], for call: Call
  ) -> [Candidate] {
    guard !submissions.isEmpty else { return [] }
    let text = " " + text.folded + " "
    return submissions.filter { candidate in
      ([candidate.code] + candidate.otherCodes).contains {
        text.holds(" \($0.description.folded) ")
      }
        || candidate.wordings.contains { wording in
          guard let title = wording.title, wording.isTelling else { return false }
          return text.holds(" \(title.text) ")
        }
    }
  }

  /// The submissions of its sender that a mail takes back by name while it proposes something else.
  func takenBack(besides others: Set<SubmissionCode>) -> [Candidate] {
    guard let withdrawal = draft.withdrawal else { return [] }
    return Self.mentioned(in: withdrawal, among: own, for: call).filter {
      $0.state == .submitted && !others.contains($0.code)
    }
  }

  /// Whether the writer puts a title in quotation marks that none of the submissions has.
  func quotesOther(than submissions: [Candidate]) -> Bool {
    let quoted = Clues.quotedPhrases(in: draft.subject + "\n" + draft.ownText)
      .compactMap { TitleKey(String($0)) }.filter { $0.words.count >= 2 && $0.isTelling(for: call) }
    let titles = submissions.flatMap(\.wordings).compactMap(\.title)
    return !quoted.isEmpty
      && !quoted.contains { phrase in titles.contains { $0.likeness(to: phrase) >= 0.5 } }
  }

  /// The submissions whose whole title the subject is, or stands in quotation marks; titles
  /// of one or two words are said by people who mean something else.
  private var titled: [Candidate] {
    guard !record.submissions.isEmpty else { return [] }
    let phrases = Clues.quotedPhrases(in: draft.subject + "\n" + draft.ownText)
    let titles = Set((phrases + [draft.subject[...]]).compactMap { TitleKey(String($0)) })
    return record.submissions.filter { candidate in
      candidate.wordings.contains { wording in
        guard let title = wording.title, wording.isTelling else { return false }
        return titles.contains(title) && title.words.count >= 3
      }
    }
  }

  /// Codes for a sentence: `KVM08-001, KVM08-002 and KVM08-003`.
  func list(_ submissions: [Candidate]) -> String {
    let codes = submissions.map(\.code.description)
    guard codes.count > 1 else { return codes.first ?? "" }
    return codes.dropLast().joined(separator: ", ") + " and " + codes[codes.count - 1]
  }
}
