public import Proposals

/// The call's mail form: one label a line, the values to be written after them.
///
/// Filled in with what is known of a proposal, it is what a speaker completes.
public struct FormText: Sendable, CustomStringConvertible {
  /// The form's lines, each ended by a line feed.
  public let description: String

  /// The form of `call` in the language named `language`, filled in from `proposal`.
  public init(of call: Call, filledInFrom proposal: Proposal = Proposal(), language: String? = nil)
  {
    self.init(of: call, filledInFrom: proposal, in: MailLanguage(for: language))
  }

  init(of call: Call, filledInFrom proposal: Proposal, in language: MailLanguage) {
    let labels = Labels(language)
    var lines = [labels.title + ": " + Self.line(proposal.title)]
    for speaker in proposal.speakers.isEmpty ? [Speaker()] : proposal.speakers {
      lines.append(labels.speaker + ": " + Self.line(speaker.name))
      lines.append(labels.email + ": " + Self.line(speaker.email))
      lines.append(labels.affiliation + ": " + Self.line(speaker.affiliation))
      lines.append(labels.bio + ": " + Self.line(speaker.bio))
    }
    lines.append(labels.format + ": " + Self.line(Self.format(of: proposal, in: call, language)))
    if !call.topics.isEmpty {
      lines.append(labels.topics + ": " + Self.line(proposal.topics.joined(separator: ", ")))
    }
    lines.append(labels.abstract + ":")
    lines += PlainText.lines(of: proposal.abstract ?? "").map(\.text)
    lines += ["", labels.notes + ":"] + PlainText.lines(of: proposal.notes ?? "").map(\.text)
    let text = lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
    description = FoldedText(text).description + "\n"
  }

  private static func line(_ value: String?) -> String { PlainText(line: value ?? "").text }

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
