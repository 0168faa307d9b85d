/// The content of a talk as somebody proposed it.
///
/// An absent value was not said. Nothing here is made up: each value has its
/// ``Provenance``.
public struct Proposal: Sendable, Codable, Equatable {
  /// What the talk is called.
  public var title: String?
  /// What tells the committee what the talk is about.
  public var abstract: String?
  /// The people who propose to give it, in their order.
  public var speakers: [Speaker]
  /// The ``Format/id`` of the call's format.
  public var format: String?
  /// The length asked for.
  public var minutes: Int?
  /// Names of the call's topics.
  public var topics: [String]
  /// What the speaker wants the committee to know, beside the talk itself.
  public var notes: String?
  /// Where each value came from.
  public var provenance: [Field: Provenance]

  /// A proposal that says what is given, and nothing else.
  public init(
    title: String? = nil, abstract: String? = nil, speakers: [Speaker] = [],
    format: String? = nil, minutes: Int? = nil, topics: [String] = [], notes: String? = nil,
    provenance: [Field: Provenance] = [:]
  ) {
    self.title = title
    self.abstract = abstract
    self.speakers = speakers
    self.format = format
    self.minutes = minutes
    self.topics = topics
    self.notes = notes
    self.provenance = provenance
  }

  /// The fields that the proposal says nothing about, in their usual order.
  public var missing: [Field] {
    Field.allCases.filter { field in
      switch field {
      case .title: title == nil
      case .abstract: abstract == nil
      case .speakers: speakers.isEmpty
      case .bio: !speakers.contains { $0.bio != nil }
      case .affiliation: !speakers.contains { $0.affiliation != nil }
      case .format: format == nil
      case .minutes: minutes == nil
      case .topics: topics.isEmpty
      case .notes: notes == nil
      }
    }
  }

  /// The fields that `call` expects and the proposal says nothing about, in their usual order.
  public func missing(for call: Call) -> [Field] { missing.filter(call.expects.contains) }
}

/// A person who proposes to give the talk.
public struct Speaker: Sendable, Codable, Equatable {
  /// The full name, as written.
  public var name: String?
  /// The address, as written.
  public var email: String?
  /// The employer or group, where the speaker states one.
  public var affiliation: String?
  /// What the speaker says of themself.
  public var bio: String?

  /// A person of whom is known what is given.
  public init(
    name: String? = nil, email: String? = nil, affiliation: String? = nil, bio: String? = nil
  ) {
    self.name = name
    self.email = email
    self.affiliation = affiliation
    self.bio = bio
  }
}

/// A field of a proposal, by the name it has in forms, configuration and JSON.
public enum Field: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case title, abstract, speakers, affiliation, bio, format, minutes, topics, notes
}

/// Where a value was read.
public struct Provenance: Sendable, Codable, Equatable {
  /// The kind of place a value was read from.
  public enum Place: String, Sendable, Codable {
    case label, subject, heading, prose, header, signature, attachment, edit
  }

  /// The kind of place it stood in.
  public var from: Place
  /// The line of the message's text, counted from 1; `nil` where it stands in no line.
  public var line: Int?
  /// How sure the reader is, from 0 to 1.
  public var confidence: Double

  /// A place, and how sure the reader is of it.
  public init(from: Place, line: Int? = nil, confidence: Double) {
    self.from = from
    self.line = line
    self.confidence = confidence
  }
}
