/// Where reading an mbox file begins: after what is on record, if the file is still that
/// file.
struct MboxStart {
  var offset: Int
  /// How many messages lie before it.
  var count: Int
  /// Whether the first message found is a longer form of the last on record.
  var completesEarlier = false
  /// Whether nothing on record could be skipped.
  var isBeginning: Bool { count == 0 }

  private init(offset: Int, count: Int, completesEarlier: Bool = false) {
    self.offset = offset
    self.count = count
    self.completesEarlier = completesEarlier
  }

  /// Compares the file in `view` with what `position` remembers of it.
  init(after position: Position?, in view: borrowing MboxView) throws(SystemError) {
    guard let position, try position.holds(in: view) else {
      self = try Self.beginning(of: view)
      return
    }
    let here = MboxStart(offset: position.offset, count: position.count)
    if position.size == view.status.size, position.modified == view.status.modified {
      self = here
      return
    }
    let ahead = try view.octets(position.offset..<(position.offset + 2 * FromLine.longest))
    let blank = ahead.prefix { $0 == 0x0D || $0 == 0x0A }
    if position.offset + blank.count == view.end {
      self = MboxStart(offset: view.end, count: position.count)
      return
    }
    let line = ahead[blank.endIndex...].prefix { $0 != 0x0A }
    if FromLine(line) != nil, try Self.endsBefore(position, newlines: blank, in: view) {
      self = MboxStart(offset: position.offset + blank.count, count: position.count)
    } else if position.count == 0 {
      self = try Self.beginning(of: view)
    } else {
      self = MboxStart(
        offset: position.lastStart, count: position.count - 1, completesEarlier: true)
    }
  }

  /// Whether the last message on record ends where it did: what has come between it and the
  /// next is at most the line end that makes the empty line whole.
  private static func endsBefore(
    _ position: Position, newlines: ArraySlice<UInt8>, in view: borrowing MboxView
  ) throws(SystemError) -> Bool {
    let before = try view.octets((position.offset - 4)..<position.offset)
    return switch newlines.count(where: { $0 == 0x0A }) {
    case 0: MboxText.endsInBlankLine(before) || before.isEmpty
    case 1: before.last == 0x0A && !MboxText.endsInBlankLine(before)
    default: false
    }
  }

  private static func beginning(of view: borrowing MboxView) throws(SystemError) -> MboxStart {
    let blank = try view.octets(0..<FromLine.longest).prefix { $0 == 0x0D || $0 == 0x0A }
    return MboxStart(offset: blank.count, count: 0)
  }
}

extension Position {
  /// Whether the file is as it was, and was read to its end.
  func isAll(of status: FileStatus) -> Bool {
    size == status.size && modified == status.modified && offset == size
  }

  /// Whether the file still begins with the octets that were read.
  func holds(in view: borrowing MboxView) throws(SystemError) -> Bool {
    guard offset <= view.end else { return false }
    guard try head == Self.head(of: view, before: offset) else { return false }
    return try tail == Self.tail(of: view, before: offset)
  }

  /// What to remember of the file in `view` after the messages before `offset`.
  init(
    in view: borrowing MboxView, offset: Int, lastStart: Int, count: Int
  ) throws(SystemError) {
    size = view.status.size
    modified = view.status.modified
    self.offset = offset
    self.lastStart = lastStart
    self.count = count
    head = try Self.head(of: view, before: offset)
    tail = try Self.tail(of: view, before: offset)
  }

  private static func head(
    of view: borrowing MboxView, before offset: Int
  ) throws(SystemError) -> Digest {
    Digest(of: try view.octets(0..<min(offset, headLength)))
  }

  private static func tail(
    of view: borrowing MboxView, before offset: Int
  ) throws(SystemError) -> Digest {
    Digest(of: try view.octets(max(0, offset - tailLength)..<offset))
  }
}
