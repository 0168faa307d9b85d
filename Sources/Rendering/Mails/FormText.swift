public import Proposals

/// The call's mail form: one label a line, the values to be written after them.
///
/// Filled in with what is known of a proposal, it is what a speaker completes.
public struct FormText: Sendable, CustomStringConvertible {
  /// The form's lines, each ended by a line feed.
  public let description: String

  /// The form of `call` as its page shows it, in the language named `language`: where to
  /// send it and what there is to choose from, then the form itself.
  public init(of call: Call, language: String? = nil) {
    let language = MailLanguage(for: language)
    let form = FormText(of: call, filledInFrom: Proposal(), in: language)
    description =
      FoldedText(Self.introduction(to: call, in: language)).description + "\n\n"
      + form.description
  }

  /// The form alone, filled in with what `proposal` says.
  init(of call: Call, filledInFrom proposal: Proposal, in language: MailLanguage) {
    let labels = Labels(language)
    var lines = [Self.line(labels.title, proposal.title)]
    for speaker in proposal.speakers.isEmpty ? [Speaker()] : proposal.speakers {
      lines += [
        Self.line(labels.speaker, speaker.name), Self.line(labels.email, speaker.email),
        Self.line(labels.affiliation, speaker.affiliation), Self.line(labels.bio, speaker.bio),
      ]
    }
    lines.append(
      Self.line(
        Self.label(labels.format, choices: call.formats.map(\.name)),
        Self.format(of: proposal, in: call, language)))
    if !call.topics.isEmpty {
      lines.append(
        Self.line(
          Self.label(labels.topics, choices: call.topics.map(\.name)),
          proposal.topics.joined(separator: ", ")))
    }
    lines.append(Self.paragraphs(labels.abstract, proposal.abstract))
    lines.append(Self.paragraphs(labels.notes, proposal.notes))
    description = lines.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private static func introduction(to call: Call, in language: MailLanguage) -> String {
    let address = call.addresses.first.map { language == .german ? " an \($0)" : " to \($0)" }
    let end = call.deadline.map {
      (language == .german ? ", vor " : ", before ") + Moment.minute($0.end)
    }
    let formats = language.list(call.formats.map { $0.shown(in: language) })
    let topics = language.list(call.topics.map(\.name))
    var sentences = [
      language == .german
        ? "Vorschläge für \(call.name): bitte einen je Mail\(address ?? "")\(end ?? "")."
        : "Proposals for \(call.name): please send one a mail\(address ?? "")\(end ?? "")."
    ]
    if !formats.isEmpty {
      sentences.append(
        (language == .german ? "Die Formate sind " : "The formats are ") + formats + ".")
    }
    if !topics.isEmpty {
      sentences.append(
        (language == .german ? "Die Themen sind " : "The topics are ") + topics + ".")
    }
    return PlainText(line: sentences.joined(separator: " ")).text
  }

  /// `label` with what there is to choose from, where that fits on its line.
  private static func label(_ label: String, choices: [String]) -> String {
    let whole = PlainText(line: "\(label) (\(choices.joined(separator: ", ")))").text
    return choices.isEmpty || whole.columns > 60 ? label : whole
  }

  /// A longer value is left out with its label: what is not said anew stays as it is, and
  /// half of it, sent back, would replace the whole.
  private static let longest = 2_000

  private static func line(_ label: String, _ value: String?) -> String? {
    guard let value, !value.isEmpty else { return label + ":" }
    return value.utf8.count > longest
      ? nil : FoldedText("\(label): \(PlainText(line: value).text)").description
  }

  private static func paragraphs(_ label: String, _ value: String?) -> String? {
    guard let value, !value.isEmpty else { return label + ":\n" }
    return value.utf8.count > longest ? nil : "\(label):\n\(TextBlock.reflowed(value))\n"
  }

  private static func format(of proposal: Proposal, in call: Call, _ language: MailLanguage)
    -> String?
  {
    call.formats.first { $0.id == proposal.format }?.name
      ?? proposal.minutes.map { language.minutes($0) }
  }

  /// The labels by which values are read back.
  private struct Labels {
    var title = "Title"
    var speaker = "Speaker"
    var email = "E-mail"
    var affiliation = "Affiliation"
    var bio = "Bio"
    var format = "Format"
    var topics = "Topics"
    var abstract = "Abstract"
    var notes = "Notes"

    init(_ language: MailLanguage) {
      guard language == .german else { return }
      title = "Titel"
      speaker = "Vortragende"
      email = "E-Mail"
      affiliation = "Einrichtung"
      bio = "Kurzbiografie"
      topics = "Themen"
      abstract = "Zusammenfassung"
      notes = "Anmerkungen"
    }
  }
}
