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
}
