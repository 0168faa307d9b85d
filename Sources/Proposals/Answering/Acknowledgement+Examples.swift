public import Mail
public import struct Foundation.Date

extension Acknowledgement {
  /// One of each kind, about an invented talk, for whoever wants to see what speakers get.
  ///
  /// The code is one that no submission ever has.
  ///
  /// - Parameters:
  ///   - recipient: Whom they are for.
  ///   - language: What they are written in: `de`; English where it is another.
  ///   - domain: The domain of our own Message-IDs.
  ///   - time: When they are made: no two times give the same Message-IDs.
  public static func examples(
    for call: Call, to recipient: Address, in language: String, from domain: String, at time: Date
  ) -> [Acknowledgement] {
    let whole = Item.example(for: call, in: language)
    return Kind.allCases.map { kind in
      var examples = [whole]
      switch kind {
      case .received, .withdrawn, .onRecord: break
      case .incomplete:
        examples[0].proposal = Proposal(
          title: whole.proposal.title, speakers: whole.proposal.speakers)
      case .late: examples[0].late = 7_560
      case .revised: examples[0].changed = [.title, .abstract]
      case .unreadable: examples = []
      }
      let name = "\(recipient.address) \(kind.rawValue) \(language) \(time.timeIntervalSince1970)"
      let digest = Digest(of: Array(name.utf8))
      let id = AcknowledgementID(
        answering: Identity(digest: digest, delivery: digest), about: examples.map(\.code))
      return Acknowledgement(
        kind: kind, messageID: id.messageID(in: domain), recipient: recipient, inReplyTo: nil,
        references: [], subject: whole.proposal.title ?? "", items: examples, language: language)
    }
  }
}

extension Acknowledgement.Item {
  /// An invented talk, with all that `call` asks for.
  fileprivate static func example(for call: Call, in language: String) -> Self {
    var talk = language == "de" ? Proposal.germanExample : .example
    let format = call.formats.first
    talk.format = format?.id
    talk.minutes = format?.minutes
    talk.topics = call.topics.prefix(1).map(\.name)
    return Self(code: SubmissionCode("\(call.codePrefix)-000"), proposal: talk)
  }
}

extension Proposal {
  fileprivate static let example = Proposal(
    title: "How to keep a lighthouse",
    abstract: """
      A lighthouse has to be lit every night, and somebody has to get up for it. This talk tells \
      what twelve years of doing so have taught us about lamps, about weather, and about sleep.
      """,
    speakers: [
      Speaker(
        name: "Ada Example", email: "ada@example.org", affiliation: "Example Lighthouses",
        bio: "Ada Example keeps a lighthouse.")
    ],
    notes: "A projector is all I need.")

  fileprivate static let germanExample = Proposal(
    title: "Wie man einen Leuchtturm in Betrieb hält",
    abstract: """
      Ein Leuchtturm muss jede Nacht leuchten, und jemand muss dafür aufstehen. Der Vortrag \
      erzählt, was wir in zwölf Jahren über Lampen, Wetter und Schlaf gelernt haben.
      """,
    speakers: [
      Speaker(
        name: "Ada Beispiel", email: "ada@example.org", affiliation: "Leuchttürme Beispiel",
        bio: "Ada Beispiel hält einen Leuchtturm in Betrieb.")
    ],
    notes: "Ein Beamer genügt.")
}
