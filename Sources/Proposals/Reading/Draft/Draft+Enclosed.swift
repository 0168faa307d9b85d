extension Draft {
  /// Adds to the talk that an attachment proposes what the mail around it says: the place in the
  /// programme that it asks for, the workplace below its farewell, and biographies that came as
  /// attachments of their own.
  ///
  /// What the attachment says itself goes before that.
  ///
  /// - Parameters:
  ///   - own: The writer's own words.
  ///   - enclosed: What came along with them.
  mutating func takeWordsAround(
    _ own: Manuscript, _ enclosed: [Manuscript], for call: Call, in vocabulary: Vocabulary
  ) {
    guard proposals.count == 1 else { return }
    let around = Reader(own, for: call, in: vocabulary)
    let said = around.proposals(of: around.findings())
    if said.count == 1 {
      if proposals[0].format == nil, proposals[0].minutes == nil {
        proposals[0].format = said[0].format
        proposals[0].minutes = said[0].minutes
        proposals[0].take([.format, .minutes], from: said[0])
      }
      for speaker in said[0].speakers { proposals[0].add(speaker, from: said[0]) }
    }
    for manuscript in enclosed where manuscript.isAttachment && !manuscript.isForwarded {
      let reader = Reader(manuscript, for: call, in: vocabulary)
      guard let (bio, place) = reader.lifeOfWriter else { continue }
      var life = Proposal()
      life.provenance[.bio] = place
      let writer = Writer(of: own, around.letter, in: vocabulary).speaker
      guard var writer else { continue }
      writer.bio = bio
      proposals[0].add(writer, from: life)
    }
  }
}

extension Proposal {
  /// Takes where some fields were read, in the place of what is known of that.
  fileprivate mutating func take(_ fields: [Field], from other: Proposal) {
    for field in fields { provenance[field] = other.provenance[field] ?? provenance[field] }
  }

  /// Adds what another proposal knows of a speaker of this one, where nothing is known yet.
  fileprivate mutating func add(_ speaker: Speaker, from other: Proposal) {
    let place = speakers.firstIndex { known in
      known.email != nil && known.email?.lowercased() == speaker.email?.lowercased()
        || known.name != nil && known.name == speaker.name
    }
    guard let place else { return }
    if speakers[place].affiliation == nil, speaker.affiliation != nil {
      speakers[place].affiliation = speaker.affiliation
      take([.affiliation], from: other)
    }
    if speakers[place].bio == nil, speaker.bio != nil {
      speakers[place].bio = speaker.bio
      take([.bio], from: other)
    }
  }
}

extension Reader {
  /// A biography of the writer that is all that a text has, and where it was read.
  fileprivate var lifeOfWriter: (String, Provenance)? {
    let paragraphs = sheet.paragraphs(in: letter.body)
    let told = paragraphs.filter { sheet.tellsAbout(text.names, $0) }
    guard !letter.body.contains(where: { sheet.lines[$0].isLabel }),
      let first = told.first, paragraphs.count <= told.count + 1,
      told.reduce(0, { $0 + sheet.weight(of: sheet.words(of: $1)) }) <= 150
    else { return nil }
    return (
      told.map { sheet.joined($0) }.joined(separator: " "),
      provenance(.prose, line: first.lowerBound, 0.7)
    )
  }
}
