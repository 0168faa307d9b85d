public import Mail

/// What is on record that a draft may have to do with: the result of a search by ``Clues``.
public struct Candidates: Sendable {
  /// The submissions found by any clue, by number.
  public var submissions: [Candidate]
  /// The messages found: those of the same Message-ID or content, those answered.
  public var messages: [KnownMessage]

  /// The result of a search, or nothing.
  public init(submissions: [Candidate] = [], messages: [KnownMessage] = []) {
    self.submissions = submissions
    self.messages = messages
  }
}

/// A submission on record, as far as deciding looks at it.
public struct Candidate: Sendable {
  /// The name it goes by.
  public var code: SubmissionCode
  /// The names of what was merged into it.
  public var otherCodes: [SubmissionCode]
  /// Where it stands with the committee.
  public var state: Submission.State
  /// What was said of it; never nothing.
  public let history: History
  /// Its speakers and the senders of its versions.
  public var people: [PersonKey]
  /// When its withdrawal was written; `nil` where it was never withdrawn.
  public var withdrawn: Double?
  /// What each of its versions says, oldest first.
  let wordings: [Wording]

  /// A submission as a search found it.
  public init(
    code: SubmissionCode, otherCodes: [SubmissionCode] = [],
    state: Submission.State = .submitted, history: History, people: [PersonKey],
    withdrawn: Double? = nil, for call: Call
  ) {
    precondition(!history.versions.isEmpty, "a submission has a first revision")
    self.code = code
    self.otherCodes = otherCodes
    self.state = state
    self.history = history
    self.people = people
    self.withdrawn = withdrawn
    wordings = history.versions.map { Wording(of: $0, for: call) }
  }

  /// Whether it goes by one of these names.
  func isNamed(in codes: [SubmissionCode]) -> Bool {
    codes.contains(code) || otherCodes.contains(where: codes.contains)
  }

  /// The proposal as it stands.
  public var proposal: Proposal { history.standing }

  /// Whether the draft's sender is one of its people: by address, or by full name; never one
  /// whose address is forged.
  public func isOf(_ draft: Draft) -> Bool {
    guard let sender = draft.sender, draft.authentication?.verdict != .failed else { return false }
    let names = PersonKey.names(of: draft)
    return people.contains {
      $0.address == sender.key || !$0.name.isEmpty && names.contains($0.name)
    }
  }
}

/// A message on record, or a mail of ours, as far as deciding looks at it.
public struct KnownMessage: Sendable {
  /// What it calls itself.
  public var messageID: MessageID?
  /// The sender's ``Address/key``; `nil` for a mail of ours.
  public var sender: String?
  /// The digest of its words, as ``Draft/contentDigest``.
  public var contentDigest: Digest?
  /// The key of its subject, where that tells something.
  public var subject: String?
  /// Its `Date:`, in seconds since 1970.
  public var written: Double?
  /// What it came to.
  public var outcome: Outcome
  /// The submissions it is about.
  public var submissions: [SubmissionCode]
  /// Whether it came after the message decided about, which is then no copy of it.
  public var isLater: Bool

  /// A message as a search found it.
  public init(
    messageID: MessageID?, sender: String?, contentDigest: Digest? = nil, subject: String? = nil,
    written: Double? = nil, outcome: Outcome, submissions: [SubmissionCode],
    isLater: Bool = false
  ) {
    self.messageID = messageID
    self.sender = sender
    self.contentDigest = contentDigest
    self.subject = subject
    self.written = written
    self.outcome = outcome
    self.submissions = submissions
    self.isLater = isLater
  }
}
