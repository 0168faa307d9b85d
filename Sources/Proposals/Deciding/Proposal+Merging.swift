extension Proposal {
  /// The proposal with what `newer` says in place of what was said before.
  ///
  /// Blank never erases: what `newer` leaves out stays. Speakers are added and completed;
  /// a list of several under a label of its own replaces the list, and what was known of
  /// the people in it stays.
  func merging(_ newer: Proposal, for call: Call) -> Proposal {
    var merged = self
    func take<Value>(_ field: Field, _ path: WritableKeyPath<Proposal, Value?>) {
      guard let value = newer[keyPath: path] else { return }
      merged[keyPath: path] = value
      merged.provenance[field] = newer.provenance[field]
    }
    take(.title, \.title)
    take(.abstract, \.abstract)
    take(.notes, \.notes)
    if !newer.topics.isEmpty {
      merged.topics = newer.topics
      merged.provenance[.topics] = newer.provenance[.topics]
    }
    merged.takeLength(of: newer, for: call)
    merged.takeSpeakers(of: newer)
    return merged
  }

  /// Format and minutes are one choice: half of an earlier one stays only where the call
  /// has a format that fits both.
  private mutating func takeLength(of newer: Proposal, for call: Call) {
    guard newer.format != nil || newer.minutes != nil else { return }
    let (format, minutes) = (newer.format ?? self.format, newer.minutes ?? self.minutes)
    let offered = call.formats.first { $0.id == format }
    let fits = offered == nil || minutes == nil || offered?.minutes == minutes
    self.format = fits ? format : newer.format
    self.minutes = fits ? minutes : newer.minutes
    for field in [Field.format, .minutes] {
      provenance[field] = newer.provenance[field] ?? (fits ? provenance[field] : nil)
    }
  }

  private mutating func takeSpeakers(of newer: Proposal) {
    let isList = newer.provenance[.speakers]?.from == .label && newer.speakers.count > 1
    let known = speakers
    var people = isList ? [] : known
    for speaker in newer.speakers {
      let index = people.index(of: speaker)
      let earlier = index.map { people[$0] } ?? known.index(of: speaker).map { known[$0] }
      let completed = earlier?.completed(by: speaker) ?? speaker
      if let index { people[index] = completed } else { people.append(completed) }
    }
    speakers = people
    for field in [Field.speakers, .bio, .affiliation] {
      provenance[field] = newer.provenance[field] ?? provenance[field]
    }
  }

  /// The fields in which two versions say different things, in their usual order; wrapping,
  /// case and punctuation make no difference.
  public func changes(since earlier: Proposal) -> [Field] {
    func people(_ proposal: Proposal, _ value: (Speaker) -> String?) -> [String] {
      proposal.speakers.map { (value($0) ?? "").folded }
    }
    return Field.allCases.filter { field in
      switch field {
      case .title: title?.folded != earlier.title?.folded
      case .abstract: abstract?.folded != earlier.abstract?.folded
      case .speakers:
        people(self, \.name) != people(earlier, \.name)
          || people(self, \.email) != people(earlier, \.email)
      case .affiliation: people(self, \.affiliation) != people(earlier, \.affiliation)
      case .bio: people(self, \.bio) != people(earlier, \.bio)
      case .format: format != earlier.format
      case .minutes: minutes != earlier.minutes
      case .topics: Set(topics) != Set(earlier.topics)
      case .notes: notes?.folded != earlier.notes?.folded
      }
    }
  }

  /// Whether two versions say the same.
  public func says(sameAs other: Proposal) -> Bool { changes(since: other).isEmpty }

  /// Whether the same title and text came with details under labels of their own, or with
  /// another length: more than another mail program makes of the same mail.
  func isAmended(by merged: Proposal) -> Bool {
    merged.changes(since: self).contains { field in
      switch field {
      case .format, .minutes: true
      case .bio, .topics, .affiliation: merged.provenance[field]?.from == .label
      case .title, .abstract, .speakers, .notes: false
      }
    }
  }
}

extension Speaker {
  /// One person by address, or by name where an address is missing.
  func isSamePerson(as other: Speaker) -> Bool {
    if let email, let theirs = other.email, email.lowercased() == theirs.lowercased() {
      return true
    }
    guard let mine = PersonKey(address: nil, fullName: name),
      let theirs = PersonKey(address: nil, fullName: other.name)
    else { return email == nil && other.email == nil && name?.folded == other.name?.folded }
    return mine == theirs
  }

  /// Whether `other` is one name alone, and it is one of this person's: "Piet" of Piet Jansen.
  fileprivate func isCalled(by other: Speaker) -> Bool {
    guard other.email == nil, let called = other.name?.folded, !called.isEmpty,
      let names = name?.foldedWords, names.count > 1
    else { return false }
    return names.contains { $0 == called }
  }

  /// The person with what `newer` says of them.
  fileprivate func completed(by newer: Speaker) -> Speaker {
    Speaker(
      name: isCalled(by: newer) ? name : newer.name ?? name, email: newer.email ?? email,
      affiliation: newer.affiliation ?? affiliation, bio: newer.bio ?? bio)
  }
}

extension [Speaker] {
  /// Where a person stands, by address or by name; by one name alone where only one person is
  /// called so.
  func index(of speaker: Speaker) -> Int? {
    if let index = firstIndex(where: { $0.isSamePerson(as: speaker) }) { return index }
    let called = indices.filter { self[$0].isCalled(by: speaker) }
    return called.count == 1 ? called[0] : nil
  }
}
