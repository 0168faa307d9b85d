/// Puts a message together from its structure: leaves are decoded once, and enclosed
/// messages are made before the ones that enclose them.
struct MessageReader {
  private let octets: ArraySlice<UInt8>
  private let limits: Limits
  private let structure: Structure
  private let children: [[Int]]
  private let leaves: [LeafReader.Leaf?]
  /// The charset that raw 8-bit header text is taken to be in.
  private let charset: String?
  /// The messages that are put together, by the entity they begin with.
  private var messages: [Int: Message] = [:]

  /// Reads a message.
  static func message(of octets: [UInt8], reading: inout Reading) -> Message {
    guard octets.count <= reading.limits.messageOctets else {
      return tooLarge(octets, limits: reading.limits)
    }
    let isOldMac = octets[...].index(of: 0x0A, from: 0) == nil && octets.contains(0x0D)
    let source = isOldMac ? octets[...].endingLinesInLF : octets
    var reader = MessageReader(source[...], reading: &reading)
    return reader.read()
  }

  private static func tooLarge(_ octets: [UInt8], limits: Limits) -> Message {
    let head = HeaderBlock(in: octets[...], at: 0, isPart: false, limits: limits) { _ in false }
    var message = Message(header: Header(head, in: octets[...], charset: nil), limits: limits)
    message.obstacle = Obstacle(
      "The message has \(octets.count) octets; no more than \(limits.messageOctets) are read.")
    return message
  }

  private init(_ octets: ArraySlice<UInt8>, reading: inout Reading) {
    self.octets = octets
    limits = reading.limits
    var structure = StructureWalk.structure(of: octets, limits: limits)
    let entities = structure.entities
    let children = structure.children()
    leaves = entities.indices.map { index in
      guard entities[index].shape == .leaf else { return nil }
      let parent = entities[index].parent
      let isFirst = parent.map { children[$0].first == index } ?? true
      let isAttachment = entities[index].isAttachment(
        isFirst: isFirst, in: parent.map { entities[$0] })
      return LeafReader.leaf(
        entities[index], isAttachment: isAttachment, in: octets, reading: &reading)
    }
    self.children = children
    for leaf in leaves { for defect in leaf?.defects ?? [] { structure.note(defect.sentence) } }
    if let defect = Strays(octets: octets, leaves: leaves).defect(of: structure.strays) {
      structure.note(defect.sentence)
    }
    self.structure = structure
    charset = structure.entities.lazy.compactMap { $0.type.parameters.word("charset") }.first
  }

  private mutating func read() -> Message {
    for index in structure.entities.indices.reversed() where isMessage(index) {
      messages[index] = message(at: index)
    }
    return messages[0] ?? Message(header: Header([]), limits: limits)
  }

  /// Whether a message begins with the entity at `index`.
  private func isMessage(_ index: Int) -> Bool {
    structure.entities[index].parent.map { structure.entities[$0].shape == .message } ?? true
  }

  private func message(at root: Int) -> Message {
    let entity = structure.entities[root]
    var message = Message(
      header: Header(entity.header, in: octets, charset: charset), limits: limits)
    let prefix = entity.parent.map { structure.entities[$0].path + "." } ?? ""
    // Entities are in document order: this message's are the ones that follow, as long as
    // they are deeper.
    var end = root + 1
    while end < structure.entities.count, structure.entities[end].depth > entity.depth { end += 1 }
    let own = (root..<end).filter { isOwn($0, of: root) }
    for index in root..<end {
      for part in leaves[index]?.parts ?? [] {
        message.parts.append(part.renumbered(String(part.path.dropFirst(prefix.count))))
      }
    }
    // An enclosed message is whole already; its parts are listed with the others.
    for index in own {
      if structure.entities[index].shape == .message, let enclosed = messages[index + 1] {
        message.enclosed.append(enclosed)
      }
      if let enclosed = leaves[index]?.enclosed { message.enclosed.append(enclosed) }
      message.enclosed += leaves[index]?.signed?.enclosed ?? []
    }
    var choice = BodyChoice(structure: structure, children: children, leaves: leaves)
    let shown = choice.leaves(from: root, to: end)
    let isWhole: Bool
    (message.body, isWhole) = body(shown: shown, own: own)
    message.report = ReportReader(
      octets: octets, structure: structure, leaves: leaves, limits: limits
    ).report(among: own, of: &message)
    message.defects = structure.defects + message.defects
    if !isWhole {
      message.defects.append(
        Defect(
          "The body has more than \(limits.bodyLines) lines; the rest stands in its part alone."))
    }
    message.obstacle = Obstacles(structure: structure, leaves: leaves, shown: shown)
      .obstacle(to: message, root: root, end: end)
    return message
  }

  /// The body of a message whose entities are `own`, of which those at `shown` are shown, and
  /// whether it is all of it.
  private func body(shown: [Int], own: [Int]) -> (lines: [BodyLine], isWhole: Bool) {
    var texts: [TextLine] = []
    for index in shown where texts.count <= limits.bodyLines {
      guard var lines = leaves[index]?.readable?.lines, !lines.isEmpty else { continue }
      if let label = structure.entities[index].formLabel {
        lines[0].text = "\(label): \(lines[0].text)"
      }
      if texts.isEmpty {
        texts = lines
      } else {
        texts.append(TextLine(text: ""))
        texts += lines
      }
    }
    let isWhole = texts.count <= limits.bodyLines
    if !isWhole { texts.removeLast(texts.count - limits.bodyLines) }
    let body = Roles.lines(texts)
    guard body.isEmpty else { return (body, isWhole) }
    // The body is in a format of its own: signed whole, Outlook's, an appointment.
    if let signed = own.lazy.compactMap({ leaves[$0]?.signed }).first { return (signed.body, true) }
    let standIn = own.lazy.compactMap { leaves[$0]?.standIn }.first { !$0.isEmpty } ?? []
    return (Roles.lines(Array(standIn.prefix(limits.bodyLines))), true)
  }

  /// Whether the entity at `index` belongs to the message that begins at `root`, not to one
  /// enclosed in it.
  private func isOwn(_ index: Int, of root: Int) -> Bool {
    var index = index
    while index != root, let parent = structure.entities[index].parent {
      if structure.entities[parent].shape == .message { return false }
      index = parent
    }
    return true
  }
}
