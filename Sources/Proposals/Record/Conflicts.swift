public import Mail

/// With whom a member of the committee has a conflict of interest, and so what they do not see:
/// the submissions that one of these people ever spoke for or wrote of, and their mail.
///
/// A member has one with themself.
public struct Conflicts: Sendable, Equatable {
  /// One of them, in the words of the configuration.
  private struct Cause: Equatable {
    let words: String
    /// An address in lower case.
    var address: String?
    /// A domain in lower case: of addresses there, and below it.
    var domain: String?
    /// The words of a name, folded, with a space at either end.
    var name: String?
    /// What the name of a person is known by, in whatever order its words stand: "Lovelace, Ada".
    var person: PersonKey?

    init(words: String, address: String? = nil, domain: String? = nil) {
      (self.words, self.address, self.domain) = (words, address, domain)
    }

    init(name words: String, domain: String? = nil) {
      self.init(words: words, domain: domain)
      guard !words.folded.isEmpty else { return }
      name = Conflicts.name(words)
      person = PersonKey(address: nil, fullName: words)
    }
  }

  private let causes: [Cause]

  /// Whom `member` has a conflict with; nobody, where they chair the committee.
  public init(of member: Member) {
    guard !member.isChair else {
      causes = []
      return
    }
    let own =
      member.addresses.map { Cause(words: $0, address: $0.lowercased()) }
      + [Cause(name: member.name)]
    causes = own + member.conflicts.map(Self.cause)
  }

  /// What makes a submission one that the member stays out of, in the words of the configuration;
  /// `nil` where nothing does.
  public func cause(in submission: Submission) -> String? {
    for line in submission.messages {
      if let cause = line.sender.flatMap(cause(in:)) { return cause }
    }
    for speaker in submission.revisions.flatMap(\.proposal.speakers) {
      if let cause = cause(in: speaker) { return cause }
    }
    return nil
  }

  /// What makes mail from an address such mail; `nil` where nothing does.
  public func cause(in sender: Address) -> String? {
    cause(in: Speaker(name: sender.name, email: sender.address))
  }

  private func cause(in person: Speaker) -> String? {
    let address = person.email?.lowercased()
    let domain = address?.split(separator: "@").last.map { "." + $0 }
    let name = person.name.map(Self.name)
    let key = PersonKey(address: nil, fullName: person.name)
    let employer = person.affiliation.map(Self.name)
    return causes.first { cause in
      if let wanted = cause.address, wanted == address { return true }
      if let wanted = cause.domain, domain?.hasSuffix("." + wanted) ?? false { return true }
      guard let wanted = cause.name else { return false }
      if employer?.contains(wanted) ?? false { return true }
      // One word, which is no key, may be a part of anybody's name.
      guard let known = cause.person else { return name == wanted }
      return name?.contains(wanted) ?? false || key == known
    }?.words
  }

  private static func name(_ text: String) -> String { " \(text.folded) " }

  private static func cause(_ words: String) -> Cause {
    let text = words.lowercased().filter { !$0.isWhitespace }
    if let at = text.firstIndex(of: "@"), !words.contains(" ") {
      let domain = String(text[text.index(after: at)...])
      return at == text.startIndex
        ? Cause(words: words, domain: domain) : Cause(words: words, address: text)
    }
    let isDomain = text == words.lowercased() && text.contains(".") && !text.hasSuffix(".")
    return Cause(name: words, domain: isDomain ? text : nil)
  }
}
