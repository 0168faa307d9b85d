/// What a phrase in running text is a sign of.
///
/// The raw value names its list in the language tables.
enum Cue: String, Sendable, CaseIterable {
  /// A word that may stand in a label beside the one that names its slot.
  case labelWord = "label-word"
  case blank, greeting, closing, pleasantry, logistics, attached
  case propose
  /// Proposes, where something else says that mail is a proposal.
  case mayPropose = "may-propose"
  case withdraw
  /// A subject's word for it: "withdrawal".
  case withdrawInShort = "withdraw-in-short"
  case call, invitation, question
  /// A word for a call that speakers write too: "CFP".
  case callInShort = "call-in-short"
  /// Changes something said before: "the length should be".
  case correction
  /// Words of fraud and advertisement, which speakers hardly use, and never several.
  case unwanted
  /// Tells what a talk will be about, as abstracts do.
  case announcement
  case titled, together
  /// Joins somebody to the writer: "Anna and I".
  case andI = "and-i"
  /// Stands between a person and a workplace.
  case firmOf = "firm-of"
  case credit, and, minute, hour, half
  /// A number in words; its value is the number.
  case number
  /// A length in words that needs no unit; its value are the minutes.
  case length
  /// A kind of session; its value is the place of a ``SessionKind``.
  case session
  /// Asks for a talk of the ordinary length.
  case regularTalk = "regular-talk"
  /// A format of the call, by one of its names; its value is the format's place in the call.
  case format = "call-format"
  /// A topic of the call, by one of its names; its value is the topic's place in the call.
  case topic = "call-topic"
  /// A label that names one person.
  case labelSingular = "label-singular"
  /// Stands before a person's name in a label: "about".
  case aboutPerson = "about-person"
  /// Stands before the writer's own name: "my name is".
  case nameIs = "name-is"
  /// Says who the writer is.
  case aboutMe = "about-me"
  /// Stands behind a topic of the call: "the security track".
  case track
  case lengthOfTalk = "length-of-talk"
  case several, numbering, forwarded, references
  case replyPrefix = "reply-prefix"
  case forwardPrefix = "forward-prefix"
  case submissionNoun = "submission-noun"
  case subjectFiller = "subject-filler"
  case was
  /// Names of the fields above a forwarded mail.
  case fromField = "from-field"
  case subjectField = "subject-field"
  case stopWord = "stop-word"
  case organization, role

  /// Those whose phrases have a value, or come from the call.
  static let valued: Set<Cue> = [.number, .length, .session, .format, .topic]
}
