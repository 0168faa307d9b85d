public import Proposals

extension Table {
  /// Where each value of `proposal` was read, one a row, and which line of the mail says it.
  ///
  /// - Parameter lines: The lines of the message that the proposal was read from, where
  ///   they are kept.
  public init(provenanceOf proposal: Proposal, in lines: [String] = []) {
    self.init(
      [
        Column(heading: "FIELD"), Column(heading: "VALUE", limit: 40), Column(heading: "READ IN"),
        Column(heading: "LINE"), Column(heading: "SURE"), Column(heading: "WHICH SAYS", limit: 60),
      ],
      rows: Field.allCases.compactMap { field in
        proposal.provenance[field].map { place in
          let said = place.line.flatMap { lines.indices.contains($0 - 1) ? lines[$0 - 1] : nil }
          return [
            field.rawValue, proposal.value(of: field), place.from.rawValue,
            place.line.map(String.init) ?? "", "\(Int((place.confidence * 100).rounded())) %",
            said ?? "",
          ].map { PlainText(line: $0) }
        }
      })
  }
}

extension Proposal {
  /// What a field says, as text; the empty text where it says nothing.
  fileprivate func value(of field: Field) -> String {
    switch field {
    case .title: title ?? ""
    case .abstract: abstract ?? ""
    case .speakers:
      speakers.map { person in
        [person.name, person.email.map { "<\($0)>" }].compactMap(\.self).joined(separator: " ")
      }.joined(separator: ", ")
    case .affiliation: speakers.compactMap(\.affiliation).joined(separator: ", ")
    case .bio: speakers.compactMap(\.bio).joined(separator: " ")
    case .format: format ?? ""
    case .minutes: minutes.map(String.init) ?? ""
    case .topics: topics.joined(separator: ", ")
    case .notes: notes ?? ""
    }
  }
}
