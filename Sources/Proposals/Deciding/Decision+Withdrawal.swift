extension Decision {
  /// A talk taken back: by its people, and only where they say which.
  ///
  /// A withdrawal by somebody else, or of one among several without a word on which one,
  /// is a follow-up: a person reads it.
  init(withdrawing relation: Relation) {
    guard let about = relation.about else {
      self.init(.unrelated, because: relation.unrelatedSentence)
      return
    }
    let notes = about.submissions.map { Effect.note($0.code) }
    let mine = about.submissions.filter { $0.isOf(relation.draft) }
    let open = mine.filter { $0.state == .submitted }
    if mine.isEmpty {
      self.init(
        .followUp, notes,
        because: "It asks to withdraw \(relation.list(about.submissions)), but "
          + "\(relation.sender) is not one of its people: a person decides.")
    } else if open.isEmpty {
      self.init(
        .followUp, notes, because: "\(relation.list(mine)): withdrawn already.")
    } else if relation.draft.takesBackOnlyWriter, let shared = open.first(where: relation.hasOthers)
    {
      self.init(
        .followUp, notes,
        because: "\(relation.sender) will not come, and \(shared.code) has other speakers: "
          + "a person decides.")
    } else if relation.quotesOther(than: mine) {
      self.init(
        .followUp, notes,
        because: "\(relation.sender) takes back a talk by a title that is not that of "
          + "\(relation.list(open)): a person decides.")
    } else if open.count == 1 || about.isExplicit {
      self.init(
        .withdrawal, open.map { .withdraw($0.code) },
        because: "\(relation.sender) takes back \(relation.list(open)). \(about.evidence)")
    } else {
      self.init(
        .followUp, notes,
        because: "\(relation.sender) takes back a talk, and does not say which of "
          + "\(relation.list(open)): a person decides.")
    }
  }
}
