public import Proposals

extension Table {
  /// What a search found, one a row, and the line that holds what was looked for.
  ///
  /// - Parameter isEmphasised: Whether that is shown in bold, as a terminal can.
  public init(of hits: [Hit], for query: WordQuery, isEmphasised: Bool = false) {
    self.init(
      [
        Column(heading: "FOUND"), Column(heading: "TITLE", limit: 40), Column(heading: "IN"),
        Column(heading: "LINE"),
      ],
      cells: hits.map { hit in
        let passage = hit.passage(for: query)
        let excerpt = Excerpt(of: passage?.line ?? "", for: query)
        return [
          Cell(PlainText(line: hit.name)), Cell(PlainText(line: hit.titleShown), limit: 40),
          Cell(PlainText(line: passage?.place.rawValue ?? "")),
          Cell(
            shown: isEmphasised ? excerpt.emphasised : excerpt.text, columns: excerpt.text.columns),
        ]
      })
  }
}

extension Hit {
  /// The code of a submission, or the number of a message in the ledger.
  fileprivate var name: String {
    switch source {
    case .submission(let code, _, _): code.description
    case .message(let line): "message \(line.number)"
    }
  }

  fileprivate var titleShown: String {
    switch source {
    case .submission(_, _, let proposal): proposal.titleShown
    case .message(let line): line.subjectShown
    }
  }
}
