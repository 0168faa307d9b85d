import Mail
import Proposals
import struct Foundation.Date

/// What the template of a page of the ledger can name.
struct SiteLedgerView {
  let path: String
  let page: SitePage
  let rows: Rows
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
    let counts = PlainText(line: contents.ledger.isEmpty ? "" : Self.counts(of: contents.ledger))
    return (0..<count).map {
      SiteLedgerView(number: $0, of: count, of: contents, counts: counts)
    }
  }

  fileprivate static func path(of number: Int) -> String {
    number == 0 ? "ledger.html" : "ledger-\(number + 1).html"
  }

  private init(number: Int, of count: Int, of contents: SiteContents, counts: PlainText) {
    self.counts = counts
    let lines = contents.ledger.dropFirst(number * Site.linesOfPage).prefix(Site.linesOfPage)
    path = Self.path(of: number)
    page = SitePage(
      .ledger, titled: count > 1 ? "Ledger, page \(number + 1)" : "Ledger", of: contents)
    let isBlind = contents.isBlind
    rows = Rows(
      Array(lines), of: [isBlind ? "blind" : "open"],
      fields: { line in
        TemplateFields(
          of: Row(
            message: MessageView(line, isBlind: isBlind),
            outcomeKey: PlainText(line: line.current.rawValue),
            links: line.submissions.map { CodeLink($0) }))
      },
      told: { line, key in
        key.add(line.number)
        key.add(line.received.time.timeIntervalSince1970)
        key.add([line.sender?.name ?? "", line.sender?.address ?? "", line.subject])
        key.add([line.outcome.rawValue, line.amended?.rawValue ?? "", line.evidence])
        key.add([line.answer.rawValue, line.why ?? ""])
        key.add(line.submissions.map(\.description))
      })
    isEmpty = lines.isEmpty
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

extension SiteContents {
  /// Where the ledger's line of this number stands: `ledger.html#m12`; `nil` where it is on no
  /// page.
  func place(of number: Int) -> String? {
    var (low, high) = (0, ledger.count)
    while low < high {
      let middle = (low + high) / 2
      if ledger[middle].number < number { low = middle + 1 } else { high = middle }
    }
    guard low < ledger.count, ledger[low].number == number else { return nil }
    return "\(SiteLedgerView.path(of: low / Site.linesOfPage))#m\(number)"
  }
}
