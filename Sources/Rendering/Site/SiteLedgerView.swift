import Proposals

/// What the template of a page of the ledger can name.
struct SiteLedgerView {
  let path: String
  let page: SitePage
  let rows: [Row]
  let isEmpty: Bool
  let counts: PlainText
  /// `Lines 1 to 1000 of 2345`; nothing where there is one page.
  let extent: PlainText
  let others: [Other]
  let hasOthers: Bool

  /// A message.
  struct Row {
    let message: MessageView
    let outcomeKey: PlainText
    let links: [CodeLink]
  }

  /// A page of the ledger, this one or another.
  struct Other {
    let href: PlainText
    let number: Int
    let isThis: Bool
  }

  /// The pages of the ledger; one at least.
  static func pages(of contents: SiteContents) -> [SiteLedgerView] {
    let count = max(1, (contents.ledger.count + Site.linesOfPage - 1) / Site.linesOfPage)
    return (0..<count).map { SiteLedgerView(number: $0, of: count, of: contents) }
  }

  /// Where each line stands, by its number: `ledger.html#m12`.
  static func places(of contents: SiteContents) -> [Int: String] {
    var places: [Int: String] = [:]
    places.reserveCapacity(contents.ledger.count)
    for (index, line) in contents.ledger.enumerated() {
      places[line.number] = "\(path(of: index / Site.linesOfPage))#m\(line.number)"
    }
    return places
  }

  private static func path(of number: Int) -> String {
    number == 0 ? "ledger.html" : "ledger-\(number + 1).html"
  }

  private init(number: Int, of count: Int, of contents: SiteContents) {
    let lines = contents.ledger.dropFirst(number * Site.linesOfPage).prefix(Site.linesOfPage)
    path = Self.path(of: number)
    page = SitePage(
      .ledger, titled: count > 1 ? "Ledger, page \(number + 1)" : "Ledger", of: contents)
    rows = lines.map { line in
      Row(
        message: MessageView(line, isBlind: contents.isBlind),
        outcomeKey: PlainText(line: (line.amended ?? line.outcome).rawValue),
        links: line.submissions.map { CodeLink($0) })
    }
    isEmpty = rows.isEmpty
    counts = PlainText(line: contents.ledger.isEmpty ? "" : Self.counts(of: contents.ledger))
    extent = PlainText(
      line: count > 1
        ? "Lines \(lines.startIndex + 1) to \(lines.endIndex) of \(contents.ledger.count)" : "")
    others =
      count > 1
      ? (0..<count).map {
        Other(href: PlainText(line: Self.path(of: $0)), number: $0 + 1, isThis: $0 == number)
      } : []
    hasOthers = count > 1
  }

  /// `55 messages: 31 new, 3 revision`.
  private static func counts(of ledger: [LedgerLine]) -> String {
    let parts = Outcome.allCases.map { outcome in
      (outcome, ledger.count { $0.outcome == outcome })
    }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    return "\(ledger.count) " + (ledger.count == 1 ? "message: " : "messages: ")
      + parts.joined(separator: ", ")
  }
}
