public import Proposals

/// The call's mail form: one label a line, the values to be written after them.
///
/// Filled in with what is known of a proposal, it is what a speaker completes.
public struct FormText: Sendable, CustomStringConvertible {
  /// The form's lines, each ended by a line feed.
  public let description: String

  /// The blank form of `call` in the language named `language`.
  public init(of call: Call, language: String? = nil) {
    self.init(of: call, filledInFrom: Proposal(), in: MailLanguage(for: language))
  }

  /// The form filled in with what `proposal` says.
  init(of call: Call, filledInFrom proposal: Proposal, in language: MailLanguage) {
    let labels = Labels(language, call.labels)
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
        proposal.formatShown(of: call, in: language)))
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

  /// `label` with what there is to choose from, as far as it fits on one line: a label that
  /// goes over two is not read as one.
  private static func label(_ label: String, choices: [String]) -> String {
    var shown: [String] = []
    for choice in choices.map({ PlainText(line: $0).text }) {
      let length = label.utf8.count + (shown + [choice]).map { $0.utf8.count + 2 }.reduce(0, +)
      guard length <= labelOctets else {
        shown.append("…")
        break
      }
      shown.append(choice)
    }
    return choices.isEmpty ? label : "\(label) (\(shown.joined(separator: ", ")))"
  }

  private static let labelOctets = 80

  /// A longer value is left out with its label: what is not said anew stays as it is, and
  /// half of it, sent back, would replace the whole.
  private static let longest = 2_000

  private static func line(_ label: String, _ value: String?) -> String? {
    guard let value, !value.isEmpty else { return ended(label) }
    return value.utf8.count > longest
      ? nil : FoldedText("\(ended(label)) \(PlainText(line: value).text)").description
  }

  private static func paragraphs(_ label: String, _ value: String?) -> String? {
    guard let value, !value.isEmpty else { return ended(label) + "\n" }
    return value.utf8.count > longest ? nil : "\(ended(label))\n\(TextBlock.reflowed(value))\n"
  }

  /// A label with what parts it from its value: a question has that already.
  private static func ended(_ label: String) -> String {
    label.hasSuffix("?") ? label : label + ":"
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

    /// The labels of `language`, and over them those of the call's own form.
    init(_ language: MailLanguage, _ own: [Slot: [String]]) {
      if language == .german {
        title = "Titel"
        speaker = "Vortragende"
        email = "E-Mail"
        affiliation = "Einrichtung"
        bio = "Kurzbiografie"
        topics = "Themen"
        abstract = "Zusammenfassung"
        notes = "Anmerkungen"
      }
      title = own[.title]?.first ?? title
      speaker = own[.speakers]?.first ?? speaker
      email = own[.email]?.first ?? email
      affiliation = own[.affiliation]?.first ?? affiliation
      bio = own[.bio]?.first ?? bio
      format = own[.format]?.first ?? format
      topics = own[.topics]?.first ?? topics
      abstract = own[.abstract]?.first ?? abstract
      notes = own[.notes]?.first ?? notes
    }
  }
}
