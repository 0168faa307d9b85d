package import Mail

/// Something on record that a search found.
public struct Hit: Sendable, Equatable {
  /// What was found.
  public enum Source: Sendable, Equatable {
    /// A submission as it stands, and the other codes it goes by.
    case submission(SubmissionCode, otherCodes: [SubmissionCode], Proposal)
    /// A message.
    case message(LedgerLine)
  }

  /// What was found.
  public var source: Source
  /// How well it fits, above 0; comparable among submissions, and among messages.
  public var score: Double

  /// Something that fits so well.
  public init(_ source: Source, score: Double) {
    self.source = source
    self.score = score
  }
}

/// The best of what a search found.
public struct Hits: Sendable, Equatable {
  /// Submissions, then messages that are about none of them; each the best first.
  public var best: [Hit]
  /// How many more there are.
  public var more: Int

  /// The best, and how many more there are.
  public init(best: [Hit] = [], more: Int = 0) {
    self.best = best
    self.more = more
  }
}

/// A text that is searched, and what it says.
public struct SearchedText: Sendable, Equatable {
  /// What a text says.
  public enum Place: String, Sendable, Codable {
    case abstract, notes, topics, speakers, affiliation, bio, code, title, sender, subject
  }

  /// What it says.
  public var place: Place
  /// As it was written.
  public var text: String
}

extension SearchedText {
  /// The texts of a submission that are searched.
  ///
  /// The title comes last: whoever is shown the place that was found is shown the title anyway.
  package static func texts(
    of proposal: Proposal, codes: [SubmissionCode]
  ) -> [SearchedText] {
    let people = proposal.speakers.map { person in
      [person.name, person.email.map { "<\($0)>" }].compactMap(\.self).joined(separator: " ")
    }
    let texts: [(Place, [String?])] = [
      (.abstract, [proposal.abstract]), (.notes, [proposal.notes]), (.topics, proposal.topics),
      (.speakers, people), (.affiliation, proposal.speakers.map(\.affiliation)),
      (.bio, proposal.speakers.map(\.bio)), (.code, codes.map(\.description)),
      (.title, [proposal.title]),
    ]
    return texts.flatMap { place, texts in
      texts.compactMap(\.self).map { SearchedText(place: place, text: $0) }
    }
  }

  /// The texts of a message that are searched.
  package static func texts(ofMessageBy sender: Address?, about subject: String) -> [SearchedText] {
    let sender = sender.map { [$0.name, "<\($0.address)>"].compactMap(\.self) } ?? []
    return [
      SearchedText(place: .subject, text: subject),
      SearchedText(place: .sender, text: sender.joined(separator: " ")),
    ]
  }
}
