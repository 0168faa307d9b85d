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
    said.speakers = []
    var suppliesBio = false
    for speaker in speakers {
      guard let index = standing.speakers.index(of: speaker) else { continue }
      var person = standing.speakers[index]
      // "Here is a longer biography."
      let isLonger =
        speaker.bio?.count ?? 0 > person.bio?.count ?? 0
        && (person.bio == nil || provenance[.bio]?.from == .label)
      guard isLonger || person.affiliation == nil && speaker.affiliation != nil else { continue }
      if isLonger { person.bio = speaker.bio }
      person.affiliation = person.affiliation ?? speaker.affiliation
      suppliesBio = suppliesBio || isLonger
      said.speakers.append(person)
    }
    said.provenance[.speakers] = nil
    if !suppliesBio { said.provenance[.bio] = nil }
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
