public import Mail

/// What the record is searched by for everything that a draft may have to do with.
///
/// Each clue is looked up in an index of its own, so that a search costs the same however
/// much is on record.
public struct Clues: Sendable {
  /// What the draft calls itself.
  public var messageID: MessageID?
  /// The messages answered, nearest first.
  public var replyingTo: [MessageID]
  /// The digest of its words.
  public var contentDigest: Digest?
  /// The subject's key, where the message answers another one and the subject tells
  /// which; `nil` elsewhere.
  public var answeredSubject: String?
  /// The codes it names.
  public var codes: [SubmissionCode]
  /// The keys of addresses whose submissions the draft may be about.
  public var addresses: [String]
  /// The keys of the sender's full name: people change addresses.
  public var names: [String]
  /// The keys of titles proposed or named.
  public var titles: [String]
  /// The fingerprints of the proposals' contents.
  public var fingerprints: [Fingerprint]
  /// The values of the proposals' ``Sketch``.
  public var bands: [UInt64]

  /// The clues that a draft holds; a machine's mail has none beside its identity.
  public init(of draft: Draft, for call: Call) {
    messageID = draft.messageID
    replyingTo = draft.replyingTo
    contentDigest = draft.contentDigest
    codes = draft.codes
    let sender = draft.sender
    let isOurs = sender.map { call.isOurs($0.address) } ?? false
    addresses = isOurs ? draft.recipients.map(\.key) : [sender?.key].compactMap { $0 }
    names = isOurs ? [] : PersonKey.names(of: draft)
    answeredSubject = Self.answeredSubject(of: draft, for: call)
    let subject = TitleKey(draft.subject)
    let proposed = draft.proposals.map { TitleKey($0.title) }
    let named = Self.quotedPhrases(in: draft.subject + "\n" + draft.ownText).map {
      TitleKey(String($0))
    }
    titles = (proposed + named + [subject]).compactMap { $0 }.filter { $0.isTelling(for: call) }
      .map(\.text)
    fingerprints = draft.proposals.compactMap { Fingerprint(of: $0) }
    bands = draft.proposals.flatMap { Sketch(of: $0).bands }
  }

  /// The key of the subject that a message answers; `nil` where it answers none, or one that
  /// tells nothing.
  static func answeredSubject(of draft: Draft, for call: Call) -> String? {
    TitleKey.isAnswer(draft.subject) ? subjectKey(of: draft, for: call) : nil
  }

  /// The key that a message's subject is found by; `nil` where its subject tells nothing.
  public static func subjectKey(of draft: Draft, for call: Call) -> String? {
    TitleKey(draft.subject).flatMap { $0.isTelling(for: call) ? $0.text : nil }
  }

  /// The key that a revision's title is found by; `nil` where its title tells nothing.
  public static func titleKey(of proposal: Proposal, for call: Call) -> String? {
    TitleKey(proposal.title).flatMap { $0.isTelling(for: call) ? $0.text : nil }
  }

  /// The marks that begin a quotation, and those that end it.
  private static let marks: [Character: [Character]] = [
    "\"": ["\""], "“": ["”", "“"], "„": ["“", "”"], "«": ["»"], "»": ["«"], "「": ["」"],
    "『": ["』"], "《": ["》"],
  ]

  /// The first phrases in quotation marks, at most sixteen of at most 300 letters each.
  static func quotedPhrases(in text: String) -> [Substring] {
    var phrases: [Substring] = []
    var at = text.startIndex
    // The octets that the marks begin with.
    while phrases.count < 16,
      let start = text.utf8[at...].firstIndex(where: { $0 == 0x22 || (0xC2...0xE3).contains($0) })
    {
      at = text.utf8.index(after: start)
      guard let ends = marks[text[start]] else { continue }
      let after = text[start...].dropFirst()
      if let end = after.prefix(300).firstIndex(where: ends.contains) {
        phrases.append(after[..<end])
        at = text.index(after: end)
      }
    }
    return phrases
  }
}

/// What a person is known by.
public struct PersonKey: Hashable, Sendable {
  /// An address in lower case; empty where only the name is known.
  public var address: String
  /// The words of a full name, folded and sorted, so that "Lovelace, Ada" is "Ada Lovelace";
  /// empty for no name and for a single word, which many people share.
  public var name: String

  /// Takes keys that the record holds.
  public init(address: String, name: String) {
    self.address = address
    self.name = name
  }

  /// The keys of an address and of a full name, each where there is one; `nil` for neither.
  public init?(address: String?, fullName: String?) {
    self.address = address?.lowercased() ?? ""
    let words = fullName?.foldedWords ?? []
    name = words.count < 2 ? "" : words.sorted().joined(separator: " ")
    if self.address.isEmpty, name.isEmpty { return nil }
  }

  /// The people a proposal brings with it: its speakers, and whoever sent it.
  ///
  /// Nobody of the committee, and no list: many people write from its address.
  public static func people(of proposal: Proposal, sentBy sender: Address?, for call: Call)
    -> [PersonKey]
  {
    let sending = sender.flatMap { PersonKey(address: $0.address, fullName: $0.name) }
    let speaking = proposal.speakers.compactMap {
      PersonKey(address: $0.email, fullName: $0.name)
    }
    let lists = Set(call.lists.map { $0.lowercased() })
    var people: [PersonKey] = []
    for person in [sending].compactMap({ $0 }) + speaking
    where !call.isOurs(person.address) && !lists.contains(person.address)
      && !people.contains(person)
    { people.append(person) }
    return people
  }

  /// The keys of the names a draft's sender goes by: that of From, and that which the
  /// proposal gives to the same address.
  static func names(of draft: Draft) -> [String] {
    guard let sender = draft.sender else { return [] }
    let speaking = draft.proposals.flatMap(\.speakers).filter {
      $0.email?.lowercased() == sender.key
    }
    let keys = ([sender.name] + speaking.map(\.name)).compactMap {
      PersonKey(address: nil, fullName: $0)?.name
    }
    return Array(Set(keys)).sorted()
  }
}
