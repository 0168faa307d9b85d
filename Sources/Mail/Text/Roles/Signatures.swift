/// Signatures, with and without the line that announces them.
extension Roles {
  /// Finds the signature of each stretch of the writer's own text.
  mutating func findSignatures() {
    for index in lines.indices
    where lines[index].text.utf8.count == 2 && isOwn(index) && lines[index].text == "--" {
      markAnnounced(at: index)
    }
    for index in lines.indices where isOwn(index) && !isBlank(index) {
      if isDeviceLine(index) {
        lines[index].role = .signature
      } else if SignatureWords.isSignOff(lines[index].text) {
        markSignedOff(at: index)
      }
    }
  }

  /// Whether the stretch of own text goes on at `index`; blank lines are part of it.
  private func goesOn(at index: Int) -> Bool {
    index < lines.count && lines[index].depth == 0
      && (lines[index].role == .text || isBlank(index) && lines[index].role != .signature)
  }

  /// Marks the signature below the `-- ` at `index`.
  ///
  /// It ends where text begins again: at a list of references, or at a paragraph too long to
  /// be anything but text.
  private mutating func markAnnounced(at index: Int) {
    var end = index + 1
    var position = end
    while true {
      while goesOn(at: position), isBlank(position) { position += 1 }
      let start = position
      // One line more than a signature's paragraph may have is enough to tell.
      while goesOn(at: position), !isBlank(position), position - start <= 10 { position += 1 }
      guard position > start, !isText(start..<position, isFirst: start == index + 1) else { break }
      end = position
    }
    guard end > index + 1 else { return }
    mark(index..<end, as: .signature, over: [.text])
  }

  /// Whether a paragraph below a signature's mark is text after all.
  private func isText(_ paragraph: Range<Int>, isFirst: Bool) -> Bool {
    if paragraph.count > 10 { return true }
    let texts = lines[paragraph].map(\.text)
    if texts.contains(where: Self.isReference) { return true }
    if texts.contains(where: { $0.utf8.count > 300 }) { return true }
    return !isFirst && texts.reduce(0, { $0 + $1.utf8.count }) > 400
  }

  /// Whether `text` is an entry of a list of references: `[1] http://…`.
  private static func isReference(_ text: String) -> Bool {
    let octets = Array(text.utf8.prefix(6))
    guard octets.first == 0x5B, let close = octets.firstIndex(of: 0x5D), close > 1 else {
      return false
    }
    return octets[1..<close].allSatisfy(\.isDigit)
  }

  /// Marks the signature that the words at `index` begin: "Best regards,".
  ///
  /// Only a short one, and only where nothing but it follows: names, an affiliation, ways to
  /// reach the writer.
  private mutating func markSignedOff(at index: Int) {
    var rest: [Int] = []
    var limit = index + 1
    while goesOn(at: limit), rest.count <= 8 {
      if !isBlank(limit) { rest.append(limit) }
      limit += 1
    }
    guard let name = rest.first, SignatureWords.isName(lines[name].text) else { return }
    let texts = rest.map { lines[$0].text }
    guard rest.count <= 8, texts.allSatisfy({ $0.utf8.count <= 90 && !Self.isReference($0) }),
      !texts.contains(where: Self.isSentenceOrLabel)
    else { return markName(at: name, below: index) }
    mark(index..<limit, as: .signature, over: [.text])
  }

  /// Marks only the words at `index` and the name right below them, where it stands alone.
  private mutating func markName(at name: Int, below index: Int) {
    guard name - index <= 2, !goesOn(at: name + 1) || isBlank(name + 1) else { return }
    mark(index..<(name + 1), as: .signature, over: [.text])
  }

  /// Whether `text` is what no signature has: a sentence, or a form's label with its value,
  /// unless the label is one of a way to reach somebody.
  private static func isSentenceOrLabel(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    if words.count >= 5, let last = text.last, ".!?".contains(last), !text.contains("@") {
      return true
    }
    if text.first == "*" || text.first == "•" { return true }
    guard let colon = text.firstIndex(of: ":"), !text[colon...].hasPrefix("://") else {
      return false
    }
    let label = text[..<colon].lowercased().trimmingBlanks
    guard label.utf8.count <= 40 else { return true }
    return !SignatureWords.contacts.contains { label == $0 || label.hasSuffix(" " + $0) }
  }

  /// Whether the line at `index` says what the mail was written on, "Sent from my phone", and
  /// stands alone.
  private func isDeviceLine(_ index: Int) -> Bool {
    let text = lines[index].text
    guard (6...120).contains(text.utf8.count), SignatureWords.devices.begin(text),
      index == 0 || isBlank(index - 1) || !isOwn(index - 1),
      index + 1 == lines.count || isBlank(index + 1) || !isOwn(index + 1)
    else { return false }
    return text.utf8.count(where: { $0 == 0x20 }) <= 12 && text.split(separator: " ").count <= 9
  }
}
