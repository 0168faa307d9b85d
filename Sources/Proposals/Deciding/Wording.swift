/// What a proposal says in the forms that proposals are compared by, each made once: a decision
/// holds every proposal of a mail against every version on record.
struct Wording: Sendable {
  /// `nil` without a title.
  let title: TitleKey?
  /// Whether the title says what the talk is about, by ``TitleKey/isTelling(for:)``.
  let isTelling: Bool
  /// `nil` where neither title nor abstract has a word.
  let content: Content?
  /// The word sequences of the abstract.
  let shingles: Shingles

  /// Whether the abstract is more than "see attached" or "to follow".
  var hasText: Bool { shingles.words >= 8 }

  init(of proposal: Proposal, for call: Call) {
    title = TitleKey(proposal.title)
    isTelling = title?.isTelling(for: call) ?? false
    let abstract = (proposal.abstract ?? "").folded
    content = Content(title: title, abstract: abstract)
    shingles = Shingles(ofFolded: abstract)
  }
}
