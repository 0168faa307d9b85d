import Mail
import Proposals
import struct Foundation.Date

/// What the template of the page of what needs a person can name.
struct AttentionView {
  let page: SitePage
  let sections: [Section]
  let isQuiet: Bool

  /// Entries under one heading.
  struct Section {
    let id: PlainText
    let heading: PlainText
    /// What a person can do about them.
    let advice: PlainText
    let count: Int
    let entries: Rows
  }

  /// Something to look at.
  struct Entry {
    let links: [CodeLink]
    /// A message's place in the ledger, and its number there.
    let place: PlainText
    let number: PlainText
    let who: PlainText
    let what: PlainText
    let remark: PlainText
    /// When it came; empty where that is of no matter.
    let day: PlainText
    let dayISO: PlainText
  }

  init(of contents: SiteContents) {
    page = SitePage(.attention, titled: "Needs a person", of: contents)
    sections = Attention.Matter.allCases.compactMap { matter in
      let entries = contents.attention.entries[matter, default: []]
      return entries.isEmpty ? nil : Section(of: matter, entries, of: contents)
    }
    isQuiet = sections.isEmpty
  }
}

extension AttentionView.Section {
  fileprivate init(
    of matter: Attention.Matter, _ entries: [Attention.Entry], of contents: SiteContents
  ) {
    id = PlainText(line: matter.rawValue)
    heading = PlainText(line: matter.heading)
    advice = PlainText(line: matter.advice)
    count = entries.count
    self.entries = Rows(
      entries, of: [], fields: { TemplateFields(of: AttentionView.Entry($0, of: contents)) },
      told: { entry, key in
        key.add(entry.codes.map(\.description))
        key.add(entry.message.map { "\($0) \(contents.place(of: $0) ?? "")" } ?? "")
        key.add([entry.who, entry.what, entry.remark])
        key.add(entry.came?.timeIntervalSince1970 ?? 0)
      })
  }
}

extension AttentionView.Entry {
  fileprivate init(_ entry: Attention.Entry, of contents: SiteContents) {
    links = entry.codes.map { CodeLink($0) }
    place = PlainText(line: entry.message.flatMap { contents.place(of: $0) } ?? "")
    number = PlainText(line: entry.message.map { "\($0)" } ?? "")
    who = PlainText(line: entry.who, columns: 120)
    what = PlainText(line: entry.what.isEmpty ? "a message" : entry.what, columns: 240)
    remark = PlainText(line: entry.remark)
    day = PlainText(line: entry.came.map { Moment.day($0) } ?? "")
    dayISO = day
  }
}
