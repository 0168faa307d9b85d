extension Proposal {
  /// What it says of fields about which `standing` says nothing; `nil` where that is nothing.
  ///
  /// Format and minutes are one choice, and missing where neither is known.
  func supplying(_ standing: Proposal) -> Proposal? {
    let missing = Set(standing.missing)
    let known = Field.allCases.filter { field in
      switch field {
      case .speakers, .bio, .affiliation: false
      case .format, .minutes: !missing.isSuperset(of: [.format, .minutes])
      default: !missing.contains(field)
      }
    }
    var said = self
    said.forget(known)
    var supplies = false
    said.speakers = speakers.compactMap { speaker in
      guard let index = standing.speakers.index(of: speaker) else { return nil }
      let before = standing.speakers[index]
      // "Here is a longer biography."
      let isLonger =
        speaker.bio?.count ?? 0 > before.bio?.count ?? 0
        && (before.bio == nil || provenance[.bio]?.from == .label)
      supplies = supplies || isLonger
      let isNews = isLonger || before.affiliation == nil && speaker.affiliation != nil
      guard isNews else { return nil }
      return Speaker(
        name: before.name, email: before.email,
        affiliation: before.affiliation ?? speaker.affiliation,
        bio: isLonger ? speaker.bio : before.bio)
    }
    said.provenance[.speakers] = nil
    if !supplies { said.provenance[.bio] = nil }
    if !said.speakers.contains(where: { $0.affiliation != nil }) {
      said.provenance[.affiliation] = nil
    }
    return said.provenance.isEmpty ? nil : said
  }

  /// Takes away what it says of some fields.
  mutating func forget(_ fields: some Sequence<Field>) {
    for field in fields {
      provenance[field] = nil
      switch field {
      case .title: title = nil
      case .abstract: abstract = nil
      case .speakers: break
      case .affiliation: for index in speakers.indices { speakers[index].affiliation = nil }
      case .bio: for index in speakers.indices { speakers[index].bio = nil }
      case .format: format = nil
      case .minutes: minutes = nil
      case .topics: topics = []
      case .notes: notes = nil
      }
    }
  }
}
