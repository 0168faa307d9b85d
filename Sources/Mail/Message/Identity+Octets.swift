extension Identity {
  /// Digests a message's `octets`, once as they are and once without what mail programs
  /// rewrite in place: some header fields, CR before LF, and a last line that has no end.
  public init(of octets: [UInt8]) {
    let digest = Digest(of: octets)
    var kept: [Range<Int>] = []
    let slice = octets[...]
    var position = 0
    var keepsField = true
    // A program that writes its fields into a file with CRLF ends some lines with LF.
    let isPlain = octets.last == 0x0A && slice.index(of: [0x0D, 0x0A], from: 0) == nil
    var differs = !isPlain && !octets.isEmpty
    var start = 0
    while position < octets.count {
      let line = slice.line(at: position)
      guard let first = slice[line.range].first else { break }
      if !first.isBlank {
        let keeps = !Self.isRewritten(slice[line.range])
        if keepsField, !keeps { kept.append(start..<position) }
        if !keepsField, keeps { start = position }
        keepsField = keeps
        if !keeps { differs = true }
      }
      position = line.next
    }
    guard differs else {
      self.init(digest: digest, delivery: digest)
      return
    }
    if !keepsField { start = position }
    kept.append(start..<octets.count)
    let delivery = Digest.sha256 { feed in
      for range in kept { Self.feed(slice[range], to: feed) }
      if octets.last != 0x0A { feed([0x0A]) }
    }
    self.init(digest: digest, delivery: Digest(octets: delivery))
  }

  /// Feeds `octets` with the CRs before LFs left out.
  private static func feed(_ octets: ArraySlice<UInt8>, to digest: (ArraySlice<UInt8>) -> Void) {
    var rest = octets
    while let end = rest.index(of: [0x0D, 0x0A], from: rest.startIndex) {
      digest(rest[..<end])
      rest = rest[(end + 1)...]
    }
    digest(rest)
  }

  /// Whether the field that `line` begins is one that mail programs write into a mailbox
  /// they have opened.
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
