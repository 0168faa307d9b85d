/// How a submission came to stand as it does: what was said about it, taken in order of time.
///
/// A submission is nothing but this: a mail that arrives late takes its place, a contribution
/// that is taken out is as if it had never been.
public struct History: Sendable {
  /// What was said, oldest first.
  public private(set) var contributions: [Contribution] = []
  /// The whole proposal as it stood with each of them.
  public private(set) var versions: [Proposal] = []

  /// What speakers have said so far, without the committee's edits.
  private var spoken = Proposal()
  /// The fields that the committee has edited since their speakers last changed them.
  private var edited: Set<Field> = []

  /// The history that some contributions make; of what one mail said, what is named first was said
  /// first.
  public init(of contributions: [Contribution], for call: Call) {
    let ordered = contributions.enumerated().sorted { earlier, later in
      earlier.element.precedes(later.element)
        || !later.element.precedes(earlier.element) && earlier.offset < later.offset
    }
    for (_, contribution) in ordered { take(contribution, for: call) }
  }

  /// The proposal as it stands; empty before anything was said.
  public var standing: Proposal { versions.last ?? Proposal() }

  /// When the first mail of it was written, in seconds since 1970.
  public var began: Double { spokenTimes.first ?? 0 }
  /// When the latest mail of it was written.
  var revised: Double { spokenTimes.last ?? 0 }

  private var spokenTimes: [Double] {
    contributions.compactMap { contribution in
      if case .message = contribution.origin { contribution.time } else { nil }
    }
  }

  /// The history with one more contribution, wherever in it that belongs.
  public func adding(_ said: Proposal, at time: Double, for call: Call) -> History {
    History(
      of: contributions + [Contribution(said, in: .message(.max), at: time)], for: call)
  }

  private mutating func take(_ contribution: Contribution, for call: Call) {
    var version = standing
    switch contribution.origin {
    case .ruling:
      version.take(edited: contribution.said)
      edited.formUnion(contribution.said.provenance.keys)
    case .message:
      let said = spoken.merging(contribution.said, for: call)
      let changed = said.changes(since: spoken)
      spoken = said
      // What the committee corrected stays, until its speaker says something else than before.
      let kept = edited.subtracting(changed)
      edited = kept
      let edits = version.only(kept)
      version = version.merging(contribution.said, for: call)
      version.take(edited: edits)
    }
    contributions.append(contribution)
    versions.append(version)
  }
}

extension Proposal {
  /// Puts the fields that `edit` has a provenance for in the place of what is there, empty ones
  /// too.
  mutating func take(edited edit: Proposal) {
    for (field, provenance) in edit.provenance {
      switch field {
      case .title: title = edit.title
      case .abstract: abstract = edit.abstract
      case .speakers: speakers = edit.speakers
      case .format: format = edit.format
      case .minutes: minutes = edit.minutes
      case .topics: topics = edit.topics
      case .notes: notes = edit.notes
      case .affiliation, .bio:
        // Belong to the people, of whom the edit names those it is about.
        for speaker in edit.speakers {
          guard let index = speakers.firstIndex(where: { $0.isSamePerson(as: speaker) }) else {
            continue
          }
          if field == .bio { speakers[index].bio = speaker.bio }
          if field == .affiliation { speakers[index].affiliation = speaker.affiliation }
        }
      }
      self.provenance[field] = provenance
    }
  }

  /// An edit that says of `fields` what the proposal says of them.
  func only(_ fields: Set<Field>) -> Proposal {
    var edit = self
    edit.provenance = [:]
    for field in fields {
      edit.provenance[field] = provenance[field] ?? Provenance(from: .edit, confidence: 1)
    }
    return edit
  }
}
