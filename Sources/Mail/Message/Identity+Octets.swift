extension Identity {
  /// Digests a message's `octets`, once as they are and once without the header fields that
  /// mail programs rewrite in place.
  public init(of octets: [UInt8]) {
    let digest = Digest(of: octets)
    var kept: [Range<Int>] = []
    let slice = octets[...]
    var position = 0
    var keepsField = true
    var dropsAny = false
    var start = 0
    while position < octets.count {
      let line = slice.line(at: position)
      guard let first = slice[line.range].first else { break }
      if !first.isBlank {
        let keeps = !Self.isRewritten(slice[line.range])
        if keepsField, !keeps { kept.append(start..<position) }
        if !keepsField, keeps { start = position }
        keepsField = keeps
        if !keeps { dropsAny = true }
      }
      position = line.next
    }
    guard dropsAny else {
      self.init(digest: digest, delivery: digest)
      return
    }
    if !keepsField { start = position }
    kept.append(start..<octets.count)
    let delivery = Digest.sha256 { feed in for range in kept { feed(slice[range]) } }
    self.init(digest: digest, delivery: Digest(octets: delivery))
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
