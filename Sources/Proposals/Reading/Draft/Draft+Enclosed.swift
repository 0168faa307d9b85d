extension Draft {
  /// Adds to the talks that came along with a mail, forwarded or attached, what the mail around them says: the place
  /// in the programme that it asks for a single one; around an attachment, also the workplace below its farewell, and
  /// biographies that came as attachments of their own.
  ///
  /// What came along says itself goes before that.
  ///
  /// - Parameters:
  ///   - around: Who read the writer's own words.
  ///   - findings: What was found in them.
  ///   - enclosed: What came along with them.
  ///   - isForwarded: Whether the talk was forwarded: the mail around it is another's then than the speaker's.
  mutating func takeWordsAround(
    _ around: Reader, _ findings: [Finding], _ enclosed: [Manuscript], isForwarded: Bool
  ) {
    let isWithoutPlace =
      proposals.count == 1 && proposals[0].format == nil && proposals[0].minutes == nil
    guard isWithoutPlace || !isForwarded else { return }
    let said = around.proposals(of: findings)
    if said.count == 1 {
      if isWithoutPlace {
        proposals[0].format = said[0].format
        proposals[0].minutes = said[0].minutes
        proposals[0].take([.format, .minutes], from: said[0].provenance)
      }
      guard !isForwarded else { return }
      for speaker in said[0].speakers { addToAll(speaker, from: said[0].provenance) }
    }
    guard !isForwarded, var writer = around.text.writer(in: around.vocabulary) else { return }
    for manuscript in enclosed where manuscript.isAttachment && !manuscript.isForwarded {
      let reader = Reader(manuscript, for: around.call, in: around.vocabulary)
      guard let (bio, place) = reader.lifeOfWriter else { continue }
      writer.bio = bio
      addToAll(writer, from: [.bio: place])
    }
  }

  private mutating func addToAll(_ speaker: Speaker, from places: [Field: Provenance]) {
    for index in proposals.indices { proposals[index].add(speaker, from: places) }
  }
}

extension Proposal {
  /// Takes where some fields were read, in the place of what is known of that.
  fileprivate mutating func take(_ fields: [Field], from places: [Field: Provenance]) {
    for field in fields { provenance[field] = places[field] ?? provenance[field] }
  }

  /// Adds what was read elsewhere of a speaker of this proposal, where nothing is known yet.
  fileprivate mutating func add(_ speaker: Speaker, from places: [Field: Provenance]) {
    let place = speakers.firstIndex { known in
      known.email != nil && known.email?.lowercased() == speaker.email?.lowercased()
        || known.name != nil && known.name == speaker.name
    }
    guard let place else { return }
    if speakers[place].affiliation == nil, speaker.affiliation != nil {
      speakers[place].affiliation = speaker.affiliation
      take([.affiliation], from: places)
    }
    if speakers[place].bio == nil, speaker.bio != nil {
      speakers[place].bio = speaker.bio
      take([.bio], from: places)
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
