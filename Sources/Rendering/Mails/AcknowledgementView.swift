import Proposals

/// What the templates of acknowledgements can name.
struct AcknowledgementView {
  let call: PlainText
  let address: PlainText
  let codes: PlainText
  /// The first code.
  let code: PlainText
  let several: Bool
  /// The subject of the mail answered.
  let subject: PlainText
  let items: [Item]
  /// Codes and titles of what the message took back beside what else it did.
  let takenBack: [Item]
  let lateBy: PlainText
  let deadline: PlainText
  /// Whether something that the call expects is missing.
  let isIncomplete: Bool
  let formats: PlainText
  let topics: PlainText
  /// Whether no more than the title is quoted, since nobody vouches for the sender.
  let isBrief: Bool

  struct Item {
    let code: PlainText
    let title: PlainText
    let speakers: [Person]
    let format: PlainText
    let topics: PlainText
    /// Its beginning.
    let abstract: PlainText
    let changed: PlainText
    let missing: PlainText
    /// The form filled in with what is known; no lines where nothing is missing.
    let form: PlainText
  }

  struct Person {
    let name: PlainText
    let affiliation: PlainText
  }

  /// Columns of an abstract's beginning.
  fileprivate static let beginning = 280

  init(of acknowledgement: Acknowledgement, for call: Call, in language: MailLanguage) {
    let items = acknowledgement.subjects
    let takenBack = acknowledgement.items.filter { !items.contains($0) }
    let isBrief = acknowledgement.isBrief ?? false
    self.isBrief = isBrief
    self.call = PlainText(line: call.name)
    address = PlainText(line: call.addresses.first ?? "")
    codes = PlainText(line: language.list(items.map(\.code.description)))
    code = PlainText(line: items.first?.code.description ?? "")
    several = items.count > 1
    subject = PlainText(line: acknowledgement.subject, columns: 120)
    let late = items.map(\.late).max() ?? 0
    lateBy = PlainText(line: late > 0 ? language.duration(seconds: late) : "")
    deadline = PlainText(line: call.deadline.map { Moment.minute($0.end) } ?? "")
    self.takenBack = takenBack.map { Item($0, isBrief: isBrief, of: call, in: language) }
    self.items = items.map { Item($0, isBrief: isBrief, of: call, in: language) }
    isIncomplete = self.items.contains { !$0.missing.isNull }
    formats = PlainText(line: language.list(call.formats.map { $0.shown(in: language) }))
    topics = PlainText(line: language.list(call.topics.map(\.name)))
  }
}

extension Proposal {
  /// What a mail may quote to somebody who may not have written: the title, and no link in it.
  fileprivate var titleOnly: Proposal {
    Proposal(title: title?.replacing(#/(?i)\b(?:https?:\/\/|www\.)\S+/#, with: "…"))
  }
}

extension AcknowledgementView.Item {
  fileprivate init(
    _ item: Acknowledgement.Item, isBrief: Bool, of call: Call, in language: MailLanguage
  ) {
    let proposal = isBrief ? item.proposal.titleOnly : item.proposal
    func names(_ fields: [Field]) -> PlainText {
      PlainText(line: fields.map { language.name(of: $0) }.joined(separator: ", "))
    }
    code = PlainText(line: item.code.description)
    title = PlainText(line: proposal.title ?? "", columns: 300)
    speakers = proposal.speakers.map { speaker in
      AcknowledgementView.Person(
        name: PlainText(line: speaker.name ?? speaker.email ?? "", columns: 120),
        affiliation: PlainText(line: speaker.affiliation ?? "", columns: 120))
    }
    format = PlainText(line: proposal.formatShown(of: call, in: language))
    topics = PlainText(line: proposal.topics.joined(separator: ", "))
    abstract = Self.beginning(of: TextBlock.blocks(of: proposal.abstract ?? ""))
    changed = names(item.changed)
    let missing = item.proposal.missing(for: call)
    self.missing = names(missing)
    let form = FormText(of: call, filledInFrom: proposal, in: language).description
    self.form =
      missing.isEmpty || isBrief
      ? PlainText(line: "") : PlainText(lines: PlainText.lines(of: form))
  }
}

extension AcknowledgementView.Item {
  /// The first paragraph, as far as it is short.
  private static func beginning(of blocks: [TextBlock]) -> PlainText {
    let line: String
    switch blocks.first {
    case .paragraph(let lines): line = PlainText(lines: lines).text
    case .bullets(let items): line = items.first?.text ?? ""
    case .numbered(let items): line = items.first?.text.text ?? ""
    case .preformatted(let text): line = text.text
    case nil: return PlainText(line: "")
    }
    let text = PlainText(line: line, columns: AcknowledgementView.beginning)
    return blocks.count > 1 && !text.text.hasSuffix("…") ? PlainText(line: text.text + " …") : text
  }
}

extension Format {
  /// `mini-presentation (25 minutes)`.
  func shown(in language: MailLanguage) -> String { "\(name) (\(language.minutes(minutes)))" }
}

extension Proposal {
  /// The format by its name and the minutes asked for, as far as they were said.
  func formatShown(of call: Call, in language: MailLanguage) -> String {
    guard let format else { return minutes.map { language.minutes($0) } ?? "" }
    let known = call.formats.first { $0.id == format }
    guard let minutes = minutes ?? known?.minutes else { return known?.name ?? format }
    return "\(known?.name ?? format), \(language.minutes(minutes))"
  }
}
