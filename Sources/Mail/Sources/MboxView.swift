import struct Foundation.Date

/// An mbox file up to an end that was measured once, seen through a window that moves
/// forward with the messages.
struct MboxView: ~Copyable {
  /// A message, and where it lies in the file.
  struct Found {
    /// Where its `From_` line begins.
    let start: Int
    /// Its first octet, and the one after its last.
    let content: Range<Int>
    /// Where the next `From_` line begins; or the measured end.
    let end: Int
    /// What the `From_` line says.
    let delivered: Date?
    /// Its octets, their quoting undone.
    let octets: MessageOctets
  }

  /// How much is read at once, and let go of at once: little enough for all of the window to stay
  /// in the processor's cache.
  private static let step = 1 << 18
  /// How far a header is searched for a Content-Length.
  private static let longestHeader = 1 << 18

  let file: Descriptor
  /// What the system said when the end was measured.
  let status: FileStatus
  /// The octets from ``base`` on that were read.
  private var window: [UInt8] = []
  private var base: Int
  /// The `From_` line that ended the last message looked at, and where it begins.
  private var next: (start: Int, line: FromLine)?

  /// The measured end: the octet after the last.
  var end: Int { status.size }

  /// Looks at `file`, whose end is measured now.
  init(_ file: consuming Descriptor) throws(SystemError) {
    status = try file.status()
    self.file = file
    base = 0
  }

  /// The octets of `range`, cut at the measured end.
  func octets(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
    let range = range.clamped(to: 0..<end)
    if range.lowerBound >= base, range.upperBound <= base + window.count {
      return Array(window[(range.lowerBound - base)..<(range.upperBound - base)])
    }
    return try file.read(range.count, at: range.lowerBound)
  }

  /// The message whose content lies in `range`, its quoting undone; a large one piece by piece.
  private func message(in range: Range<Int>) throws(SystemError) -> MessageOctets {
    guard range.count > MessageOctets.mostInMemory else {
      return MessageOctets(MboxText.unquoted(try octets(range)))
    }
    var message = MessageGathering()
    var place = range.lowerBound
    var startsLine = true
    while place < range.upperBound {
      var piece = try octets(
        place..<min(place + MessageOctets.mostInPiece, range.upperBound))
      // Whole lines, as far as there are: quoting is at the beginning of one.
      if let newline = piece.lastIndex(of: 0x0A) { piece.removeSubrange((newline + 1)...) }
      guard !piece.isEmpty else { break }
      try message.append(MboxText.unquoted(piece, startsLine: startsLine)[...])
      place += piece.count
      startsLine = piece.last == 0x0A
    }
    return message.end().octets
  }

  /// The messages from `start` on, up to the measured end or to `limits`.
  mutating func messages(from start: Int, _ limits: BatchLimits) throws(SystemError) -> [Found] {
    window = []
    window.reserveCapacity(min(2 * Self.step, end - start) + 2 * Self.step)
    base = start
    var found: [Found] = []
    while found.count < limits.messages, (found.last?.end ?? start) - start < limits.octets,
      let message = try message(at: found.last?.end ?? start)
    {
      found.append(message)
      let read = message.end - base
      if read >= Self.step, read <= window.count {
        window.removeFirst(read)
        base = message.end
      }
    }
    return found
  }

  /// The message whose `From_` line begins at `start`, not before the window; `nil` at the end.
  ///
  /// Octets that no `From_` line precedes, at the beginning of a file, are a message too.
  private mutating func message(at start: Int) throws(SystemError) -> Found? {
    guard start < end else { return nil }
    let line = try line(at: start)
    let from = if let next, next.start == start { next.line } else { FromLine(line) }
    let first = from == nil ? start : start + line.count
    let end =
      if let stated = try statedEnd(from: first) { stated } else { try nextFromLine(after: first) }
    let content = first..<(try endOfContent(first..<end))
    return Found(
      start: start, content: content, end: end, delivered: from?.time,
      octets: try message(in: content))
  }

  /// Whether the file has grown since its end was measured, and that end does not look like
  /// the end of a message: somebody is writing it now.
  func endsInMidMessage() throws(SystemError) -> Bool {
    guard try file.status().size > end else { return false }
    return try !MboxText.endsInBlankLine(octets((end - 4)..<end))
  }

  /// Where the next `From_` line after an empty line begins; the measured end where there is none.
  private mutating func nextFromLine(after first: Int) throws(SystemError) -> Int {
    var place = max(0, first - base - 1)
    while true {
      guard let newline = window[...].index(of: 0x0A, from: place) else {
        place = window.count
        if base + place - first > MessageOctets.mostInMemory { place -= forgetFront() }
        guard try more() else { return end }
        continue
      }
      place = newline + 1
      while window.count < place + FromLine.mark.count, try more() {}
      guard place < window.count, window[place] == 0x46, MboxText.isBlankLine(in: window, newline),
        window[place...].starts(with: FromLine.mark)
      else { continue }
      if let line = FromLine(try line(at: base + place)) {
        next = (base + place, line)
        return base + place
      }
    }
  }

  /// Lets go of the window but for its last octets, and says of how many.
  private mutating func forgetFront() -> Int {
    let gone = max(0, window.count - 4)
    window.removeFirst(gone)
    base += gone
    return gone
  }

  /// Where the message ends by its own Content-Length, if the next `From_` line or the end
  /// of the file is there; such a message may hold `From_` lines of its own.
  private mutating func statedEnd(from first: Int) throws(SystemError) -> Int? {
    guard let (length, body) = try contentLength(from: first) else { return nil }
    let (landing, overflow) = body.addingReportingOverflow(length)
    guard !overflow, landing <= end else { return nil }
    let ahead = try octets(landing..<min(end, landing + FromLine.longest + 4))
    let blank = ahead.prefix { $0 == 0x0D || $0 == 0x0A }
    guard blank.count(where: { $0 == 0x0A }) <= 2 else { return nil }
    if landing + blank.count == end { return end }
    let line = ahead[blank.endIndex...].prefix { $0 != 0x0A }
    return FromLine(line) == nil ? nil : landing + blank.count
  }

  /// The Content-Length of the header that begins at `first`, and where the body begins.
  private mutating func contentLength(
    from first: Int
  ) throws(SystemError) -> (length: Int, body: Int)? {
    var place = first - base
    var length: Int?
    while place < first - base + Self.longestHeader {
      guard let newline = window[...].index(of: 0x0A, from: place) else {
        guard try more() else { return nil }
        continue
      }
      let line = window[place..<newline]
      place = newline + 1
      if line.isEmpty || line.elementsEqual([0x0D]) { return length.map { ($0, base + place) } }
      guard let first = line.first, first | 0x20 == 0x63, line.count < 64,
        let value = MboxText.contentLength(line)
      else { continue }
      // Two that differ are worth nothing.
      guard length == nil || length == value else { return nil }
      length = value
    }
    return nil
  }

  /// The line at `start` with its line end; cut where it is longer than any `From_` line.
  private mutating func line(at start: Int) throws(SystemError) -> ArraySlice<UInt8> {
    if start - base - window.count > MessageOctets.mostInMemory {
      // Behind a large message whose header says where it ends.
      window = []
      base = start
    }
    let place = start - base
    while window.count <= place + FromLine.longest, try more() {}
    let line = window[place...].prefix(FromLine.longest + 1)
    guard let newline = line.firstIndex(of: 0x0A) else { return line }
    return line[...newline]
  }

  /// The end of the content in `range`, without the empty line that ends it.
  private func endOfContent(_ range: Range<Int>) throws(SystemError) -> Int {
    let tail = try octets(max(range.lowerBound - 1, range.upperBound - 4)..<range.upperBound)
    guard MboxText.endsInBlankLine(tail) else { return range.upperBound }
    return max(range.lowerBound, range.upperBound - (tail.suffix(2).first == 0x0D ? 2 : 1))
  }

  /// Reads on; whether there was more before the measured end.
  private mutating func more() throws(SystemError) -> Bool {
    let place = base + window.count
    try file.append(min(Self.step, end - place), at: place, to: &window)
    return base + window.count > place
  }
}
