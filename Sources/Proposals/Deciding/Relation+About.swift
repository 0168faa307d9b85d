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
    if !named.isEmpty {
      return About(
        submissions: named, evidence: "It names \(list(named)).", isExplicit: true)
    }
    if !thread.isEmpty {
      let meant = mentioned(among: thread)
      return About(
        submissions: meant.isEmpty ? thread : meant,
        evidence: "It answers a mail about \(list(meant.isEmpty ? thread : meant)).",
        isExplicit: !meant.isEmpty || thread.count == 1)
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

  /// A sender with one submission writes about that one; with several, about one of them,
  /// and a person sees which.
  private var aboutSender: About? {
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

  /// Those of the submissions whose title stands in the subject or in the writer's words.
  private func mentioned(among submissions: [Candidate]) -> [Candidate] {
    let text = " " + (draft.subject + "\n" + draft.ownText).folded + " "
    return submissions.filter { candidate in
      candidate.revisions.contains { revision in
        guard let title = TitleKey(revision.title), title.isTelling(for: call) else { return false }
        return text.contains(" \(title.text) ")
      }
    }
  }

  /// The submissions whose whole title the subject is, or stands in quotation marks; titles
  /// of one or two words are said by people who mean something else.
  private var titled: [Candidate] {
    let phrases = Clues.quotedPhrases(in: draft.subject + "\n" + draft.ownText)
    let titles = Set((phrases + [draft.subject[...]]).compactMap { TitleKey(String($0)) })
    return record.submissions.filter { candidate in
      candidate.revisions.contains { revision in
        guard let title = TitleKey(revision.title) else { return false }
        return title.words.count >= 3 && title.isTelling(for: call) && titles.contains(title)
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
