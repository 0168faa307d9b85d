extension Identity {
  /// Digests a message's `octets`, once as they are and once without what mail programs
  /// rewrite in place: some header fields, CR before LF, and a last line that has no end.
  public init(of octets: [UInt8]) {
    self.init { (body) throws(Never) in body(octets[...]) }
  }

  /// Digests `octets` as ``init(of:)`` does, piece by piece; fields are looked for in the first.
  ///
  /// - Throws: ``MailboxError`` where they cannot be read.
  public init(of octets: MessageOctets) throws(MailboxError) {
    try self.init { (body) throws(MailboxError) in try octets.forEachPiece(body) }
  }

  /// Digests the pieces that `forEachPiece` gives, the same each time it is called.
  private init<Failure: Error>(
    _ forEachPiece: ((ArraySlice<UInt8>) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var header: KeptOctets?
    var ends = LineEnds()
    let all = Hashing()
    try forEachPiece { piece in
      if header == nil { header = KeptOctets(in: piece) }
      ends.look(at: piece)
      all.take(piece)
    }
    let own = all.end()
    guard let header, header.isPartial || !ends.arePlain else {
      self.init(digest: own, delivery: own)
      return
    }
    var isFirst = true
    var kept = NormalizedHashing()
    try forEachPiece { piece in
      for range in isFirst ? header.ranges : [piece.indices] { kept.take(piece[range]) }
      isFirst = false
    }
    self.init(digest: own, delivery: kept.end(behind: ends.last))
  }
}

/// What of a message's first piece counts: all but the fields that mail programs write into a
/// mailbox they have opened.
private struct KeptOctets {
  private(set) var ranges: [Range<Int>] = []
  /// Whether a field was left out.
  private(set) var isPartial = false

  init(in piece: ArraySlice<UInt8>) {
    var position = piece.startIndex
    var keepsField = true
    var start = position
    while position < piece.endIndex {
      let line = piece.line(at: position)
      guard let first = piece[line.range].first else { break }
      if !first.isBlank {
        let keeps = !Self.isRewritten(piece[line.range])
        if keepsField, !keeps { ranges.append(start..<position) }
        if !keepsField, keeps { start = position }
        keepsField = keeps
        if !keeps { isPartial = true }
      }
      position = line.next
    }
    if !keepsField { start = position }
    ranges.append(start..<piece.endIndex)
  }

  /// Whether the field that `line` begins is one of those.
  private static func isRewritten(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first?.lowercased,
      first == 0x78 || first == 0x73 || first == 0x63 || first == 0x6C
    else { return false }
    let name = line.prefix { $0 != 0x3A && !$0.isBlank }
    guard name.count < line.count, name.count <= 64 else { return false }
    return rewritten.contains(where: name.equals) || name.hasPrefix("x-imap")
      || name.hasPrefix("x-mozilla-")
  }

  private static let rewritten = [
    "status", "x-status", "x-keywords", "x-uid", "content-length", "lines",
  ]
}

/// What the line ends of pieces are.
private struct LineEnds {
  private var hasCRLF = false
  /// The last octet of all.
  private(set) var last: UInt8?

  /// Whether every line ends in LF alone, the last one too.
  var arePlain: Bool { !hasCRLF && (last == nil || last == 0x0A) }

  mutating func look(at piece: ArraySlice<UInt8>) {
    guard let first = piece.first else { return }
    if last == 0x0D, first == 0x0A { hasCRLF = true }
    hasCRLF = hasCRLF || piece.index(of: [0x0D, 0x0A], from: piece.startIndex) != nil
    last = piece.last
  }
}

/// Digests pieces with the CRs before LFs left out, and a last line that ends.
private struct NormalizedHashing: ~Copyable {
  private let hashing = Hashing()
  /// Whether the last piece ended in a CR that was not taken yet.
  private var holdsCR = false

  mutating func take(_ piece: ArraySlice<UInt8>) {
    guard let first = piece.first else { return }
    if holdsCR, first != 0x0A { hashing.take([0x0D]) }
    var rest = piece
    while let end = rest.index(of: [0x0D, 0x0A], from: rest.startIndex) {
      hashing.take(rest[..<end])
      rest = rest[(end + 1)...]
    }
    holdsCR = rest.last == 0x0D
    hashing.take(holdsCR ? rest.dropLast() : rest)
  }

  /// The digest of what was taken, out of octets whose last is `last`.
  consuming func end(behind last: UInt8?) -> Digest {
    if holdsCR { hashing.take([0x0D]) }
    if last != 0x0A { hashing.take([0x0A]) }
    return hashing.end()
  }
}
