extension Decision {
  /// Pairs each proposal of a mail with what is on record, one to one, the closest first;
  /// what finds no partner is a new submission.
  init(pairing relation: Relation) {
    let read = relation.draft.proposals
    let answers = relation.referred.isEmpty ? read : read.map { $0.withoutPreamble }
    let proposals = (relation.isAboutOwn ? answers.map { $0.asAnswer(relation) } : answers)
      .withoutRepetition(for: relation.call)
    let wordings = proposals.map { Wording(of: $0, for: relation.call) }
    let hasContent = wordings.contains { $0.content != nil }
    if relation.isAboutSeveral, !hasContent {
      self.init(noting: relation)
      return
    }
    let possible = proposals.indices.flatMap { index in
      relation.record.submissions.compactMap { candidate in
        Match(proposals[index], wordings[index], with: candidate, in: relation).map { (index, $0) }
      }
    }
    var matches: [Int: Match] = [:]
    var taken: Set<SubmissionCode> = []
    for (index, match) in possible.sorted(by: Self.isCloser)
    where matches[index] == nil && !taken.contains(match.candidate.code) {
      matches[index] = match
      taken.insert(match.candidate.code)
    }
    // What only adds to a talk is none by itself, nor is talk about it.
    if matches.isEmpty,
      relation.isAnswer && (!hasContent || relation.isTalkAboutTalks(proposals))
        || relation.draft.newTitle != nil
    {
      self.init(noting: relation)
      return
    }
    let parts = proposals.indices.map { index in
      matches[index].map { Self.part(proposals[index], $0, relation) }
        ?? Self.opening(proposals[index], wordings[index], relation)
    }
    let order: [Outcome] = [.new, .revision, .duplicate, .followUp]
    let outcome =
      order.first { outcome in parts.contains { $0.outcome == outcome } } ?? .followUp
    let takenBack = outcome == .new ? relation.takenBack(besides: taken) : []
    var sentences: [String] = []
    for part in parts where !sentences.contains(part.evidence) { sentences.append(part.evidence) }
    if !takenBack.isEmpty {
      sentences.append("\(relation.sender) takes back \(relation.list(takenBack)).")
    }
    self.init(
      outcome, parts.flatMap(\.effects) + takenBack.map { .withdraw($0.code) },
      because: sentences.joined(separator: " "))
  }

  /// Closer pairs first; of equals the stronger evidence, the earlier submission, the
  /// earlier proposal.
  private static func isCloser(_ a: (index: Int, match: Match), _ b: (index: Int, match: Match))
    -> Bool
  {
    if a.match.closeness != b.match.closeness { return a.match.closeness > b.match.closeness }
    if a.match.grade != b.match.grade { return a.match.grade.rawValue < b.match.grade.rawValue }
    let (mine, theirs) = (a.match.candidate.code, b.match.candidate.code)
    return mine == theirs ? a.index < b.index : mine < theirs
  }

  /// What one proposal means for the submission it was paired with.
  private static func part(_ proposal: Proposal, _ match: Match, _ relation: Relation) -> Decision {
    let (candidate, code) = (match.candidate, match.candidate.code)
    let standing = candidate.proposal
    let merged = candidate.history.adding(proposal, at: relation.written, for: relation.call)
      .standing
    let isReopening = candidate.state == .withdrawn && relation.written > candidate.withdrawn ?? 0

    switch match.grade {
    case .stranger:
      return Decision(
        .followUp, [.note(code)],
        because: "It is about \(code), but \(relation.sender) is not one of its people: "
          + "a person decides whether it changes anything.")
    case .content:
      guard candidate.isOf(relation.draft) else {
        return Decision(.duplicate, [.repeat(code)], because: "\(code) has the same content.")
      }
      let isReturn =
        Content(of: standing) != Content(of: proposal)
        && relation.written > candidate.history.revised
      if isReopening || isReturn || standing.isAmended(by: merged) {
        let why =
          isReopening
          ? "was withdrawn, and is sent again"
          : isReturn ? "goes back to an earlier version" : "gets details that it did not have"
        return Decision(.revision, [.revise(code, proposal)], because: "\(code) \(why).")
      }
      return Decision(
        .duplicate, [.repeat(code)], because: "\(code) of \(relation.sender) has the same content.")
    case .code, .thread, .title, .text, .request:
      if candidate.state == .withdrawn, !isReopening {
        return Decision(
          .followUp, [.note(code)], because: "\(code) was withdrawn after this was written.")
      }
      let isAnswer = [.code, .thread, .request].contains(match.grade)
      if isAnswer, proposal.isRemark(beside: match.likeness) {
        return Decision(
          .followUp, [.note(code)], because: "\(match.reason), with no new text for it.")
      }
      if relation.written < candidate.history.began {
        return Decision(
          .new, [.revise(code, proposal)],
          because: "It is where \(code) began; a later mail about it came first.")
      }
      if merged.says(sameAs: standing), !isReopening {
        return isAnswer
          ? Decision(.followUp, [.note(code)], because: "\(match.reason), and changes nothing.")
          : Decision(.duplicate, [.repeat(code)], because: "\(match.reason), and changes nothing.")
      }
      return Decision(.revision, [.revise(code, proposal)], because: "\(match.reason).")
    }
  }

  /// How many look-alikes a person is shown: those beyond are no help, and the same mail
  /// from a hundred senders would name each of them a hundred times.
  private static let shownAlike = 5

  /// A proposal without a partner, with what a person should look at beside it.
  private static func opening(
    _ proposal: Proposal, _ wording: Wording, _ relation: Relation
  ) -> Decision {
    let alike = relation.record.submissions.compactMap { candidate in
      let likeness = candidate.likeness(to: wording)
      let isAlike =
        candidate.isOf(relation.draft) ? likeness.isResemblingOwn : likeness.isResembling
      return isAlike
        ? Submission.Resemblance(code: candidate.code, score: likeness.text) : nil
    }
    .sorted { ($1.score, $0.code) < ($0.score, $1.code) }
    .prefix(shownAlike)
    let beside = alike.map { "\($0.code) (\(Self.percent($0.score)) of the text)" }
    return Decision(
      .new, [.open(proposal, resembling: Array(alike))],
      because: alike.isEmpty
        ? "Nothing on record is this talk."
        : "It resembles \(beside.joined(separator: ", ")), but is another talk or another "
          + "person's: a person decides.")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension Relation {
  /// Whether proposals that were read in an answer, and are like nothing on record, are talk about
  /// what it refers to: a request for a change, words without a title.
  fileprivate func isTalkAboutTalks(_ proposals: [Proposal]) -> Bool {
    guard !referred.isEmpty else { return false }
    let isUntitled = proposals.allSatisfy { $0.title == nil }
    if isUntitled, isAboutSeveral, isAboutOwn { return true }
    return proposals.allSatisfy(\.isUnannounced) && (isUntitled || draft.asksForChange)
  }
}

extension Match {
  /// Why the proposal belongs to the submission: the beginning of a sentence.
  fileprivate var reason: String {
    switch grade {
    case .content: "\(candidate.code) has the same content"
    case .code: "It names \(candidate.code), by one of its people"
    case .thread: "It answers a mail about \(candidate.code), by one of its people"
    case .title: "\(candidate.code) has the same title, by the same person"
    case .text: "\(candidate.code) has nearly the same text, by the same person"
    case .request: "It asks for a change of \(candidate.code), by one of its people"
    case .stranger: "It is about \(candidate.code)"
    }
  }
}

extension Proposal {
  /// Whether what was read as a proposal out of an answer is talk about the proposal: a text
  /// that no label announces and that shares nothing with the one on record.
  fileprivate func isRemark(beside likeness: Likeness) -> Bool {
    abstract != nil && provenance[.abstract]?.from != .label && provenance[.title]?.from != .label
      && likeness.text < 0.1 && likeness.contained < 0.2
  }

  /// Whether no label says that its title or its text is one, as in a request to rename it.
  var isUnannounced: Bool {
    provenance[.title]?.from != .label && provenance[.abstract]?.from != .label
  }

  /// What it says without an abstract that no label announces, and that stands above a labelled
  /// title: in an answer, what leads up to the title.
  fileprivate var withoutPreamble: Proposal {
    guard let title = provenance[.title], title.from == .label, let above = title.line,
      let text = provenance[.abstract], text.from != .label, let line = text.line, line < above
    else { return self }
    var proposal = self
    proposal.forget([.abstract])
    return proposal
  }

  /// More words than these behind no label may be meant for an abstract.
  private static let longestRemark = 25

  /// What it says as an answer about one's own talk: the subject is that of the mail answered, and a
  /// few words beside a labelled title are none for the programme.
  fileprivate func asAnswer(_ relation: Relation) -> Proposal {
    if let title = relation.newTitle {
      let place = provenance[.title]
      return Proposal(
        title: title,
        provenance: [
          .title: Provenance(from: .label, line: place?.line, confidence: place?.confidence ?? 0.7)
        ])
    }
    var answer = self
    if provenance[.title]?.from == .subject, TitleKey.isAnswer(relation.draft.subject),
      !relation.isAboutSeveral || !relation.refersToTitle(title)
    {
      answer.forget([.title])
    }
    if provenance[.title]?.from == .label, provenance[.abstract]?.from != .label,
      (abstract ?? "").foldedWords.count < Self.longestRemark
    {
      answer.forget([.abstract])
    }
    return answer
  }
}

extension [Proposal] {
  /// Without proposals that stand in a mail twice, in its body and attached, or quoted; and
  /// without those that say nothing beside others that do.
  fileprivate func withoutRepetition(for call: Call) -> [Proposal] {
    let telling = filter { Content(of: $0) != nil }
    return (telling.isEmpty ? Array(prefix(1)) : telling).reduce(into: []) { kept, next in
      let same = kept.firstIndex { known in
        let isSameTalk = TitleKey(next.title).map { $0.isTelling(for: call) } ?? false
        return Content(of: known) == Content(of: next)
          || isSameTalk && TitleKey(known.title) == TitleKey(next.title)
      }
      if let same {
        kept[same] = next.merging(kept[same], for: call)
      } else {
        kept.append(next)
      }
    }
  }
}
