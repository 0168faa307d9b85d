import Mail

/// The call for presentations being answered: all that reading, deciding and answering
/// need to know of it.
public struct Call: Sendable, Codable {
  /// The conference's name: `KVM Forum 2008`.
  public var name: String
  /// What codes begin with: `KVM08` gives `KVM08-001`.
  public var codePrefix: String
  /// The addresses that proposals are sent to; mail from them is the committee's own.
  public var addresses: [String]
  /// Other addresses that lead to the call, such as one that an alias expands to.
  public var aliases: [String]
  /// Until when proposals are in time; `nil` for a call without an end.
  public var deadline: Deadline?
  /// The kinds of talk on offer, in the order of the call.
  public var formats: [Format]
  /// The subject areas the call names, in its order.
  public var topics: [Topic]
  /// Those who read the proposals; their mail is no speaker's.
  public var committee: [Member]
  /// Words that mark this call's mail in subjects: `KVM Forum`, `[CFP]`.
  public var tags: [String]
  /// Lists the call was sent to, by address; their mail is read as proposals too.
  public var lists: [String]
  /// What proposals are expected to hold; what is absent is reported as missing.
  public var expects: Set<Field>
  /// What the call's own form puts before its values, besides the words of the language tables.
  public var labels: [Slot: [String]]
  /// What the call's own mails to speakers say around what they fill in, a sentence or part of one
  /// each: where it comes back without quoting marks, nobody proposes it.
  public var ownWords: [String]
  /// The call's own language tables; see ``Vocabulary/init(for:)``.
  public var languages: [LanguageTable]

  /// A call of these values.
  public init(
    name: String, codePrefix: String, addresses: [String], aliases: [String] = [],
    deadline: Deadline? = nil,
    formats: [Format] = [], topics: [Topic] = [], committee: [Member] = [], tags: [String] = [],
    lists: [String] = [], expects: Set<Field> = [.title, .abstract, .speakers],
    labels: [Slot: [String]] = [:], ownWords: [String] = [], languages: [LanguageTable] = []
  ) {
    self.name = name
    self.codePrefix = codePrefix
    self.addresses = addresses
    self.aliases = aliases
    self.deadline = deadline
    self.formats = formats
    self.topics = topics
    self.committee = committee
    self.tags = tags
    self.lists = lists
    self.expects = expects
    self.labels = labels
    self.ownWords = ownWords
    self.languages = languages
  }

  /// Whether a text names one of the call's people, or an address of theirs.
  func names(in text: String) -> Bool {
    let text = text.lowercased()
    return (addresses + committee.flatMap(\.addresses) + committee.map(\.name))
      .contains { !$0.isEmpty && text.holds($0.lowercased()) }
  }

  /// Whether `address` leads to the call, or is a committee member's; each with or without a
  /// detail, such as a code, behind a `+` (RFC 5233).
  public func isOurs(_ address: String) -> Bool {
    leadsHere(address) || member(writingFrom: address) != nil
  }

  /// The member of the committee whose address this is.
  public func member(writingFrom address: String) -> Member? {
    committee.first { $0.addresses.holds(address) }
  }

  /// Whether mail to these recipients was sent to the call itself.
  func isAddressed(by recipients: [Address]) -> Bool {
    recipients.contains { leadsHere($0.address) }
  }

  /// Whether a field that names a mailing list names one by which mail comes to the call itself, as it
  /// does to many committees: that of talks@example.org calls itself talks.example.org (RFC 2919).
  func isReached(by list: String) -> Bool {
    let list = list.lowercased()
    return (addresses + aliases).contains { address in
      let address = address.lowercased()
      return list.holds(address) || list.holds(address.replacing("@", with: "."))
    }
  }

  private func leadsHere(_ address: String) -> Bool {
    addresses.holds(address) || aliases.holds(address)
  }
}

extension [String] {
  /// Whether an address is one of these, as it is or without its detail.
  fileprivate func holds(_ address: String) -> Bool {
    if contains(where: { $0.isSpelled(as: address) }) { return true }
    guard let plus = address.firstIndex(ofOctet: 0x2B),
      let at = address.utf8.lastIndex(of: 0x40), plus < at
    else { return false }
    let plain = String(address[..<plus] + address[at...])
    return contains { $0.isSpelled(as: plain) }
  }
}

/// A kind of talk that the call offers.
public struct Format: Sendable, Codable, Equatable {
  /// The configuration's name for it: `mini-presentation`.
  public var id: String
  /// The call's name for it.
  public var name: String
  /// How long such a talk is.
  public var minutes: Int
  /// Other words for it that speakers use.
  public var words: [String]

  /// A format of these values.
  public init(id: String, name: String, minutes: Int, words: [String] = []) {
    self.id = id
    self.name = name
    self.minutes = minutes
    self.words = words
  }
}

/// A subject area that the call names.
public struct Topic: Sendable, Codable, Equatable {
  /// The call's name for it.
  public var name: String
  /// Words that show a proposal to be about it, besides its name.
  public var keywords: [String]

  /// A topic of this name.
  public init(name: String, keywords: [String] = []) {
    self.name = name
    self.keywords = keywords
  }
}

/// A member of the committee.
public struct Member: Sendable, Codable, Equatable {
  /// The name to write to.
  public var name: String
  /// Every address that mail of theirs comes from, the one to write to first.
  public var addresses: [String]
  /// With whom they have a conflict of interest, as they put it: addresses, domains of addresses,
  /// names of people and of employers.
  public var conflicts: [String]
  /// Whether they see everything, conflicts or not.
  public var isChair: Bool

  /// A member of this name.
  public init(
    name: String, addresses: [String], conflicts: [String] = [], isChair: Bool = false
  ) {
    self.name = name
    self.addresses = addresses
    self.conflicts = conflicts
    self.isChair = isChair
  }
}
