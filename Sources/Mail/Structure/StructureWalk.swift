/// Finds the MIME structure in one pass over the octets, without recursion: open multiparts
/// are a stack, and a line that begins with `--` is looked up among their boundaries.
///
/// A boundary of an outer multipart ends the inner ones, so that one that never closes costs
/// only itself (RFC 2046, 5.1.2).
struct StructureWalk {
  /// An open multipart or enclosed message.
  private struct Frame {
    let entity: Int
    /// `nil` for an enclosed message.
    let boundary: ArraySlice<UInt8>?
    /// The frame further out that has the same boundary.
    let shadowed: Int?
    var children = 0
    var isClosed = false
    /// Where the text behind the closing boundary begins.
    var closed: Int?
  }

  /// A line that is a boundary.
  private struct Delimiter {
    let line: Line
    let frame: Int
    let isLast: Bool
  }

  private let octets: ArraySlice<UInt8>
  private let limits: Limits
  /// The entities that are read: beyond the first few, each has to bring some octets along.
  private let parts: Int
  private var structure = Structure()
  private var frames: [Frame] = []
  /// The innermost open frame of each boundary.
  private var boundaries: [ArraySlice<UInt8>: Int] = [:]
  /// The boundaries of multiparts that an outer boundary ended before their own did: where one
  /// comes after all, a part begins there.
  private var lost: Set<ArraySlice<UInt8>> = []
  /// The leaf that has no boundary line before it, while it is being read.
  private var unannounced: Int?
  /// The octets of the longest open boundary ever: longer lines are none.
  private var longestBoundary = 0
  /// The leaf whose content is being read.
  private var leaf: Int?

  /// The structure of the message in `octets`.
  static func structure(of octets: ArraySlice<UInt8>, limits: Limits) -> Structure {
    var walk = StructureWalk(octets: octets, limits: limits)
    walk.run()
    return walk.structure
  }

  private init(octets: ArraySlice<UInt8>, limits: Limits) {
    self.octets = octets
    self.limits = limits
    parts = min(limits.parts, 64 + octets.count / 25)
  }

  private mutating func run() {
    var position = open(at: octets.startIndex, in: nil)
    while let delimiter = nextDelimiter(from: position) {
      dropEmptyLast(before: delimiter)
      endLeaf(at: delimiter.line.range.lowerBound)
      closeFrames(above: delimiter.frame, at: delimiter.line.range.lowerBound)
      noteStray(in: frames[delimiter.frame], to: delimiter.line.range.lowerBound)
      frames[delimiter.frame].closed = nil
      if delimiter.isLast {
        frames[delimiter.frame].isClosed = true
        frames[delimiter.frame].closed = delimiter.line.next
        position = delimiter.line.next
        continue
      }
      if frames[delimiter.frame].children > 0, isEnd(delimiter.line.next) {
        // The last boundary lacks its two hyphens.
        position = delimiter.line.next
        continue
      }
      if frames[delimiter.frame].isClosed {
        structure.note("Parts go on after a multipart's closing boundary.")
      }
      guard structure.entities.count < parts else {
        structure.note("The message has more than \(parts) parts; the rest is one.")
        appendRest(from: delimiter.line.next, in: delimiter.frame)
        return
      }
      position = open(at: delimiter.line.next, in: delimiter.frame)
    }
    endLeaf(at: octets.endIndex)
    closeFrames(above: -1, at: octets.endIndex)
  }

  /// Drops the leaf that is being read where it is nothing, and an outer boundary ends it: the
  /// line before it was a last boundary without its two hyphens.
  private mutating func dropEmptyLast(before delimiter: Delimiter) {
    guard let index = leaf, index == structure.entities.count - 1,
      delimiter.frame < frames.count - 1, let frame = frames.last, frame.children > 1,
      structure.entities[index].parent == frame.entity,
      structure.entities[index].header.fields.isEmpty
    else { return }
    let start = structure.entities[index].content.lowerBound
    let end = delimiter.line.range.lowerBound
    guard end - start <= 4, octets[start..<max(start, end)].allSatisfy(\.isSpace) else { return }
    structure.entities.removeLast()
    frames[frames.count - 1].children -= 1
    leaf = nil
  }

  /// Whether nothing but the last line's end comes at or after `position`.
  private func isEnd(_ position: Int) -> Bool {
    octets.endIndex - position <= 4 && octets[position...].allSatisfy(\.isSpace)
  }

  /// Opens the entity whose header begins at `start`, and the ones that begin with it.
  ///
  /// - Returns: Where to look for the next boundary.
  private mutating func open(at start: Int, in frame: Int?) -> Int {
    var start = start
    var frame = frame
    while true {
      let index = append(at: start, in: frame)
      let entity = structure.entities[index]
      start = entity.content.lowerBound
      switch entity.shape {
      case .leaf:
        leaf = index
        return start
      case .multipart:
        guard let boundary = boundary(of: entity) else {
          structure.note("A multipart names no boundary.")
          makeText(index)
          leaf = index
          return start
        }
        push(Frame(entity: index, boundary: boundary, shadowed: boundaries[boundary]))
        openUnannounced(in: index)
        return start
      case .message:
        push(Frame(entity: index, boundary: nil, shadowed: nil))
        frame = frames.count - 1
      }
    }
  }

  /// Opens the first part of the multipart at `index` where its header runs on into the part's:
  /// the empty line and the boundary between them were lost.
  private mutating func openUnannounced(in index: Int) {
    let outer = structure.entities[index]
    let fields = outer.header.fields.filter { octets[$0.name].equals("content-type") }
    guard fields.count > 1, let last = fields.last,
      let type = MediaType(Header.unfolded(octets[last.value]), limits: limits),
      type.kind != "multipart", type.kind != "message"
    else { return }
    frames[frames.count - 1].children = 1
    structure.entities.append(
      Entity(
        parent: index, path: outer.path.isEmpty ? "1" : outer.path + ".1", header: outer.header,
        contentID: nil, type: type, disposition: nil, encoding: outer.encoding, shape: .leaf,
        content: outer.content, depth: outer.depth + 1, enclosure: outer.enclosure))
    leaf = structure.entities.count - 1
    unannounced = leaf
  }

  private mutating func append(at start: Int, in frame: Int?) -> Int {
    let parent = frame.map { frames[$0].entity }
    let isMessage = parent.map { structure.entities[$0].shape == .message } ?? true
    let header = HeaderBlock(in: octets, at: start, isPart: !isMessage, limits: limits) {
      delimiter(at: Line(range: $0, next: $0.upperBound)) != nil
    }
    for defect in header.defects { structure.note(defect.sentence) }
    let depth = parent.map { structure.entities[$0].depth + 1 } ?? 0
    let enclosure = parent.map { structure.entities[$0].enclosure + (isMessage ? 1 : 0) } ?? 0
    let encoding = TransferEncoding(header.first("content-transfer-encoding", in: octets))
    let isDigest = parent.map { structure.entities[$0].type.name == "multipart/digest" } ?? false
    let type = type(of: header, inDigest: isDigest)
    var entity = Entity(
      parent: parent, path: "", header: header,
      contentID: header.first("content-id", in: octets).map { [UInt8]($0) }, type: type,
      disposition: header.first("content-disposition", in: octets).flatMap { Disposition($0) },
      encoding: encoding,
      shape: shape(of: type, encoding: encoding, depth: depth, enclosure: enclosure),
      content: header.bodyStart..<octets.endIndex, depth: depth, enclosure: enclosure)
    entity.path = path(of: entity, in: frame, isMessage: isMessage)
    if type.parameters.areMany || entity.disposition?.parameters.areMany == true {
      structure.note(
        "A field has \(TokenReader.parameterLimit) parameters or more; others were not read.")
    }
    structure.entities.append(entity)
    return structure.entities.count - 1
  }

  private mutating func type(of header: HeaderBlock, inDigest: Bool) -> MediaType {
    let fields = header.all("content-type", in: octets).filter { !$0.isEmpty }
    guard !fields.isEmpty else {
      return inDigest ? .message : .plain
    }
    if fields.count > 1 { structure.note("A part has several Content-Type fields.") }
    // Of several, the first that names a type.
    for field in fields.prefix(8) {
      if let type = MediaType(field, limits: limits) { return type }
    }
    structure.note("A Content-Type names no media type.")
    return .plain
  }

  private mutating func shape(
    of type: MediaType, encoding: TransferEncoding, depth: Int, enclosure: Int
  ) -> Entity.Shape {
    let isMessage = type.isMessage
    guard type.kind == "multipart" || isMessage && encoding.isIdentity else { return .leaf }
    guard depth < limits.nesting, !isMessage || enclosure < limits.enclosedMessages else {
      structure.note("Parts nest too deep to be read; the innermost were not opened.")
      return .leaf
    }
    if type.name == "multipart/encrypted" {
      structure.note("A part is encrypted; only the holder of the key can read it.")
    }
    return isMessage ? .message : .multipart
  }

  /// The number of `entity`, which is about to be appended (RFC 3501, 6.4.5).
  private mutating func path(of entity: Entity, in frame: Int?, isMessage: Bool) -> String {
    guard let frame else { return entity.shape == .multipart ? "" : "1" }
    frames[frame].children += 1
    let parent = structure.entities[frames[frame].entity].path
    if isMessage { return entity.shape == .multipart ? parent : parent + ".1" }
    let number = String(frames[frame].children)
    return parent.isEmpty ? number : parent + "." + number
  }

  private mutating func push(_ frame: Frame) {
    frames.append(frame)
    guard let boundary = frame.boundary else { return }
    boundaries[boundary] = frames.count - 1
    longestBoundary = max(longestBoundary, boundary.count)
  }

  /// The boundary that `entity` names or, where it names none, its first line shows.
  private func boundary(of entity: Entity) -> ArraySlice<UInt8>? {
    if let named = entity.type.parameters.text("boundary") {
      var boundary = Array(named.utf8)[...]
      while let last = boundary.last, last.isSpace { boundary = boundary.dropLast() }
      if !boundary.isEmpty { return boundary }
    }
    var position = entity.content.lowerBound
    for _ in 0..<32 where position < octets.endIndex {
      let line = octets.line(at: position)
      let text = octets[line.range].trimmed
      if text.count > 4, text.count <= 80, text.prefix(2).elementsEqual([0x2D, 0x2D]),
        !text.contains(0x20)
      {
        return text.dropFirst(2)
      }
      position = line.next
    }
    return nil
  }

  // MARK: Boundaries

  /// The first boundary line at or after `start`, where a line begins.
  private func nextDelimiter(from start: Int) -> Delimiter? {
    guard !boundaries.isEmpty, start < octets.endIndex else { return nil }
    if octets[start] == 0x2D, let found = delimiter(at: octets.line(at: start)) { return found }
    var position = start
    while let feed = octets.index(of: [0x0A, 0x2D, 0x2D], from: position) {
      let line = octets.line(at: feed + 1)
      if let found = delimiter(at: line) { return found }
      position = feed + 1
    }
    return nil
  }

  private func delimiter(at line: Line) -> Delimiter? {
    let text = octets[line.range]
    guard text.prefix(2).elementsEqual([0x2D, 0x2D]) else { return nil }
    var end = text.endIndex
    while end > text.startIndex, text[end - 1].isSpace { end -= 1 }
    let name = octets[(text.startIndex + 2)..<max(end, text.startIndex + 2)]
    guard name.count <= longestBoundary + 2 else { return nil }
    if let frame = boundaries[name] {
      return Delimiter(line: line, frame: openFrame(from: frame), isLast: false)
    }
    if lost.contains(name), let frame = frames.lastIndex(where: { $0.boundary != nil }) {
      return Delimiter(line: line, frame: frame, isLast: false)
    }
    guard name.suffix(2).elementsEqual([0x2D, 0x2D]), let frame = boundaries[name.dropLast(2)]
    else { return nil }
    return Delimiter(line: line, frame: openFrame(from: frame), isLast: true)
  }

  /// The innermost frame with the boundary of `frame` that has not been closed; `frame`
  /// where all have.
  private func openFrame(from frame: Int) -> Int {
    guard frames[frame].isClosed else { return frame }
    var outer = frames[frame].shadowed
    while let candidate = outer {
      if !frames[candidate].isClosed { return candidate }
      outer = frames[candidate].shadowed
    }
    return frame
  }

  // MARK: Ends

  /// Ends the leaf that is being read before the boundary line at `position`; the line end
  /// before a boundary belongs to it (RFC 2046, 5.1.1).
  private mutating func endLeaf(at position: Int) {
    guard let index = leaf else { return }
    leaf = nil
    let start = structure.entities[index].content.lowerBound
    structure.entities[index].content = start..<contentEnd(from: start, at: position)
    guard unannounced == index else { return }
    unannounced = nil
    if octets[structure.entities[index].content].allSatisfy(\.isSpace), frames.count > 0 {
      structure.entities.removeLast()
      frames[frames.count - 1].children -= 1
    } else {
      structure.note("A multipart's header runs on into its first part's.")
    }
  }

  private func contentEnd(from start: Int, at position: Int) -> Int {
    guard position < octets.endIndex else { return octets.endIndex }
    var end = position
    if end > start, octets[end - 1] == 0x0A { end -= 1 }
    if end > start, octets[end - 1] == 0x0D { end -= 1 }
    return max(end, start)
  }

  /// Closes the frames above `frame`, which end at `position`.
  private mutating func closeFrames(above frame: Int, at position: Int) {
    while frames.count - 1 > frame, let closing = frames.popLast() {
      let start = structure.entities[closing.entity].content.lowerBound
      structure.entities[closing.entity].content = start..<contentEnd(from: start, at: position)
      guard let boundary = closing.boundary else { continue }
      boundaries[boundary] = closing.shadowed
      if closing.closed != nil { noteStray(in: closing, to: max(start, position)) }
      if closing.children == 0 {
        // The boundary never came: what is there is text.
        structure.note("A multipart has no part.")
        makeText(closing.entity)
      } else if !closing.isClosed {
        if closing.shadowed == nil { lost.insert(boundary) }
        structure.note("A multipart has no closing boundary.")
      }
    }
  }

  /// Notes the text before a multipart's first part, or behind its closing boundary, that
  /// ends at `end`.
  private mutating func noteStray(in frame: Frame, to end: Int) {
    let isFirst = frame.children == 0 && !frame.isClosed
    guard let start = isFirst ? structure.entities[frame.entity].content.lowerBound : frame.closed,
      start < end, structure.strays.count < 64
    else { return }
    structure.strays.append(start..<end)
  }

  /// Makes a multipart whose parts cannot be told apart a text.
  private mutating func makeText(_ index: Int) {
    var entity = structure.entities[index]
    entity.shape = .leaf
    entity.undivided = entity.type
    entity.type = .plain
    if entity.path.isEmpty {
      entity.path = "1"
    } else if let parent = entity.parent, structure.entities[parent].shape == .message {
      entity.path += ".1"
    }
    structure.entities[index] = entity
  }

  /// Everything from `start` on as one leaf.
  private mutating func appendRest(from start: Int, in frame: Int) {
    let parent = frames[frame].entity
    structure.entities.append(
      Entity(
        parent: parent, path: structure.entities[parent].path + ".rest",
        header: HeaderBlock(nothingAt: start), contentID: nil,
        type: .octets, disposition: nil, encoding: .identity, shape: .leaf,
        content: start..<octets.endIndex,
        depth: structure.entities[parent].depth + 1,
        enclosure: structure.entities[parent].enclosure))
    closeFrames(above: -1, at: octets.endIndex)
  }
}
