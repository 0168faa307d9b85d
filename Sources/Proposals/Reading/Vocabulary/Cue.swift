/// What a phrase in running text is a sign of.
///
/// Its list in the language tables is called as the case is, with hyphens: `label-word`.
enum Cue: UInt8, Sendable, CaseIterable {
  /// A word that may stand in a label beside the one that names its slot.
  case labelWord
  case blank, greeting, closing, pleasantry, logistics, attached
  case propose
  /// Proposes, where something else says that mail is a proposal.
  case mayPropose
  case withdraw
  /// Says in the same sentence that nothing is withdrawn, or not yet: "not withdraw", "if".
  case unsettled
  /// A subject's word for it: "withdrawal".
  case withdrawInShort
  case call, invitation, question
  /// A word for a call that speakers write too: "CFP".
  case callInShort
  /// Changes something said before: "the length should be".
  case correction
  /// Asks politely for a change, and is a ``correction`` too: "could you rename".
  case request
  /// Asks to put something to what was said before, and not in its place: "add this to".
  case adding
  /// Says that what was asked for or promised follows: "here it is".
  case presenting
  /// Words of fraud and advertisement, which speakers hardly use, and never several.
  case unwanted
  /// Tells what a talk will be about, as abstracts do.
  case announcement
  case titled, together
  /// Stands before the person who gives the talk that somebody else writes of.
  case onBehalf
  /// Joins somebody to the writer: "Anna and I".
  case andI
  /// Stands between a person and a workplace.
  case firmOf
  case credit, and, minute, hour, half
  /// A number in words; its value is the number.
  case number
  /// A length in words that needs no unit; its value are the minutes.
  case length
  /// A kind of session; its value is the place of a ``SessionKind``.
  case session
  /// Asks for a talk of the ordinary length.
  case regularTalk
  /// A format of the call, by one of its names; its value is the format's place in the call.
  case format
  /// A topic of the call, by one of its names; its value is the topic's place in the call.
  case topic
  /// A label that names one person.
  case labelSingular
  /// Stands before a person's name in a label: "about".
  case aboutPerson
  /// Stands before the writer's own name: "my name is".
  case nameIs
  /// Stands before a person's name, and is none of it: "Dr".
  case honorific
  /// Says who the writer is.
  case aboutMe
  /// The writer's own pronoun: "I".
  case writer
  /// Stands behind a topic of the call: "the security track".
  case track
  case lengthOfTalk
  case several, numbering, forwarded, references
  case replyPrefix
  case forwardPrefix
  case submissionNoun
  case subjectFiller
  case was
  /// Names of the fields above a forwarded mail.
  case fromField
  case subjectField
  case stopWord
  case organization, role
  /// Says that somebody has no workplace: "independent".
  case unaffiliated
  /// Stands before a workplace and nothing else: "works for".
  case worksAt
  /// Says that something about a person was so once: "previously".
  case past
  /// Says that a workplace is that of all before it: "both Example Labs".
  case both

  /// The cue whose list has this name.
  init?(list name: String) {
    guard let cue = Self.lists[name] else { return nil }
    self = cue
  }

  private static let lists = Dictionary(
    uniqueKeysWithValues: allCases.map { cue in
      let name = "\(cue)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }
      return (name.joined(), cue)
    })

  /// Those whose phrases have a value, or come from the call.
  static let valued: CueSet = [.number, .length, .session, .format, .topic]
}
