/// The header of a message or of a part: where its fields are, and where the body begins.
struct HeaderBlock {
  /// A field's place in the octets; the value is still folded, without its last line end.
  struct Field {
    let name: Range<Int>
    var value: Range<Int>
  }

  private(set) var fields: [Field] = []
  /// Where the body begins.
  private(set) var bodyStart: Int
  private(set) var defects: [Defect] = []
  /// Whether there were more fields than are read.
  private var isCut = false
  /// Where a field stands that only mail software writes, once one has been looked for ahead.
  private var fieldAhead: Int?
  /// Where the folded lines end that were looked through last.
  private var foldsEnd = 0

  /// Finds the header that begins at `start`.
  ///
  /// - Parameters:
  ///   - octets: The whole message.
  ///   - isPart: Whether it is a body part's header, which must have a field we know.
  ///   - isBoundary: Whether a line that begins with `--` ends the part.
  init(
    in octets: ArraySlice<UInt8>, at start: Int, isPart: Bool, limits: Limits,
    isBoundary: (Range<Int>) -> Bool
  ) {
    bodyStart = start
    read(octets, at: start, isPart: isPart, limits: limits, isBoundary: isBoundary)
    // Text that happens to look like fields is text: a body part without a header, a file
    // that is no mail. A header has at least one field that mail software writes.
    if !fields.isEmpty, !isCut, !fields.contains(where: { Self.isKnown(octets[$0.name]) }) {
      fields = []
      bodyStart = start
      defects = [Defect(isPart ? "A part has no header." : "The message has no header.")]
    }
  }

  /// No header: the body begins at `start`.
  init(nothingAt start: Int) { bodyStart = start }

  private mutating func read(
    _ octets: ArraySlice<UInt8>, at start: Int, isPart: Bool, limits: Limits,
    isBoundary: (Range<Int>) -> Bool
  ) {
    var position = start
    if !isPart { position = Self.skippingBlankLines(octets, at: start) }
    while position < octets.endIndex {
      let line = octets.line(at: position)
      defer { position = line.next }
      guard let first = octets[line.range].first else {
        bodyStart = line.next
        return
      }
      if first.isBlank || first == 0x0D {
        if octets[line.range].trimmed.isEmpty, !headerGoesOn(octets, afterBlank: line) {
          bodyStart = line.next
          return
        }
        if !fields.isEmpty, !isCut {
          fields[fields.count - 1].value =
            fields[fields.count - 1].value.lowerBound..<line.range.upperBound
        }
        continue
      }
      if first == 0x2D, isBoundary(line.range) {
        bodyStart = position
        defects.append(Defect("A part ends within its header."))
        return
      }
      if let name = Self.name(in: octets[line.range]) {
        if fields.count >= limits.headerFields, !isCut {
          note("The header has more than \(limits.headerFields) fields; the rest was not read.")
          isCut = true
        } else if line.range.upperBound - start > limits.headerOctets, !isCut {
          note("The header has more than \(limits.headerOctets) octets; the rest was not read.")
          isCut = true
        }
        if isCut { continue }
        let colon = octets.index(of: 0x3A, from: name.upperBound) ?? name.upperBound
        fields.append(Field(name: name, value: colon + 1..<line.range.upperBound))
        continue
      }
      if first == 0x2D, isOwnBoundary(octets[line.range], in: octets) {
        bodyStart = position
        note("No empty line stands between a multipart's header and its first part.")
        return
      }
      if octets[line.range].hasPrefix("from ") || octets[line.range].hasPrefix(">from ") {
        note("A mailbox's From line stands in the header.")
        continue
      }
      if headerGoesOn(octets, after: line) {
        note("A line in the header is no field; it was passed over.")
        continue
      }
      bodyStart = position
      note(
        fields.isEmpty
          ? "The message has no header." : "No empty line stands between header and body.")
      return
    }
    bodyStart = octets.endIndex
  }

  /// Whether `line` is the boundary that the fields so far name.
  private func isOwnBoundary(_ line: ArraySlice<UInt8>, in octets: ArraySlice<UInt8>) -> Bool {
    let name = line.dropFirst(2).trimmed
    guard line.prefix(2).elementsEqual([0x2D, 0x2D]), !name.isEmpty, name.count <= 80,
      let field = fields.first(where: { octets[$0.name].equals("content-type") }),
      let place = octets[field.value].index(of: [UInt8](name), from: field.value.lowerBound)
    else { return false }
    let before = octets[field.value.lowerBound..<place].suffix(10).lowercasedASCII
    let after = octets[(place + name.count)..<field.value.upperBound].first
    return (before.hasSuffix("boundary=") || before.hasSuffix("boundary=\""))
      && (after.map { $0 == 0x22 || $0 == 0x3B || $0.isSpace } ?? true)
  }

  private mutating func note(_ sentence: String) {
    let defect = Defect(sentence)
    if !defects.contains(defect) { defects.append(defect) }
  }

  /// The start of the first line of a header that blank lines stand before; `start` where
  /// what follows them is no header.
  private static func skippingBlankLines(_ octets: ArraySlice<UInt8>, at start: Int) -> Int {
    var position = start
    while position < octets.endIndex {
      let line = octets.line(at: position)
      guard octets[line.range].trimmed.isEmpty else { break }
      position = line.next
    }
    return isHeaderLine(octets, at: position) ? position : start
  }

  /// Whether a field that mail software writes begins at `start`.
  private static func isHeaderLine(_ octets: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard start < octets.endIndex else { return false }
    return name(in: octets[octets.line(at: start).range]).map { isKnown(octets[$0]) } ?? false
  }

  /// Whether the header goes on behind `line`, which is nothing but blanks (RFC 5322, 4.2):
  /// behind what is folded under it, a known field follows.
  private mutating func headerGoesOn(
    _ octets: ArraySlice<UInt8>, afterBlank line: Line
  ) -> Bool {
    if foldsEnd < line.next {
      foldsEnd = line.next
      while foldsEnd < octets.endIndex, octets[foldsEnd].isBlank {
        foldsEnd = octets.line(at: foldsEnd).next
      }
    }
    return Self.isHeaderLine(octets, at: foldsEnd)
  }

  /// Whether the header goes on behind `line`, which is no field.
  ///
  /// It does where a known field follows at once or, within a few lines, one that only mail
  /// software writes: body text whose empty line was lost may well say `Subject:`.
  private mutating func headerGoesOn(_ octets: ArraySlice<UInt8>, after line: Line) -> Bool {
    if let fieldAhead, line.next <= fieldAhead { return true }
    if Self.isHeaderLine(octets, at: line.next) { return true }
    var position = line.next
    for _ in 0..<20 where position < octets.endIndex {
      let next = octets.line(at: position)
      guard !octets[next.range].trimmed.isEmpty else { return false }
      if let name = Self.name(in: octets[next.range]), Self.isTechnical(octets[name]) {
        fieldAhead = position
        return true
      }
      position = next.next
    }
    return false
  }

  /// Whether no person would begin a line with `name` and a colon.
  private static func isTechnical(_ name: ArraySlice<UInt8>) -> Bool {
    name.contains(0x2D) && isKnown(name) || name.equals("received")
  }

  /// The range of the field name that `line` begins with (RFC 5322, 2.2); blanks before the
  /// colon (4.5) are not part of it.
  private static func name(in line: ArraySlice<UInt8>) -> Range<Int>? {
    var end = line.startIndex
    while end < line.endIndex, line[end] > 0x20, line[end] < 0x7F, line[end] != 0x3A { end += 1 }
    guard end > line.startIndex, end - line.startIndex <= 256 else { return nil }
    var colon = end
    while colon < line.endIndex, line[colon].isBlank { colon += 1 }
    guard colon < line.endIndex, line[colon] == 0x3A else { return nil }
    return line.startIndex..<end
  }

  /// Whether mail software writes fields called `name`.
  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    name.hasPrefix("x-") || name.hasPrefix("content-") || name.hasPrefix("list-")
      || name.hasPrefix("resent-") || name.hasPrefix("arc-")
      || knownNames.contains(name.lowercasedASCII)
  }

  private static let knownNames: Set<String> = [
    "from", "to", "cc", "bcc", "subject", "date", "sender", "reply-to", "message-id",
    "in-reply-to", "references", "received", "return-path", "mime-version", "comments",
    "keywords", "delivered-to", "envelope-to", "apparently-to", "errors-to", "precedence",
    "priority", "importance", "organization", "organisation", "user-agent", "mailer", "status",
    "auto-submitted", "dkim-signature", "domainkey-signature", "authentication-results",
    "received-spf", "mail-followup-to", "mail-reply-to", "thread-topic", "thread-index",
    "newsgroups", "path", "lines", "followup-to", "distribution", "expires", "face", "openpgp",
    "disposition-notification-to", "return-receipt-to", "original-recipient", "feedback-id",
    "autocrypt", "encoding", "archived-at", "original-message-id", "final-recipient",
    "reporting-mta", "approved", "supersedes", "accept-language", "msip_labels", "cancel-lock",
    "envelope-from", "delivery-date", "posted-date", "nntp-posting-host",
  ]
}
