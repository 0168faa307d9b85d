import Mail

extension Draft {
  /// All of it for another process of the same program, in a tenth of the time that JSON takes.
  public var octets: [UInt8] { packed }

  /// Reads what ``octets`` gave; `nil` for anything else.
  public init?(octets: [UInt8]) {
    guard let draft = try? Draft(packed: octets) else { return nil }
    self = draft
  }
}

extension Draft: Packed {
  func pack(into list: inout Netstrings) {
    list.add(identity)
    list.add(messageID)
    list.add(replyingTo)
    list.add(subject)
    list.add(sender)
    list.add(replyAddress)
    list.add(recipients)
    list.add(received)
    list.add(written)
    list.add(kind)
    list.add(machineSigns)
    list.add(codes)
    list.add(proposals)
    list.add(withdrawal)
    list.add(takesBackOnlyWriter)
    list.add(newTitle)
    list.add(asksForChange)
    list.add(supplement)
    list.add(ownText)
    list.add(contentDigest)
    list.add(language)
    list.add(authentication)
    list.add(returned)
    list.add(defects)
    list.add(obstacle)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    identity = try list.next()
    messageID = try list.next()
    replyingTo = try list.next()
    subject = try list.next()
    sender = try list.next()
    replyAddress = try list.next()
    recipients = try list.next()
    received = try list.next()
    written = try list.next()
    kind = try list.next()
    machineSigns = try list.next()
    codes = try list.next()
    proposals = try list.next()
    withdrawal = try list.next()
    takesBackOnlyWriter = try list.next()
    newTitle = try list.next()
    asksForChange = try list.next()
    supplement = try list.next()
    ownText = try list.next()
    contentDigest = try list.next()
    language = try list.next()
    authentication = try list.next()
    returned = try list.next()
    defects = try list.next()
    obstacle = try list.next()
  }
}

extension Draft.Kind: Packed {}

extension Draft.NewTitle: Packed {
  func pack(into list: inout Netstrings) {
    list.add(title)
    list.add(replaced)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    title = try list.next()
    replaced = try list.next()
  }
}

extension Draft.Returned: Packed {
  func pack(into list: inout Netstrings) {
    list.add(messageID)
    list.add(reason)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    messageID = try list.next()
    reason = try list.next()
  }
}

extension MachineSign: Packed {
  func pack(into list: inout Netstrings) {
    list.add(isAutomatic)
    list.add(sentence)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    isAutomatic = try list.next()
    sentence = try list.next()
  }
}

extension Proposal: Packed {
  func pack(into list: inout Netstrings) {
    list.add(title)
    list.add(abstract)
    list.add(speakers)
    list.add(format)
    list.add(minutes)
    list.add(topics)
    list.add(notes)
    let read = provenance.sorted { $0.key.rawValue < $1.key.rawValue }
    list.add(read.map(\.key))
    list.add(read.map(\.value))
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    title = try list.next()
    abstract = try list.next()
    speakers = try list.next()
    format = try list.next()
    minutes = try list.next()
    topics = try list.next()
    notes = try list.next()
    let (fields, places): ([Field], [Provenance]) = (try list.next(), try list.next())
    guard fields.count == places.count, Set(fields).count == fields.count else {
      throw Netstrings.Fault()
    }
    provenance = Dictionary(uniqueKeysWithValues: zip(fields, places))
  }
}

extension Speaker: Packed {
  func pack(into list: inout Netstrings) {
    list.add(name)
    list.add(email)
    list.add(affiliation)
    list.add(bio)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    name = try list.next()
    email = try list.next()
    affiliation = try list.next()
    bio = try list.next()
  }
}

extension Provenance: Packed {
  func pack(into list: inout Netstrings) {
    list.add(from)
    list.add(line)
    list.add(confidence)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    from = try list.next()
    line = try list.next()
    confidence = try list.next()
  }
}

extension Field: Packed {}
extension Provenance.Place: Packed {}
