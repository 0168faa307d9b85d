import Mail

/// A proposal of a draft beside a submission on record: how they belong together.
struct Match {
  /// The evidence, strongest first (DESIGN's order).
  enum Grade: Int {
    /// Content already on record, in the latest or in an earlier version.
    case content
    /// By one of its people, who name its code.
    case code
    /// By one of its people, who answer a mail about it.
    case thread
    /// By one of its people, under its title.
    case title
    /// By one of its people, with nearly its text.
    case text
    /// By one of its people, who ask for a change of it.
    case request
    /// About it by code or thread, by somebody who is not one of its people.
    case stranger
  }

  let candidate: Candidate
  let grade: Grade
  let likeness: Likeness

  /// `nil` where the proposal is another talk.
  init?(
    _ proposal: Proposal, _ wording: Wording, with candidate: Candidate, in relation: Relation
  ) {
    self.candidate = candidate
    let isTelling = wording.isTelling
    var likeness = candidate.likeness(to: wording)
    if !isTelling { likeness.forgetTitles() }
    self.likeness = likeness
    let isNamed = relation.named.contains { $0.code == candidate.code }
    let isAnswered = relation.thread.contains { $0.code == candidate.code }
    let isOnly = Set(relation.referred.map(\.code)) == [candidate.code]
    let isPerson = !relation.isOurs && candidate.isOf(relation.draft)

    // What is asked to be changed may have another title, and is known by who asks.
    let isPart =
      likeness.isKin
      || isOnly
        && (!isTelling || proposal.isTitleAlone
          || relation.draft.asksForChange && !proposal.isUnannounced)

    if candidate.holds(wording), wording.hasText || isPerson && isTelling {
      // Whoever answers with the whole proposal in the mail comments on it.
      grade = isAnswered && !isPerson ? .stranger : .content
    } else if isNamed || isAnswered, isPerson, isPart {
      grade = isNamed ? .code : .thread
    } else if isNamed || isAnswered, !isPerson,
      likeness.isKin && !likeness.isOtherForm(proposal) || proposal.abstract == nil
    {
      grade = .stranger
    } else if isPerson, likeness.sameTitle {
      grade = .title
    } else if isPerson, wording.hasText, likeness.isNear {
      grade = .text
    } else if relation.meant?.code == candidate.code, isPerson, isPart {
      grade = .request
    } else {
      return nil
    }
  }

  /// What orders matches: the closer pair is made first.
  var closeness: Double {
    grade == .content ? 3 : (likeness.sameTitle ? 1.5 : (likeness.title ?? 0) / 2) + likeness.text
  }
}

extension Likeness {
  /// Alike enough for one talk where a code or a thread says so already: what is clearly
  /// another title and another text is another talk, though sent as an answer.
  var isKin: Bool {
    guard !numbered else { return false }
    if sameTitle { return true }
    if isOtherTitle { return text >= 0.4 }
    // "Scaling storage" and "Scaling networks" are near, and have nothing else in common.
    if hasNearTitle { return !hasTexts || text >= 0.05 }
    return text >= 0.2 || contained >= 0.5
  }

  /// A title that says nothing is no title: "Talk proposal".
  mutating func forgetTitles() {
    (sameTitle, numbered, title) = (false, false, nil)
  }

  /// Whether a stranger filled in a form of their own under a title that is taken: then it is
  /// no comment on the talk of that title.
  func isOtherForm(_ proposal: Proposal) -> Bool {
    proposal.provenance[.title]?.from == .label && proposal.provenance[.abstract]?.from == .label
      && hasTexts && text < 0.05
  }

  /// Alike enough for one talk of one person where nothing else says so.
  ///
  /// Two talks of one person share what their author says of the author, and next year's
  /// talk shares a paragraph with this year's: the less the titles have in common, the more
  /// of the text has to be the same.
  var isNear: Bool {
    guard !numbered else { return false }
    guard title != nil else { return text >= 0.5 || contained >= 0.5 && common >= 20 }
    return text >= (isOtherTitle ? 0.7 : hasNearTitle ? 0.35 : 0.5)
  }

  /// Both have titles, and these have few words in common.
  private var isOtherTitle: Bool { title.map { $0 < 0.34 } ?? false }

  /// Both have titles, and half of the words are in both.
  private var hasNearTitle: Bool { title.map { $0 >= 0.5 } ?? false }

  /// Alike enough to be shown beside each other.
  var isResembling: Bool { sameTitle || text >= 0.5 }

  /// As ``isResembling``, for two talks of one person: sooner, since one may be meant to
  /// take the other's place.
  var isResemblingOwn: Bool { isResembling || text >= 0.25 }
}

extension Proposal {
  /// Whether no more of a talk is said than its title, behind a label: "New title: …".
  fileprivate var isTitleAlone: Bool { abstract == nil && provenance[.title]?.from == .label }
}

extension Candidate {
  /// Whether one of its versions has the proposal's content.
  func holds(_ wording: Wording) -> Bool {
    guard let content = wording.content else { return false }
    return wordings.contains { $0.content == content }
  }

  /// The likeness to the version that is most alike.
  func likeness(to wording: Wording) -> Likeness {
    let all = wordings.map { Likeness(of: wording, and: $0) }
    return all.dropFirst().reduce(all[0]) { best, next in
      var most = next.text > best.text ? next : best
      most.sameTitle = best.sameTitle || next.sameTitle
      most.numbered = !most.sameTitle && (best.numbered || next.numbered)
      most.title = [best.title, next.title].compactMap { $0 }.max()
      return most
    }
  }
}
