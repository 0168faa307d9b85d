import Mail

extension Decision {
  /// Decides about `draft`, given what is on record that it may have to do with.
  ///
  /// The order of the checks is the policy. What cannot be read and what a machine wrote
  /// is told apart first, whatever thread it is in. A message on record that comes again is
  /// known by its Message-ID together with its content: either alone is not enough. Mail
  /// of the committee is no speaker's. Then a code outranks a thread, a thread outranks
  /// equal content, content outranks the person (``Match`` has the rules for proposals,
  /// ``Relation`` those for all other mail).
  ///
  /// Only equal content is ever dropped, and different people are never merged: to show a
  /// reviewer one talk twice costs less than to lose one.
  public init(on draft: Draft, among record: Candidates, for call: Call) {
    let relation = Relation(of: draft, to: record, for: call)
    if let obstacle = draft.obstacle {
      self.init(.setAside, because: obstacle.sentence)
    } else if draft.kind == .automatic {
      self.init(.automatic, because: Self.automaticSentence(draft))
    } else if let known = relation.sameMessage {
      self.init(
        .duplicate, known.submissions.map { .repeat($0) }, because: relation.sameMessageSentence)
    } else if draft.kind == .proposal, !draft.proposals.isEmpty,
      !relation.isOurs || relation.isForwarded
    {
      self.init(pairing: relation)
    } else if draft.kind == .withdrawal, !relation.isOurs {
      self.init(withdrawing: relation)
    } else {
      self.init(noting: relation)
    }
  }

  /// A message that proposes nothing: about a submission, or about none.
  init(noting relation: Relation) {
    if let (candidate, said) = relation.supplement {
      let fields = said.provenance.keys.map(\.rawValue).sorted().joined(separator: ", ")
      self.init(
        .revision, [.revise(candidate.code, said)],
        because: "It answers a mail about \(candidate.code), and says what was missing: \(fields).")
    } else if let about = relation.about {
      self.init(.followUp, about.submissions.map { .note($0.code) }, because: about.evidence)
    } else {
      self.init(.unrelated, because: relation.unrelatedSentence)
    }
  }

  private static func automaticSentence(_ draft: Draft) -> String {
    draft.machineSigns.first { $0.isAutomatic }?.sentence ?? "A machine wrote it, by its text."
  }
}
