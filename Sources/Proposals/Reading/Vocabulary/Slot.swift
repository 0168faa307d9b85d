/// A place of a form that a label announces.
///
/// The raw value names it in language tables and in the configuration.
public enum Slot: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  // The order is that of precedence: "speaker bio" announces a bio, "talk length" a length.
  case bio, affiliation, email, minutes, format, topics, abstract, title
  /// People who give the talk beside the writer.
  case coSpeakers = "co-speakers"
  case speakers, notes
  /// Who should come to the talk.
  case audience
  /// A field of a mail's header, repeated in its text.
  case envelope
  /// Something no field of a proposal holds: a telephone number.
  case other

  /// Those that tell who gives a talk.
  static let ofPeople: Set<Slot> = [.speakers, .coSpeakers, .email, .affiliation, .bio]
}
